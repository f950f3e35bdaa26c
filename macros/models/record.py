"""The records of a plan: lists that grow while the plan is carried out, and what each entry holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from macros.faults import Problem, suggestion
from macros.models.base import DocumentMarkdown, Item, Model, RecordName, Slug, Text
from macros.models.detail import Choice, choice_problems


class RecordField(Model):
    """What is noted of each entry. In a document it is a column."""

    id: Slug
    """Permanent: saved entries hang on it."""
    title: Text
    """What people read above the field, and above the column in a document."""
    hint: Text
    """One short sentence that helps someone to fill it in."""
    kind: Literal["line", "text", "date", "choice"]
    """One line, several lines, a date, or one of `choices`."""
    choices: tuple[Choice, ...] = ()
    """What to choose from, for a field of the kind `choice`."""
    copies: Slug | None = None
    """The field of the other record whose words an entry starts with, where the record has `starts_from`."""


class RecordStart(Model):
    """How an entry can start from one of another record."""

    record: RecordName
    """The id of the other record."""
    button: Text
    """What the button says that is beside each entry of the other record."""
    mark: Text
    """What is said beside an entry from which one was started."""


class RecordFromAnswers(Model):
    """How an entry can start from what somebody answered to "What we will do next"."""

    button: Text
    """What the button beside such an answer says."""
    into: Slug
    """The field that takes the answer's words."""
    topic: Slug | None = None
    """The field that takes the title of the answer's topic, if there is one."""


class RecordDates(Model):
    """Which fields say when something is done, so that the entries can go into a calendar."""

    starts: Slug
    """The field with the first day."""
    ends: Slug
    """The field with the last day."""


class Record(Item):
    """A list that grows while a plan is carried out."""

    id: Slug
    """Permanent: saved entries hang on it. It names the documents too."""
    title: Text
    """The name of the list."""
    intro: DocumentMarkdown
    """What to note, and why."""
    starts_from: RecordStart | None = None
    """How an entry can start from one of another record, if it can."""
    from_answers: RecordFromAnswers | None = None
    """How an entry can start from an answer, if it can."""
    dates: RecordDates | None = None
    """Which fields make the dates of a calendar. Without them, none is offered."""
    published_intro: Text | None = None
    """How a page begins that is made from this record to publish it. Without it, no such page is offered."""
    fields: tuple[RecordField, ...] = Field(min_length=1)
    """The first one names the entry: it is of the kind `line` or `text`."""


def record_problems(records: tuple[Record, ...]) -> Iterator[Problem]:
    """Find what no single field shows: names that lead nowhere, and choices with nothing to choose from.

    Returns:
        Where it is below the plan's definition, and what is wrong, in words.
    """
    by_id = {record.id: record for record in records}
    for index, record in enumerate(records):
        where = ("records", index)
        if record.fields[0].kind not in ("line", "text"):
            yield (*where, "fields", 0, "kind"), 'must be "line" or "text": the first field names the entry'
        start = record.starts_from
        if start and start.record == record.id:
            yield (*where, "starts_from", "record"), "must be another record, not this one"
        yield from ((((*where, *path)), message) for path, message in _misnamed_fields(record))
        source = by_id.get(start.record) if start else None
        for number, field in enumerate(record.fields):
            if field.copies and not start:
                yield (
                    (*where, "fields", number, "copies"),
                    'needs a record to copy from: give the record "starts_from"',
                )
            for problem, message in _field_problems(field, source):
                yield (*where, "fields", number, problem), message


def _misnamed_fields(record: Record) -> Iterator[tuple[tuple[str, str], str]]:
    kinds = {field.id: field.kind for field in record.fields}
    named: list[tuple[str, str, str | None, tuple[str, ...]]] = []
    if record.from_answers:
        named.append(("from_answers", "into", record.from_answers.into, ("line", "text")))
        named.append(("from_answers", "topic", record.from_answers.topic, ("line", "text")))
    if record.dates:
        named.append(("dates", "starts", record.dates.starts, ("date",)))
        named.append(("dates", "ends", record.dates.ends, ("date",)))
    for part, key, name, allowed in named:
        if name and name not in kinds:
            yield (part, key), f'there is no field called "{name}".{suggestion(name, kinds)}'
        elif name and kinds[name] not in allowed:
            yield (part, key), f"must name a field of the kind {' or '.join(allowed)}"


def _field_problems(field: RecordField, source: Record | None) -> Iterator[tuple[str, str]]:
    yield from choice_problems(field)
    if field.copies and source:
        names: dict[str, Any] = {other.id: other for other in source.fields}
        if field.copies not in names:
            yield "copies", f'{source.title} has no field called "{field.copies}".{suggestion(field.copies, names)}'
        elif field.kind not in ("line", "text"):
            yield "copies", 'words can be copied only into a field of the kind "line" or "text"'
