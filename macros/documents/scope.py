"""Builds the values that fill a document's template: those of a plan, or of a blank one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from macros.content.plans.plan_file import answer_state
from macros.derived.register import with_wording
from macros.documents.comments import CommentScopes, comment_scopes
from macros.documents.leftover import leftover
from macros.documents.marks import id_mark
from macros.documents.overview import chosen_for, overview, overview_check, overview_flags
from macros.documents.public_copy import asked_answers, without_internal, without_personal
from macros.documents.record_rows import entry_scopes, readable
from macros.documents.template import Scope
from macros.models.detail import Detail
from macros.models.plan import Answer, Plan, Topic
from macros.models.plan_definition import PlanBox, PlanDefinition
from macros.models.words import Words
from macros.text import in_one_line


@dataclass(frozen=True)
class Choices:
    """What a document shows."""

    guidance: bool = True
    unanswered: bool = True
    """Whether questions without an answer stay."""
    internal: bool = True
    """Whether answers and entries marked internal stay."""
    records: bool = True
    """Whether the records stay."""
    comments: bool = False
    """Whether the comments of reviewers go out, in a copy for the team."""
    personal: bool = False
    """Whether personal details stay even so where what is internal does not: the register names whom to contact."""

    def shows(self, detail: Detail) -> bool:
        """Whether a line of the title block may be shown."""
        return self.internal or self.personal or not detail.personal


EVERYTHING = Choices()
_BLANK_TOPIC = Topic(id="blank")
"""No topic of any plan has its id."""

_TEN_PAGES = 19_000
"""As many characters of answers fill ten pages."""
_A_QUESTION = 150
"""The room that questions take beside the answers, in characters for each flag that shows some of them."""


def blank_scope(definition: PlanDefinition, choices: Choices = EVERYTHING, box: PlanBox | None = None) -> Scope:
    """The scope of a document that is still to be filled in, with room for one topic.

    Args:
        definition: the questions.
        choices: what the document shows.
        box: the only box to show; all of them if None.
    """
    flags = _flags(definition, {}, repeated=False, choices=choices, blank=True)
    return {
        "values": {
            "plan.title": f"{definition.title}: {box.title.lower()}" if box else definition.title,
            "topic.number": "0",
        },
        "flags": [
            *flags,
            *(f"shown:plan.{detail.slot}" for detail in definition.details),
            *(f"shown:{b.id}" for b in definition.boxes if box in (None, b)),
            *(["guidance"] if choices.guidance else []),
            "blank",
        ],
        "lists": {
            "topics": [
                {
                    "values": {"topic.number": "1"},
                    "flags": [
                        *_flags(definition, {}, repeated=True, choices=choices, blank=True),
                        *(f"shown:topic.{detail.slot}" for detail in definition.topic_details),
                        "titled",
                    ],
                    "lists": {},
                }
            ]
        },
    }


def left_in(plan: Plan, definition: PlanDefinition, choices: Choices) -> Plan:
    """The plan as it goes out, in any format: without what stays behind, such as internal answers or records.

    Args:
        plan: the whole plan.
        definition: the questions.
        choices: what the document shows.
    """
    if not choices.internal:
        plan = without_internal(plan, definition)
        plan = plan if choices.personal else without_personal(plan, definition.details)
    return plan if choices.records else plan.model_copy(update={"records": {}})


def data_of(plan: Plan, definition: PlanDefinition, choices: Choices) -> Plan:
    """The plan as a file carries it as data. A copy to publish brings the questions that it answers with it.

    Args:
        plan: the whole plan.
        definition: the questions.
        choices: what the file shows.
    """
    out = left_in(plan, definition, choices)
    return out if choices.internal else with_wording(out, definition)


def plan_scope(plan: Plan, definition: PlanDefinition, words: Words, choices: Choices = EVERYTHING) -> Scope:
    """The scope that fills a document with a plan.

    Args:
        plan: the answers.
        definition: the questions.
        words: what the interface says.
        choices: what the document shows.
    """
    plan = left_in(plan, definition, choices)
    details = {f"plan.{detail.slot}": detail_text(plan, detail, words) for detail in definition.details}
    to_fill = {
        f"plan.{detail.slot}"
        for detail in definition.details
        if choices.unanswered and not detail.optional and choices.shows(detail)
    }
    block = [name for name, text in details.items() if name in to_fill or text.strip()]
    answers = asked_answers(definition, plan.answers, repeated=False)
    # Who takes a plan without topics to Word shall find room for the first there.
    listed = plan.topics or ((_BLANK_TOPIC,) if choices.unanswered else ())
    comments = comment_scopes(plan, definition, block, wanted=choices.internal and choices.comments)
    topics = [_topic_scope(at, topic, definition, words, choices, comments) for at, topic in enumerate(listed, 1)]
    flags = _flags(definition, answers, repeated=False, choices=choices, commented=comments.questions())
    given = _values(answers, words)
    rows = overview(plan, definition, words)
    left = leftover(plan, definition, words) if choices.internal else []
    shown = {flag.split(":")[1].split(".")[0] for flag in flags if "." in flag}
    shown |= {box.id for box in definition.boxes if box.repeats and topics}
    return {
        "values": {
            "plan.id": plan.id,
            "plan.mark": id_mark(plan.id),
            "plan.made-from": plan.made_from,
            "plan.json": _json(data_of(plan, definition, choices)),
            "plan.title": in_one_line(plan.title) or definition.title,
            **details,
            **rows,
            "overview.check": overview_check(rows.values()),
            "topic.number": "0",
            **given,
        },
        "flags": [
            *flags,
            *overview_flags(rows, definition, plan),
            *(f"shown:{name}" for name in block),
            *(f"shown:{box.id}" for box in definition.boxes if box.id in shown),
            *(f"shown:record.{record.id}" for record in definition.records if plan.records.get(record.id)),
            *(["guidance"] if choices.guidance else []),
            *(["shown:unplaced"] if left else []),
            *(["contents"] if _is_long([{"values": given, "flags": flags, "lists": {}}, *topics]) else []),
            *(["commented"] if comments.all else []),
            "saved",
        ],
        "lists": {
            "topics": topics,
            **({**comments.lists(), "comments": comments.all} if comments.all else {}),
            **({"unplaced": left} if left else {}),
            **{
                record.id: entry_scopes(record, plan.records.get(record.id, ()), words, marked=True)
                for record in definition.records
            },
        },
    }


def _is_long(scopes: Sequence[Scope]) -> bool:
    """Whether answers and questions fill more than ten pages, about: only who prints a document knows."""
    characters = sum(len(text) for scope in scopes for text in scope["values"].values())
    return characters + _A_QUESTION * sum(len(scope["flags"]) for scope in scopes) > _TEN_PAGES


def detail_text(plan: Plan, detail: Detail, words: Words) -> str:
    """What a plan says in a line of its title block, as people read it.

    Args:
        plan: the plan.
        detail: the line.
        words: what the interface says.
    """
    return readable(detail, plan.detail(detail), words)


def _topic_scope(
    number: int, topic: Topic, definition: PlanDefinition, words: Words, choices: Choices, comments: CommentScopes
) -> Scope:
    answers = asked_answers(definition, topic.answers, repeated=True)
    chosen = chosen_for(topic, definition)
    details = {f"topic.{name.replace('-', '_')}": choice.title for name, choice in chosen.items()}
    known = {"topic.number": str(number), "topic.mark": id_mark(topic.id), "topic.title": topic.title}
    if "level" in chosen:
        details["topic.promise"] = chosen["level"].promise
    return {
        "values": {**known, **details, **_values(answers, words)},
        "flags": [
            *_flags(definition, answers, repeated=True, choices=choices, commented=comments.questions(topic.id)),
            *(f"shown:{name}" for name in details),
            "titled" if in_one_line(topic.title) else "untitled",
        ],
        "lists": comments.lists(topic.id),
    }


# What `lines_of` would drop or take for a line end, and JSON does not escape of itself.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def _json(plan: Plan) -> str:
    """The plan as JSON, in characters that any document can hold."""
    text = json.dumps(plan.model_dump(mode="json", by_alias=True), ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _values(answers: Mapping[str, Answer], words: Words) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, answer in answers.items():
        values |= {f"{name}.answer": answer.answer, f"{name}.now": answer.now, f"{name}.next": answer.next}
        # Without a reason, nothing is said yet: what was answered stays.
        if answer.reason:
            reason = words("documents.not-relevant", reason=answer.not_relevant)
            values |= {f"{name}.answer": reason, f"{name}.now": reason, f"{name}.next": ""}
    return values


def _flags(
    definition: PlanDefinition,
    answers: Mapping[str, Answer],
    *,
    repeated: bool,
    choices: Choices,
    commented: Set[str] = frozenset(),
    blank: bool = False,
) -> list[str]:
    """`shown:QUESTION` for each question that stays, and `shown:BOX.PART` for each part that has one.

    A copy for the team says more: `internal:QUESTION` of what stays in the team, `half:QUESTION` of half an answer.
    """
    flags = []
    for box in definition.boxes:
        if box.repeats == repeated:
            whole = choices.unanswered and (blank or not box.optional or _is_begun(box, answers))
            for part in box.parts:
                shown = [
                    q.id
                    for q in part.questions
                    if whole or q.id in commented or answer_state(answers.get(q.id)) != "open"
                ]
                flags += [part_flag(box, part.id)] if shown else []
                flags += [f"shown:{name}" for name in shown]
    if choices.internal:
        flags += [f"internal:{name}" for name, answer in answers.items() if answer.internal]
        flags += [f"half:{name}" for name, answer in answers.items() if answer_state(answer) == "half"]
    return flags


def _is_begun(box: PlanBox, answers: Mapping[str, Answer]) -> bool:
    return any(answer_state(answers.get(question.id)) != "open" for question in box.questions)


def part_flag(box: PlanBox, part: str) -> str:
    """The flag that is set while a part of a box has a question to show."""
    return f"shown:{box.id}.{part}"
