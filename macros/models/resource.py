"""Resources, public-attitudes research and ways to learn."""

from pydantic import Field

from macros.models.base import Item, LinkName, Markdown, MarkdownLine, Reviewed, Text


class Resource(Item):
    """Guidance elsewhere that helps a producer."""

    link: LinkName
    """Where it is: a name from data/links.yml."""
    title: Text
    """What it is called."""
    summary: Markdown
    """What it offers."""
    use_when: MarkdownLine
    """Completes "Use it when …"."""


class Research(Item):
    """A piece of research on what the public thinks about data."""

    link: LinkName
    """Where it is: a name from data/links.yml."""
    title: Text
    """What it is called."""
    summary: Markdown
    """What it covers."""


class Learning(Item):
    """A way to gain confidence and skill."""

    title: Text
    """The way, in a few words."""
    text: Markdown
    """How to go about it, and what you gain."""


class Resources(Reviewed):
    """The file data/resources.yml."""

    resources: tuple[Resource, ...] = Field(min_length=1)
    research: tuple[Research, ...] = Field(min_length=1)
    learning: tuple[Learning, ...] = Field(min_length=1)
