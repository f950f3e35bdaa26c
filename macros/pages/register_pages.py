"""The pages of the plans that an organisation publishes: their list, one for each, and what is to be done."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from macros.derived.finder import Filter, words_of
from macros.derived.register import (
    ANSWERS,
    Changes,
    actions_due,
    definition_of,
    outcome_titles,
    outcomes,
    what_changed,
)
from macros.documents.paths import source_path
from macros.documents.published import answers_documents, plan_documents
from macros.models.base import changed
from macros.models.plan import Plan, Topic
from macros.models.plan_definition import PlanDefinition
from macros.models.register import PublishedPlan
from macros.models.toolkit import Toolkit
from macros.models.words import SOURCE
from macros.pages.macros.plan import plan_context, record_context
from macros.pages.rendering import date_in_html, embedded_json, in_language, render, words_in_html

FOLDER = "our-plans"
"""The folder of the site that all of it is in."""

LIST = f"{FOLDER}/index.md"
"""The page that lists the plans, by its path in docs/."""

_PEOPLE = "topic-people"
"""The question that says whom a topic is to hear."""

_MOST = 200
"""How much of an answer the list shows, in characters."""


@dataclass(frozen=True)
class RegisterPage:
    """A page of the register."""

    path: str
    """Its path in docs/."""
    title: str
    description: str
    source: str
    """The register's file, as faults name it."""
    body: str
    template: str = ""
    """The frame, where it is not that of every page."""
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listed:
    """A plan as the list shows it."""

    id: str
    title: str
    summary: str
    language: str
    """Its language, where it is not English."""
    changed: date
    days: str
    """When it was published and changed, in words."""
    team: str
    note: str = ""
    """What takes its place, or that it was withdrawn."""
    statistics: str = ""
    topics: Sequence[tuple[str, str]] = ()
    """The titles of its topics, and of the levels of participation that they have."""
    people: str = ""
    review: date | None = None
    review_day: str = ""
    outcomes: Mapping[str, int] = field(default_factory=dict)
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By filter, the choices that keep it in the list."""
    words: str = ""
    """Words that it is found by and that the list does not show."""


def register_pages(toolkit: Toolkit) -> Iterator[RegisterPage]:
    """Make every page of the register; none where no plan is published."""
    if not toolkit.published:
        return
    actions = actions_due(toolkit)
    yield _list_page(toolkit, has_actions=bool(actions))
    if actions:
        yield RegisterPage(
            f"{FOLDER}/actions-due.md",
            toolkit.words("register.actions"),
            toolkit.words("register.actions-description"),
            _source(toolkit),
            render(toolkit, "actions-due", actions=[(each, _day(toolkit, each.due)) for each in actions]),
        )
    for published in toolkit.published.values():
        yield from _plan_pages(toolkit, published)


def _list_page(toolkit: Toolkit, *, has_actions: bool) -> RegisterPage:
    listed = [_listed(toolkit, published) for published in toolkit.published.values()]
    holding = [entry for entry in listed if toolkit.published[entry.id].holds]
    others = [entry for entry in listed if not toolkit.published[entry.id].holds]
    body = render(
        toolkit,
        "register",
        actions=has_actions,
        filters=_filters(toolkit, listed),
        groups=[("plans", holding), ("earlier", others)],
        outcome_titles=outcome_titles(toolkit),
        words_json=embedded_json([entry.words for entry in (*holding, *others)]),
    )
    words = toolkit.words
    description = words("register.description")
    return RegisterPage(LIST, words("register.title"), description, _source(toolkit), body, "register.html")


def _filters(toolkit: Toolkit, listed: Sequence[Listed]) -> list[Filter]:
    """What the list can be narrowed by: only what some plan has."""
    states = ("holds", "due", "replaced", "withdrawn")
    filters = [
        Filter("state", {name: toolkit.words(f"register.state-{name}") for name in states}),
        Filter("point", {point.slug: point.short_title for point in toolkit.decision_points.values()}),
        Filter("level", {level.id: level.title for level in toolkit.levels.values()}),
        Filter("outcome", outcome_titles(toolkit)),
    ]
    used = {(name, value) for entry in listed for name, values in entry.values.items() for value in values}
    # Only in the browser is it known which review dates have passed.
    used |= {("state", "due")} if any(entry.review for entry in listed) else set()
    kept = [Filter(f.name, {v: title for v, title in f.choices.items() if (f.name, v) in used}) for f in filters]
    return [each for each in kept if each.choices]


def _listed(toolkit: Toolkit, published: PublishedPlan) -> Listed:
    entry, plan = published.entry, published.plan
    state = "withdrawn" if not plan else "replaced" if published.replaced_by else "holds"
    values: dict[str, Sequence[str]] = {"state": (state,)}
    shown: dict[str, Any] = {}
    if plan:
        done = outcomes(published, toolkit)
        values |= {
            "point": tuple(dict.fromkeys(t.decision_point for t in plan.topics if t.decision_point)),
            "level": tuple(dict.fromkeys(t.level for t in plan.topics if t.level in toolkit.levels)),
            "outcome": tuple(done),
        }
        levels = {name: level.title for name, level in toolkit.levels.items()}
        shown = {
            "statistics": plan.statistics,
            "topics": [(topic.title, levels.get(topic.level, "")) for topic in plan.topics if topic.title],
            "people": _gist([_people(topic) for topic in plan.topics]),
            "outcomes": done,
            "words": " ".join(dict.fromkeys(words_of(_texts(plan)))),
        }
        if published.holds and plan.review_date:
            shown |= {"review": plan.review_date, "review_day": _day(toolkit, plan.review_date)}
    return Listed(
        entry.id,
        entry.title,
        entry.summary,
        _language(published),
        entry.changed,
        _days(toolkit, published),
        entry.contact,
        note=_note(toolkit, published),
        values={name: chosen for name, chosen in values.items() if chosen},
        **shown,
    )


def _texts(plan: Plan) -> Iterator[str]:
    yield plan.statistics
    for answers in (plan.answers, *(topic.answers for topic in plan.topics)):
        for answer in answers.values():
            yield from (answer.answer, answer.now, answer.next)


def _note(toolkit: Toolkit, published: PublishedPlan) -> str:
    words, withdrawn = toolkit.words, published.entry.withdrawn
    if withdrawn:
        return words("register.withdrawn", day=words.date(withdrawn.on), reason=withdrawn.reason)
    if published.replaced_by:
        return words("register.replaced", plan=toolkit.published[published.replaced_by].entry.title)
    return ""


def _people(topic: Topic) -> str:
    answer = topic.answers.get(_PEOPLE)
    return (answer.now or answer.next or answer.answer) if answer else ""


def _gist(texts: Sequence[str]) -> str:
    """The first lines of some answers, in one line that ends at a word."""
    lines = [line.strip().removeprefix("- ").rstrip(".") for text in texts for line in text.splitlines()]
    line = "; ".join(dict.fromkeys(" ".join(line.split()) for line in lines if line))
    return line if len(line) <= _MOST else f"{line[:_MOST].rsplit(' ', 1)[0].rstrip(';,')} …"


def _plan_pages(toolkit: Toolkit, published: PublishedPlan) -> Iterator[RegisterPage]:
    entry, plan = published.entry, published.plan
    about = _about(toolkit, published)
    has_answers = bool(published.entries(ANSWERS))
    answers_path = f"{FOLDER}/{entry.id}/{ANSWERS}.md"
    context: dict[str, Any] = {
        **about,
        "plan": plan,
        "newer": toolkit.published.get(published.replaced_by),
        "older": toolkit.published.get(entry.replaces or ""),
        "answers_page": has_answers,
        "withdrawn_day": _day(toolkit, entry.withdrawn.on if entry.withdrawn else None),
        "changes": [(_day(toolkit, change.on), change.what) for change in reversed(entry.changes)],
        "since": None,
    }
    if plan:
        definition = definition_of(plan, toolkit.plan)
        shown = plan_context(toolkit, plan, _answered(plan, definition))
        shown["records"] = [each for each in shown["records"] if each["record"].id != ANSWERS]
        shown["facts"] = ()
        older = context["older"]
        context |= {
            **shown,
            "documents": [(name, source_path(path)) for name, path in plan_documents(entry.id).items()],
            "anchors": "plan-",
            "topic_anchors": "topic-",
            "level": 2,
            "since": _since(toolkit, what_changed(older.plan, plan, toolkit.plan)) if older and older.plan else None,
        }
    yield RegisterPage(
        f"{FOLDER}/{entry.id}/index.md",
        entry.title,
        entry.summary,
        published.source,
        render(toolkit, "published-plan", **context),
        # What people said of a plan that is withdrawn has no page any more; its address leads to the plan's.
        formerly=(answers_path,) if not has_answers and ANSWERS in entry.show else (),
    )
    if plan and has_answers:
        yield RegisterPage(
            answers_path,
            toolkit.words("register.answers", title=entry.title),
            toolkit.words("register.answers-description", title=entry.title),
            published.source,
            render(
                toolkit,
                "published-answers",
                **about,
                documents=[(name, source_path(path)) for name, path in answers_documents(entry.id).items()],
                **record_context(toolkit, plan, ANSWERS),
            ),
        )


def _answered(plan: Plan, definition: PlanDefinition) -> PlanDefinition:
    """The definition with those parts and boxes alone in which a plan has an answer."""
    once, in_topics = set(plan.answers), {name for topic in plan.topics for name in topic.answers}
    boxes = []
    for box in definition.boxes:
        given = in_topics if box.repeats else once
        parts = tuple(part for part in box.parts if given & {question.id for question in part.questions})
        if parts or (box.repeats and plan.topics):
            boxes.append(changed(box, {"parts": parts}))
    return changed(definition, {"boxes": tuple(boxes)})


def _about(toolkit: Toolkit, published: PublishedPlan) -> dict[str, Any]:
    """What every page of a plan shows of it: what its title block says, and the days that the register gives."""
    entry, plan = published.entry, published.plan
    title_block: Sequence[Any] = ()
    if plan:
        # The register gives the contact and the days.
        given = tuple(d for d in toolkit.plan.details if d.id not in ("contact", "date", "review-date"))
        title_block = plan_context(toolkit, plan, changed(toolkit.plan, {"details": given}))["facts"]
    review = plan.review_date if plan and published.holds else None
    return {
        "entry": entry,
        "language": _language(published),
        "in_own_language": partial(in_language, code=entry.language),
        "title_block": title_block,
        "days": _days(toolkit, published),
        "review": review,
        "review_day": _day(toolkit, review),
    }


def _since(toolkit: Toolkit, found: Changes) -> list[tuple[str, list[str]]]:
    words, levels = toolkit.words, toolkit.levels

    def level(name: str) -> str:
        return levels[name].title if name in levels else words("register.level-none")

    moved = [
        words("register.level-changed", topic=topic, before=level(before), after=level(after))
        for topic, before, after in found.levels
    ]
    return [
        ("topics-new", [*found.new_topics]),
        ("topics-ended", [*found.ended_topics]),
        ("levels-changed", moved),
        ("answer", [*found.changed]),
        ("answer-first", [*found.added]),
        ("answer-no-longer", [*found.dropped]),
    ]


def _days(toolkit: Toolkit, published: PublishedPlan) -> str:
    entry = published.entry
    day = _day(toolkit, entry.published)
    if entry.changed == entry.published:
        return day
    changed_on = _day(toolkit, entry.changed)
    return words_in_html(toolkit.words, "register.published-changed", day=day, changed=changed_on)


def _day(toolkit: Toolkit, day: date | None) -> str:
    """A day in words, or nothing. It is safe in HTML as it is."""
    return date_in_html(toolkit.words, day) if day else ""


def _language(published: PublishedPlan) -> str:
    return "" if published.entry.language == SOURCE else published.entry.language


def _source(toolkit: Toolkit) -> str:
    return next(iter(toolkit.published.values())).source


def front_matter(page: RegisterPage) -> str:
    """What a page of the register says of itself. Braces in a team's words are words, so no macro runs."""
    meta = {"title": page.title, "description": page.description, "render_macros": False, "formerly": page.formerly}
    meta |= {"template": page.template} if page.template else {}
    return "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items())
