"""Reads, checks, migrates and writes saved plans."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from typing import Any, Literal, NoReturn

from pydantic import BaseModel, ValidationError

from macros.content.yaml_source import FieldPath, field_name
from macros.faults import Problem, suggestion
from macros.models.detail import FIXED_KINDS, Detail
from macros.models.plan import SCHEMA_ID, SCHEMA_VERSION, Answer, Plan
from macros.models.plan_definition import PlanDefinition
from macros.models.record import RecordField
from macros.text import visible

MOST_BYTES = 20_000_000
"""A plan with 100,000 words takes under one megabyte. Anything near this size is no plan."""
MOST_COMMAS = 250_000
"""The most values in a file, since each may have a fault of its own to report."""

Migration = Callable[[dict[str, Any]], dict[str, Any]]

MIGRATIONS: Mapping[int, Migration] = {}
"""Pure steps from one version of the format to the next: the step at N makes version N + 1 from N.

A step is added with each new version, together with a sample of the old one in tests/plans/. None is ever
removed: old plans open for ever.
"""


class PlanRefused(Exception):
    """Raised when a file cannot be used as a plan. Its text says why, in words for the person who chose it."""


def read_plan(content: bytes) -> Plan:
    """Read a saved plan of any version.

    Args:
        content: the whole file.

    Raises:
        PlanRefused: it is no plan, is damaged, is too large, or was saved by a newer toolkit.
    """
    if len(content) > MOST_BYTES:
        raise PlanRefused(f"The file is too large to be a plan (over {MOST_BYTES // 1_000_000} megabytes).")
    if content.count(b",") > MOST_COMMAS:
        raise PlanRefused("The file holds too many values to be a plan.")
    try:
        data = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_fields,
            parse_constant=_refuse_constant,
            parse_float=_number,
        )
    except UnicodeDecodeError:
        raise PlanRefused("The file is not a saved plan: it does not hold text (UTF-8).") from None
    except json.JSONDecodeError as error:
        raise PlanRefused(
            f"The file is not a saved plan, or it is damaged: it stops making sense at line {error.lineno} (JSON)."
        ) from None
    except (RecursionError, ValueError):
        raise PlanRefused(_NO_PLAN) from None
    if not isinstance(data, dict) or "schema_version" not in data:
        raise PlanRefused("The file is not a saved plan of this toolkit: it has no schema_version.")
    try:
        # Of the names of fields, half a character is nothing that anyone wrote. In texts there is none by now.
        text = json.dumps(migrated(_with_visible(data)), ensure_ascii=False).encode("utf-8", "ignore")
        # Strict, as the published schema is: a text such as "yes" is no mark.
        return Plan.model_validate_json(text, strict=True)
    except RecursionError:
        raise PlanRefused(_NO_PLAN) from None
    except ValidationError as error:
        raise PlanRefused("\n".join(_in_plain_words(error))) from None


def _with_visible(value: Any) -> Any:
    """A part of a plan, with what nobody sees in its texts made visible."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {name: _with_visible(item) for name, item in value.items()}
    return [_with_visible(item) for item in value] if isinstance(value, list) else value


def migrated(data: dict[str, Any]) -> dict[str, Any]:
    """Bring a plan's data to the current version, step by step.

    Raises:
        PlanRefused: the version is not a number, or one that this toolkit does not know.
    """
    version = data["schema_version"]
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PlanRefused(f"The plan gives its version as {json.dumps(version)}, which is no version.")
    if version > SCHEMA_VERSION:
        raise PlanRefused(
            f"The plan was saved by a newer toolkit: its format is version {version}, and this one knows up to "
            f"{SCHEMA_VERSION}. Open it there, or take the newer toolkit."
        )
    while version < SCHEMA_VERSION:
        data = {**MIGRATIONS[version](data), "schema_version": version + 1}
        version += 1
    return {**data, "$schema": SCHEMA_ID}


def write_plan(plan: Plan) -> str:
    """Write a plan as JSON text, every field in a fixed order, unknown fields kept."""
    data = plan.model_dump(mode="json", by_alias=True)
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def unplaced(plan: Plan, definition: PlanDefinition) -> Iterator[tuple[FieldPath, str]]:
    """Find what a plan holds that belongs to no question or record of a definition. It keeps that all the same.

    Returns:
        Where each is in the plan, and what is wrong, in words.
    """
    once, repeated = (definition.asked(repeats=repeats) for repeats in (False, True))
    details = {detail.id: detail for detail in definition.details if detail.id not in FIXED_KINDS}
    for name, text in plan.details.items():
        if name not in details:
            yield ("details", name), f"is no detail.{suggestion(name, details)}"
        elif problem := _misfit(details[name], text):
            yield ("details", name), problem
    for name in plan.answers.keys() - once:
        yield ("answers", name), f"answers no question.{suggestion(name, once)}"
    for index, topic in enumerate(plan.topics):
        for name in topic.answers.keys() - repeated:
            yield ("topics", index, "answers", name), f"answers no question.{suggestion(name, repeated)}"
    yield from _unplaced_entries(plan, definition)


