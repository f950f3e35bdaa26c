"""What a page in Markdown says about itself between the lines `---` at its top."""

from __future__ import annotations

from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from macros.models.base import Fingerprint, Model, Reviewed, Text
from macros.models.search import SearchWords


def _language(value: str) -> str:
    language, _, rest = value.partition("-")
    right = "-".join(filter(None, (language.lower(), rest)))
    try:
        Locale.parse(right, sep="-")
    except (UnknownLocaleError, ValueError):
        raise PydanticCustomError("language", "is no language code: write one such as cy or gd") from None
    if value != right:
        raise PydanticCustomError("language", f"is written in lower case: {right}")
    return value


LanguageCode = Annotated[Text, AfterValidator(_language)]
"""The code of a language, whether the interface speaks it or not: cy for Welsh."""


class PageSearch(Model):
    """How the search treats a page."""

    boost: float | None = Field(None, gt=0, allow_inf_nan=False)
    """How much higher than others it is listed: 2 for twice as high."""
    exclude: bool = False
    """Whether the search leaves it out."""


class PageFields(Reviewed):
    """The front matter of a page."""

    title: Text | None = None
    """What the browser's tab, the search and the menu call the page. Left out, it is the page's heading."""
    description: Text | None = None
    """One sentence for search engines."""
    template: Literal["home.html", "many.html", "plan.html", "wide.html"] | None = None
    """The frame, where it is not that of every page. `wide.html` gives the page the whole width."""
    search_words: SearchWords = ()
    search: PageSearch = PageSearch()
    short_contents: bool = False
    """Whether the list of contents has the main headings only."""
    lang: LanguageCode | None = None
    """The language that the page is written in, where it is not English: cy for Welsh."""
    glossary: bool = True
    """Whether the glossary's terms explain themselves on the page."""
    leaves_out: tuple[Text, ...] = ()
    """On the page to print: the pages in docs/ that it does not hold."""
    replaces: Fingerprint | None = None
    """On an organisation's page that takes the place of one of ours: what ours came to when that was written."""
    formerly: tuple[Text, ...] = ()
    """Where the page was before, as files in docs/: old-name.md. Who comes to that address is led here."""


class PracticePage(Model):
    """A page of good practice, as lists name it."""

    title: Text
    description: str = ""
    """One sentence that says what it is about."""
