"""Builds the values that fill a record's document: entries to publish, or a blank record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from macros.documents.public_copy import without_personal
from macros.documents.record_rows import entry_scopes
from macros.documents.scope import detail_text
from macros.documents.template import Scope
from macros.models.detail import Detail
from macros.models.plan import Plan, RecordEntry
from macros.models.record import Record
from macros.models.words import Words
from macros.text import csv_file, in_one_line

_BLANK_ROWS = 8


def record_scope(
    record: Record,
    details: Sequence[Detail],
    plan: Plan,
    entries: Sequence[RecordEntry],
    words: Words,
    *,
    title: str,
    intro: str,
    day: date,
) -> Scope:
    """The scope that fills a record's document with entries, and nothing else of the plan but its title block.

    Args:
        record: what an entry holds.
        details: the title block of a plan. A record says about it what has `in_records`.
        plan: whose title block it is.
        entries: those that are shown.
        words: what the interface says.
        title: the document's title; the record's if it is empty.
        intro: what it begins with, as plain text.
        day: the date that it bears.
    """
    facts = {
        f"plan.{detail.slot}": words.date(day) if detail.kind == "saved" else detail_text(plan, detail, words)
        for detail in details
        if detail.in_records
    }
    shown = [name for name, text in {**facts, "record.intro": intro}.items() if text.strip()]
    return {
        "values": {"plan.title": in_one_line(title) or record.title, **facts, "record.intro": intro},
        "flags": [f"shown:{name}" for name in shown],
        "lists": {record.id: entry_scopes(record, entries, words)},
    }


def example_scope(record: Record, details: Sequence[Detail], plan: Plan, words: Words) -> Scope:
    """The scope of a document that publishes what the worked example holds of a record, without what is personal.

    Args:
        record: the record.
        details: the lines of the title block, which say what is personal.
        plan: the worked example.
        words: what the interface says.
    """
    plan = without_personal(plan, details)
    entries = [entry for entry in plan.records.get(record.id, ()) if not entry.internal]
    title = f"{record.title}: {plan.statistics}"
    return record_scope(
        record,
        details,
        plan,
        entries,
        words,
        title=title,
        intro=record.published_intro or "",
        day=plan.modified.date(),
    )


def blank_record_scope(record: Record, details: Sequence[Detail]) -> Scope:
    """The scope of a record that is still to be filled in."""
    slots = [f"plan.{detail.slot}" for detail in details if detail.in_records]
    return {
        "values": {"plan.title": record.title},
        "flags": [*(f"shown:{slot}" for slot in slots), "guidance", "blank"],
        "lists": {
            record.id: [
                {"values": {"entry.number": str(number)}, "flags": [], "lists": {}}
                for number in range(1, _BLANK_ROWS + 1)
            ]
        },
    }


def blank_spreadsheet(record: Record) -> bytes:
    """A record to fill in as CSV: only the row of headings, as Excel and others open it."""
    return csv_file([[field.title for field in record.fields]])
