"""A Markdown extension that leads from the first use of a term on a page to its entry in the glossary.

The meaning of the term is in the page too, for the script that shows it: the plugin puts it there, from `used`.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from macros.derived.terms import Names

GLOSSARY = "glossary.md"
"""The page with the entries, by its path in docs/."""

_PROSE = frozenset({"p", "li", "dd", "td"})
"""Where words are read as text."""

_APART = frozenset(
    (
        *("a", "abbr", "button", "code", "dt", "fieldset", "figcaption", "form", "kbd", "label", "legend", "nav"),
        *("pre", "summary", "svg", "th", "h1", "h2", "h3", "h4", "h5", "h6"),
    )
)
"""What leads somewhere already, is a name, or is there to be filled in."""

_APART_CLASSES = frozenset(
    (
        *("admonition-title", "tk-box__label", "tk-downloads", "tk-entries", "tk-example__label", "tk-finder"),
        *("tk-form", "tk-help", "tk-plan", "tk-should-we-involve", "tk-tab__label", "tk-tags", "tk-tips"),
    )
)
"""The same, by class."""


class TermExtension(Extension):
    """Registers the processor.

    Args:
        names: what to look for.
        glossary: the page with the entries, by its path in docs/.
    """

    def __init__(self, names: Names, glossary: str) -> None:
        super().__init__()
        self.names = names
        self.glossary = glossary
        self.wanted = True
        """Whether the page that is being made explains its terms."""
        self.used: list[str] = []
        """The terms that the last page explains, in the order of their first use."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name that Markdown calls)
        """Put the processor after those that make links and before MkDocs looks at addresses."""
        md.treeprocessors.register(_TermProcessor(md, self), "terms", 2)


class _TermProcessor(Treeprocessor):
    def __init__(self, md: Markdown, terms: TermExtension) -> None:
        super().__init__(md)
        self._terms = terms

    def run(self, root: Element) -> None:
        self._terms.used = []
        if self._terms.wanted:
            self._explain(root, is_prose=False)

    def _explain(self, element: Element, *, is_prose: bool) -> None:
        classes = element.get("class")
        if element.tag in _APART or (classes and not _APART_CLASSES.isdisjoint(classes.split())):
            return
        is_prose = is_prose or element.tag in _PROSE
        children = list(element)
        if is_prose:
            self._put_links(element, None)
        for child in children:
            self._explain(child, is_prose=is_prose)
            if is_prose:
                self._put_links(element, child)

    def _put_links(self, parent: Element, before: Element | None) -> None:
        """Put links into the text at the beginning of an element, or after one of its children."""
        text = parent.text if before is None else before.tail
        if not text or isinstance(text, AtomicString):
            return
        place = 0 if before is None else list(parent).index(before) + 1
        start = 0
        for link, at, end in self._links_in(text):
            words = text[start:at]
            if before is None:
                parent.text = words
            else:
                before.tail = words
            link.tail = text[end:]
            parent.insert(place, link)
            before, place, start = link, place + 1, end

    def _links_in(self, text: str) -> Iterator[tuple[Element, int, int]]:
        for found in self._terms.names.pattern.finditer(text):
            term = self._terms.names.term_of(found[0])
            if term not in self._terms.used:
                self._terms.used.append(term)
                address = f"/{self._terms.glossary}#{term}"
                link = Element("a", {"class": "tk-term", "href": address, "aria-describedby": f"tk-term-{term}"})
                link.text = found[0]
                yield link, found.start(), found.end()
