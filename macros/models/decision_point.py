"""A decision point: a moment in producing statistics when the public can be involved."""

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from macros.models.base import AimName, Item, Markdown, MethodName, Model, Reviewed, Slug, Text
from macros.models.search import SearchWords


class Question(Item):
    """Something a producer could ask the public at this point."""

    id: Slug
    """Its permanent name, unique over all decision points."""
    text: Text
    """The question, or a few that belong together, as one would ask them."""
    aims: tuple[AimName, ...] = ()
    """What its answers tell a producer."""


class ExampleMethod(Model):
    """A way to ask, as it looks at this point."""

    text: Markdown
    """What the method would be here."""
    methods: tuple[MethodName, ...] = Field(min_length=1)
    """The methods that it draws on."""


class DecisionPoint(Reviewed):
    """One file in data/decision-points/. The file's name is its name in pages and addresses."""

    slug: SkipJsonSchema[Slug]
    """Its permanent name: the name of its file."""
    title: Text
    """The question that producers face at this point."""
    short_title: Text
    """The same in a word or two."""
    summary: Text = Field(max_length=160)
    """One sentence for lists."""
    search_words: SearchWords = ()
    order: int = Field(ge=1)
    """Its place among the decision points."""
    benefits: tuple[Markdown, ...] = Field(min_length=1)
    """Why to involve the public here. Each completes "… helps you to:"."""
    questions: tuple[Question, ...] = Field(min_length=1)
    """Questions that a producer could ask."""
    methods: tuple[ExampleMethod, ...] = Field(min_length=1)
    """Ways to ask them. They are a list of their own: no method belongs to one question."""
    publish: tuple[Markdown, ...] = Field(min_length=1)
    """What to publish beforehand, so that people can take part with their eyes open."""

    @property
    def method_names(self) -> tuple[MethodName, ...]:
        """The methods that its examples draw on, each once."""
        return tuple(dict.fromkeys(name for example in self.methods for name in example.methods))
