"""What the site publishes as data of the plans in its register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from macros.derived.register import ACTIONS, ANSWERS
from macros.documents.published import plan_documents
from macros.models.base import Model, Slug, Text
from macros.models.toolkit import Toolkit


class PlanTopic(Model):
    """A topic of a published plan."""

    title: str
    """What it is called."""
    decision_point: str
    """The name of the decision point that it serves, or nothing."""
    level: str
    """The id of the level of participation that people have, or nothing."""


class PlanEntry(Model):
    """A point that people made, and what came of it."""

    heard: str
    """What people said."""
    outcome: str
    """Where it stands: done, under-way or not-done, or nothing."""
    action: str
    """What was done."""
    reason: str
    """Why."""


class PlanAction(Model):
    """Something that is to be done."""

    task: str
    """What is to be done."""
    lead: str
    """Who leads, or nothing."""
    due: str
    """The day by which, as 2026-03-02, or nothing."""
    state: str
    """Where it stands: task-not-started, task-under-way, task-done or task-dropped, or nothing."""


class PublishedPlanData(Model):
    """A plan in the register."""

    id: Slug
    """Its permanent name, which is part of its address."""
    title: Text
    """What it is called."""
    summary: Text
    """What it is about, in one or two sentences."""
    language: Text
    """The code of the language that it is written in."""
    state: Literal["holds", "replaced", "withdrawn"]
    """Whether it holds, or another took its place, or it was withdrawn."""
    reason: str
    """Why it was withdrawn, or nothing."""
    published: date
    """The day on which it was published."""
    changed: date
    """The last day on which anything about it became new."""
    review_date: date | None
    """When it will be looked at again."""
    team: Text
    """The team to contact."""
    email: Text | None
    """The team's address for emails."""
    statistics: str
    """The statistics that it is for, or nothing."""
    organisation: str
    """The organisation whose plan it is, or nothing."""
    replaces: Slug | None
    """The id of the plan whose place it took."""
    replaced_by: Slug | None
    """The id of the plan that took its place."""
    page: Text
    """Where its page is, from the address of this file."""
    file: Text | None
    """Where the whole plan is as data, from the address of this file. It has the format of a saved plan."""
    topics: tuple[PlanTopic, ...]
    """Its topics."""
    outcomes: tuple[PlanEntry, ...]
    """What came of what people said, where the plan publishes it."""
    actions: tuple[PlanAction, ...]
    """What is to be done, where the plan publishes it."""


def published_plans(toolkit: Toolkit) -> Iterator[PublishedPlanData]:
    """Give what is published of each plan in the register, the one with the newest change first."""
    for published in toolkit.published.values():
        entry, plan = published.entry, published.plan
        yield PublishedPlanData(
            id=entry.id,
            title=entry.title,
            summary=entry.summary,
            language=entry.language,
            state=published.state,
            reason=entry.withdrawn.reason if entry.withdrawn else "",
            published=entry.published,
            changed=entry.changed,
            review_date=plan.review_date if plan else None,
            team=entry.contact,
            email=entry.email,
            statistics=plan.statistics if plan else "",
            organisation=plan.organisation if plan else "",
            replaces=entry.replaces,
            replaced_by=published.replaced_by or None,
            page=f"../../our-plans/{entry.id}/",
            file=f"../../{plan_documents(entry.id)['json']}" if plan else None,
            topics=tuple(
                PlanTopic(title=t.title, decision_point=t.decision_point, level=t.level)
                for t in (plan.topics if plan else ())
            ),
            outcomes=tuple(
                PlanEntry(**_fields(each, "heard", "outcome", "action", "reason"))
                for each in published.entries(ANSWERS)
            ),
            actions=tuple(
                PlanAction(**_fields(each, "task", "lead", "state"), due=each.get("to", ""))
                for each in published.entries(ACTIONS)
            ),
        )


def _fields(entry: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: entry.get(name, "") for name in names}
