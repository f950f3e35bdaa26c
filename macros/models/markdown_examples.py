"""What authors can write in Markdown: each piece with an example."""

from pydantic import Field

from macros.models.base import Item, Line, Markdown, Reviewed, Text


class MarkdownExample(Item):
    """Something that authors can write."""

    title: Text
    """What it is called."""
    about: Markdown
    """What it is for, and what to mind."""
    source: Markdown
    """What an author writes. The page shows it as it is written, and what it becomes."""
    makes: tuple[Text, ...] = Field(min_length=1)
    """Which elements of the page it becomes, as CSS selectors: a test looks for each."""


class MarkdownGroup(Item):
    """Pieces that are shown together."""

    title: Text
    """Their heading."""
    examples: tuple[MarkdownExample, ...] = Field(min_length=1)


class LeftOut(Item):
    """Something that Material for MkDocs documents and this site leaves out."""

    title: Text
    """What it is called."""
    source: Line
    """How it would be written, on one line. A test finds that it is a fault."""
    instead: Markdown
    """Why it is left out, and what to do instead."""


class MarkdownExamples(Reviewed):
    """The file data/markdown-examples.yml."""

    groups: tuple[MarkdownGroup, ...] = Field(min_length=1)
    left_out: tuple[LeftOut, ...] = Field(min_length=1)
