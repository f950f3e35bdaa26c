"""A method: a way to involve or engage the public."""

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from macros.models.base import (
    AimName,
    Item,
    LevelName,
    LinkName,
    Markdown,
    MethodKindName,
    Reviewed,
    Slug,
    StakeholdersName,
    Text,
)
from macros.models.search import SearchWords


class MethodKind(Item):
    """A family of methods, under whose heading they are listed."""

    title: Text
    """The heading of the family."""
    summary: Text
    """One or two sentences under the heading."""


class MethodKinds(Reviewed):
    """The file data/method-kinds.yml, in the order in which the families are listed."""

    kinds: tuple[MethodKind, ...] = Field(min_length=1)


class Method(Reviewed):
    """One file in data/methods/. The file's name is the method's name in pages and addresses.

    The decision points that suggest it and the case studies that used it are not written here: they name the
    method, and its page finds them.
    """

    slug: SkipJsonSchema[Slug]
    """Its permanent name: the name of its file."""
    title: Text
    """What it is usually called."""
    also_known_as: tuple[Text, ...] = ()
    """Other names that people may search for."""
    search_words: SearchWords = ()
    summary: Text = Field(max_length=160)
    """One sentence for lists and search engines."""
    kind: MethodKindName
    """Its family: a name from data/method-kinds.yml."""
    what_it_is: Markdown
    """What one does, and with whom."""
    when_it_suits: tuple[Markdown, ...] = Field(min_length=1)
    """Each completes "It suits you when …"."""
    watch_out_for: tuple[Markdown, ...] = Field(min_length=1)
    """Its limits and traps, in full sentences."""
    levels: tuple[LevelName, ...] = ()
    """The levels of participation that it can honestly serve. None where nobody takes part."""
    aims: tuple[AimName, ...] = ()
    """What one can learn with it."""
    reaches: tuple[StakeholdersName, ...] = ()
    """Whom one can hear from with it: columns of data/stakeholders.yml. None where nobody takes part."""
    read_more: tuple[LinkName, ...] = Field(min_length=1)
    """Where to learn more: names from data/links.yml."""
