"""What goes out of a plan that is published, and what must not be in its file at all.

The file lies in a folder that is public with all its history. So what may not go out is refused, never filtered.
What goes out is listed here: whatever else a plan may hold one day stays in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time

from macros.content.plans.plan_file import unknown_fields, unplaced
from macros.content.yaml_source import FieldPath
from macros.derived.register import definition_of, numbers_of
from macros.faults import Problem
from macros.models.detail import FIXED_KINDS
from macros.models.plan import SCHEMA_VERSION, Answer, Plan
from macros.models.plan_definition import PlanBox, PlanDefinition
from macros.models.register import RegisterEntry

FIX = 'open the plan in the plan builder, choose "Save for publishing", and put that file in the place of this one'
"""How to put right what a plan's file should not hold."""

_TEXTS = ("answer", "now", "next")


def refusals(plan: Plan, entry: RegisterEntry, definition: PlanDefinition) -> Iterator[Problem]:
    """Find all in a plan's file that must not be published, and what keeps it from being shown as it was written.

    Args:
        plan: all that the file holds.
        entry: what the register says about it.
        definition: the questions of this toolkit.

    Returns:
        Where each is in the file, and what is wrong, in words.
    """
    asked = plan.definition
    if asked.id != definition.id:
        yield ("definition", "id"), f'answers other questions ("{asked.id}") than this toolkit asks: {FIX}'
        return
    if not asked.boxes and asked.version != definition.version:
        message = (
            f"answers version {asked.version} of the questions without saying how they were worded, and this toolkit "
            f"asks version {definition.version}: {FIX}"
        )
        yield ("definition", "version"), message
        return
    shown = definition_of(plan, definition)
    for path, _ in unknown_fields(plan):
        yield path, f"is a field that this toolkit does not know, so nobody can say whether it may go out: {FIX}"
    yield from _repeated(plan)
    yield from unplaced(plan, shown)
    yield from _internal(plan, shown)
    yield from _personal(plan, shown)
    yield from _out_of_sight(plan, shown)
    for index in range(len(plan.comments)):
        yield (
            ("comments", index),
            f"is a comment, which is for the team alone and which people could read here: {FIX}",
        )
    yield from _not_to_show(plan, entry, shown)


def public_part(plan: Plan, entry: RegisterEntry, definition: PlanDefinition) -> Plan:
    """All that is published of a plan, and nothing else that its file may hold.

    Args:
        plan: what the file holds, of which `refusals` found nothing to refuse.
        entry: what the register says about it: it gives the title, the contact and the days.
        definition: the questions of this toolkit.
    """
    shown = definition_of(plan, definition)
    details = {detail.id for detail in definition.details if detail.id not in FIXED_KINDS and not detail.personal}
    fields = {record.id: {field.id for field in record.fields} for record in definition.records}
    contact = f"{entry.contact}, {entry.email}" if entry.email else entry.contact
    return Plan.model_validate(
        {
            "schema_version": SCHEMA_VERSION,
            "id": plan.id,
            "definition": plan.definition.model_dump(),
            "title": entry.title,
            "statistics": _one_line(plan.statistics),
            "organisation": _one_line(plan.organisation),
            "contact": contact,
            "created": _midnight(entry.published),
            "modified": _midnight(entry.changed),
            "review_date": plan.review_date,
            "details": {name: text for name, text in plan.details.items() if name in details and text.strip()},
            "answers": _public(plan.answers, shown, repeats=False),
            "topics": [
                {
                    "id": topic.id,
                    "title": _one_line(topic.title),
                    "decision_point": topic.decision_point,
                    "level": topic.level,
                    "answers": _public(topic.answers, shown, repeats=True),
                }
                for topic in plan.topics
            ],
            "records": {
                name: [
                    {"id": each.id, "fields": {key: t for key, t in each.fields.items() if key in fields[name]}}
                    for each in entries
                ]
                for name, entries in plan.records.items()
                if name in entry.show and entries
            },
        }
    )


