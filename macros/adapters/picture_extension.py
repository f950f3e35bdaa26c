"""A Markdown extension that writes the size of each picture into the page, so that nothing moves when it comes.

A picture further down is loaded when a reader comes near it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.content.pictures import size_of


class PictureExtension(Extension):
    """Registers the processor.

    Args:
        find: gives the file behind a picture's address on the page that is being made; None if there is none.
    """

    def __init__(self, find: Callable[[str], Path | None]) -> None:
        super().__init__()
        self._find = find

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name that Markdown calls)
        """Put the processor after the one that reads attributes and before MkDocs rewrites addresses."""
        md.treeprocessors.register(_PictureProcessor(md, self._find), "picture-sizes", 3)


class _PictureProcessor(Treeprocessor):
    def __init__(self, md: Markdown, find: Callable[[str], Path | None]) -> None:
        super().__init__(md)
        self._find = find

    def run(self, root: Element) -> None:
        for index, picture in enumerate(root.iter("img")):
            file = self._find(picture.get("src", ""))
            size = size_of(file) if file else None
            if size:
                _fit(picture, *size)
            if index:
                picture.attrib.setdefault("loading", "lazy")


def _fit(picture: Element, width: int, height: int) -> None:
    """Write both sides. Of a picture whose author gave one, the other follows."""
    wide, high = (_number(picture.get(side)) for side in ("width", "height"))
    if wide and not high:
        width, height = wide, round(height * wide / width)
    elif high and not wide:
        width, height = round(width * high / height), high
    elif wide and high:
        return
    picture.attrib |= {"width": str(width), "height": str(height)}


def _number(side: str | None) -> int:
    return int(side) if side and side.isdigit() else 0
