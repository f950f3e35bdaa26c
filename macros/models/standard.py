"""The PEDRI standards, and how each applies to official statistics."""

from pydantic import Field

from macros.models.base import Item, Markdown, PlanQuestionName, Reviewed, Text, TipName
from macros.models.search import SearchWords


class Standard(Item):
    """One good practice standard."""

    title: Text
    """What PEDRI calls it."""
    search_words: SearchWords = ()
    text: Markdown
    """How it applies to statistics."""
    tips: tuple[TipName, ...] = ()
    """The tips that put it into practice. The pairs are ours: the source does not make them."""
    questions: tuple[PlanQuestionName, ...] = ()
    """The plan questions that it bears on directly, not through a tip. The pairs are ours too."""


class Standards(Reviewed):
    """The file data/standards.yml."""

    standards: tuple[Standard, ...] = Field(min_length=1)