def unknown_fields(thing: Any, path: tuple[str | int, ...] = ()) -> Iterator[Problem]:
    """Find fields that this version does not know. Saved plans keep them; in what an author writes they are slips.

    Args:
        thing: a plan, or what is in one.
        path: where that is.

    Returns:
        Where each is in the plan, and what is wrong, in words.
    """
    if isinstance(thing, BaseModel):
        known = type(thing).model_fields
        for name in thing.model_extra or {}:
            yield (*path, name), f"is not a known field.{suggestion(name, known)}"
        for name in known:
            yield from unknown_fields(getattr(thing, name), (*path, name))
    elif isinstance(thing, dict):
        for name, item in thing.items():
            yield from unknown_fields(item, (*path, name))
    elif isinstance(thing, tuple):
        for index, item in enumerate(thing):
            yield from unknown_fields(item, (*path, index))


def _misfit(field: Detail | RecordField, text: str) -> str:
    """Why a text cannot be what a field of its kind holds, in words; empty if it can."""
    choices = [choice.id for choice in field.choices]
    return f"is no choice.{suggestion(text, choices)}" if choices and text not in choices else ""


def _unplaced_entries(plan: Plan, definition: PlanDefinition) -> Iterator[tuple[FieldPath, str]]:
    records = {record.id: record for record in definition.records}
    for name, entries in plan.records.items():
        if name not in records:
            yield ("records", name), f"is no record.{suggestion(name, records)}"
            continue
        fields = {field.id: field for field in records[name].fields}
        for index, entry in enumerate(entries):
            for key, text in entry.fields.items():
                where = ("records", name, index, "fields", key)
                if key not in fields:
                    yield where, f"is no field of this record.{suggestion(key, fields)}"
                elif problem := _misfit(fields[key], text):
                    yield where, problem


AnswerState = Literal["open", "half", "settled"]
"""Whether a question has no answer yet, one half of the two that it asks for, or all that it needs."""


def answer_state(answer: Answer | None) -> AnswerState:
    """Say how far a question is answered. One that has a reason why it does not apply needs nothing more."""
    if answer is None:
        return "open"
    if answer.answer.strip() or answer.reason:
        return "settled"
    now, later = (bool(text.strip()) for text in (answer.now, answer.next))
    return "settled" if now and later else "half" if now or later else "open"


def is_settled(answer: Answer | None) -> bool:
    """Whether a question needs nothing more: it has a whole answer, or a reason why it does not apply."""
    return answer_state(answer) == "settled"


def _fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            # Otherwise the last of the two would stay, and nobody would learn that a text is gone.
            raise PlanRefused(f'The plan is damaged: it gives "{name}" twice.')
        fields[name] = value
    return fields


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no value in a plan")


def _number(number: str) -> float:
    value = float(number)
    if not isfinite(value):
        _refuse_constant(number)
    # JSON has one kind of number, so 1.0 is 1.
    return int(value) if value.is_integer() else value


_NO_PLAN = "The file is not a saved plan: its values are not those of a plan."

_FAULTS = {
    "bool": "must be true or false",
    "date": "must be a date, such as 2026-03-02",
    "datetime": "must be a date with a time, such as 2026-03-02T16:00:00Z",
    "dict": "must hold fields",
    "greater": "is too small a number",
    "int": "must be a whole number",
    "missing": "is missing",
    "model": "must hold fields",
    "string": "must be text",
    "string_pattern_mismatch": "is not a name that a plan can hold",
    "tuple": "must be a list",
}
"""What is wrong, by pydantic's name for it or the first word of that."""


def _in_plain_words(error: ValidationError) -> Iterator[str]:
    faults = error.errors(include_input=False)
    if faults[0]["type"] == "json_invalid":
        # Sound JSON, as we have seen: only values deep inside one another are left to complain of.
        yield _NO_PLAN
        return
    yield "The plan has faults:"
    for fault in faults[:20]:
        kind = fault["type"]
        where = field_name(tuple(part for part in fault["loc"] if part != "[key]"))
        yield f"  {where}: {_FAULTS.get(kind) or _FAULTS.get(kind.split('_')[0], 'is not what a plan holds there')}"
