"""A plan: what a producer answered. Saved as JSON, by the browser and by the command line alike.

Fields that this version does not know are kept, so that a plan loses nothing when an older copy of the toolkit
opens and saves it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from macros.models.base import CaseStudyName, ExampleQuestionName, MethodName, Slug
from macros.models.detail import FIXED_KINDS, Detail

SCHEMA_VERSION = 1
SCHEMA_ID = f"urn:involvement-toolkit:plan:{SCHEMA_VERSION}"

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
"""A made-up name that stays the same while a plan or a topic is renamed."""


class OpenModel(BaseModel):
    """A part of a plan. Unknown fields are kept."""

    model_config = ConfigDict(extra="allow", frozen=True, use_attribute_docstrings=True, defer_build=True)


class Answer(OpenModel):
    """The answer to one question, as plain text. A line is a paragraph; a line that starts "- " is in a list."""

    answer: str = ""
    """To a question that takes one answer."""
    now: str = ""
    """What we do now, to a question that takes two."""
    next: str = ""
    """What we will do next, to a question that takes two."""
    planned: str = ""
    """What the plan before this one meant to do next, kept in view while this one is written."""
    not_relevant: str | None = None
    """Why the question does not apply. The question is then settled."""
    internal: bool = False
    """Whether the answer stays in the team, and out of what is published."""

    @property
    def reason(self) -> str:
        """Why the question does not apply; empty if it does, or where only white space says why not."""
        return (self.not_relevant or "").strip()


class Picked(OpenModel):
    """What was taken from the toolkit: names of example questions, methods and case studies."""

    questions: tuple[ExampleQuestionName, ...] = ()
    methods: tuple[MethodName, ...] = ()
    case_studies: tuple[CaseStudyName, ...] = ()


class Topic(OpenModel):
    """A subject on which the public is involved, with its own answers to the box that repeats."""

    id: Id
    title: str = ""
    answers: dict[Slug, Answer] = Field(default_factory=dict)
    """By the id of the question."""
    picked: Picked = Picked()
    decision_point: str = Field("", exclude_if=lambda name: not name)
    """The name of the decision point that it serves. Without one, the field may be missing."""
    level: str = Field("", exclude_if=lambda name: not name)
    """The id of the level of participation that it offers. Without one, the field may be missing."""


class RecordEntry(OpenModel):
    """One entry of a record."""

    id: Id
    """A made-up name that stays the same while the entry changes."""
    fields: dict[Slug, str] = Field(default_factory=dict)
    """Plain text by the id of the field: a date as 2026-03-02, a choice as its id."""
    started_from: Id | None = None
    """The id of the entry of another record that this one answers."""
    internal: bool = False
    """Whether the entry stays in the team, and out of what is published."""


class Reply(OpenModel):
    """What somebody wrote about a plan, in Word for example."""

    author: str = ""
    date: str = ""
    """When it was written, as the word processor has it: 2027-01-02T09:00:00, without a zone."""
    text: str


class Comment(Reply):
    """A reviewer's comment. It stays in the team."""

    place: str
    """What it is on, such as `answers/who-about/answer`, `topics/k1/answers/topic-people/now` or `title`."""
    done: bool = False
    """Whether it was ticked off."""
    replies: tuple[Reply, ...] = ()
    """What was answered to it, oldest first."""


class AnsweredQuestion(OpenModel):
    """A question in the words that were answered."""

    id: Slug
    text: str


class AnsweredPart(OpenModel):
    """A run of questions under one heading."""

    id: Slug
    title: str
    questions: tuple[AnsweredQuestion, ...]


class AnsweredBox(OpenModel):
    """A box of the plan as it was when the plan was written."""

    id: Slug
    number: int = Field(ge=1, le=99)
    title: str
    answers: Literal["one", "now-and-next"]
    repeats: bool
    parts: tuple[AnsweredPart, ...]


class DefinitionReference(OpenModel):
    """Which questions the plan answers."""

    id: Slug
    version: int = Field(ge=1)
    boxes: tuple[AnsweredBox, ...] = Field((), exclude_if=lambda boxes: not boxes)
    """The questions themselves, in the words that were answered. A plan that was saved for publishing has them, so
    that it keeps its wording when the questions change. Without them, the field may be missing."""


class Plan(OpenModel):
    """A plan, version 1 of its format."""

    model_config = ConfigDict(
        title="Public involvement and engagement plan",
        populate_by_name=True,
        json_schema_extra={"$id": SCHEMA_ID},
    )

    schema_address: Literal["urn:involvement-toolkit:plan:1"] = Field(
        "urn:involvement-toolkit:plan:1", alias="$schema"
    )
    schema_version: int = Field(ge=SCHEMA_VERSION, le=SCHEMA_VERSION)
    """Tells which version of this format the plan has."""
    id: Id
    definition: DefinitionReference
    title: str = ""
    statistics: str = ""
    """The statistics that the plan is for."""
    organisation: str = ""
    contact: str = ""
    created: datetime
    modified: datetime
    review_date: date | None = None
    """When the plan will be looked at again."""
    details: dict[Slug, str] = Field(default_factory=dict, exclude_if=lambda details: not details)
    """The other lines of the title block, by the id of the detail: plain text, a date as 2026-03-02, a choice as its
    id. Without one, the field may be missing."""
    answers: dict[Slug, Answer] = Field(default_factory=dict)
    """By the id of the question, for the boxes that are filled in once."""
    topics: tuple[Topic, ...] = ()
    """For the box that is filled in once for each topic."""
    records: dict[Slug, tuple[RecordEntry, ...]] = Field(default_factory=dict)
    """What was noted while the plan was carried out: entries, oldest first, by the id of the record."""
    comments: tuple[Comment, ...] = Field((), exclude_if=lambda comments: not comments)
    """What reviewers wrote about the plan. Without a comment, the field may be missing."""
    carried_from: Id | None = None
    """The id of the plan that this one goes on from."""
    made_from: str = Field("", exclude_if=lambda marks: not marks)
    """From which versions of the plan the file was made: made-up marks, its own first. Without one, the field may be
    missing."""

    def detail(self, detail: Detail) -> str:
        """What the plan says in a line of its title block: plain text, a date as 2026-03-02, a choice as its id."""
        if detail.kind == "saved":
            return self.modified.date().isoformat()
        if detail.id in FIXED_KINDS:
            value = getattr(self, detail.slot)
            return value.isoformat() if isinstance(value, date) else value or ""
        return self.details.get(detail.id, "")
