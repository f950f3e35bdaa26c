"""Texts that show an expression that starts again at each place of a long run: twice as long, four times as slow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

# What files are full of when somebody means harm, or has leant on a key.
_RUNS: tuple[str, ...] = (
    " ",
    "\t",
    "\n",
    "\r\n",
    "a",
    "0",
    "<",
    "[",
    "*",
    '"',
    "'",
    "(",
    "-",
    "\\",
    ".",
    "_",
    "@",
    "/",
    "{",
    "|",
    ",",
    ":",
)
_RUNS += (
    ";",
    "=",
    "&",
    "#",
    "`",
    "!",
    "a ",
    "a-",
    "a.",
    "a*",
    "a:",
    "0/",
    '""',
    "//",
    "\n ",
    " \n",
    "a=a ",
    "<a ",
    "<!",
    "- ",
)
_ENDS = ("", "!", "\n!", "x\u2028x", "a", "/a")


def hostile(source: str) -> Iterator[tuple[str, str, str]]:
    """Texts for an expression: how one starts, what is then repeated, and how it ends."""
    return product(*parts_of_hostile(source))


def parts_of_hostile(source: str) -> tuple[list[str], list[str], list[str]]:
    """What texts for an expression are put together from: how one starts, what is then repeated, and how it ends.

    Args:
        source: of the expression. The letters and signs that it looks for are tried too.
    """
    pieces = _pieces(source)
    together = (" ".join(pieces[: number + 1]) for number in range(len(pieces)))
    words = [word for text in dict.fromkeys((*pieces, *together)) for word in (text, f"{text} ")]
    # Engines give up at once on a text that lacks what the expression ends with.
    return [*dict.fromkeys(("", "x", *words))], [*dict.fromkeys((*_RUNS, *words))], [*_ENDS, *pieces[-1:]]


def _pieces(source: str) -> list[str]:
    """What an expression looks for, letter by letter, between what may be one thing or another."""
    plain = re.sub(r"\(\?(?:P?<\w+>|[:=!]|<[=!])|\[(?:\\.|[^\]\\])*\]\?|\\[bB]", "", source)
    plain = re.sub(r"\\s|\[ (?:\\.|[^\]\\])*\]", " ", plain)
    plain = re.sub(r"\[([^\^\\\w])(?:\\.|[^\]\\])*\]", r"\\\1", plain)  # The first sign of a set stands for all.
    plain = re.sub(r"\[(?:\\.|[^\]\\])*\]|\\[SdDwWpP]", "\0", plain)
    pieces = re.findall(r"(?:\\\W|[^\\()\[\]{}|*+?^$.\n\0])+", plain)
    return [re.sub(r"\\(.)", r"\1", piece) for piece in pieces]
