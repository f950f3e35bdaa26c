"""An aim: what a producer wants to learn from the public."""

from pydantic import Field

from macros.models.base import Item, MarkdownLine, Reviewed, Text


class Aim(Item):
    """One reason to involve the public. Tip 2 explains it."""

    title: Text
    """What readers call it."""
    question: Text
    """The aim as a producer would put it."""
    text: MarkdownLine
    """What it calls for."""


class Aims(Reviewed):
    """The file data/aims.yml."""

    aims: tuple[Aim, ...] = Field(min_length=1)
