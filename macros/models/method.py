"""A method: a way to involve or engage the public."""

from typing import Self

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from macros.models.base import (
    AimName,
    Item,
    LevelName,
    LinkName,
    Markdown,
    MethodKindName,
    Model,
    Reviewed,
    Slug,
    StakeholdersName,
    Text,
)
from macros.models.picture import Picture
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


class SourcedFact(Model):
    """A fact, and who says so."""

    text: Text
    """The fact in a few words. Say how old it is, or where it holds, if it is old or from another country."""
    source: LinkName
    """Where it comes from: a name from data/links.yml."""


class Glance(Model):
    """What is known of one side of a method. It has one of the three."""

    facts: tuple[SourcedFact, ...] = ()
    """What sources say."""
    depends_on: Text | None = None
    """Where no source says anything: completes "it depends on …"."""
    follows: Text | None = None
    """What is so by the nature of the method and needs no source, for example "Nobody takes part."."""

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        if sum(map(bool, (self.facts, self.depends_on, self.follows))) != 1:
            raise PydanticCustomError(
                "one_of_three", 'needs "facts", or "depends_on", or "follows", and one of them alone'
            )
        return self


class AtAGlance(Model):
    """What people want to know about a method first. Nothing is here without a source."""

    people: Glance
    """How many people take part."""
    time: Glance
    """How long it takes those who take part, and you."""
    preparation: Glance
    """What has to be ready before, and how long that takes."""
    skills: Glance
    """What those who run it must be able to do."""
    setting: Glance
    """In person or online, and where."""
    contracted: Glance
    """In-house or contracted, and what is known of the cost."""


class Method(Reviewed):
    """One file in data/methods/. The file's name is the method's name in pages and addresses.

    The decision points that suggest it and the case studies that used it are not written here: they name the
    method, and its page finds them.
    """

    slug: SkipJsonSchema[Slug]
    """Its permanent name: the name of its file."""
    formerly: tuple[Slug, ...] = ()
    """Its names before, where its file was renamed. Who comes to such an address is led to its page."""
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
    """What you do, and with whom."""
    picture: Picture | None = None
    """A picture of it, shown on its page."""
    when_it_suits: tuple[Markdown, ...] = Field(min_length=1)
    """Each completes "It suits you when …"."""
    watch_out_for: tuple[Markdown, ...] = Field(min_length=1)
    """Its limits and traps, in full sentences."""
    levels: tuple[LevelName, ...] = ()
    """The levels of participation that it can honestly serve. None where nobody takes part."""
    aims: tuple[AimName, ...] = ()
    """What you can learn with it."""
    reaches: tuple[StakeholdersName, ...] = ()
    """Who you can hear from with it: columns of data/stakeholders.yml. None where nobody takes part."""
    read_more: tuple[LinkName, ...] = Field(min_length=1)
    """Where to learn more: names from data/links.yml."""
    at_a_glance: AtAGlance | None = None
    """People, time, preparation, skills, setting, and whether it is contracted: each with its source."""
