"""Plain text: its lines, cleaned as every format of a document needs them, names made of it, and CSV."""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from unicodedata import combining, normalize

_LINE_END = re.compile("\r\n|[\n\r]")
_OTHER_LINE_END = re.compile("[\v\f\u0085\u2028\u2029]")
# What no XML file may hold: controls but for the tab, halves of characters, and the two codes that are none.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


_BREAKS = re.compile("[ \t\r\n\v\f\u0085\u2028\u2029]+")


def in_one_line(title: str) -> str:
    """Put a title in one line. Spaces that do not break, such as those within numbers, stay."""
    return _BREAKS.sub(" ", title).strip()


def visible(text: str) -> str:
    """Make what nobody sees in a text visible, as plan/model/visible.js does.

    Returns:
        It with the usual line ends in the place of others, such as the vertical tab that PowerPoint leaves, and
        with "�" in the place of each character that no document can hold. It is as long as it was.
    """
    return _FORBIDDEN.sub("\ufffd", _OTHER_LINE_END.sub("\n", text))


def lines_of(text: str) -> list[str]:
    """Split text at every kind of line end, and put a mark in the place of characters that no document can hold."""
    return _LINE_END.split(visible(text))


def line_numbers(text: str) -> Callable[[int], int]:
    """Give a function that says on which line, from 1, a place in a text is. It counts the lines once."""
    ends: list[int] | None = None

    def line_of(place: int) -> int:
        nonlocal ends
        if ends is None:
            # Not before somebody asks: most texts have nothing wrong in them.
            ends = [end.start() for end in re.finditer("\n", text)]
        return bisect_left(ends, place) + 1

    return line_of


def slug(name: str) -> str:
    """A name in the letters that addresses and files have: `Swyddfa Ŵyn` becomes `swyddfa-wyn`."""
    letters = normalize("NFKD", re.sub("['’]", "", name.lower().replace("ß", "ss")))
    return re.sub(r"[^a-z0-9]+", "-", "".join(sign for sign in letters if not combining(sign))).strip("-")


def csv_file(rows: Iterable[Iterable[str]]) -> bytes:
    """Write a CSV file. It starts with the mark without which Excel does not read UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")
