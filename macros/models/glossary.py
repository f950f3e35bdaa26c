"""The words of the field, explained."""

from pydantic import Field

from macros.models.base import Item, LinkName, Markdown, Reviewed, Text
from macros.models.search import SearchWords


class Term(Item):
    """One entry of the glossary."""

    term: Text
    """The word or words that it explains."""
    also_known_as: tuple[Text, ...] = ()
    """Other names that it has in text. Plural forms are found without."""
    stands_as: tuple[Text, ...] = ()
    """What to look for in text in place of its names, where those mean other things too."""
    search_words: SearchWords = ()
    meaning: Markdown
    """What they mean."""
    link: LinkName | None = None
    """Where the meaning comes from, or where to read more."""


class Glossary(Reviewed):
    """The file data/glossary.yml."""

    terms: tuple[Term, ...] = Field(min_length=1)
