"""What documents say, as runs of words: the guidance, from its Markdown, and the words of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from lxml import html
from lxml.html import HtmlElement
from markdown import Markdown

from macros.markdown.markup import SIGNS
from macros.models.words import SOURCE, Words


@dataclass(frozen=True, slots=True)
class Run:
    """Some words that look alike."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    """Where the words lead: a name from data/links.yml after `link:`, or a page of the site after `/`."""
    language: str = ""
    """The language of the words, where it is not English, that of the document."""
    slot: str = ""
    """The slot that is filled later, in place of words."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ProseParagraph:
    """A paragraph, or an item of a list."""

    runs: Runs
    bullet: bool = False


def paragraphs(markdown: str) -> tuple[ProseParagraph, ...]:
    """Read Markdown: paragraphs, lists, bold, italic and links. Anything else counts for its words."""
    text = _reader().reset().convert(markdown)
    root = html.fragment_fromstring(text, create_parent="div")
    found = []
    for block in root.iter("p", "li"):
        if block.tag == "p" and block.getparent().tag == "li":
            continue
        runs = trimmed(_runs(block, Run("")))
        found.append(ProseParagraph(runs, bullet=block.tag == "li"))
    return tuple(found)


@cache
def _reader() -> Markdown:
    return Markdown(extensions=["pymdownx.smartsymbols"], extension_configs={"pymdownx.smartsymbols": SIGNS})


def plain(text: str) -> Runs:
    """Words of the data, which are in the language of the document."""
    return (Run(text),) if text else ()


def said(words: Words, name: str, **slots: str) -> Runs:
    """Words of the interface, each piece with the language that it is in.

    Args:
        words: what the interface says.
        name: which words.
        slots: what replaces the names in braces.
    """
    values = {place: Run("", slot=slot) for place, slot in slots.items()}
    return tuple(
        piece if isinstance(piece, Run) else Run(piece, language=foreign(code))
        for code, piece in words.pieces(name, values)
    )


def foreign(code: str) -> str:
    """A language as documents mark it: English, their own, is not marked."""
    return "" if code == SOURCE else code


def text_of(runs: Runs) -> str:
    """The words alone, for where nothing can be marked."""
    return "".join(run.text for run in runs)


def trimmed(runs: Iterable[Run]) -> Runs:
    """Take the white space off the ends of a paragraph."""
    found = list(runs)
    while found and not found[0].text.strip():
        found.pop(0)
    while found and not found[-1].text.strip():
        found.pop()
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(found)


def runs_of(text: str | None, like: Run) -> list[Run]:
    """The words of an element as a run, if there are any.

    Args:
        text: what the element says before its first child, or what comes after it.
        like: how the words look.
    """
    words = re.sub(r"\s+", " ", text or "")
    return [replace(like, text=words)] if words else []


def _runs(element: HtmlElement, like: Run) -> list[Run]:
    found = runs_of(element.text, like)
    for child in element:
        inner = Run(
            "",
            bold=like.bold or child.tag == "strong",
            italic=like.italic or child.tag == "em",
            link=child.get("href") or like.link,
        )
        found += _runs(child, inner) + runs_of(child.tail, like)
    return found
