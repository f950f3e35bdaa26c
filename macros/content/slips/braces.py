"""Finds braces after words, links and pictures that do nothing, or that the site's policy blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.content.slips.slip import Slip
from macros.markdown.links import Link
from macros.text import line_numbers

_BRACES = re.compile(r"(?<!\{)\{:?(?!%)(?P<inside>[^{}\n]++)\}(?!\})")
_LOOSE = re.compile(r"[ \t]+\{:?[ \t]*[.#][\w-]+[^{}\n]*\}")
_NO_PARAGRAPH = re.compile(r"[ \t]*(?:#|\||[-*+][ \t]|\d+\.[ \t])")


def brace_problems(masked: str, links: Sequence[Link]) -> Iterator[Slip]:
    """Find such braces.

    Args:
        masked: Markdown with its code blanked out.
        links: the links in it.
    """
    line_of = line_numbers(masked)
    for braces in _BRACES.finditer(masked):
        yield from ((line_of(braces.start()), message) for message in _problems(f" {braces['inside']} "))
    for link in links:
        end = link.span[1]
        loose = _LOOSE.match(masked, end)
        start = masked.rfind("\n", 0, link.span[0]) + 1
        if loose and link.reference is None and not _NO_PARAGRAPH.match(masked, start):
            kind = "picture" if link.image else "link"
            yield line_of(end), f'has a space between a {kind} and "{loose[0].strip()}": delete the space'


def _problems(inside: str) -> Iterator[str]:
    if re.search(r"\sstyle\s*=", inside):
        yield 'has a style in braces (style="…"), which the site\'s policy blocks for readers: leave it out'
    script = re.search(r"\s(on[a-z]+)\s*=", inside)
    if script:
        yield f'has a script in braces ({script[1]}="…"), which the site\'s policy blocks for readers: leave it out'
    address = re.search(r"\s(href|src|srcset)\s*=", inside)
    if address:
        yield f"has an address in braces ({address[1]}): write it between the round brackets"
    for side, size in re.findall(r"\s(width|height)\s*=\s*[\"']?([^\s\"']+)", inside):
        if not size.isdigit() and size[0] not in "“”‘’":
            yield f'has the {side} "{size}": write the number of pixels alone, such as {side}=300'
    if re.search(r"\salign\s*=", inside):
        yield "has align in braces, which does nothing here: leave it out"
