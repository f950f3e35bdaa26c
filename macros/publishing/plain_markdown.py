"""Writes Markdown that every reader of Markdown knows, from Markdown that this site knows: for the published data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from macros.markdown.markup import ICON, IN_DOCUMENTS, others_than, tree_of

_MARKS = re.compile(r"([\\`*_\[\]<>])")
_AROUND = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~"}


def plain_markdown(markdown: str) -> str:
    """Turn boxes, tabs, footnotes and other additions to Markdown into paragraphs, lists, quotations and tables.

    Markdown that every reader knows stays as it is, to the letter. Links stay as their author wrote them.
    """
    if not any(others_than(IN_DOCUMENTS, markdown)):
        return markdown
    # An icon without its picture says nothing; what it is beside does.
    markdown = re.sub(rf"{ICON.pattern}(?:\{{[^}}]*\}})?\s?", "", markdown)
    return "\n\n".join(_blocks(tree_of(markdown)))


def _blocks(parent: HtmlElement) -> Iterator[str]:
    """The blocks in an element. Words that are in it directly are a paragraph."""
    words = _escaped(parent.text)
    for child in parent:
        if _is_block(child):
            yield from filter(None, [words.strip()])
            yield from filter(None, _block(child))
            words = ""
        else:
            words += _inline(child)
        words += _escaped(child.tail)
    yield from filter(None, [words.strip()])


def _block(element: HtmlElement) -> Iterator[str]:  # noqa: C901 (a branch an element)
    classes = element.get("class", "").split()
    if "tabbed-set" in classes:
        *_, labels, parts = element
        for label, part in zip(labels, parts, strict=True):
            yield f"**{_words(label)}**"
            yield from _blocks(part)
    elif element.tag == "details" or "admonition" in classes:
        yield _after("> ", "\n\n".join(_blocks(element)))
    elif "admonition-title" in classes or element.tag in ("summary", "dt"):
        yield f"**{_words(element)}**"
    elif element.tag == "figcaption":
        yield f"*{' '.join(_words(element).split())}*"
    elif "filename" in classes:
        yield f"**{_words(element)}**"
    elif element.tag == "pre":
        yield f"```\n{element.text_content().strip(chr(10))}\n```"
    elif element.tag == "blockquote":
        yield _after("> ", "\n\n".join(_blocks(element)))
    elif element.tag in ("ul", "ol"):
        yield "\n".join(_items(element))
    elif element.tag == "table":
        yield "\n".join(_rows(element))
    elif element.tag == "p":
        yield _words(element)
    elif re.fullmatch("h[1-6]", element.tag):
        yield f"{'#' * int(element.tag[1])} {_words(element)}"
    elif element.tag != "hr":
        yield from _blocks(element)


def _items(items: HtmlElement) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        sign = f"{number}. " if items.tag == "ol" else "- "
        content = "\n\n".join(_blocks(item))
        first, *rest = content.split("\n")
        yield "\n".join([sign + first, *(" " * 4 + line if line else "" for line in rest)])


def _rows(table: HtmlElement) -> Iterator[str]:
    for number, row in enumerate(table.iter("tr")):
        cells = [_words(cell).replace("|", "\\|") for cell in row]
        yield f"| {' | '.join(cells)} |"
        if number == 0:
            yield f"| {' | '.join('---' for _ in cells)} |"


def _words(element: HtmlElement) -> str:
    return (_escaped(element.text) + "".join(_inline(child) + _escaped(child.tail) for child in element)).strip()


def _inline(element: HtmlElement) -> str:
    classes = element.get("class", "").split()
    if element.tag in _AROUND:
        return f"{_AROUND[element.tag]}{_words(element)}{_AROUND[element.tag]}"
    if "footnote-ref" in classes:
        return f"({element.text_content()})"
    if "footnote-backref" in classes:
        return ""
    match element.tag:
        case "a":
            return f"[{_words(element)}]({element.get('href', '')})"
        case "code":
            return f"`{element.text_content()}`"
        case "abbr":
            return f"{_words(element)} ({element.get('title', '')})"
        case "img":
            # Pictures stay on the site: what one shows is kept in words.
            said = element.get("alt", "")
            return said if "emojione" in classes or not said else f"({said})"
        case "input":
            return "\\[x\\]" if "checked" in element.attrib else "\\[ \\]"
        case "br":
            return "\\\n"
        case _:
            return _words(element)


def _is_block(element: HtmlElement) -> bool:
    return "filename" in element.get("class", "") or element.tag in (
        "p", "div", "details", "summary", "ul", "ol", "dl", "dt", "dd", "table", "figure", "figcaption", "pre",
        "blockquote", "hr", "section", "h1", "h2", "h3", "h4", "h5", "h6",
    )  # fmt: skip


def _after(sign: str, text: str) -> str:
    return "\n".join(f"{sign}{line}".rstrip() for line in text.split("\n"))


def _escaped(text: str | None) -> str:
    return _MARKS.sub(r"\\\1", re.sub(r"\s+", " ", text or ""))
