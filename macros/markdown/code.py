"""Finds what in some Markdown is code or HTML, and so is no Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

_OPENING = re.compile(r"<!--|<(?P<raw>script|style|pre|textarea)\b|</?[a-z]", re.IGNORECASE)
_ENDINGS: Mapping[str, re.Pattern[str]] = {
    "": re.compile("-->"),
    **{name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "pre", "textarea")},
}
"""What ends a comment, and the elements whose insides are no Markdown."""
_TAG = re.compile(r"""</?[a-zA-Z][\w-]*(?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*)?/?>""")
_BACKTICKS = re.compile(r"(?<!\\)(?P<slashes>\\*+)(?P<run>`+)|\n[ \t\r]*(?=\n)")
_FENCE = re.compile(r"(?P<indent>[ \t>]*)(?P<fence>`{3,}+|~{3,}+)(?P<info>[^`\n]*)$")
_SET_IN = re.compile(r"^[^\S\n]{4}|\t", re.MULTILINE)
_CONTAINER = re.compile(r"[-*+][ \t]|\d+[.)][ \t]|!!!|\?\?\?|===|///|:[ \t]|\[\^[^\]]+\]:")
"""What may hold further paragraphs, indented: items of lists, notes, tabs, definitions, footnotes."""


def without_code(text: str, *, html: bool = True) -> str:
    """Blank out code, scripts, comments and the insides of HTML tags. Every other character keeps its place.

    Args:
        text: some Markdown.
        html: whether to blank out what is HTML, too.
    """
    if not ("`" in text or "~~~" in text or "<" in text or _SET_IN.search(text)):
        return text  # As most texts of the data are.
    return _without_code(text, html)


@lru_cache(maxsize=4)
def _without_code(text: str, html: bool) -> str:
    # Several checks ask for the same soon after each other.
    lines = text.split("\n")
    for first, last in _code_blocks(lines):
        lines[first:last] = ["\0" * len(line) for line in lines[first:last]]
    masked = "\n".join(lines)
    masked = blanked(masked, code_spans(masked), "\0")
    return blanked(masked, _html(masked), "\0") if html else masked


def indented_code(text: str) -> Iterator[int]:
    """Yield the first line, from 1, of each block of code that only its indent makes one."""
    lines = text.split("\n")
    fences = _closing_fences(lines)
    last = -1
    for first, end in _code_blocks(lines):
        if first not in fences:
            if first != last:
                yield first + 1
            last = end


def blanked(text: str, spans: Iterable[tuple[int, int]], sign: str = " ") -> str:
    """Put a sign in the place of every character of some pieces of a text, but for the ends of lines.

    Args:
        text: the text.
        spans: where each piece begins and ends, in order. What begins within an earlier one is blank already.
        sign: one character.
    """
    pieces, at = [], 0
    for start, end in spans:
        if start >= at:
            pieces += [text[at:start], "\n".join(sign * len(line) for line in text[start:end].split("\n"))]
            at = end
    return "".join([*pieces, text[at:]])


def between(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """Yield where each piece of a text begins and ends that is between two signs, the signs included.

    Args:
        text: the text.
        opening: the sign before a piece.
        closing: the sign after it.
    """
    start = text.find(opening)
    while start >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            return
        yield start, end + len(closing)
        start = text.find(opening, end + len(closing))


def without_comments(html: str) -> str:
    """Take the comments out of HTML, each with the end of its line."""
    kept, at = [], 0
    for start, end in between(html, "<!--", "-->"):
        kept.append(html[at:start])
        at = end + html.startswith("\n", end)
    return "".join([*kept, html[at:]])


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each piece of code within a line or a paragraph begins and ends, its backticks included.

    Args:
        text: Markdown without its blocks of code.
    """
    paragraph: list[re.Match[str]] = []
    for found in _BACKTICKS.finditer(text):
        if found["run"]:
            paragraph.append(found)
        else:
            yield from _spans_between(paragraph)
            paragraph = []
    yield from _spans_between(paragraph)


def _spans_between(runs: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The code between runs of backticks: from each to the next of its length."""
    if len(runs) < 2:
        return  # As between most paragraphs.
    following: dict[int, int] = {}
    closing: dict[int, int] = {}
    for number, run in reversed(list(enumerate(runs))):
        length = len(run["run"])
        if length in following:
            closing[number] = following[length]
        following[length] = number
    at = 0
    for number, run in enumerate(runs):
        if number >= at and number in closing and len(run["slashes"]) % 2 == 0:
            at = closing[number] + 1
            yield run.start("run"), runs[at - 1].end()


def _html(text: str) -> Iterator[tuple[int, int]]:
    """Where each comment, tag, and element whose inside is no Markdown begins and ends."""
    endless: set[str] = set()
    at = 0
    while opened := _OPENING.search(text, at):
        start, at = opened.span()
        name, found = (opened["raw"] or "").lower(), None
        if (name or opened[0] == "<!--") and name not in endless:
            found = _ENDINGS[name].search(text, at)
            endless |= set() if found else {name}
        if not found and text[start - 1 : start] != "(":
            found = _TAG.match(text, start)
        if found:
            at = found.end()
            yield start, at


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
