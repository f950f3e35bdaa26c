"""Finds what a link can lead to within a page, and its headings, without rendering the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import unescape

from markdown import Markdown

from macros.content.slips.headings import READABLE_BRACES
from macros.markdown.code import without_code

_SCRIPT = re.compile(r"<(script)\b(?:(?!</?\1\b).)*+</\1>", re.DOTALL)
_HEADING = re.compile(r"^[ \t]*(#{1,6})(?!#)([^\n]*)$", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<words>[^\s#>|<{=-][^\n]*)\n(?P<line>=+|-+)[ \t\r]*$", re.MULTILINE)
_IN_BRACES = re.compile(r"\{(?=[^{}\n]*+\})[^{}\n]*#(?P<name>[\w:.-]++)")
_FORMERLY = re.compile(
    r"""\{(?=[^{}\n]*+\})[^{}\n]*\bformerly=(?:["'](?P<names>[^"'{}\n]+)["']|(?P<name>[^"'{}\s]+))"""
)
_FOLDS = re.compile(r"""<(?:summary)><(?:h[1-6])\s[^<>]*?\bid=["'](?P<name>[^"']+)["']""")
"""A heading that folds the part below it, which is HTML."""
_IN_TAG = re.compile(r"""<(?:[a-zA-Z][^<>]*?\sid|a\s[^<>]*?\bname)=["'](?P<name>[^"']+)["']""")


@dataclass(frozen=True)
class PageHeading:
    """A heading of a page."""

    level: int
    words: str
    name: str
    """What leads to it."""


@dataclass(frozen=True)
class Anchors:
    """What a link can lead to within a page."""

    headings: tuple[PageHeading, ...]
    names: tuple[str, ...]
    """Each name as often as it is given."""
    lasting: frozenset[str]
    """The names that last: those of headings, those that authors gave, and those that headings had before."""


def anchors_of(markdown: str) -> Anchors:
    """Find the anchors of a page.

    Args:
        markdown: its words, with what the macros write.
    """
    masked = without_code(markdown, html=False)
    # The data of a page's scripts.
    masked = _SCRIPT.sub("", masked)
    masked = _UNDERLINED.sub(lambda found: f"{'#' if found['line'][0] == '=' else '##'} {found['words']}", masked)
    lines = [f"{found[1]} {_readable(found[2])}" for found in _HEADING.finditer(masked) if found[2].strip("# \t\r")]
    headings = _headings(lines)
    lasting = [heading.name for heading in headings]
    lasting += [name for found in _FORMERLY.finditer(masked) for name in (found["names"] or found["name"]).split()]
    lasting += [found["name"] for found in _IN_BRACES.finditer(_HEADING.sub("", masked))]
    folding = {found["name"] for found in _FOLDS.finditer(masked)}
    in_tags = [unescape(found["name"]) for found in _IN_TAG.finditer(masked)]
    return Anchors(headings, (*lasting, *in_tags), frozenset({*lasting, *folding}))


@cache
def _reader() -> Markdown:
    return Markdown(extensions=["attr_list", "toc"])


def _readable(heading: str) -> str:
    """The words of a heading with their braces, without those that break Python-Markdown, which are reported."""
    words, opening, braces = heading.strip().partition("{")
    return words if opening and not READABLE_BRACES.fullmatch(f"{{{braces}") else f"{words}{opening}{braces}"


def _headings(lines: Iterable[str]) -> tuple[PageHeading, ...]:
    reader = _reader().reset()
    reader.convert("\n\n".join(lines))
    found: list[PageHeading] = []
    waiting = list(reversed(getattr(reader, "toc_tokens", [])))
    while waiting:
        token = waiting.pop()
        found.append(PageHeading(token["level"], token["name"], token["id"]))
        waiting += reversed(token["children"])
    return tuple(found)
