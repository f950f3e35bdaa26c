"""Finds no-break spaces and the like where Markdown looks for a plain one: no list or box comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.slips.slip import Slip
from macros.text import line_numbers

_WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_SIGN = r"(?:[-*+>•]|\d{1,2}\.|#{1,6}|!!!|\?\?\?\+?|===|:(?![\w:]))"
_AT_START = re.compile(rf"^[ \t]*(?:[{_WIDE}]|\u3000+(?={_SIGN}[ \t\u3000]))", re.MULTILINE)
_BEHIND = re.compile(rf"^[ \t>]*(?P<sign>[-*+]|\d{{1,2}}\.|!!!|\?\?\?\+?|===|:)[{_WIDE}\u3000]", re.MULTILINE)


def space_problems(masked: str) -> Iterator[Slip]:
    """Find such spaces.

    Args:
        masked: Markdown with its code blanked out.
    """
    line_of = line_numbers(masked)
    for found in _AT_START.finditer(masked):
        message = "begins with a space that is no plain one, as word processors write: delete it, and type a space"
        yield line_of(found.start()), message
    for found in _BEHIND.finditer(masked):
        message = f'has a space behind "{found["sign"]}" that is no plain one: delete it, and type a space'
        yield line_of(found.start()), message
