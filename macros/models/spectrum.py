"""The levels of public participation."""

from pydantic import Field

from macros.models.base import Markdown, Model, Reviewed, Slug, Text


class Level(Model):
    """One level, in our own words."""

    id: Slug
    title: Text
    goal: Markdown
    """What the producer is after at this level."""
    promise: Markdown
    """What people may hold the producer to."""


class Spectrum(Reviewed):
    """The file data/spectrum.yml: the levels from least to most influence."""

    credit: Markdown
    levels: tuple[Level, ...] = Field(min_length=1)
