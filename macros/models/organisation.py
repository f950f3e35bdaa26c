"""The organisation that publishes this copy of the toolkit, and what it changes about the whole site."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.models.base import SLUG_PATTERN, Address, LanguageName, Markdown, Model, Slug, Text, is_address

EMAIL_PATTERN = r"^[^@\s:]+@[^@\s:]+\.[^@\s:]+$"


def _colour(value: Any) -> Any:
    # Without quotes, YAML takes what follows # for a comment, and the value is nothing.
    if value is None or (isinstance(value, str) and not re.fullmatch(r"#[0-9a-fA-F]{6}", value)):
        raise PydanticCustomError("colour", 'is no colour: write # and six digits, in quotes, such as "#1a4d96"')
    return value


HexColour = Annotated[
    str, BeforeValidator(_colour), WithJsonSchema({"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})
]
"""A colour as `#` and six hexadecimal digits."""


class Colour(Model):
    """One colour of the site."""

    light: HexColour
    """On a light page."""
    dark: HexColour | None = None
    """On a dark page. Left out, a shade that fits is worked out from the light one."""


class Colours(Model):
    """The colours that an organisation may set. The build checks that words and lines in them can be read."""

    brand: Colour | None = None
    """Behind the white words of the header and the menu."""
    link: Colour | None = None
    """Links, and lines that go with them."""
    accent: Colour | None = None
    """The line under the current entry of the menu, and the mark in the header."""


class Logo(Model):
    """A picture in the place of the toolkit's mark in the header."""

    file: Text
    """A file beside this one that ends in .svg or .png."""
    alt: Text | None = None
    """What it says, for those who cannot see it. Leave it out where the name says the same."""
    background: Literal["white", "header"] = "white"
    """What the picture is on: a white plate, or the header itself."""


def _footer_address(value: str) -> str:
    page = re.fullmatch(r"/(?P<path>[a-z0-9/-]+)\.md(?:#[\w-]+)?", value)
    mail = value.startswith("mailto:") and re.fullmatch(EMAIL_PATTERN, value.removeprefix("mailto:"))
    if not (mail or is_address(value) or (page and all(re.fullmatch(SLUG_PATTERN, p) for p in page[1].split("/")))):
        raise PydanticCustomError("footer_address", "is no address for the footer")
    return value


FooterAddress = Annotated[str, AfterValidator(_footer_address)]
"""A web address, a page of the site from the docs folder (`/privacy.md`), or `mailto:` and an email address."""


class FooterLink(Model):
    """A link at the foot of every page, such as to the organisation's own privacy notice."""

    text: Text
    url: FooterAddress

    @property
    def page(self) -> str | None:
        """The page of the site that it leads to, by its path in docs/; None if it leads elsewhere."""
        return self.url[1:].partition("#")[0] if self.url.startswith("/") else None


class Home(Model):
    """The organisation's own words on the home page."""

    lead: Text | None = None
    """Takes the place of the sentence under the title."""
    notice: Markdown | None = None
    """Shown under it, marked off."""


class Hide(Model):
    """What this copy leaves out. It goes from lists, menu and search; links to it become plain words."""

    case_studies: tuple[Slug, ...] = ()
    methods: tuple[Slug, ...] = ()
    pages: tuple[Text, ...] = ()
    """Files in docs/, such as resources.md."""


class MenuWords(Model):
    """What an entry of the menu is called in this copy."""

    ours: Text
    """What the menu of mkdocs.yml calls it."""
    own: Text
    """What it is called here, in the language of the interface."""


class Organisation(Model):
    """The file organisation.yml, in own/ or else in data/."""

    name: Text | None = None
    """Who publishes this copy. Leave it out where nobody has adopted it yet."""
    language: LanguageName = "en"
    """The language of the interface: a file in data/languages/. The guidance stays as it is written."""
    unfinished_language: LanguageName | None = None
    """That language once more, to publish this copy although some words of the interface are still in English."""
    menu: tuple[MenuWords, ...] = ()
    """Other words for entries of the menu."""
    contact: Markdown | None = None
    """Who looks after this copy, and how to reach them. It is on the page About."""
    feedback_email: Text | None = Field(None, pattern=EMAIL_PATTERN)
    """Where readers may write."""
    feedback_url: Address | None = None
    """A page or form where readers may send feedback."""
    repository: Address | None = None
    """Where the source of this copy lives, for the link "Edit this page"."""
    edit_path: Text = "edit/main"
    """What the repository's host puts between its address and a file's path to edit the file."""
    logo: Logo | None = None
    colours: Colours = Colours()
    footer: Text | None = None
    """A sentence at the foot of every page."""
    footer_links: tuple[FooterLink, ...] = ()
    home: Home = Home()
    hide: Hide = Hide()

    @property
    def publisher(self) -> str:
        """What to call whoever publishes this copy."""
        return self.name or "the publisher of this copy"
