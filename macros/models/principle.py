"""The principles of the Code of Practice for Statistics that the source names."""

from pydantic import Field

from macros.models.base import Item, LinkName, Reviewed, Text, TipName


class Principle(Item):
    """One principle of the Code."""

    number: int = Field(ge=1)
    """Its number in the Code."""
    title: Text
    """What the Code calls it."""
    link: LinkName
    """Where to read it: a name from data/links.yml."""
    tips: tuple[TipName, ...] = Field(min_length=1)
    """The tips that name it in the source. No pairs of our own."""


class Principles(Reviewed):
    """The file data/principles.yml."""

    principles: tuple[Principle, ...] = Field(min_length=1)
