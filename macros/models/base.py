"""What every model shares: the base class and the kinds of text that a field can hold.

The kinds are subclasses of `str`, so that whoever meets a value later (the checker of references, the
templates) can tell plain text, Markdown and a name that must exist from the value itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from html.entities import html5
from typing import Annotated, Any, Literal, Self, TypeVar, cast
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from macros.models.detours import detour


class Model(BaseModel):
    """A thing as authors write it in YAML. Unknown keys are refused and nothing changes after loading.

    The docstring under each field becomes its description in the published JSON Schema, which is what an
    author's editor shows.
    """

    # What checks a model is made when that is first used: of many, only the one around them is.
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        use_attribute_docstrings=True,
        defer_build=True,
    )


M = TypeVar("M", bound=BaseModel)


def changed(thing: M, fields: Mapping[str, Any]) -> M:
    """A copy of a thing with other values in some of its fields. They are not checked again."""
    return thing.model_copy(update=dict(fields))


class Prose(str):
    """Markdown that an author wrote: templates put it in unchanged."""


class DocumentProse(Prose):
    """Markdown that goes into Word and OpenDocument files too, which hold less than a page does."""


class LineProse(Prose):
    """Markdown that follows other words in a line, or is in a table."""


class Reference(str):
    """The name of another thing, which must exist. `kind` says where to look it up."""

    __slots__ = ("kind",)  # A large site has tens of thousands.

    kind: str

    def __new__(cls, value: str, kind: str) -> Reference:
        """Make a reference to the thing of this kind that has this name."""
        reference = super().__new__(cls, value)
        reference.kind = kind
        return reference


_MOST_OF_A_LINE = 2000
"""How long a line of plain text may be: more than any title, name or sentence needs."""
_MARKDOWN = re.compile(r"\]\((?:/|https?:|link:|mailto:)|\*\*[^\s*][^*]*\*\*|\{\{ *\w+\(")

_HTML = re.compile(
    # In "if a<b and c>d" there is no tag, as nothing in it has a value.
    r"</?(?:a|b|br|em|i|p|span|strong|sub|sup|u)\s*/?>|<(?:a|b|br|em|i|p|span|strong|sub|sup|u)\s[^<>=]*=[^<>]*>"
    r"|&#[0-9]{2,5};",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&([A-Za-z]{2,8};)")


def _one_line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("one_line", "must be on one line")
    if len(value) > _MOST_OF_A_LINE:
        raise PydanticCustomError("long_line", f"is longer than {_MOST_OF_A_LINE:,} characters: shorten it")
    return value


def _plain(value: str) -> str:
    if _MARKDOWN.search(value):
        raise PydanticCustomError("plain", "holds Markdown, which would show as written: write plain words")
    # Not in "food&drink; R&D".
    if _HTML.search(value) or any(name in html5 for name in _ENTITY.findall(value)):
        raise PydanticCustomError("plain", "holds HTML, which would show as written: write plain words and signs")
    return value


def reference_to(kind: str) -> AfterValidator:
    """Mark a `Slug` field as naming a thing of `kind`, for example `"method"`.

    Returns:
        Metadata for `Annotated`; the field's value becomes a `Reference`.
    """
    return AfterValidator(lambda value: Reference(value, kind))


SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"

Line = Annotated[str, StringConstraints(min_length=1), AfterValidator(_one_line)]
"""One line of text."""

Text = Annotated[Line, AfterValidator(_plain)]
"""One line of plain text, with no Markdown in it."""

Markdown = Annotated[
    str,
    StringConstraints(min_length=1),
    AfterValidator(cast("Callable[[str], str]", Prose)),
    Field(json_schema_extra={"contentMediaType": "text/markdown"}),
]
"""One or more paragraphs of Markdown."""

DocumentMarkdown = Annotated[Markdown, AfterValidator(cast("Callable[[str], str]", DocumentProse))]
"""Paragraphs and lists of Markdown that go into documents too."""

MarkdownLine = Annotated[Markdown, AfterValidator(cast("Callable[[str], str]", LineProse))]
"""A paragraph of Markdown that follows other words in a line."""

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN)]
"""A name made of lower-case letters, digits and single hyphens."""

FINGERPRINT_PATTERN = r"^[0-9a-f]{8}$"

Fingerprint = Annotated[str, StringConstraints(pattern=FINGERPRINT_PATTERN)]
"""A fingerprint of the words of a file, in eight digits, by which a change is noticed."""

AimName = Annotated[Slug, reference_to("aim")]
CaseStudyName = Annotated[Slug, reference_to("case study")]
ConditionName = Annotated[Slug, reference_to("condition")]
DecisionPointName = Annotated[Slug, reference_to("decision point")]
ExampleQuestionName = Annotated[Slug, reference_to("example question")]
LanguageName = Annotated[Slug, reference_to("language")]
LevelName = Annotated[Slug, reference_to("level of participation")]
LinkName = Annotated[Slug, reference_to("link")]
MethodKindName = Annotated[Slug, reference_to("kind of method")]
MethodName = Annotated[Slug, reference_to("method")]
PlanQuestionName = Annotated[Slug, reference_to("plan question")]
PlanBoxName = Annotated[Slug, reference_to("plan box")]
RecordName = Annotated[Slug, reference_to("record")]
StakeholdersName = Annotated[Slug, reference_to("group of stakeholders")]
StandardName = Annotated[Slug, reference_to("standard")]
TipName = Annotated[Slug, reference_to("tip")]

_ADDRESS = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?(?:[/?#][^\s<>\"]*)?", re.IGNORECASE)


def is_address(value: str) -> bool:
    """Whether text is a full web address."""
    if not _ADDRESS.fullmatch(value):
        return False
    host = urlsplit(value).hostname or ""
    return "." in host and ".." not in host


def _address(value: str) -> str:
    if not is_address(value):
        raise PydanticCustomError("address", "is not a web address")
    if message := detour(value):
        raise PydanticCustomError("detour", "{said}", {"said": message})
    return value


Address = Annotated[str, AfterValidator(_address), WithJsonSchema({"type": "string", "format": "uri"})]
"""A full web address, kept to the letter (some addresses of ours end in a hyphen)."""


FUTURE = "is in the future: write the day on which somebody last read it and found it right"
"""What is said about a review that cannot have been."""


def is_future(day: date) -> bool:
    """Whether nobody can have lived this day yet. Where an author is, it may be tomorrow already."""
    return day > date.today() + timedelta(days=1)


def _past(value: date) -> date:
    if is_future(value):
        raise PydanticCustomError("future", FUTURE)
    return value


ReviewDate = Annotated[date, AfterValidator(_past)]


class Dated(Model):
    """What somebody looks at again from time to time. Its day counts for all in it that has none of its own."""

    reviewed: ReviewDate | None = None
    """The day on which somebody last read this and found it right. What has none has the day of the file."""

    @model_validator(mode="after")
    def _date_what_is_in_it(self) -> Self:
        if self.reviewed:
            for part in self.__dict__.values():
                _date(part, self.reviewed)
        return self


def _date(value: Any, day: date) -> None:
    if isinstance(value, Dated):
        if value.reviewed:
            return
        # Nothing changes after loading, and this is still part of it.
        value.__dict__["reviewed"] = day
    parts = value.__dict__.values() if isinstance(value, BaseModel) else value if isinstance(value, tuple) else ()
    for part in parts:
        _date(part, day)


class Reviewed(Dated):
    """A file of data, which always says when somebody last looked at it."""

    reviewed: ReviewDate
    """The day on which somebody last read all of this file and found it right, for example 2026-11-23."""


class Item(Dated):
    """One of the things in a file, under a name of its own."""

    id: Slug
    """Its permanent name."""


Origin = Annotated[
    Literal["toolkit", "added", "changed"],
    Field(description="Whose it is: the toolkit's, or added or changed by whoever publishes this copy."),
]
"""Where a thing comes from. Authors do not write it: the folder that holds the thing tells it."""


Texts = Iterable[tuple[tuple[str | int, ...], str]]
"""Pieces of text, each with its place in a model."""


def walk(value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield each piece of text in a model, or in data of YAML, with its path: `(("methods", 0), "focus-group")`."""
    # The last of what waits comes next. Calling itself at every level would take twice as long.
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, BaseModel):
            waiting += [((*path, name), getattr(value, name)) for name in reversed(type(value).model_fields)]
        elif isinstance(value, dict):
            waiting += [((*path, name), item) for name, item in reversed(value.items())]
        elif isinstance(value, tuple | list):
            waiting += [((*path, index), value[index]) for index in reversed(range(len(value)))]
