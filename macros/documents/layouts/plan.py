"""The layout of a plan or a record as a document: what comes where. The writers turn it into files of each format.

Names of slots, flags and lists are those that `scope.py` fills: `who-about.answer`, `topic-people.now`,
`shown:who-about`, `topics`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from macros.documents.blocks import (
    Block,
    Column,
    Contents,
    Each,
    Entries,
    Field,
    Fields,
    Heading,
    Layout,
    Line,
    Overview,
    Prose,
    QuestionRow,
    Questions,
    SmallPrint,
    Text,
    TopicHeading,
    When,
)
from macros.documents.prose import Run, Runs, foreign, paragraphs, plain, said, text_of
from macros.documents.scope import part_flag
from macros.models.detail import Detail
from macros.models.plan_definition import PlanBox, PlanDefinition, PlanPart
from macros.models.record import Record, RecordField
from macros.models.words import Words

ANSWER_COLUMNS = {
    "one": (("answer", "documents.answer"),),
    "now-and-next": (("now", "documents.now"), ("next", "documents.next")),
}
"""The columns for answers, each the last part of a slot's name and the name of the words above it."""


NOTES = {"internal": "documents.internal", "half": "documents.half-answered"}
"""What copies for the team say about an answer: the first part of a flag, and the name of the words."""


_SHARES = {"text": 6, "line": 4, "date": 3, "choice": 3}


def plan_layout(
    definition: PlanDefinition, words: Words, *, records: bool = False, address: str = "", written: str = ""
) -> Layout:
    """Lay out a plan. Each box is there only while its flag is set, so that one layout serves every choice.

    Args:
        definition: the questions and the records.
        words: what the interface says.
        records: whether the records follow the boxes, each while its flag is set.
        address: where the site is, if it is known.
        written: the language that the plan is written in, where it is known.
    """
    written = foreign(written)
    blocks: list[Block] = [_title_block(definition.details, words, written)]
    if definition.first_page:
        rows = tuple(Line(row.slot, plain(row.title)) for row in definition.first_page)
        heading = said(words, "documents.at-a-glance")
        columns = (said(words, "documents.subject"), said(words, "documents.in-short"))
        table = Overview(rows, text_of(heading), heading, description_of(words, *columns), columns)
        blocks.append(When("shown:overview", (table,)))
    listed = tuple(
        (_box_heading(box), _written(_listed_topic(box), written) if box.repeats else ()) for box in definition.boxes
    )
    blocks.append(When("contents", (Contents(said(words, "documents.contents"), listed),)))
    for box in definition.boxes:
        blocks += _box_blocks(box, definition, words, written)
    leftover = Each("unplaced", (Text("unplaced.where"), Text("unplaced.text")))
    blocks.append(When("shown:unplaced", (Heading(1, said(words, "documents.unplaced")), leftover)))
    if records:
        blocks += (
            When(f"shown:record.{record.id}", (Heading(1, plain(record.title)), _entries(record, words, written)))
            for record in definition.records
        )
    blocks.append(small_print(words, address, definition.version))
    name = f"{definition.id}:{definition.version}"
    return laid_out(name, blocks, words, written=written)


def record_layout(
    record: Record, details: tuple[Detail, ...], words: Words, address: str = "", *, written: str = ""
) -> Layout:
    """Lay out a record as a document of its own, to fill in or to publish.

    Args:
        record: what an entry holds.
        details: the title block of a plan. A record says about it what has `in_records`.
        words: what the interface says.
        address: where the site is, if it is known.
        written: the language that the entries are written in, where it is known.
    """
    written = foreign(written)
    blocks: tuple[Block, ...] = (
        _guidance(record.intro),
        When("shown:record.intro", (Text("record.intro"),)),
        _entries(record, words, written),
        # It keeps the tables apart as well: Word would join two that touch.
        Heading(1, said(words, "documents.about-list")),
        _record_fields(record, details, words, written),
        small_print(words, address),
    )
    return laid_out(record.id, blocks, words, landscape=True, written=written)


def laid_out(
    name: str, blocks: Iterable[Block], words: Words, *, landscape: bool = False, written: str = ""
) -> Layout:
    """Make a document of blocks, with the number of each page in the words of the interface."""
    page_number = said(words, "documents.page", page="page", pages="pages")
    return Layout(name, tuple(blocks), foreign(words.code), page_number, landscape, written)


def small_print(words: Words, address: str, version: int = 0) -> SmallPrint:
    """What a document was made with: the toolkit, its address if it is known, and the version of the questions.

    Args:
        words: what the interface says.
        address: where the site is; empty if that is not known.
        version: that of the questions; 0 leaves it out.
    """
    at = plain(f": {address}" if address else "")
    questions = (*plain(" "), *said(words, "documents.questions-version", version="version")) if version else ()
    numbered = tuple(Run(str(version)) if run.slot == "version" else run for run in questions)
    return SmallPrint((*said(words, "documents.small-print"), *at, *plain("."), *numbered))


