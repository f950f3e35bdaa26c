"""Resources, public-attitudes research and ways to learn."""

from pydantic import Field

from macros.models.base import LinkName, Markdown, Model, Reviewed, Slug, Text


class Resource(Model):
    """Guidance elsewhere that helps a producer."""

    id: Slug
    link: LinkName
    title: Text
    summary: Markdown
    use_when: Markdown
    """Completes "Use it when …"."""


class Research(Model):
    """A piece of research on what the public thinks about data."""

    id: Slug
    link: LinkName
    title: Text
    summary: Markdown


class Learning(Model):
    """A way to gain confidence and skill."""

    id: Slug
    title: Text
    text: Markdown


class Resources(Reviewed):
    """The file data/resources.yml."""

    resources: tuple[Resource, ...] = Field(min_length=1)
    research: tuple[Research, ...] = Field(min_length=1)
    learning: tuple[Learning, ...] = Field(min_length=1)
