"""Finds lists that Markdown would not read as lists, so that their items run together into one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ITEM = re.compile(r"(?:[-*+]|\d{1,2}\.)[ \t]+\S")
_PASTED = re.compile(r"(?P<sign>[•·▪◦●○‣∙⁃]|\d{1,2}\)|[a-z]\))[ \t\u00a0]*\S")
_DASH = re.compile(r"[–—][ \t]+\S")
_OTHER_START = re.compile(r"#{1,6}[ \t]|!!!|\?\?\?|===[ \t]|/{3,}|:[ \t]|\[\^|>|\||<|\*\[|\[[^\]]+\]:|\{|\0")
"""What is no paragraph, so that a list below it is one."""


def list_problems(masked: str) -> Iterator[tuple[int, str]]:
    """Find such lists.

    Args:
        masked: Markdown with its code blanked out.

    Returns:
        The line of each, from 1, and what is wrong.
    """
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*masked.split("\n"), ""], 1):
        if line.strip():
            block.append((number, line.rstrip("\r")))
        elif block:
            yield from _block_problems(block)
            block = []


def _block_problems(block: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    in_list = in_paragraph = told = False
    previous = ""
    for number, line in block:
        text = line.strip()
        pasted = _PASTED.match(text)
        dash = _DASH.match(text) and (not previous or previous.endswith(":") or _DASH.match(previous))
        if (pasted or dash) and not told:
            sign = pasted["sign"] if pasted else text[0]
            mark = "1." if sign[:1].isdigit() else "-"
            yield (
                number,
                (
                    f'has an item of a list that starts with "{sign}", which is no list here: write "{mark} " in its '
                    "place, with a blank line above the first item"
                ),
            )
            told = True
        elif _ITEM.match(text):
            if in_paragraph and not in_list and not told:
                yield number, "has a list without a blank line above it: add one, or the items run together"
                told = True
            in_list = True
        elif _OTHER_START.match(text):
            in_paragraph = False
        elif not in_list:
            in_paragraph = True
        previous = text
