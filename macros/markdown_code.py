"""Finds what in some Markdown is code or HTML, and so is no Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HTML = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style|pre|textarea)\b.*?</(?P=raw)\s*>"
    r"""|(?<!\()</?[a-zA-Z][\w-]*(?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*)?/?>""",
    re.DOTALL | re.IGNORECASE,
)
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(?:(?!\n[ \t\r]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_CONTAINER = re.compile(r"[-*+][ \t]|\d+[.)][ \t]|!!!|\?\?\?|===|///|:[ \t]|\[\^[^\]]+\]:")
"""What may hold further paragraphs, indented: items of lists, notes, tabs, definitions, footnotes."""


def without_code(text: str, *, html: bool = True) -> str:
    """Blank out code, scripts, comments and the insides of HTML tags. Every other character keeps its place.

    Args:
        text: some Markdown.
        html: whether to blank out what is HTML, too.
    """
    lines = text.split("\n")
    for first, last in _code_blocks(lines):
        lines[first:last] = ["\0" * len(line) for line in lines[first:last]]
    masked = "\n".join(lines)
    for pattern in (_CODE_SPAN, _HTML) if html else (_CODE_SPAN,):
        masked = pattern.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), masked)
    return masked


def _code_blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each fenced or indented block of code, and the line after its last."""
    containers: list[int] = []
    blank, number = True, 0
    closing = _closing_fences(lines)
    while number < len(lines):
        line = lines[number]
        stripped = line.strip()
        end = closing.get(number)
        if end is not None:
            yield number, end + 1
            number, blank = end + 1, False
            continue
        if stripped:
            spaces = line.expandtabs(4)
            indent = len(spaces) - len(spaces.lstrip())
            while blank and containers and indent <= containers[-1]:
                containers.pop()
            base = containers[-1] + 4 if containers else 0
            if blank and indent >= base + 4:
                yield number, number + 1
                number += 1
                continue
            if _CONTAINER.match(stripped) and not (containers and containers[-1] == indent):
                containers.append(indent)
        blank = not stripped
        number += 1


def _closing_fences(lines: list[str]) -> dict[int, int]:
    """Find the line that closes each fence, by the line that opens it. An open fence without end is none."""
    found: dict[int, int] = {}
    fences = [(number, match) for number, line in enumerate(lines) if (match := _FENCE.match(line.rstrip("\r")))]
    open_at: tuple[int, str] | None = None
    for number, match in fences:
        if open_at is None:
            open_at = (number, match["fence"])
        elif match["fence"].startswith(open_at[1]) and not match["info"].strip():
            found[open_at[0]] = number
            open_at = None
    return found
