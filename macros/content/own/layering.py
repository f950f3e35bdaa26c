"""Lays what an organisation adds or changes over the toolkit.

Everything here works on things that are loaded already. `load` reads the files and checks each by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from macros.content.own.folder import PAGES
from macros.models.base import changed
from macros.models.case_study import CaseStudy
from macros.models.glossary import Glossary
from macros.models.language import Language
from macros.models.link import Links
from macros.models.method import Method
from macros.models.organisation import Organisation
from macros.models.own import OwnQuestion, OwnQuestions, OwnResources
from macros.models.plan_definition import PlanBox, PlanPart, TopicChoice
from macros.models.register import Register
from macros.models.search import Search
from macros.models.toolkit import Local, Name, Toolkit

PART = "own"
"""The id of the part of a plan box that holds an organisation's questions."""


@dataclass(frozen=True)
class Own:
    """What the folder holds."""

    folder: str
    """The folder as faults name it."""
    case_studies: Mapping[str, CaseStudy] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)
    resources: OwnResources | None = None
    links: Links | None = None
    glossary: Glossary | None = None
    questions: OwnQuestions | None = None
    register: Register | None = None
    search: Search | None = None
    organisation: Organisation | None = None
    languages: Mapping[str, Language] = field(default_factory=dict)
    pages: Mapping[str, bool] = field(default_factory=dict)
    """Pages by their paths, and whether each takes the place of one of ours."""


def layered(toolkit: Toolkit, own: Own) -> Toolkit:
    """Lay what an organisation adds over the toolkit. What has the name of one of ours replaces it.

    Nothing here needs the words of the interface, which are not checked yet: `name_own_parts` says them later.
    """
    organisation = own.organisation or toolkit.organisation
    said = {code: _language_with(toolkit.languages.get(code), language) for code, language in own.languages.items()}
    toolkit = replace(
        toolkit,
        organisation=organisation,
        languages=in_order({**toolkit.languages, **said}, "name"),
        languages_elsewhere=toolkit.languages,
    )
    local: dict[Name, Local] = {}

    def note(kind: str, name: str, file: str, ours: Set[str]) -> None:
        local[(kind, name)] = Local(f"{own.folder}/{file}", replaces=name in ours)

    # As in a dictionary, a later entry of the same id takes the place of the earlier.
    def entries(kind: str, file: str, ours: tuple[Any, ...], added: tuple[Any, ...]) -> tuple[Any, ...]:
        by_id = {entry.id: entry for entry in ours}
        for entry in added:
            note(kind, entry.id, file, by_id.keys())
        return tuple({**by_id, **{entry.id: entry for entry in added}}.values())

    for name in own.case_studies:
        note("case study", name, f"case-studies/{name}.yml", toolkit.case_studies.keys())
    for name in own.methods:
        note("method", name, f"methods/{name}.yml", toolkit.methods.keys())
    for name, replaces in own.pages.items():
        local[("page", name)] = Local(f"{own.folder}/{PAGES}/{name}", replaces)
    ours, added = toolkit.resources, own.resources or OwnResources()
    resources = {
        "resources": entries("resource", "resources.yml", ours.resources, added.resources),
        "research": entries("research", "resources.yml", ours.research, added.research),
        "learning": entries("way to learn", "resources.yml", ours.learning, added.learning),
    }
    links = entries("link", "links.yml", tuple(toolkit.links.values()), own.links.links if own.links else ())
    terms = entries("term", "glossary.yml", tuple(toolkit.terms.values()), own.glossary.terms if own.glossary else ())
    if own.glossary:
        terms = tuple(sorted(terms, key=lambda term: term.term.casefold()))
    questions = own.questions.questions if own.questions else ()
    details = own.questions.details if own.questions else ()
    for question in questions:
        note("plan question", question.id, "plan/questions.yml", toolkit.plan_questions.keys())
    search = toolkit.search
    if own.search:
        both = {"leave_out": search.leave_out + own.search.leave_out, "alike": search.alike + own.search.alike}
        search = changed(search, both)
    boxes = tuple(_with_questions(box, organisation.publisher, questions) for box in toolkit.plan.boxes)
    return replace(
        toolkit,
        case_studies=in_order({**toolkit.case_studies, **own.case_studies}, "order", "slug"),
        methods=in_order({**toolkit.methods, **own.methods}, "title", "slug"),
        resources=changed(toolkit.resources, resources),
        links={link.id: link for link in links},
        terms={term.id: term for term in terms},
        plan=changed(toolkit.plan, {"boxes": boxes, "details": (*toolkit.plan.details, *details)}),
        search=search,
        register=own.register or toolkit.register,
        local=local,
    )


def with_choices(toolkit: Toolkit) -> Toolkit:
    """Give what is chosen for topics its choices: the decision points, and the levels with their promises."""
    choices = {
        "decision-point": tuple(
            TopicChoice(id=point.slug, title=point.title) for point in toolkit.decision_points.values()
        ),
        "level": tuple(
            TopicChoice(id=level.id, title=level.title, promise=" ".join(level.promise.split()))
            for level in toolkit.levels.values()
        ),
    }
    details = tuple(changed(detail, {"choices": choices[detail.id]}) for detail in toolkit.plan.topic_details)
    return replace(toolkit, plan=changed(toolkit.plan, {"topic_details": details}))


def name_own_parts(toolkit: Toolkit) -> Toolkit:
    """Give the parts of the plan with an organisation's questions their heading, in the words of the interface."""
    if not any(part.id == PART for box in toolkit.plan.boxes for part in box.parts):
        return toolkit
    title = toolkit.words("own.added", name=toolkit.organisation.publisher)

    def named(box: PlanBox) -> PlanBox:
        parts = tuple(changed(part, {"title": title}) if part.id == PART else part for part in box.parts)
        return changed(box, {"parts": parts})

    return replace(toolkit, plan=changed(toolkit.plan, {"boxes": tuple(map(named, toolkit.plan.boxes))}))


def _language_with(ours: Language | None, own: Language) -> Language:
    """A language with an organisation's words in the place of those of ours that they are called like."""
    if not ours:
        return own
    parts = ours.words | {part: {**ours.words.get(part, {}), **names} for part, names in own.words.items()}
    return changed(own, {"words": parts})


def in_order(things: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    """Things by name, sorted by some of their fields."""
    return dict(sorted(things.items(), key=lambda item: tuple(getattr(item[1], key) for key in keys)))


def _with_questions(box: PlanBox, title: str, questions: tuple[OwnQuestion, ...]) -> PlanBox:
    """A part of their own at the end of the box, so that the toolkit's questions keep their numbers."""
    asked = tuple(question.as_asked() for question in questions if question.box == box.id)
    return changed(box, {"parts": (*box.parts, PlanPart(id=PART, title=title, questions=asked))}) if asked else box
