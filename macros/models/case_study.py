"""A case study: a body that involved the public, what it did and what came of it."""

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from macros.models.base import (
    AimName,
    DecisionPointName,
    LinkName,
    Markdown,
    MarkdownLine,
    MethodName,
    Reviewed,
    Slug,
    StakeholdersName,
    Text,
)
from macros.models.picture import Picture
from macros.models.search import SearchWords


class CaseStudy(Reviewed):
    """One file in data/case-studies/. The file's name is the case study's name in pages and addresses."""

    slug: SkipJsonSchema[Slug]
    """Its permanent name: the name of its file."""
    formerly: tuple[Slug, ...] = ()
    """Its names before, where its file was renamed. Who comes to such an address is led to its page."""
    title: Text
    """The heading of its box and its page."""
    summary: Text = Field(max_length=160)
    """One sentence for lists and search engines: what was done and what came of it."""
    search_words: SearchWords = ()
    order: int = Field(ge=1)
    """Its place in the list, and the number that readers see."""
    from_source: bool = False
    """Whether the source has it. Readers see which are the source's and which were added."""
    organisations: tuple[Text, ...] = Field(min_length=1)
    """Who ran or commissioned the work."""
    when: Text | None = None
    """When it happened, if a source says so."""
    body: Markdown
    """The story, with every figure, date and name that the sources give."""
    picture: Picture | None = None
    """A picture of it, shown on its page."""
    lesson: MarkdownLine
    """What a reader can take from it, in a sentence or two."""
    decision_points: tuple[DecisionPointName, ...] = Field(min_length=1)
    """The decision points that it speaks to, the closest first."""
    methods: tuple[MethodName, ...] = Field(min_length=1)
    """The methods that were used."""
    aims: tuple[AimName, ...] = ()
    """What the work wanted to learn."""
    reaches: tuple[StakeholdersName, ...] = ()
    """Whom it heard from: columns of data/stakeholders.yml."""
    sources: tuple[LinkName, ...] = Field(min_length=1)
    """Where the facts come from: names from data/links.yml."""
