"""Finds what an author of Markdown did not mean: raw text, what is blocked, and what is of no use to readers.

The same for pages and for the prose of the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.content.slips.addresses import address_problems, link_slips
from macros.content.slips.belonging import belonging_problems
from macros.content.slips.braces import brace_problems
from macros.content.slips.characters import character_problems
from macros.content.slips.dialects import dialect_problems
from macros.content.slips.headings import heading_problems
from macros.content.slips.html import html_problems
from macros.content.slips.lists import list_problems
from macros.content.slips.notes import note_problems, unused_addresses
from macros.content.slips.slip import Slip
from macros.content.slips.tables import table_problems
from macros.content.slips.unfinished import unfinished
from macros.markdown.code import between, blanked, indented_code, without_code
from macros.markdown.links import Link, links_in, undefined_references

_EMPTY_WORDS = re.compile(
    r"(?:(?:click |see |read |look |press |find it )?(?:here|this|this (?:link|page|site|website)|link|more|"
    r"read more|find out more|learn more|see more|more (?:information|details))[.:!…]?)|click here\b.*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def markdown_problems(text: str) -> Sequence[Slip]:
    """Find what is wrong with some Markdown by itself.

    Args:
        text: prose, or the words of a page.

    Returns:
        The line of each, and what to do.
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[Slip]:
    masked = with_comments = without_code(text, html=False)
    if "<!--" in masked:
        masked = blanked(masked, between(masked, "<!--", "-->"), "\0")
    links = links_in(text)
    lines = text.split("\n")
    for line in indented_code(text):
        # A macro there has a message of its own.
        if "{{" not in lines[line - 1]:
            yield (
                line,
                "has words indented by four spaces, which shows them as code: put ``` around code, or indent less",
            )
    yield from list_problems(masked)
    yield from table_problems(masked)
    yield from html_problems(with_comments)
    yield from heading_problems(masked)
    yield from note_problems(masked)
    yield from unused_addresses(text)
    yield from belonging_problems(masked)
    yield from character_problems(masked)
    yield from dialect_problems(masked)
    yield from unfinished(masked)
    yield from brace_problems(masked, links)
    for link in links:
        yield from ((link.target_line, message) for message in (*address_problems(link), *_word_problems(link)))
    yield from link_slips(text, masked, links)
    for used, name in undefined_references(text):
        yield used, f'names "{name}" as the place of an address, and there is no line "[{name}]: address" on the page'


def braces_in_prose(text: str) -> Iterator[Slip]:
    """Find macros in the prose of the data, which shows them as they are."""
    masked = without_code(text)
    for macro in re.finditer(r"\{\{(?=[^{}\n]*\}\})", masked):
        yield masked.count("\n", 0, macro.start()) + 1, "has a macro, which works on pages alone: leave it out"


def _word_problems(link: Link) -> Iterator[str]:
    if link.image:
        if re.match(r"https?:", link.target):
            yield "shows a picture from another site, which the site's policy blocks: put the file beside the page"
        elif link.name is not None:
            yield "shows a picture by the name of a link: put the file beside the page, and write its address"
        if link.reference and not link.words.strip() and ".decoration" not in link.attributes:
            yield (
                "shows a picture without words for those who cannot see it: write what it shows between the square "
                "brackets, or { .decoration } after it if it says nothing"
            )
    elif link.words != link.target:
        words = re.sub(r"[*_`]", "", link.words).strip()
        if not words:
            yield "has a link without words: write between the square brackets what it opens"
        elif _EMPTY_WORDS.fullmatch(words):
            yield f'has a link whose words are "{words}": write what it opens'
        elif _ADDRESS.fullmatch(words):
            yield f'has a link whose words are its address ("{words}"): write what it opens'
