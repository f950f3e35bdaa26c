"""What a document is made of, whatever its format. The writers turn it into files."""

from __future__ import annotations

from dataclasses import dataclass

from macros.documents.prose import ProseParagraph, Runs


@dataclass(frozen=True)
class Heading:
    """A heading. Level 1 is a box, level 2 a part of one."""

    level: int
    text: Runs
    mark: str = ""
    """By what the list of contents knows it, if it is listed there."""


@dataclass(frozen=True)
class TopicHeading:
    """The heading that starts a topic. A slot in it, `topic.title`, is the topic's own title, if it has one."""

    text: Runs


@dataclass(frozen=True)
class Prose:
    """Running text."""

    paragraphs: tuple[ProseParagraph, ...]
    leads: bool = False
    """Whether it leads to what follows, and stays on one page with its beginning."""


@dataclass(frozen=True)
class Text:
    """Running text that is not known yet: a slot."""

    slot: str


@dataclass(frozen=True)
class Field:
    """A line of the title block, there while the flag `shown:<slot>` is set: a label, and a slot for its text."""

    slot: str
    label: Runs
    hint: Runs
    language: str
    """The language of what the slot is filled with, where it is known and is not that of the document."""


@dataclass(frozen=True)
class Fields:
    """The title block."""

    fields: tuple[Field, ...]
    title: str
    """What the table is about, for those who cannot see it."""
    heading: Runs
    """The heading above its lines."""


@dataclass(frozen=True)
class QuestionRow:
    """A question, and a slot for each of its answers. It is there only when the flag `shown:<id>` is set."""

    number: Runs
    """In a box that repeats, with the number of the topic in it: 2.1.4."""
    id: str
    text: Runs
    hint: Runs
    """Part of the guidance."""
    slots: tuple[str, ...]
    notes: tuple[tuple[str, Runs], ...]
    """What copies for the team say below the question, each while its flag is set."""


@dataclass(frozen=True)
class Questions:
    """A table of questions. Where there are two answers, each question runs across them, in a row of its own."""

    title: str
    """What the table is about, for those who cannot see it."""
    description: str
    """Which columns it has, for the same."""
    heading: Runs
    """The heading of the column for questions."""
    columns: tuple[Runs, ...]
    """The headings of the columns for answers."""
    rows: tuple[QuestionRow, ...]
    leads: bool = False
    """Whether it stays on one page with what follows, so that this is not alone there."""


@dataclass(frozen=True)
class Column:
    """A column of a record."""

    slot: str
    label: Runs
    hint: Runs
    """Part of the guidance."""
    language: str
    """As for a field of the title block."""
    share: int
    """How wide it is, compared with the others."""


@dataclass(frozen=True)
class Entries:
    """A table of a record's entries, with a row for each scope of a list."""

    name: str
    """The list: the id of the record."""
    title: str
    """What the table is about, for those who cannot see it."""
    description: str
    """Which columns it has, for the same."""
    columns: tuple[Column, ...]
    note: Runs
    """What the first cell of a row says while the flag `internal` is set."""


@dataclass(frozen=True)
class Line:
    """A line of its own, there while the flag `shown:<slot>` is set: a label, and a slot for one line of text."""

    slot: str
    label: Runs


@dataclass(frozen=True)
class Overview:
    """A table that repeats in short what the rest of the document says. No answer is read from it."""

    rows: tuple[Line, ...]
    """Their slots hold several lines of text. Each is there while the flag `shown:<slot>` is set."""
    title: str
    """What the table is about, for those who cannot see it."""
    heading: Runs
    """The heading above it."""
    description: str
    """Which columns it has, for those who cannot see them."""
    columns: tuple[Runs, Runs]
    """Their headings."""


@dataclass(frozen=True)
class Contents:
    """A list of what follows, with the pages. Formats without pages have none."""

    heading: Runs
    boxes: tuple[tuple[Heading, Runs], ...]
    """The headings, there while `shown:` and their mark is set, and what the topics below it are called."""


@dataclass(frozen=True)
class SmallPrint:
    """The last words of a document: what it was made with."""

    text: Runs


@dataclass(frozen=True)
class Compared:
    """Two versions of a text in one: lines, each with a list of `runs`, of which some are gone and some are new."""

    name: str
    """The list of the lines."""
    gone: Runs
    """For people who hear a page: what comes before words that are gone."""
    fresh: Runs
    """The same before words that are new."""
    end: Runs
    """The same after either."""


@dataclass(frozen=True)
class When:
    """Blocks that are there only when a flag is set: `guidance`, or `shown:` and what has something to show."""

    flag: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Each:
    """Blocks that are repeated for each scope of a list: `topics`."""

    name: str
    blocks: tuple[Block, ...]


Block = (
    Heading
    | TopicHeading
    | Prose
    | Text
    | Fields
    | Questions
    | Entries
    | Line
    | Overview
    | Contents
    | SmallPrint
    | Compared
    | When
    | Each
)


@dataclass(frozen=True)
class Layout:
    """A document: its title's slot comes first, then the blocks."""

    definition: str
    """The definition's id and version, for example `public-involvement-plan:1`. For a record its id alone."""
    blocks: tuple[Block, ...]
    language: str = ""
    """The language of the interface's words in it, where it is not that of the document."""
    page_number: Runs = ()
    """What the foot of each page says about its number. Word processors fill the slots in it, `page` and `pages`."""
    landscape: bool = False
    """Whether the page lies on its side."""
    written: str = ""
    """The language that people wrote in, where it is known and is not that of the document."""
