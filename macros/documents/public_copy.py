"""The plan as a copy to publish has it: without what is internal, and without what is personal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from pydantic import BaseModel

from macros.models.detail import FIXED_KINDS, Detail
from macros.models.plan import Answer, DefinitionReference, Plan, RecordEntry, Topic
from macros.models.plan_definition import PlanDefinition

_PUBLIC = (
    *("schema_address", "schema_version", "id", "title", "statistics", "organisation", "contact"),
    *("created", "modified", "review_date", "made_from"),
)
"""What a copy to publish says about a plan, beside its answers, topics, records and own title block."""


def without_internal(plan: Plan, definition: PlanDefinition) -> Plan:
    """The plan as it can be published: without a trace of the answers and entries that are marked internal.

    It is made from what goes out. What last year's plan said, words that fit nothing that is asked, which no document
    would show, and fields that a later toolkit may add stay behind.
    """
    fields = {record.id: [field.id for field in record.fields] for record in definition.records}
    known = {name: all_ for name, all_ in plan.records.items() if name in fields}
    entries = {name: [entry for entry in all_ if not entry.internal] for name, all_ in known.items()}
    block = {detail.id for detail in definition.details}
    details = {name: text for name, text in plan.details.items() if name in block}
    shown = {entry.id for each in entries.values() for entry in each}
    return Plan(
        **{name: getattr(plan, name) for name in _PUBLIC},
        details=details,
        definition=DefinitionReference(**_only(plan.definition, "id", "version", "boxes")),
        answers=_public(asked_answers(definition, plan.answers, repeated=False)),
        topics=tuple(
            Topic(
                **_only(topic, "id", "title", "decision_point", "level"),
                answers=_public(asked_answers(definition, topic.answers, repeated=True)),
            )
            for topic in plan.topics
        ),
        records={
            name: tuple(_public_entry(entry, shown, fields[name]) for entry in each) for name, each in entries.items()
        },
    )


def without_personal(plan: Plan, details: Sequence[Detail]) -> Plan:
    """The plan without what its title block says about people: the details that are marked personal.

    Args:
        plan: all that was written.
        details: the title block of a plan.
    """
    personal = {detail.id: detail.slot for detail in details if detail.personal}
    emptied = {
        personal[name]: None if kind == "date" else "" for name, kind in FIXED_KINDS.items() if name in personal
    }
    others = {name: text for name, text in plan.details.items() if name not in personal}
    return plan.model_copy(update={**emptied, "details": others})


def _only(thing: BaseModel, *names: str) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in names}


def _public_entry(entry: RecordEntry, shown: Set[str], asked: Sequence[str]) -> RecordEntry:
    begun = entry.started_from if entry.started_from in shown else None
    fields = {name: entry.fields[name] for name in asked if name in entry.fields}
    return RecordEntry(id=entry.id, fields=fields, started_from=begun)


def _public(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    return {name: Answer(**_only(answer, *_said(answer))) for name, answer in answers.items() if not answer.internal}


def _said(answer: Answer) -> tuple[str, ...]:
    # A reason takes the place of an answer.
    return ("not_relevant",) if answer.reason else ("answer", "now", "next", "not_relevant")


def asked_answers(definition: PlanDefinition, answers: Mapping[str, Answer], *, repeated: bool) -> dict[str, Answer]:
    """The answers to what is asked. A stray one beside the topics would otherwise show up in each of them.

    Args:
        definition: the questions.
        answers: those of a plan, or of one of its topics, by the ids of questions.
        repeated: whether to keep those of boxes that repeat for each topic, or those of the others.
    """
    return {name: answers[name] for name in definition.asked(repeats=repeated) if name in answers}