def _repeated(plan: Plan) -> Iterator[Problem]:
    """Ids that anchors and answers hang on, used twice."""
    boxes = plan.definition.boxes
    lists: list[tuple[FieldPath, list[str]]] = [
        (("topics",), [topic.id for topic in plan.topics]),
        (("definition", "boxes"), [box.id for box in boxes]),
        (("definition", "boxes"), [q.id for box in boxes for part in box.parts for q in part.questions]),
    ]
    lists += [(("definition", "boxes", index), [part.id for part in box.parts]) for index, box in enumerate(boxes)]
    for path, names in lists:
        for name, times in Counter(names).items():
            if times > 1:
                yield path, f'has the id "{name}" {times} times: {FIX}'


def _answers(plan: Plan, shown: PlanDefinition) -> Iterator[tuple[FieldPath, PlanBox, str, Answer]]:
    """Each answer to a question that is asked: where it is, its box, its question's id and what it says."""
    boxes = {q.id: box for box in shown.boxes for q in box.questions}
    given: list[tuple[FieldPath, Mapping[str, Answer]]] = [(("answers",), plan.answers)]
    given += [(("topics", index, "answers"), topic.answers) for index, topic in enumerate(plan.topics)]
    for path, answers in given:
        for name, answer in answers.items():
            if name in boxes:
                yield (*path, name), boxes[name], name, answer


def _internal(plan: Plan, shown: PlanDefinition) -> Iterator[Problem]:
    numbers = numbers_of(shown)
    for path, _, name, answer in _answers(plan, shown):
        if answer.internal:
            yield path, f"the answer to question {numbers[name]} is marked internal: {FIX}"
    titles = {record.id: record.title for record in shown.records}
    for name, entries in plan.records.items():
        for index, each in enumerate(entries):
            if each.internal:
                title = titles.get(name, name)
                yield ("records", name, index), f'this entry of "{title}" is marked internal: {FIX}'


def _personal(plan: Plan, shown: PlanDefinition) -> Iterator[Problem]:
    """An organisation's own details that are personal. The contact is not shown either: the register names it."""
    for detail in shown.details:
        if detail.personal and plan.details.get(detail.id, "").strip():
            yield ("details", detail.id), f"is a personal detail, which people could read here: {FIX}"


def _out_of_sight(plan: Plan, shown: PlanDefinition) -> Iterator[Problem]:
    """Texts that are in the file and would show nowhere, such as what last year's plan meant to do."""
    for path, box, _, answer in _answers(plan, shown):
        visible = () if answer.reason else _fields_of(box)
        for field in (*_TEXTS, "planned"):
            if field not in visible and getattr(answer, field).strip():
                yield (*path, field), f"is a text that the plan does not show, but that people could read here: {FIX}"


def _not_to_show(plan: Plan, entry: RegisterEntry, shown: PlanDefinition) -> Iterator[Problem]:
    if "plan" not in entry.show and (plan.answers or plan.topics):
        message = 'are in the file, but "show" in register.yml does not name "plan"'
        yield ("answers",), f"{message}: add it there if they may be shown. If not, {FIX}"
    for record in shown.records:
        count = len(plan.records.get(record.id, ()))
        if count and record.id not in entry.show:
            entries = "1 entry" if count == 1 else f"{count} entries"
            message = f'{entries} of "{record.title}" in the file, but "show" in register.yml does not name it'
            yield ("records", record.id), f'{message}: add "{record.id}" there if they may be shown. If not, {FIX}'


def _fields_of(box: PlanBox) -> tuple[str, ...]:
    return ("answer",) if box.answers == "one" else ("now", "next")


def _public(answers: Mapping[str, Answer], shown: PlanDefinition, *, repeats: bool) -> dict[str, dict[str, str]]:
    """The answers to what is asked, in the order in which it is asked."""
    public = {}
    for box in (box for box in shown.boxes if box.repeats is repeats):
        for question in box.questions:
            answer = answers.get(question.id, Answer())
            if answer.reason:
                public[question.id] = {"not_relevant": answer.reason}
            elif any(getattr(answer, field).strip() for field in _fields_of(box)):
                public[question.id] = {field: getattr(answer, field) for field in _fields_of(box)}
    return public


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
