"""The definition of a plan: the boxes and the questions that a producer answers, and the records that go with it."""

from typing import Literal

from pydantic import Field

from macros.models.base import CaseStudyName, Markdown, MethodName, Model, Slug, Text, TipName
from macros.models.record import Record


class PlanQuestion(Model):
    """One question of the plan."""

    id: Slug
    """Permanent: saved answers hang on it."""
    text: Text
    hint: Text | None = None
    """One short sentence that helps someone to answer."""
    essential: bool = False
    """Whether it belongs to the short route through the plan."""
    tips: tuple[TipName, ...] = ()
    """The tips that help with it."""
    methods: tuple[MethodName, ...] = ()
    """The methods that help with it."""
    case_studies: tuple[CaseStudyName, ...] = ()
    """The case studies that show it done."""


class PlanPart(Model):
    """A run of questions under one heading."""

    id: Slug
    title: Text
    intro: Markdown | None = None
    advice: Markdown | None = None
    """Advice that stands after the questions."""
    questions: tuple[PlanQuestion, ...] = Field(min_length=1)


class PlanBox(Model):
    """One of the blue boxes."""

    id: Slug
    number: int = Field(ge=1)
    title: Text
    intro: Markdown
    answers: Literal["one", "now-and-next"]
    """Whether a question takes one answer, or one for what you do now and one for what you will do next."""
    repeats: bool
    """Whether the box is filled in once for each topic."""
    parts: tuple[PlanPart, ...] = Field(min_length=1)


class PlanDefinition(Model):
    """The file data/plan/definition.yml."""

    id: Slug
    version: int = Field(ge=1)
    """Goes up by one whenever a question is added, dropped or means something else."""
    title: Text
    boxes: tuple[PlanBox, ...] = Field(min_length=1)
    records: tuple[Record, ...] = ()
    """What is kept while the plan is carried out."""
