"""What follows from the plans that an organisation publishes: their questions, what is done, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from macros.models.base import changed
from macros.models.plan import Answer, AnsweredBox, AnsweredPart, AnsweredQuestion, DefinitionReference, Plan
from macros.models.plan_definition import PlanBox, PlanDefinition, PlanPart, PlanQuestion
from macros.models.register import PublishedPlan
from macros.models.toolkit import Toolkit

ACTIONS = "what-we-will-do"
"""The record of what is to be done."""

ANSWERS = "you-said-we-did"
"""The record of what came of what people said. It has a page of its own."""

_SETTLED = ("task-done", "task-dropped")
"""The states of an action that nobody waits for any more."""


def with_wording(plan: Plan, definition: PlanDefinition) -> Plan:
    """The plan with the questions that it answers in their words, as a copy to publish carries them.

    Args:
        plan: the plan.
        definition: the questions as the plan's readers see them.
    """
    answered = {*plan.answers, *(name for topic in plan.topics for name in topic.answers)}
    boxes = [_answered_box(box, answered) for box in definition.boxes]
    reference = DefinitionReference(
        id=definition.id, version=definition.version, boxes=tuple(box for box in boxes if box.parts)
    )
    return changed(plan, {"definition": reference})


def _answered_box(box: PlanBox, answered: Set[str]) -> AnsweredBox:
    parts = [
        AnsweredPart(
            id=part.id,
            title=part.title,
            questions=tuple(AnsweredQuestion(id=q.id, text=q.text) for q in part.questions if q.id in answered),
        )
        for part in box.parts
    ]
    return AnsweredBox(
        id=box.id,
        number=box.number,
        title=box.title,
        answers=box.answers,
        repeats=box.repeats,
        parts=tuple(part for part in parts if part.questions),
    )


def definition_of(plan: Plan, definition: PlanDefinition) -> PlanDefinition:
    """The questions of a plan in the words that were answered.

    Args:
        plan: a plan that may bring its questions.
        definition: the questions of this toolkit.

    Returns:
        The definition with the plan's own boxes; the definition itself where all that the plan brings is in it.
    """
    boxes = plan.definition.boxes
    if _wordings(boxes) <= _wordings(definition.boxes):
        return definition
    ours = {box.id: box for box in definition.boxes}
    asked = tuple(_box(box, ours.get(box.id)) for box in boxes)
    return changed(definition, {"boxes": asked, "version": plan.definition.version})


def _wordings(boxes: Iterable[AnsweredBox | PlanBox]) -> set[tuple[object, ...]]:
    return {
        (box.id, box.number, box.title, box.answers, box.repeats, part.id, part.title, question.id, question.text)
        for box in boxes
        for part in box.parts
        for question in part.questions
    }


def _box(box: AnsweredBox, ours: PlanBox | None) -> PlanBox:
    parts = tuple(
        PlanPart.model_construct(
            id=part.id,
            title=part.title,
            questions=tuple(PlanQuestion.model_construct(id=q.id, text=q.text) for q in part.questions),
        )
        for part in box.parts
    )
    return PlanBox.model_construct(
        id=box.id,
        number=box.number,
        title=box.title,
        intro=ours.intro if ours else "",
        answers=box.answers,
        repeats=box.repeats,
        optional=ours.optional if ours else False,
        parts=parts,
    )


def numbers_of(definition: PlanDefinition) -> dict[str, str]:
    """The number of each question as readers see it: `1.2`."""
    return {
        question.id: f"{box.number}.{number}"
        for box in definition.boxes
        for number, question in enumerate(box.questions, 1)
    }


def outcomes(published: PublishedPlan, toolkit: Toolkit) -> dict[str, int]:
    """How many points that people made came to what, by the name of the outcome; without those that none has."""
    field = next(field for field in toolkit.records[ANSWERS].fields if field.kind == "choice")
    given = [entry.get(field.id, "") for entry in published.entries(ANSWERS)]
    counts = {choice.id: given.count(choice.id) for choice in field.choices}
    return {name: count for name, count in counts.items() if count}


def outcome_titles(toolkit: Toolkit) -> dict[str, str]:
    """What can come of what people said, by its name."""
    field = next(field for field in toolkit.records[ANSWERS].fields if field.kind == "choice")
    return {choice.id: choice.title for choice in field.choices}


@dataclass(frozen=True)
class Action:
    """Something that a published plan says will be done."""

    plan: PublishedPlan
    task: str
    lead: str
    due: date | None
    """The day by which; None where the plan does not say."""


def actions_due(toolkit: Toolkit) -> list[Action]:
    """What is still to be done in the plans that hold, the soonest first, and last what has no day."""
    record = toolkit.records[ACTIONS]
    assert record.dates is not None
    found = [
        Action(
            published, entry.get("task", "").strip(), entry.get("lead", "").strip(), _day(entry, record.dates.ends)
        )
        for published in toolkit.published.values()
        if published.holds
        for entry in published.entries(ACTIONS)
        if entry.get("state", "") not in _SETTLED and entry.get("task", "").strip()
    ]
    return sorted(found, key=lambda action: (action.due is None, action.due or date.min))


def _day(entry: Mapping[str, str], field: str) -> date | None:
    try:
        return date.fromisoformat(entry.get(field, ""))
    except ValueError:
        return None


@dataclass(frozen=True)
class Changes:
    """What differs between a plan and the one that it replaces."""

    new_topics: Sequence[str] = ()
    ended_topics: Sequence[str] = ()
    levels: Sequence[tuple[str, str, str]] = ()
    """Topics with a changed level: the title, and the ids of both levels, one of which may be empty."""
    changed: Sequence[str] = ()
    """The questions that are answered otherwise, each after its topic if it has one."""
    added: Sequence[str] = ()
    """The questions that are answered for the first time."""
    dropped: Sequence[str] = ()
    """The questions that are answered no longer."""


def what_changed(before: Plan, after: Plan, definition: PlanDefinition) -> Changes:
    """Compare what is published of a plan with what is published of the one that it replaces.

    Args:
        before: the plan that is replaced.
        after: the one that takes its place.
        definition: the questions of this toolkit.
    """
    old_topics, topics = ({topic.id: topic for topic in plan.topics} for plan in (before, after))
    both = [name for name in topics if name in old_topics]
    asked = _questions(definition_of(before, definition)) | _questions(definition_of(after, definition))
    compared = [(before.answers, after.answers, "")]
    compared += [(old_topics[name].answers, topics[name].answers, topics[name].title) for name in both]
    found: dict[str, list[str]] = {"changed": [], "added": [], "dropped": []}
    for old, new, topic in compared:
        for name in dict.fromkeys([*new, *old]):
            kind = "added" if name not in old else "dropped" if name not in new else "changed"
            if kind != "changed" or _texts(old[name]) != _texts(new[name]):
                found[kind].append(f"{topic}: {asked.get(name, name)}" if topic else asked.get(name, name))
    return Changes(
        new_topics=[topic.title for name, topic in topics.items() if name not in old_topics],
        ended_topics=[topic.title for name, topic in old_topics.items() if name not in topics],
        levels=[
            (topics[name].title, old_topics[name].level, topics[name].level)
            for name in both
            if topics[name].level != old_topics[name].level
        ],
        **found,
    )


def _questions(definition: PlanDefinition) -> dict[str, str]:
    return {q.id: q.text for box in definition.boxes for q in box.questions}


def _texts(answer: Answer) -> tuple[str, str, str, str]:
    return answer.answer.strip(), answer.now.strip(), answer.next.strip(), answer.reason


def past_review(toolkit: Toolkit, on: date) -> Iterator[tuple[PublishedPlan, date]]:
    """The published plans that hold and whose review date has passed on a day, with that date."""
    for published in toolkit.published.values():
        day = published.plan.review_date if published.plan else None
        if published.holds and day and day < on:
            yield published, day
