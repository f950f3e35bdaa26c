"""Turns the page that holds all the guidance into the layout of a document, for Word and LibreOffice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from macros.documents.blocks import Block, Heading, Layout, Prose
from macros.documents.layouts.plan import laid_out
from macros.documents.prose import ProseParagraph, Run, runs_of, trimmed
from macros.documents.template import Scope
from macros.models.words import Words

FORMATS = ("docx", "odt")
"""The formats, by the endings of their files."""

_DEEPEST = 3
_HEADING = re.compile(r"h([2-6])")
_BLOCKS = {
    *("article", "aside", "blockquote", "details", "div", "dd", "dl", "dt", "fieldset", "figure", "h2", "h3", "h4"),
    *("h5", "h6", "legend", "li", "nav", "ol", "p", "section", "summary", "table", "ul"),
}
_BOLD = {"b", "dt", "strong", "summary"}
_PLAIN = Run("")


def path(format_name: str) -> str:
    """The path on the site of the whole guidance as a document."""
    return f"downloads/whole-guidance.{format_name}"


def print_layout(whole: HtmlElement, links: Mapping[str, str | None], words: Words) -> Layout:
    """Lay the whole guidance out: headings, paragraphs and lists. A table is a list of its rows.

    Args:
        whole: what `whole_guidance` put together.
        links: addresses by name.
        words: what the interface says.
    """
    reader = _Reader({address: f"link:{name}" for name, address in links.items() if address})
    return laid_out("whole-guidance", reader.blocks(whole), words)


def print_scope(title: str) -> Scope:
    """Build the scope of the document, which has a title and nothing else to fill in."""
    return {"values": {"plan.title": title}, "flags": [], "lists": {}}


@dataclass(frozen=True)
class _Reader:
    names: Mapping[str, str]
    """Links by name, by their addresses."""

    def blocks(self, whole: HtmlElement) -> Iterator[Block]:
        prose: list[ProseParagraph] = []
        for found in self._parts(whole):
            if isinstance(found, ProseParagraph):
                prose.append(found)
                continue
            if prose:
                yield Prose(tuple(prose))
                prose = []
            yield found
        if prose:
            yield Prose(tuple(prose))

    def _parts(self, element: HtmlElement) -> Iterator[Heading | ProseParagraph]:
        heading = _HEADING.fullmatch(element.tag)
        if heading:
            words = trimmed(self._inline(element))
            yield Heading(min(int(heading[1]) - 1, _DEEPEST), tuple(Run(run.text) for run in words))
        elif element.tag == "nav":
            # The list of pages is enough: a word processor lists their headings by itself.
            yield Heading(1, (Run(element.find("h2").text_content()),))
            for number, entry in enumerate(element.iterfind("ol/li/a"), 1):
                yield ProseParagraph((Run(f"{number}. {entry.text_content()}"),))
        elif element.tag in ("ul", "ol"):
            for number, item in enumerate(element.iterfind("li"), 1):
                yield from self._item(item, number if element.tag == "ol" else 0)
        elif element.tag == "table":
            yield from self._rows(element)
        elif any(child.tag in _BLOCKS for child in element.iterchildren()):
            yield from self._mixed(element)
        else:
            yield from _paragraph(self._inline(element))

    def _mixed(self, element: HtmlElement) -> Iterator[Heading | ProseParagraph]:
        """What is in an element that holds both words and blocks: the words between blocks are paragraphs."""
        loose = runs_of(element.text, _PLAIN)
        for child in element.iterchildren():
            if child.tag in _BLOCKS:
                yield from _paragraph(loose)
                yield from self._parts(child)
                loose = runs_of(child.tail, _PLAIN)
            else:
                loose += self._inline(child) + runs_of(child.tail, _PLAIN)
        yield from _paragraph(loose)

    def _item(self, item: HtmlElement, number: int) -> Iterator[Heading | ProseParagraph]:
        first = True
        parts = self._mixed(item) if any(child.tag in _BLOCKS for child in item) else _paragraph(self._inline(item))
        for part in parts:
            if first and isinstance(part, ProseParagraph):
                label = (Run(f"{number}. "),) if number else ()
                yield replace(part, runs=(*label, *part.runs), bullet=not number)
            else:
                yield part
            first = False

    def _rows(self, table: HtmlElement) -> Iterator[ProseParagraph]:
        heads = [cell.text_content().strip() for cell in table.xpath("./thead/tr/th")]
        for row in table.xpath("./tbody/tr"):
            runs: list[Run] = []
            for index, cell in enumerate(row.iterchildren("th", "td")):
                words = trimmed(self._inline(cell))
                if index:
                    ended = runs and runs[-1].text.endswith((".", "?", "!"))
                    head = f"{heads[index]}: " if index < len(heads) and heads[index] else ""
                    runs.append(Run(f"{'' if ended else '.'} {head}"))
                    runs += words
                else:
                    runs += [replace(run, bold=True) for run in words]
            yield from (replace(part, bullet=True) for part in _paragraph(runs))

    def _inline(self, element: HtmlElement, like: Run = _PLAIN) -> list[Run]:
        if not isinstance(element.tag, str):
            return []
        if element.tag == "br":
            return [replace(like, text=" ")]
        inner = Run(
            "",
            bold=like.bold or element.tag in _BOLD,
            italic=like.italic or element.tag in ("em", "i"),
            link=self.names.get(element.get("href", ""), like.link) if element.tag == "a" else like.link,
        )
        found = runs_of(element.text, inner)
        for child in element.iterchildren():
            found += self._inline(child, inner) + runs_of(child.tail, inner)
        # Blocks within a cell, such as the items of a list, would run into each other.
        return [*found, replace(inner, text=" ")] if element.tag in _BLOCKS else found


def _paragraph(runs: list[Run]) -> Iterator[ProseParagraph]:
    words = trimmed(runs)
    if words:
        yield ProseParagraph(words)
