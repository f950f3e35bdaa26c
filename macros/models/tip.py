"""A tip: one of the pieces of advice that the tips page spells out."""

from pydantic import Field

from macros.models.base import DecisionPointName, Item, Reviewed, Text, TipName
from macros.models.search import SearchWords


class Tip(Item):
    """The heading and the gist of a tip; its advice is in docs/tips.md."""

    title: Text
    """Its heading."""
    short_title: Text | None = None
    """What the page's list of contents says for it, where its title is long."""
    summary: Text
    """Its gist, in a sentence."""
    search_words: SearchWords = ()
    tips: tuple[TipName, ...] = ()
    """The tips that it sends readers on to in the source. No pairs of our own."""
    decision_points: tuple[DecisionPointName, ...] = ()
    """The decision points that the source joins to it. No pairs of our own."""


class Tips(Reviewed):
    """The file data/tips.yml. Tips are numbered in its order."""

    tips: tuple[Tip, ...] = Field(min_length=1)
