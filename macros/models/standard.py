"""The PEDRI standards, and how each applies to official statistics."""

from pydantic import Field

from macros.models.base import Markdown, Model, Reviewed, Slug, Text, TipName


class Standard(Model):
    """One good practice standard."""

    id: Slug
    title: Text
    text: Markdown
    """How it applies to statistics."""
    tips: tuple[TipName, ...] = ()
    """The tips that put it into practice."""


class Standards(Reviewed):
    """The file data/standards.yml."""

    standards: tuple[Standard, ...] = Field(min_length=1)
