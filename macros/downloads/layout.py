"""The layout of a plan or a record as a document: what stands where, in no format. The writers turn it into files.

Names of slots, flags and lists are those that `scope.py` fills: `who-about.answer`, `topic-people.now`,
`shown:who-about`, `topics`.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.downloads.prose import ProseParagraph, paragraphs
from macros.downloads.scope import part_flag
from macros.models.plan_definition import PlanBox, PlanDefinition, PlanPart
from macros.models.record import Record

ANSWER_COLUMNS = {
    "one": (("answer", "Answer"),),
    "now-and-next": (("now", "What we do now"), ("next", "What we will do next")),
}
"""The columns for answers, each the last part of a slot's name and its heading."""


@dataclass(frozen=True)
class Heading:
    """A heading. Level 1 is a box, level 2 a part of one."""

    level: int
    text: str


@dataclass(frozen=True)
class TopicHeading:
    """The heading that starts a topic: its words are a slot, `topic.title`."""

    label: str


@dataclass(frozen=True)
class Prose:
    """Running text."""

    paragraphs: tuple[ProseParagraph, ...]


@dataclass(frozen=True)
class Text:
    """Running text that is not known yet: a slot."""

    slot: str


@dataclass(frozen=True)
class Field:
    """A line of the title block: a label and a slot for one line of text."""

    slot: str
    label: str
    hint: str = ""
    optional: bool = False
    """Whether it stands only when the flag `shown:<slot>` is set."""


@dataclass(frozen=True)
class Fields:
    """The title block."""

    fields: tuple[Field, ...]
    title: str = "About this plan"
    """What the table is about, for those who cannot see it."""


@dataclass(frozen=True)
class QuestionRow:
    """A question, and a slot for each of its answers. It stands only when the flag `shown:<id>` is set."""

    number: str
    id: str
    text: str
    hint: str
    """Part of the guidance."""
    slots: tuple[str, ...]


@dataclass(frozen=True)
class Questions:
    """A table of questions."""

    title: str
    """What the table is about, for those who cannot see it."""
    columns: tuple[str, ...]
    """The headings of the columns for answers."""
    rows: tuple[QuestionRow, ...]


@dataclass(frozen=True)
class Column:
    """A column of a record."""

    slot: str
    label: str
    hint: str
    """Part of the guidance."""
    share: int
    """How wide it is, compared with the others."""


@dataclass(frozen=True)
class Entries:
    """A table of a record's entries, with a row for each scope of a list."""

    name: str
    """The list: the id of the record."""
    title: str
    """What the table is about, for those who cannot see it."""
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class When:
    """Blocks that stand only when a flag is set: `guidance`, or `shown:` and what has something to show."""

    flag: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Each:
    """Blocks that are repeated for each scope of a list: `topics`."""

    name: str
    blocks: tuple[Block, ...]


Block = Heading | TopicHeading | Prose | Text | Fields | Questions | Entries | When | Each


@dataclass(frozen=True)
class Layout:
    """A document: its title's slot stands first, then the blocks."""

    definition: str
    """The definition's id and version, for example `public-involvement-plan:1`. For a record its id alone."""
    title: str
    """The title while the plan has none."""
    blocks: tuple[Block, ...]
    landscape: bool = False
    """Whether the page lies on its side."""


TITLE_BLOCK = Fields(
    (
        Field("plan.statistics", "Statistics", "The statistics that this plan is for"),
        Field("plan.organisation", "Organisation"),
        Field("plan.contact", "Contact", "A person or a team, and how to reach them"),
        Field("plan.date", "Date"),
        Field("plan.review_date", "Review date", "When you will look at this plan again"),
    )
)


_RECORD_FIELDS = Fields(
    (
        Field("plan.statistics", "Statistics", optional=True),
        Field("plan.organisation", "Organisation", optional=True),
        Field("plan.contact", "Contact", "A person or a team, and how to reach them", optional=True),
        Field("plan.date", "Date", optional=True),
    ),
    "About this list",
)
_SHARES = {"text": 6, "line": 4, "date": 3, "choice": 3}


def plan_layout(definition: PlanDefinition, *, records: bool = False) -> Layout:
    """Lay out a plan. Each box stands only while its flag is set, so that one layout serves every choice.

    Args:
        definition: the questions and the records.
        records: whether the records follow the boxes, each while its flag is set.
    """
    blocks: list[Block] = [TITLE_BLOCK]
    for box in definition.boxes:
        blocks += _box_blocks(box)
    if records:
        blocks += (
            When(f"shown:record.{record.id}", (Heading(1, record.title), _entries(record)))
            for record in definition.records
        )
    return Layout(f"{definition.id}:{definition.version}", definition.title, tuple(blocks))


def record_layout(record: Record) -> Layout:
    """Lay out a record as a document of its own, to fill in or to publish."""
    blocks: tuple[Block, ...] = (
        _guidance(record.intro),
        When("shown:record.intro", (Text("record.intro"),)),
        _entries(record),
        # It keeps the tables apart as well: Word would join two that touch.
        Heading(1, _RECORD_FIELDS.title),
        _RECORD_FIELDS,
    )
    return Layout(record.id, record.title, blocks, landscape=True)


def _entries(record: Record) -> Entries:
    columns = (Column(f"entry.{field.id}", field.title, field.hint, _SHARES[field.kind]) for field in record.fields)
    return Entries(record.id, record.title, tuple(columns))


def _box_blocks(box: PlanBox) -> list[Block]:
    inner: list[Block] = [TopicHeading("Topic")] if box.repeats else []
    first = 1
    for part in box.parts:
        inner.append(When(part_flag(box, part.id), tuple(_part_blocks(box, part, first))))
        first += len(part.questions)
    if box.repeats:
        inner = [Each("topics", tuple(inner))]
    heading = Heading(1, f"{box.number}. {box.title}")
    return [When(f"shown:{box.id}", (heading, _guidance(box.intro), *inner))]


def _part_blocks(box: PlanBox, part: PlanPart, first: int) -> list[Block]:
    several = len(box.parts) > 1
    blocks: list[Block] = [Heading(2, part.title)] if several else []
    if part.intro:
        blocks.append(_guidance(part.intro))
    columns = ANSWER_COLUMNS[box.answers]
    rows = tuple(
        QuestionRow(
            number=f"{box.number}.{number}",
            id=question.id,
            text=question.text,
            hint=question.hint or "",
            slots=tuple(f"{question.id}.{key}" for key, _ in columns),
        )
        for number, question in enumerate(part.questions, first)
    )
    title = f"{box.title}: {part.title}" if several else box.title
    blocks.append(Questions(title, tuple(heading for _, heading in columns), rows))
    if part.advice:
        blocks.append(_guidance(part.advice))
    return blocks


def _guidance(markdown: str) -> When:
    return When("guidance", (Prose(paragraphs(markdown)),))
