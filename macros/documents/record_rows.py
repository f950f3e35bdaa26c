"""Builds the values that fill the rows of records, and of other things that people choose or date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from macros.documents.template import Scope
from macros.models.detail import Detail
from macros.models.plan import RecordEntry
from macros.models.record import Record, RecordField
from macros.models.words import Words


def entry_scopes(
    record: Record, entries: Iterable[RecordEntry], words: Words, *, marked: bool = False
) -> list[Scope]:
    """The scopes that fill the rows of a record, with the flag `internal` where an entry is, if they are marked.

    Args:
        record: the record, with its fields.
        entries: what a plan holds of it.
        words: what the interface says.
        marked: whether internal entries are marked.
    """
    return [
        {
            "values": {
                "entry.number": str(number),
                **{
                    f"entry.{field.id}": readable(field, entry.fields.get(field.id, ""), words)
                    for field in record.fields
                },
            },
            "flags": ["internal"] if marked and entry.internal else [],
            "lists": {},
        }
        for number, entry in enumerate(entries, 1)
    ]


def readable(field: Detail | RecordField, text: str, words: Words) -> str:
    """What was filled in, as people read it.

    Args:
        field: the field.
        text: what a plan holds: the id of a choice, a day such as 2026-11-23, or words.
        words: what the interface says.
    """
    if field.kind == "choice":
        return next((choice.title for choice in field.choices if choice.id == text), text)
    if field.kind in ("date", "saved"):
        try:
            return words.date(date.fromisoformat(text))
        except ValueError:
            return text
    return text
