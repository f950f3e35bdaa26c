"""The definition of a plan: the boxes and the questions that a producer answers, and the records that go with it."""

from typing import Literal

from pydantic import Field

from macros.models.base import (
    CaseStudyName,
    Item,
    Markdown,
    MethodName,
    Model,
    PlanQuestionName,
    Reviewed,
    Slug,
    Text,
    TipName,
)
from macros.models.detail import Detail
from macros.models.record import Record

Collected = Literal["questions", "methods", "case-studies", "reasoning"]
"""What pages let readers add to a plan: example questions, methods, case studies, and the reasons for a choice."""


class AskedQuestion(Item):
    """What every question of the plan has, whoever asks it."""

    id: Slug
    """Permanent: saved answers hang on it."""
    text: Text
    """The question as producers read it."""
    hint: Text | None = None
    """One short sentence that helps someone to answer."""
    essential: bool = False
    """Whether it belongs to the short route through the plan."""
    tips: tuple[TipName, ...] = ()
    """The tips that help with it. The pairs are ours: the source does not make them."""
    methods: tuple[MethodName, ...] = ()
    """The methods that help with it."""
    case_studies: tuple[CaseStudyName, ...] = ()
    """The case studies that show it done."""


class PlanQuestion(AskedQuestion):
    """One question of the plan."""

    collects: tuple[Collected, ...] = ()
    """What readers add to their plan from the pages of the toolkit and that lands here, as a line of the answer."""


class PlanPart(Model):
    """A run of questions under one heading."""

    id: Slug
    """Its permanent name."""
    title: Text
    """Its heading. It shows where a box has more than one part."""
    intro: Markdown | None = None
    """What to read before its questions."""
    advice: Markdown | None = None
    """Advice that stands after the questions."""
    questions: tuple[PlanQuestion, ...] = Field(min_length=1)
    """Its questions, in order."""


class PlanBox(Model):
    """One of the blue boxes."""

    id: Slug
    """Its permanent name."""
    number: int = Field(ge=1)
    """Its number, from 1."""
    title: Text
    """Its heading."""
    intro: Markdown
    """What the box is for, and how to fill it in."""
    answers: Literal["one", "now-and-next"]
    """Whether a question takes one answer, or one for what you do now and one for what you will do next."""
    repeats: bool
    """Whether the box is filled in once for each topic."""
    parts: tuple[PlanPart, ...] = Field(min_length=1)
    """Its parts, in order."""


class FormerQuestion(Model):
    """How a question was put by an earlier version of the toolkit, while it asked the same."""

    id: PlanQuestionName
    """The id of the question."""
    text: Text
    """The question as producers read it then."""


class FormerWords(Model):
    """What earlier versions of the toolkit said in their documents, so that these are read as before."""

    questions: tuple[FormerQuestion, ...] = ()
    """Questions that were put in other words."""
    others: tuple[Text, ...] = ()
    """Other words around the questions: titles, hints and paragraphs of guidance, without their links."""


class PlanDefinition(Reviewed):
    """The file data/plan/definition.yml."""

    id: Slug
    """Names these questions in every plan that answers them."""
    version: int = Field(ge=1)
    """Goes up by one whenever a question is added, dropped or means something else."""
    title: Text
    """What a plan is called."""
    details: tuple[Detail, ...] = ()
    """What the title block of a plan says of it, in order."""
    boxes: tuple[PlanBox, ...] = Field(min_length=1)
    """The boxes, in order."""
    records: tuple[Record, ...] = ()
    """What is kept while the plan is carried out."""
    formerly: FormerWords = FormerWords()
    """What earlier versions of the toolkit said, by which their documents are read."""
