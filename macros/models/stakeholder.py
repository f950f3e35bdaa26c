"""The kinds of people who matter to statistics: the table on the page about involving the public."""

from pydantic import Field

from macros.models.base import Item, Markdown, Reviewed, Text


class StakeholderKind(Item):
    """A kind of people, and by which words a plan that names them is known. The words are ours."""

    title: Text
    """What it is called in a list."""
    words: tuple[Text, ...] = Field(min_length=1)
    """Words and phrases that plans use for such people. Their plurals and other forms are found too."""


class StakeholderColumn(Item):
    """A group of kinds of people."""

    title: Text
    """The heading of the group."""
    short_title: Text
    """The same in a word or two."""
    people: tuple[Markdown, ...] = Field(min_length=1)
    """The kinds of people in it."""
    kinds: tuple[StakeholderKind, ...] = ()
    """The same kinds in short, to look for in plans."""


class Stakeholders(Reviewed):
    """The file data/stakeholders.yml."""

    columns: tuple[StakeholderColumn, ...] = Field(min_length=1)
