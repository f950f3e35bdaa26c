"""What the finder lists, from case studies to templates, and the filters that narrow the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from urllib.parse import parse_qsl

from macros.faults import suggestion
from macros.markdown.links import Link
from macros.models.case_study import CaseStudy
from macros.models.decision_point import DecisionPoint, Question
from macros.models.method import Method
from macros.models.toolkit import Toolkit

KINDS = ("case-study", "method", "question", "practice", "template")
"""The kinds of entry, in the order of the list."""

_QUERY = re.compile(r"[./]*find\.md\?([^#]*)")


@dataclass(frozen=True)
class Filter:
    """Something that the list can be narrowed by."""

    name: str
    """Its name in the page's address, for example `point`."""
    choices: Mapping[str, str]
    """What readers can choose: titles by name. The kinds have none here, since the interface names them."""


@dataclass(frozen=True)
class Entry:
    """One line of the list."""

    kind: str
    name: str
    """The name of the case study or method, or the question's id."""
    title: str
    page: str
    """The page that has it, from the docs folder."""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By filter, the choices that keep it in the list. A filter that does not apply to it is left out."""
    anchor: str = ""
    """What leads to it within the page, if it is a part of one."""
    summary: str = ""
    organisations: tuple[str, ...] = ()
    also_known_as: tuple[str, ...] = ()


def filters(toolkit: Toolkit) -> tuple[Filter, ...]:
    """All that the list can be narrowed by, in the order in which readers see it."""
    return (
        Filter("kind", dict.fromkeys(KINDS, "")),
        Filter("point", {p.slug: p.short_title for p in toolkit.decision_points.values()}),
        Filter("aim", {aim.id: aim.title for aim in toolkit.aims.values()}),
        Filter("reach", {g.id: g.short_title for g in toolkit.stakeholder_groups.values()}),
        Filter("family", {kind.id: kind.title for kind in toolkit.method_kinds.values()}),
        Filter("level", {level.id: level.title for level in toolkit.levels.values()}),
    )


def entries(toolkit: Toolkit) -> list[Entry]:
    """Everything in the list, kind after kind: methods by family, and questions by decision point."""
    return [
        *(case_study_entry(toolkit, case) for case in toolkit.case_studies.values()),
        *(method_entry(toolkit, method) for kind in toolkit.method_kinds for method in toolkit.methods_of_kind(kind)),
        *(
            _question_entry(point, question)
            for point in toolkit.decision_points.values()
            for question in point.questions
        ),
        *(
            Entry(
                kind="practice", name=PurePath(path).stem, title=page.title, page=f"/{path}", summary=page.description
            )
            for path, page in toolkit.practice.items()
        ),
        *(
            Entry(kind="template", name=name, title=one.title, page="/templates.md", anchor=name, summary=one.summary)
            for name, one in toolkit.templates.items()
            if "templates.md" not in toolkit.hidden_pages
        ),
    ]


def case_study_entry(toolkit: Toolkit, case: CaseStudy) -> Entry:
    """A case study as the list shows it."""
    return Entry(
        kind="case-study",
        name=case.slug,
        title=case.title,
        page=f"/case-studies/{case.slug}.md",
        values=_values(point=case.decision_points, aim=case.aims, reach=case.reaches),
        summary=case.summary,
        organisations=case.organisations,
    )


def method_entry(toolkit: Toolkit, method: Method) -> Entry:
    """A method as the list shows it."""
    return Entry(
        kind="method",
        name=method.slug,
        title=method.title,
        page=f"/methods/{method.slug}.md",
        values=_values(
            point=[point.slug for point in toolkit.points_with_method(method.slug)],
            aim=method.aims,
            reach=method.reaches,
            family=[method.kind],
            level=method.levels,
        ),
        summary=method.summary,
        also_known_as=method.also_known_as,
    )


def _question_entry(point: DecisionPoint, question: Question) -> Entry:
    return Entry(
        kind="question",
        name=question.id,
        title=question.text,
        page=f"/decision-points/{point.slug}.md",
        anchor=f"question-{question.id}",
        values=_values(point=[point.slug], aim=question.aims),
    )


def kinds_with(name: str, listed: Iterable[Entry]) -> list[str]:
    """The kinds of entry to which a filter applies."""
    found = {entry.kind for entry in listed if name in entry.values}
    return [kind for kind in KINDS if kind in found]


def unknown_choices(link: Link, toolkit: Toolkit) -> Iterator[str]:
    """Yield a message for each thing that a link into the finder asks for and that is not there.

    Args:
        link: any link, for example to `/find.md?kind=method&point=trust`.
        toolkit: where the names are looked up.
    """
    asked = _QUERY.match(link.target)
    if not asked:
        return
    known = {filter_.name: filter_.choices for filter_ in filters(toolkit)}
    for name, value in parse_qsl(asked[1], keep_blank_values=True):
        if name in known and value not in known[name]:
            yield f'the finder has no "{name}" called "{value}".{suggestion(value, known[name])}'
        elif name not in known and name != "q":
            yield f'the finder has no filter called "{name}".{suggestion(name, known)}'


def _values(**chosen: Sequence[str]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in chosen.items() if values}
