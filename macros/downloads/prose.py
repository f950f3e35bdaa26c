"""The Markdown of the plan's guidance as paragraphs of runs, for documents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import html
from lxml.html import HtmlElement
from markdown import markdown as to_html


@dataclass(frozen=True)
class Run:
    """Some words that look alike."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    """Where the words lead: a name from data/links.yml after `link:`, or a page of the site after `/`."""


@dataclass(frozen=True)
class ProseParagraph:
    """A paragraph, or an item of a list."""

    runs: tuple[Run, ...]
    bullet: bool = False


def paragraphs(markdown: str) -> tuple[ProseParagraph, ...]:
    """Read Markdown: paragraphs, lists, bold, italic and links. Anything else counts for its words."""
    root = html.fragment_fromstring(to_html(markdown), create_parent="div")
    found = []
    for block in root.iter("p", "li"):
        if block.tag == "p" and block.getparent().tag == "li":
            continue
        runs = _trimmed(_runs(block, Run("")))
        found.append(ProseParagraph(runs, bullet=block.tag == "li"))
    return tuple(found)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Take the white space off the ends of a paragraph."""
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(run for run in runs if run.text)


def _runs(element: HtmlElement, like: Run) -> list[Run]:
    found = _run(element.text, like)
    for child in element:
        inner = Run(
            "",
            bold=like.bold or child.tag == "strong",
            italic=like.italic or child.tag == "em",
            link=child.get("href") or like.link,
        )
        found += _runs(child, inner) + _run(child.tail, like)
    return found


def _run(text: str | None, like: Run) -> list[Run]:
    words = re.sub(r"\s+", " ", text or "")
    return [Run(words, like.bold, like.italic, like.link)] if words else []
