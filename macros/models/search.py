"""What the search knows about language: the words to leave out, and those that mean the same."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Reviewed, Text

SearchWords = Annotated[
    tuple[Text, ...],
    Field(description="Other words that people may search for. They find this, and are shown nowhere."),
]
"""A field of whatever the search finds: the words of people who do not know yet what we call it."""

Alike = Annotated[tuple[Text, ...], Field(min_length=2)]
"""Words and phrases that people use for one thing."""


class Search(Reviewed):
    """The file data/search.yml, and own/search.yml."""

    leave_out: tuple[Text, ...] = ()
    """Words that say nothing about what somebody looks for, such as "how" and "the". A query is read without them."""
    alike: tuple[Alike, ...] = ()
    """Groups of words and phrases that mean nearly the same: a query with one finds pages with another, too."""
