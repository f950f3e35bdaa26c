"""Finds words that were meant to be in a box, a tab, a footnote or a definition, and are not indented far enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.slips.slip import Slip

_OPENER = re.compile(
    r"(?P<indent>[ ]*)(?:(?P<box>!!!|\?\?\?)|(?P<tab>===)(?P<new>[+!]*)[ ]+\"(?P<words>[^\"]*+)\"|"
    r"(?P<note>\[\^[^\]]+\]:)|(?P<definition>:[ \t]+\S))"
)
_OTHER_START = re.compile(
    r"#{1,6}[ \t]|!!!|\?\?\?|===|/{3,}|\[\^|<|\{|\*\[|\[[^\]]+\]:|:[ \t]|[-*_][ \t]*[-*_][ \t]*[-*_]"
)
"""What is no plain word or item of a list, so that nobody takes it for a part of what is above it."""
_ITEM = re.compile(r"(?:[-*+]|\d+\.)[ \t]")


def belonging_problems(masked: str) -> Iterator[Slip]:
    """Find such words.

    Args:
        masked: Markdown with its code blanked out.
    """
    if not re.search(r"^[ ]*(?:!!!|\?\?\?|===|\[\^|:[ \t])", masked, re.MULTILINE):
        return
    lines = [line.expandtabs(4).rstrip() for line in masked.split("\n")]
    yield from _left_outside(lines)
    yield from _tab_problems(lines)


def _left_outside(lines: list[str]) -> Iterator[Slip]:
    """Words below a box, a tab, a footnote or a definition that Markdown takes out of it."""
    opened: re.Match[str] | None = None
    last = ""
    above_is_blank = True
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("\0"):
            # Code has lost how far it is indented.
            above_is_blank, last = True, last if not line else ""
            continue
        indent = len(line) - len(line.lstrip())
        if opened and last and indent < len(opened["indent"]) + 4:
            outer = len(opened["indent"])
            what = next(word for key, word in _NAMES.items() if opened[key])
            text = line.strip()
            if outer < indent and above_is_blank:
                yield (
                    number,
                    f"has words indented by {indent - outer} below {what}, which leaves them out of it: {_FIX}",
                )
            elif opened["box"] or opened["tab"]:
                if not above_is_blank and not _OTHER_START.match(text):
                    yield (
                        number,
                        f"has words right below {what} that are not in it: {_FIX}, or leave a blank line above",
                    )
                elif last.endswith(":") and indent == outer and _ITEM.match(text):
                    yield number, f"has a list that {what} announces with a colon and that is not in it: {_FIX}"
            opened = None
        start = _OPENER.match(line)
        if start:
            opened, last = start, line if start["note"] or start["definition"] else ""
        elif opened:
            last = line
        above_is_blank = False


_NAMES = {"box": "a box", "tab": "a tab", "note": "a footnote", "definition": "a definition"}
_FIX = "indent them by four spaces"


def _tab_problems(lines: list[str]) -> Iterator[Slip]:
    """Words between two tabs, which part them, and tabs of one set that have one label."""
    labels: dict[int, set[str]] = {}
    alone: dict[int, int] = {}
    """Where words end a set of one tab, by how far the tab is indented."""
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("\0"):
            continue
        indent = len(line) - len(line.lstrip())
        start = _OPENER.match(line)
        for other in [
            other for other in labels if other > indent or (other == indent and not (start and start["tab"]))
        ]:
            if len(labels.pop(other)) == 1 and other == indent and not start:
                alone[other] = number
        if line.lstrip().startswith("#"):
            alone.clear()
        if not start or not start["tab"]:
            continue
        if indent in alone:
            yield alone.pop(indent), "has words between two tabs, which parts them: indent the words by four spaces"
        if "!" in start["new"]:
            labels.pop(indent, None)
        known = labels.setdefault(indent, set())
        if start["words"].strip().casefold() in known:
            yield number, f'has two tabs of the label "{start["words"]}": nobody could know one from the other'
        known.add(start["words"].strip().casefold())
