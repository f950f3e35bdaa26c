"""A picture that a case study or a method shows."""

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from macros.models.base import Markdown, Model, Text


class Picture(Model):
    """A picture, with what it tells those who do not see it."""

    file: Text
    """Where it is, from the docs folder and from the address of the site: /pictures/panel.jpg."""
    alt: Text | None = None
    """What it tells, in a sentence, for those who do not see it."""
    decorative: bool = False
    """Whether it tells nothing: then it needs no "alt"."""
    caption: Markdown | None = None
    """The words below it."""
    credit: Text | None = None
    """Who made it, and on what terms it is used."""

    @model_validator(mode="after")
    def _says_what_it_tells(self) -> Self:
        if not (self.alt or self.decorative):
            raise PydanticCustomError(
                "no_alt",
                'needs an "alt": what it tells, for those who do not see it. If nothing, write "decorative: true"',
            )
        if self.alt and self.decorative:
            raise PydanticCustomError("no_alt", 'has an "alt", so it cannot be "decorative": delete one of them')
        return self
