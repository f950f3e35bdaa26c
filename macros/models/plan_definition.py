"""The definition of a plan: the boxes and the questions that a producer answers, and the records that go with it."""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.models.base import (
    CaseStudyName,
    DocumentMarkdown,
    Item,
    MethodName,
    Model,
    PlanQuestionName,
    RecordName,
    Reviewed,
    Slug,
    Text,
    TipName,
)
from macros.models.detail import Choice, Detail
from macros.models.record import Record
from macros.models.search import SearchWords

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
    search_words: SearchWords = ()
    essential: bool = False
    """Whether it belongs to the short route through the plan."""
    tips: tuple[TipName, ...] = ()
    """The tips that help with it. The pairs are ours: the source does not make them."""
    methods: tuple[MethodName, ...] = ()
    """The methods that help with it."""
    case_studies: tuple[CaseStudyName, ...] = ()
    """The case studies that show it done."""
    guidance: tuple[DocumentMarkdown, ...] = ()
    """Links in Markdown to pages that help with it, each written from the docs folder."""


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
    intro: DocumentMarkdown | None = None
    """What to read before its questions."""
    advice: DocumentMarkdown | None = None
    """Advice that follows the questions."""
    questions: tuple[PlanQuestion, ...] = Field(min_length=1)
    """Its questions, in order."""


class TopicChoice(Choice):
    """One of the answers to choose from for a topic."""

    promise: str = ""
    """What people may hold the producer to, if the choice promises anything. Documents print it."""


class TopicDetail(Model):
    """What is chosen for a topic beside its title: which decision it serves, and how far people have a say."""

    id: Literal["decision-point", "level"]
    """Permanent: saved topics hang on it."""
    title: Text
    """What people read beside it."""
    hint: Text
    """One short sentence that helps someone to choose."""
    choices: tuple[TopicChoice, ...] = ()
    """What to choose from. Authors leave it out: the choices come from the decision points and the levels."""

    @property
    def slot(self) -> str:
        """What it is called in documents and in saved topics, for example `decision_point`."""
        return self.id.replace("-", "_")


class FirstPageRow(Model):
    """A row of the page with which documents open, made from one of three things and left out while it is empty."""

    title: Text
    """What the row is about, in few words."""
    question: PlanQuestionName | None = None
    """The question whose answer it repeats."""
    record: RecordName | None = None
    """The record whose entries it lists."""
    topics: bool = False
    """Whether it lists the topics, each with its level and the promise that the level makes."""

    @model_validator(mode="after")
    def _made_from_one_thing(self) -> Self:
        if sum(map(bool, (self.question, self.record, self.topics))) != 1:
            raise PydanticCustomError("one_source", 'needs one of "question", "record" and "topics"')
        return self

    @property
    def slot(self) -> str:
        """What it is called in documents, for example `overview.purpose`."""
        return f"overview.{self.question or self.record or 'topics'}"


class PlanBox(Model):
    """One of the blue boxes."""

    id: Slug
    """Its permanent name."""
    number: int = Field(ge=1)
    """Its number, from 1."""
    title: Text
    """Its heading."""
    intro: DocumentMarkdown
    """What the box is for, and how to fill it in."""
    answers: Literal["one", "now-and-next"]
    """Whether a question takes one answer, or one for what you do now and one for what you will do next."""
    repeats: bool
    """Whether the box is filled in once for each topic."""
    optional: bool = False
    """Whether a plan is whole without it. Then it is in a plan's document once something of it is filled in."""
    parts: tuple[PlanPart, ...] = Field(min_length=1)
    """Its parts, in order."""

    @property
    def questions(self) -> tuple[PlanQuestion, ...]:
        """Its questions, in order."""
        return tuple(question for part in self.parts for question in part.questions)


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
    """What the title block of a plan says about it, in order."""
    topic_details: tuple[TopicDetail, ...] = ()
    """What is chosen for each topic."""
    first_page: tuple[FirstPageRow, ...] = ()
    """The rows of the page with which documents open."""
    boxes: tuple[PlanBox, ...] = Field(min_length=1)
    """The boxes, in order."""
    records: tuple[Record, ...] = ()
    """What is kept while the plan is carried out."""
    formerly: FormerWords = FormerWords()
    """What earlier versions of the toolkit said, by which their documents are read."""

    def asked(self, *, repeats: bool) -> dict[str, PlanQuestion]:
        """The questions that are asked for each topic, or else those that are asked once, by id."""
        return {q.id: q for box in self.boxes if box.repeats is repeats for q in box.questions}
