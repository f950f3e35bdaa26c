"""Finds what is wrong with one file of the data, whatever the others say: ids used twice, comments, drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.content.slips.addresses import places_on_drives
from macros.content.slips.characters import character_problems
from macros.content.slips.markdown import braces_in_prose, markdown_problems
from macros.content.slips.unfinished import unfinished
from macros.faults import Problem
from macros.markdown.code import without_code
from macros.models.base import Prose, Reference, Texts
from macros.models.language import Language
from macros.models.markdown_examples import MarkdownExamples
from macros.models.plan import Plan

_HEADING = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_AS_IT_STANDS = (Language, MarkdownExamples, Plan)
"""What may say anything: the site's own words, what shows as code, and what a team answered."""


def problems_by_itself(thing: Any, texts: Texts) -> Iterator[Problem]:
    """Find what is wrong with a file by itself, whatever other files say.

    Args:
        thing: the model of the file.
        texts: those that `walk` finds in it.
    """
    yield from repeated_names(texts)
    yield from repeated_ids(texts)
    yield from comments(texts)
    yield from slips_of_prose(texts)
    if not isinstance(thing, _AS_IT_STANDS):
        yield from slips_of_plain_text(texts)


def comments(texts: Texts) -> Iterator[Problem]:
    """Yield each text that holds a comment of HTML."""
    for path, value in texts:
        if "<!--" in value and "<!--" in without_code(value, html=False):
            yield path, 'has a comment, which readers of the data would see: write it after "# " above the field'


def slips_of_prose(texts: Texts) -> Iterator[Problem]:
    """Yield what is wrong with prose, with the line within it where it has several."""
    for path, text in texts:
        if isinstance(text, Prose):
            several = "\n" in text.strip()
            for line, message in (*markdown_problems(text), *braces_in_prose(text), *_headings(text)):
                yield path, f"line {line} of the text {message}" if several else message


def _headings(text: str) -> Iterator[tuple[int, str]]:
    """Headings, which would be on a level of their own on each page that shows the text."""
    for found in _HEADING.finditer(without_code(text)) if "#" in text else ():
        yield (
            text.count("\n", 0, found.start()) + 1,
            "has a heading, which a text of the data cannot have: put the words in bold",
        )


def slips_of_plain_text(texts: Texts) -> Iterator[Problem]:
    """Yield what nobody meant in texts that are no prose, such as titles. Faults in prose are reported by line."""
    for path, value in texts:
        if not isinstance(value, Prose | Reference):
            slips = (*unfinished(value), *character_problems(value), *places_on_drives(value))
            yield from ((path, message) for _, message in slips)


def repeated_names(texts: Texts) -> Iterator[Problem]:
    """Yield each name that is in one list a second time."""
    named: set[tuple[tuple[str | int, ...], str]] = set()
    for path, value in texts:
        if path and isinstance(path[-1], int) and not isinstance(value, Prose):
            if (path[:-1], value) in named:
                yield path, f'"{value}" is in this list already: name it once'
            named.add((path[:-1], str(value)))


def repeated_ids(texts: Texts) -> Iterator[Problem]:
    """Yield each `id` that comes a second time among the same kind of things in one file.

    Plan questions and example questions are counted over all the parts that hold them, since answers and
    addresses depend on them.
    """
    seen: dict[tuple[str, ...], set[str]] = {}
    for path, value in texts:
        if path[-1:] == ("id",):
            kind = tuple(part for part in path if isinstance(part, str))
            if value in seen.setdefault(kind, set()):
                yield path, f'"{value}" is taken by an earlier entry: each id can be used once only'
            seen[kind].add(value)
