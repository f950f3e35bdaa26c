"""The kinds of people who matter to statistics: the table on the page about involving the public."""

from pydantic import Field

from macros.models.base import Item, Markdown, Reviewed, Text


class StakeholderColumn(Item):
    """A group of kinds of people."""

    title: Text
    """The heading of the group."""
    short_title: Text
    """The same in a word or two."""
    people: tuple[Markdown, ...] = Field(min_length=1)
    """The kinds of people in it."""


class Stakeholders(Reviewed):
    """The file data/stakeholders.yml."""

    columns: tuple[StakeholderColumn, ...] = Field(min_length=1)
