"""A tip: one of the pieces of advice that the tips page spells out."""

from pydantic import Field

from macros.models.base import Model, Reviewed, Slug, Text


class Tip(Model):
    """The heading and the gist of a tip; its advice stands in docs/tips.md."""

    id: Slug
    title: Text
    summary: Text


class Tips(Reviewed):
    """The file data/tips.yml. Tips are numbered in its order."""

    tips: tuple[Tip, ...] = Field(min_length=1)
