"""The words of a page, and what they hold: each thing is looked for once, when somebody first asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from jinja2 import Environment, StrictUndefined, Template

from macros.content.slips.markdown import markdown_problems
from macros.content.slips.slip import Slip
from macros.markdown.links import Link, links_in
from macros.pages.anchors import Anchors, anchors_of

_ENVIRONMENT = Environment(undefined=StrictUndefined)


class PageWords(str):
    """The Markdown of a page, as its author wrote it or with what the macros make."""

    @cached_property
    def slips(self) -> Sequence[Slip]:
        """What is wrong with it as Markdown."""
        return markdown_problems(str(self))

    @cached_property
    def links(self) -> Sequence[Link]:
        """The links and pictures in it."""
        return links_in(self)

    @cached_property
    def anchors(self) -> Anchors:
        """What a link can lead to within it."""
        return anchors_of(str(self))

    @cached_property
    def template(self) -> Template:
        """What calls the macros that it names."""
        return _ENVIRONMENT.from_string(str(self))


class KnownWords:
    """The words of all pages, for whoever checks them again and again: most are as they were the last time."""

    def __init__(self) -> None:
        self._before: dict[str, PageWords] = {}
        self._now: dict[str, PageWords] = {}

    def begin(self) -> None:
        """Begin to check the pages once more. Words that were on no page the last time are forgotten."""
        self._before, self._now = self._now, {}

    def __call__(self, text: str) -> PageWords:
        """Give the words that a text is: those of the last time, if it was there then."""
        return self._now.setdefault(text, self._before.get(text) or PageWords(text))
