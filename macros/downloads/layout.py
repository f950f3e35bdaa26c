"""The layout of a plan as a document: what stands where, in no format. The writers turn it into files.

Names of slots, flags and lists are those that `scope.py` fills: `who-about.answer`, `topic-people.now`,
`shown:who-about`, `topics`.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.downloads.prose import ProseParagraph, paragraphs
from macros.downloads.scope import part_flag
from macros.models.plan_definition import PlanBox, PlanDefinition, PlanPart

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
class Field:
    """A line of the title block: a label and a slot for one line of text."""

    slot: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class Fields:
    """The title block."""

    fields: tuple[Field, ...]


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
class When:
    """Blocks that stand only when a flag is set: `guidance`, or `shown:` and what has something to show."""

    flag: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Each:
    """Blocks that are repeated for each scope of a list: `topics`."""

    name: str
    blocks: tuple[Block, ...]


Block = Heading | TopicHeading | Prose | Fields | Questions | When | Each


@dataclass(frozen=True)
class Layout:
    """A document: its title's slot stands first, then the blocks."""

    definition: str
    """The definition's id and version, for example `public-involvement-plan:1`."""
    title: str
    """The title while the plan has none."""
    blocks: tuple[Block, ...]


TITLE_BLOCK = Fields(
    (
        Field("plan.statistics", "Statistics", "The statistics that this plan is for"),
        Field("plan.organisation", "Organisation"),
        Field("plan.contact", "Contact", "A person or a team, and how to reach them"),
        Field("plan.date", "Date"),
        Field("plan.review_date", "Review date", "When you will look at this plan again"),
    )
)


def plan_layout(definition: PlanDefinition) -> Layout:
    """Lay out a plan. Each box stands only while its flag is set, so that one layout serves every choice."""
    blocks: list[Block] = [TITLE_BLOCK]
    for box in definition.boxes:
        blocks += _box_blocks(box)
    return Layout(f"{definition.id}:{definition.version}", definition.title, tuple(blocks))


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