def _listed_topic(box: PlanBox) -> Runs:
    """A topic in the list of contents, with a number such as questions have.

    "Topic 1:" would start a topic where a document is read by its words alone.
    """
    return (*plain(f"{box.number}."), Run("", slot="topic.number"), *plain(" "), Run("", slot="topic.title"))


def _written(runs: Runs, language: str) -> Runs:
    """Words with those that people wrote in their language."""
    return tuple(replace(run, language=language) if run.slot == "topic.title" else run for run in runs)


def _box_heading(box: PlanBox) -> Heading:
    return Heading(1, plain(f"{box.number}. {box.title}"), mark=box.id)


def _title_block(details: tuple[Detail, ...], words: Words, written: str) -> Fields:
    heading = said(words, "documents.about-plan")
    return Fields(tuple(_field(detail, words, written) for detail in details), text_of(heading), heading)


def _record_fields(record: Record, details: tuple[Detail, ...], words: Words, written: str) -> Fields:
    """The title block of a record: who it is from, and of what day."""
    fields = (replace(_field(detail, words, written), hint=()) for detail in details if detail.in_records)
    return Fields(tuple(fields), words("documents.about-list"), plain(record.title))


def _field(detail: Detail, words: Words, written: str) -> Field:
    language = foreign(words.code) if detail.kind in ("date", "saved") else written if detail.kind == "text" else ""
    title, hint = detail.words(words.code)
    hints = (Run(hint.hint, language=foreign(hint.language)),) if hint.hint else ()
    label = (Run(title.title, language=foreign(title.language)),)
    return Field(f"plan.{detail.slot}", label, hints, language)


def _entries(record: Record, words: Words, written: str) -> Entries:
    columns = tuple(_column(field, words, written) for field in record.fields)
    description = description_of(words, *(column.label for column in columns))
    return Entries(record.id, record.title, description, columns, said(words, NOTES["internal"]))


def _column(field: RecordField, words: Words, written: str) -> Column:
    language = foreign(words.code) if field.kind == "date" else written if field.kind in ("line", "text") else ""
    return Column(f"entry.{field.id}", plain(field.title), plain(field.hint), language, _SHARES[field.kind])


def _box_blocks(box: PlanBox, definition: PlanDefinition, words: Words, written: str) -> list[Block]:
    inner: list[Block] = []
    if box.repeats:
        titled = said(words, "documents.topic", number="topic.number", title="topic.title")
        inner.append(When("titled", (TopicHeading(_written(titled, written)),)))
        inner.append(
            When("untitled", (TopicHeading(said(words, "documents.untitled-topic", number="topic.number")),))
        )
        inner += (Line(f"topic.{detail.slot}", plain(detail.title)) for detail in definition.topic_details)
        if definition.topic_details:
            inner.append(Line("topic.promise", said(words, "documents.promise")))
    first = 1
    for part in box.parts:
        is_last = box == definition.boxes[-1] and part == box.parts[-1]
        inner.append(When(part_flag(box, part.id), tuple(_part_blocks(box, part, first, words, is_last=is_last))))
        first += len(part.questions)
    if box.repeats:
        inner = [Each("topics", tuple(inner))]
    return [When(f"shown:{box.id}", (_box_heading(box), _guidance(box.intro, leads=True), *inner))]


def _part_blocks(box: PlanBox, part: PlanPart, first: int, words: Words, *, is_last: bool) -> list[Block]:
    several = len(box.parts) > 1
    blocks: list[Block] = [Heading(2, plain(part.title))] if several else []
    if part.intro:
        blocks.append(_guidance(part.intro, leads=True))
    keys = ANSWER_COLUMNS[box.answers]
    rows = tuple(
        QuestionRow(
            number=_number(box, number),
            id=question.id,
            text=plain(question.text),
            hint=plain(question.hint or ""),
            slots=tuple(f"{question.id}.{key}" for key, _ in keys),
            notes=tuple((f"{flag}:{question.id}", said(words, name)) for flag, name in NOTES.items()),
        )
        for number, question in enumerate(part.questions, first)
    )
    title = f"{box.title}: {part.title}" if several else box.title
    heading = said(words, "documents.question")
    columns = tuple(said(words, name) for _, name in keys)
    blocks.append(Questions(title, description_of(words, heading, *columns), heading, columns, rows, leads=is_last))
    if part.advice:
        blocks.append(_guidance(part.advice))
    return blocks


def _number(box: PlanBox, number: int) -> Runs:
    if not box.repeats:
        return plain(f"{box.number}.{number}")
    return (*plain(f"{box.number}."), Run("", slot="topic.number"), *plain(f".{number}"))


def description_of(words: Words, *columns: Runs) -> str:
    """What a table is: it names the columns."""
    return words("documents.columns", columns=", ".join(map(text_of, columns)))


def _guidance(markdown: str, *, leads: bool = False) -> When:
    return When("guidance", (Prose(paragraphs(markdown), leads),))
