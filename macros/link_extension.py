"""A Markdown extension that puts the address behind a link by name: `[words](link:code-of-practice)`.

It works wherever Markdown does: in pages, in the prose of the data and in generated pages, and under any tool
that reads mkdocs.yml. Names that do not exist are reported before, by `content` and `page_check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.content import load_once
from macros.models.toolkit import Toolkit

SCHEME = "link:"


class LinkExtension(Extension):
    """Registers the processor. Its option `links` maps names to addresses (None where there is none)."""

    def __init__(self, **options: Any) -> None:
        self.config = {"links": [{}, "addresses by name; read from data/ when not given"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name that Markdown calls)
        """Put the processor after the one that finds links and before MkDocs looks at their addresses."""
        links: Mapping[str, str | None] = self.getConfig("links")
        if not links:
            links = addresses(load_once(Path.cwd()))
        md.treeprocessors.register(_LinkProcessor(md, links), "link-by-name", 10)


def addresses(toolkit: Toolkit) -> dict[str, str | None]:
    """The addresses behind the names of links; None for a link that has no address."""
    return {name: link.url for name, link in toolkit.links.items()}


class _LinkProcessor(Treeprocessor):
    def __init__(self, md: Markdown, links: Mapping[str, str | None]) -> None:
        super().__init__(md)
        self._links = links

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            href = element.get("href", "")
            if href.startswith(SCHEME):
                address = self._links.get(href.removeprefix(SCHEME))
                if address:
                    element.set("href", address)
                else:
                    element.tag = "span"
                    del element.attrib["href"]


def makeExtension(**options: Any) -> LinkExtension:  # noqa: N802 (the name that Markdown calls)
    """Make the extension, for Markdown."""
    return LinkExtension(**options)
