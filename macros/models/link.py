"""Addresses outside the site, each kept once."""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.models.base import Address, Item, Reviewed, Text

CREDITED = "osr-toolkit"
"""The id of the source that the toolkit is adapted from: the published data credits it."""


class Link(Item):
    """A page elsewhere that the toolkit points to. Prose calls it by its id: `[words](link:the-id)`."""

    title: Text
    """What its publisher calls the page."""
    publisher: Text
    """Whose page it is."""
    url: Address | None = None
    """Its address, if one is known."""
    status: Literal["confirmed", "fallback", "none"]
    """confirmed: the page was seen at this address; fallback: the closest page of the same owner; none: no
    address is known, and the words are shown without a link."""
    opens: Text | None = None
    """What a reader finds there, where the title does not say it: completes "the link opens …"."""
    note: Text | None = None
    """What a maintainer should know about the address."""

    @model_validator(mode="after")
    def _url_fits_status(self) -> Self:
        if self.status == "none" and self.url:
            raise PydanticCustomError("url_status", "has status none but gives a url")
        if self.status != "none" and not self.url:
            raise PydanticCustomError("url_status", "has no url: add one, or set status to none")
        if self.status == "fallback" and not self.opens:
            raise PydanticCustomError("opens", 'leads to another page than its own: say in "opens" what that is')
        return self


class Links(Reviewed):
    """The file data/links.yml."""

    links: tuple[Link, ...] = Field(min_length=1)
