"""The levels of public participation."""

from pydantic import Field

from macros.models.base import Item, Markdown, MarkdownLine, Reviewed, Text


class Level(Item):
    """One level, in our own words."""

    title: Text
    """The name that IAP2 gives to the level."""
    goal: MarkdownLine
    """What the producer is after at this level."""
    promise: MarkdownLine
    """What people may hold the producer to."""


class Spectrum(Reviewed):
    """The file data/spectrum.yml: the levels from least to most influence."""

    credit: Markdown
    """Whose the spectrum is. Show it wherever you name the levels."""
    levels: tuple[Level, ...] = Field(min_length=1)
    """The levels, from least to most influence."""
