"""The kinds of people who matter to statistics: the table on the page about involving the public."""

from pydantic import Field

from macros.models.base import Markdown, Model, Slug, Text


class StakeholderColumn(Model):
    """A group of kinds of people."""

    id: Slug
    title: Text
    short_title: Text
    """The same in a word or two."""
    people: tuple[Markdown, ...] = Field(min_length=1)


class Stakeholders(Model):
    """The file data/stakeholders.yml."""

    columns: tuple[StakeholderColumn, ...] = Field(min_length=1)
