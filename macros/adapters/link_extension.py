"""A Markdown extension that puts the address behind a link by name: `[words](link:code-of-practice)`.

It works wherever Markdown does: in pages, in the prose of the data and in generated pages. The plugin adds it to the
extensions that mkdocs.yml names. Names that do not exist are reported before, by the checks of data and pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.markdown.links import SCHEME


class LinkExtension(Extension):
    """Registers the processor.

    Args:
        links: addresses by name, None where there is none.
    """

    def __init__(self, links: Mapping[str, str | None]) -> None:
        super().__init__()
        self._links = links

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name that Markdown calls)
        """Put the processor after the one that finds links and before MkDocs looks at their addresses."""
        md.treeprocessors.register(_LinkProcessor(md, self._links), "link-by-name", 10)


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
