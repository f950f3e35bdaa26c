"""Checks that pages on good practice say nothing without a source.

Each paragraph and each item of a list below the first section heading must link to a source by name, or say openly
whose words it is: the toolkit's own advice, or a pointer to another part of the toolkit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FOLDER = "practice/"
"""The pages that are held to this, by their place in docs/. An organisation's own pages there are too."""

OWN_WORDS = ("**Our advice:**", "**In this toolkit:**")
"""How a paragraph begins that needs no source. A list right below it needs none either."""

_SOURCE = re.compile(r"\]\(link:")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.?!)])\s+(?=[A-Z“])")


@dataclass
class _Block:
    line: int
    text: str
    kind: str
    """`heading`, `paragraph`, `item` or `other`."""


def without_source(text: str) -> Iterator[tuple[int, str]]:
    """Find each paragraph and item of a list that states something and does not say who says so.

    A list is covered by the last sentence above it, when that has a source: "One department asks its staff
    ([its manual](link:its-manual)):".

    Args:
        text: the whole page, front matter included, so that lines count as an editor counts them.

    Returns:
        The line on which the block starts, and what to do.
    """
    in_section = covered = False
    blocks = list(_blocks(text))
    for index, block in enumerate(blocks):
        follows = blocks[index + 1].kind if index + 1 < len(blocks) else ""
        if block.kind == "heading":
            in_section = in_section or block.text.startswith("## ")
            covered = False
        elif block.kind == "paragraph":
            own = block.text.startswith(OWN_WORDS)
            covered = own or bool(_SOURCE.search(_SENTENCE_END.split(block.text)[-1]))
            leads_in = block.text.endswith(":") and follows == "item"
            if in_section and not (own or leads_in or _SOURCE.search(block.text)):
                yield block.line, _message("paragraph")
        elif block.kind == "item" and in_section and not (covered or _SOURCE.search(block.text)):
            yield block.line, _message("item of a list")


def _message(what: str) -> str:
    return (
        f"this {what} names no source: add one by name, such as ([what it is](link:its-id)), "
        f'or let it begin with "{OWN_WORDS[0]}"'
    )


def _blocks(text: str) -> Iterator[_Block]:
    front_matter = _FRONT_MATTER.match(text)
    skipped = front_matter[0].count("\n") if front_matter else 0
    current: _Block | None = None
    for number, line in enumerate(text.split("\n")[skipped:], skipped + 1):
        words = line.strip()
        starts = _kind(line, goes_on=current is not None)
        if current and (not words or starts):
            yield current
            current = None
        if current:
            current.text += f" {words}"
        elif words:
            current = _Block(number, words, starts or "paragraph")
    if current:
        yield current


def _kind(line: str, *, goes_on: bool) -> str:
    """What a line starts, if it starts something."""
    words = line.lstrip()
    if line.startswith("#"):
        return "heading"
    if re.match(r"([-*+]|\d+[.)]) ", words):
        return "item"
    if words.startswith(("{{", "|", "<")):
        return "other"
    return "" if goes_on else "paragraph"
