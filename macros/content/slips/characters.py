"""Finds characters that nobody meant: spaces that undo a list or a box, what cannot be seen, and broken ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from macros.content.slips.slip import Slip
from macros.text import line_numbers

_WIDE = "\u00a0\u1680\u2000-\u200a\u202f\u205f"
_SIGN = r"(?:[-*+>•]|\d{1,2}\.|#{1,6}|!!!|\?\?\?\+?|===|:(?![\w:]))"
_AT_START = re.compile(rf"^[ \t]*(?:[{_WIDE}]|\u3000+(?={_SIGN}[ \t\u3000]))", re.MULTILINE)
_AFTER = re.compile(rf"^[ \t>]*(?P<sign>[-*+]|\d{{1,2}}\.|!!!|\?\?\?\+?|===|:)[{_WIDE}\u3000]", re.MULTILINE)
_UNSEEN = re.compile(r"^[ \t]*[\u200b\u200c\u200d\u2060\ufeff]|[\u202d\u202e]", re.MULTILINE)
_BROKEN = re.compile(r"[^\s]{0,20}(?:\ufffd|â€[^\s]|Ã[\u0080-\u00bf])[^\s]{0,20}")
_LETTER = r"[0-9A-Za-z\u00c0-\u024f\u0370-\u04ff\u1e00-\u1fff]"
"""Of scripts that part words with spaces. In Thai or Khmer a space that is not seen shows where a line may end."""
_IN_WORDS = re.compile(
    rf"{_LETTER}{{1,20}}[\u00ad\u200b\u2060\ufeff]{_LETTER}{{1,20}}|(?<=\S )\ufeff{_LETTER}{{1,20}}"
)
_JOINED = re.compile(r"[^\W\d_]{0,20}[\ufb00-\ufb06][^\W\d_]{0,20}")
_OF_A_FONT = re.compile("(?<=\\S)[ ]?[\ue000-\uf8ff]")
_CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")

_ODD = re.compile(r"[^\n\t -~£€‘’“”–—…•→]")
"""Characters that most texts lack. To look for one first takes a tenth of the time."""

_FOUND: Mapping[re.Pattern[str], Callable[[re.Match[str]], str]] = {
    _AT_START: lambda _: (
        "begins with a space that is not a plain one, as word processors write: delete it, and type a space"
    ),
    _AFTER: lambda found: f'has a space after "{found["sign"]}" that is not a plain one: delete it, and type a space',
    _UNSEEN: lambda _: "has a character here that cannot be seen: delete the start of the line, and type it again",
    _IN_WORDS: lambda found: (
        f'has a character that cannot be seen in "{found[0]}", so that no search finds the word: type it again'
    ),
    _JOINED: lambda found: f'has letters in "{found[0]}" that a PDF joined to one: type the word again',
    _OF_A_FONT: lambda _: (
        "has a character of a symbol font, which readers see as a box: write another sign, or a word"
    ),
    _BROKEN: lambda found: f'has broken characters ("{found[0]}"): type the word again, and save the file as UTF-8',
    _CONTROLS: lambda found: f"holds a character that cannot be shown (code {ord(found[0])}): delete it",
}
"""What to say where a pattern is found."""


def character_problems(masked: str) -> Iterator[Slip]:
    """Find such characters.

    Args:
        masked: Markdown with its code blanked out.
    """
    if not _ODD.search(masked):
        return
    line_of = line_numbers(masked)
    for pattern, said in _FOUND.items():
        for found in pattern.finditer(masked):
            yield line_of(found.start()), said(found)
