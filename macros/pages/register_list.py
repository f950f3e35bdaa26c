"""The list of the plans that an organisation publishes: what it shows of each, and how it can be narrowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from macros.derived.finder import Filter
from macros.derived.register import outcome_titles, outcomes
from macros.models.plan import Topic
from macros.models.register import PublishedPlan
from macros.models.toolkit import Toolkit
from macros.pages.rendering import date_in_html, words_in_html

_PEOPLE = "topic-people"
"""The question that says whom a topic is to hear."""

_MOST = 200
"""How much of an answer the list shows, in characters."""


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


def list_context(toolkit: Toolkit) -> dict[str, Any]:
    """What the partial of the list needs: the plans that hold, then the others, and the filters."""
    listed = [_listed(toolkit, published) for published in toolkit.published.values()]
    holding = [entry for entry in listed if toolkit.published[entry.id].holds]
    others = [entry for entry in listed if not toolkit.published[entry.id].holds]
    return {
        "filters": _filters(toolkit, listed),
        "groups": [("plans", holding), ("earlier", others)],
        "outcome_titles": outcome_titles(toolkit),
    }


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
    values: dict[str, Sequence[str]] = {"state": (published.state,)}
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
        }
        if published.holds and plan.review_date:
            shown |= {"review": plan.review_date, "review_day": day_in_words(toolkit, plan.review_date)}
    return Listed(
        entry.id,
        entry.title,
        entry.summary,
        entry.foreign,
        entry.changed,
        days_of(toolkit, published),
        entry.contact,
        note=_note(toolkit, published),
        values={name: chosen for name, chosen in values.items() if chosen},
        **shown,
    )


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


def days_of(toolkit: Toolkit, published: PublishedPlan) -> str:
    """When a plan was published and last changed, in words. They are safe in HTML as they are."""
    entry = published.entry
    day = day_in_words(toolkit, entry.published)
    if entry.changed == entry.published:
        return day
    changed_on = day_in_words(toolkit, entry.changed)
    return words_in_html(toolkit.words, "register.published-changed", day=day, changed=changed_on)


def day_in_words(toolkit: Toolkit, day: date | None) -> str:
    """A day in words, or nothing. It is safe in HTML as it is."""
    return date_in_html(toolkit.words, day) if day else ""
