"""A template: a document that readers take away, adapt to their project and fill in."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from macros.models.base import LinkName, Markdown, Model, Reviewed, Slug, Text


class TemplateLine(Model):
    """Something short to fill in."""

    label: Text
    """What to fill in."""


class TemplateColumn(Model):
    """A column to fill in."""

    label: Text
    """Its heading."""
    hint: Text | None = None
    """A few words that help."""


class TemplateQuestion(Model):
    """A question with room for an answer of several lines."""

    text: Text
    """The question."""
    hint: Text | None = None
    """A few words that help."""


class TemplateTable(Model):
    """A table with empty rows."""

    rows: int = Field(ge=1, le=30)
    """How many empty rows it has."""
    columns: tuple[TemplateColumn, ...] = Field(min_length=2, max_length=6)
    """Its columns."""


class TemplateSection(Model):
    """A part of a template under one heading, and where it comes from."""

    title: Text
    """The heading."""
    text: Markdown | None = None
    """Words that stay in the document. Square brackets show what to fill in."""
    choices: tuple[Text, ...] = ()
    """Statements to say yes or no to."""
    lines: tuple[TemplateLine, ...] = ()
    """Short things to fill in."""
    questions: tuple[TemplateQuestion, ...] = ()
    """Questions with room for an answer."""
    table: TemplateTable | None = None
    """A table to fill in."""
    note: Markdown | None = None
    """A note for whoever adapts the document. They delete it."""
    sources: tuple[LinkName, ...] = ()
    """Where it comes from: names from data/links.yml."""
    ours: bool = False
    """Whether it is the toolkit's own, without a source."""

    @model_validator(mode="after")
    def _says_whose_it_is(self) -> Self:
        if bool(self.sources) == self.ours:
            raise PydanticCustomError(
                "whose", 'must say whose it is: give "sources", or "ours: true" if it has none, and not both'
            )
        if not (self.text or self.choices or self.lines or self.questions or self.table):
            raise PydanticCustomError("empty", "has nothing to read and nothing to fill in")
        return self


class DocumentTemplate(Reviewed):
    """One file in data/templates/. The file's name is the template's name, and that of its documents."""

    slug: SkipJsonSchema[Slug]
    """Its permanent name: the name of its file."""
    title: Text
    """What the document is called."""
    summary: Text = Field(max_length=160)
    """One sentence: what it is for."""
    order: int = Field(ge=1)
    """Its place in the list."""
    intro: Markdown
    """What whoever adapts it needs to know. They delete it."""
    landscape: bool = False
    """Whether the page lies on its side."""
    sections: tuple[TemplateSection, ...] = Field(min_length=1)
    """Its parts, in order."""
