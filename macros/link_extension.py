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

SCHEME = "link:"


class LinkExtension(Extension):
    """Registers the processor. Its option `links` maps names to addresses (None where there is none)."""

    def __init__(self, **options: Any) -> None:
        self.config = {"links": [{}, "addresses by name; read from data/ when not given"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name that Markdown calls)
        """Put the processor after the one that finds links and before MkDocs looks at their addresses."""
        md.treeprocessors.register(_LinkProcessor(md, self.getConfig("links")), "link-by-name", 10)


class _LinkProcessor(Treeprocessor):
    def __init__(self, md: Markdown, links: Mapping[str, str | None]) -> None:
        super().__init__(md)
        self._links = links

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            href = element.get("href", "")
            if href.startswith(SCHEME):
                # Not before there is a page to convert: MkDocs makes the extension to try out mkdocs.yml, when
                # a fault in the data could not yet be told in plain words.
                self._links = self._links or load_once(Path.cwd()).addresses
                address = self._links.get(href.removeprefix(SCHEME))
                if address:
                    element.set("href", address)
                else:
                    element.tag = "span"
                    del element.attrib["href"]


def makeExtension(**options: Any) -> LinkExtension:  # noqa: N802 (the name that Markdown calls)
    """Make the extension, for Markdown."""
    return LinkExtension(**options)
