"""A Markdown extension that keeps the names that headings had before: `## Words { #new formerly="old older" }`."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

ATTRIBUTE = "formerly"


class FormerNames(Extension):
    """Registers the processor."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name that Markdown calls)
        """Put the processor after the one that reads attributes and before the one that makes the contents."""
        md.treeprocessors.register(_FormerNamesProcessor(md), "former-names", 7)


class _FormerNamesProcessor(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in list(root.iter()):
            names = element.attrib.pop(ATTRIBUTE, "").split()
            for name in reversed(names):
                place = Element("span", {"id": name})
                place.tail, element.text = element.text, None
                element.insert(0, place)
