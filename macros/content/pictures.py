"""Pictures: how large they are, and what is wrong with one that a case study or a method shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import imagesize  # type: ignore[import-untyped]
from lxml import etree

from macros.branding.logo import read_drawing
from macros.faults import Problem, suggestion
from macros.models.picture import Picture

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg")
"""The kinds of pictures that every browser shows."""

MOST_OF_A_PICTURE = 1_000_000
"""How many bytes the file of a picture may have: more takes a phone on a slow line many seconds."""

_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


def size_of(picture: Path) -> tuple[int, int] | None:
    """Read from a picture's file how wide and how high it is, in pixels.

    Returns:
        The size; None if the file is no picture or does not say.
    """
    try:
        width, height = _drawn_size(picture) if picture.suffix.lower() == ".svg" else imagesize.get(picture)
    except (OSError, ValueError, etree.XMLSyntaxError):
        return None
    return (round(width), round(height)) if width >= 1 and height >= 1 else None


def picture_problems(picture: Picture, files: Mapping[str, Path]) -> Iterator[Problem]:
    """Say what is wrong with a picture.

    Args:
        picture: what an author wrote.
        files: the files that pages can show, by their paths from the docs folder: `/pictures/panel.jpg`.
    """
    if not picture.file.lower().endswith(ENDINGS):
        yield ("file",), f"is no picture that browsers show: its name must end in {', '.join(ENDINGS)}"
    elif picture.file not in files:
        pictures = [name for name in files if name.lower().endswith(ENDINGS)]
        yield ("file",), f'there is no "{picture.file}" in the docs folder.{suggestion(picture.file, pictures)}'
    elif size_of(files[picture.file]) is None:
        yield ("file",), "cannot be read as a picture of the kind that its name says: save it again"


def _drawn_size(drawing: Path) -> tuple[float, float]:
    """The size of an SVG: what it says, or else the size of its view box."""
    root = read_drawing(drawing.read_bytes())
    said = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if said[0] and said[1]:
        return float(said[0][1]), float(said[1][1])
    _, _, width, height = (float(number) for number in re.split(r"[\s,]+", root.get("viewBox", "").strip()))
    return width, height
