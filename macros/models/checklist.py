"""What a reviewer looks for in a plan."""

from pydantic import Field

from macros.models.base import Item, PlanQuestionName, Reviewed, StandardName, Text, TipName


class CheckItem(Item):
    """Something that a good plan shows."""

    text: Text
    """What a good plan shows, in a sentence."""
    doubt: Text
    """What should make a reviewer ask again."""
    tips: tuple[TipName, ...] = ()
    """The tips behind it."""
    standards: tuple[StandardName, ...] = ()
    """The PEDRI standards behind it."""
    questions: tuple[PlanQuestionName, ...] = Field(min_length=1)
    """The plan questions whose answers should show it."""


class CheckPart(Item):
    """Items that belong together."""

    title: Text
    """Their heading."""
    items: tuple[CheckItem, ...] = Field(min_length=1)
    """The items, in order."""


class Checklist(Reviewed):
    """The file data/checklist.yml."""

    parts: tuple[CheckPart, ...] = Field(min_length=1)
    """The parts, in order."""
