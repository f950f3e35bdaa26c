"""The elements of a Word document: paragraphs, tables, rows and cells, and a template's instructions among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from macros.documents.docx import styles
from macros.documents.docx.styles import Look, style_id, w
from macros.documents.template import mark
from macros.models.words import with_country

_DECLARED = re.compile(r'(<w:\w+)(?: xmlns:[wr]="[^"]*")+')
"""The namespaces that an element by itself declares. Within a document, the document declares them."""


def written(element: Element) -> str:
    """The XML of an element as a document has it, with the instructions of the template."""
    return with_instructions(_DECLARED.sub(r"\1", etree.tostring(element, encoding="unicode")))


def with_instructions(text: str) -> str:
    """Put the instructions of the template back as they were written, where XML escaped them in texts."""
    return re.sub(r"&lt;(\?tk [^?]*\?)&gt;", r"<\1>", text)


def line(slot: str, text: str, language: str = "") -> Element:
    """A line of an answer, in the style that tells which answer it is.

    Args:
        slot: the slot of the answer.
        text: the words, or an instruction that puts them in.
        language: that of the words, where it is not that of the document.
    """
    return paragraph(styles.answer_look(slot), *commented(slot, run(text, *in_language(language))))


def comments(slot: str) -> tuple[list[Element], list[Element]]:
    """What comes before and after the words in a slot for each comment on them."""
    number = mark("text", "comment.number")
    sign = w("r", w("commentReference", id=number))
    start, end = [w("commentRangeStart", id=number)], [w("commentRangeEnd", id=number), sign]
    return within("each", f"comments:{slot}", start), within("each", f"comments:{slot}", end)


def commented(slot: str, *words: Element) -> list[Element]:
    """The words in a slot, with the comments on them."""
    starts, ends = comments(slot)
    return [*starts, *words, *ends]


def lines(slot: str, language: str = "") -> list[Element]:
    """The lines of an answer. Those that are items of a list are that in the document too."""
    return lines_in(styles.answer_look(slot), slot, language)


def lines_in(look: Look, slot: str, language: str = "") -> list[Element]:
    """The lines of a value in a style, those that are items as items.

    Args:
        look: the style.
        slot: the slot that holds the value.
        language: that of the value, where it is not that of the document.
    """
    starts, ends = comments(slot)
    words = run(mark("text"), *in_language(language))
    each = paragraph(look, *within("if", "first-line", starts), words, *within("if", "last-line", ends))
    each[0].extend(within("if", "item", [w("numPr", w("ilvl", val=0), w("numId", val=1))]))
    return within("items", slot, [each])


def unbroken(slots: Sequence[str]) -> list[Element]:
    """What keeps a row on one page while none of its texts is long.

    LibreOffice takes minutes over a row of many pages that must not break.
    """
    found = [w("cantSplit")]
    for slot in slots:
        found = within("brief", slot, found)
    return found


def in_language(code: str) -> list[Element]:
    """What marks a run with its language, so that it is spelled and read out by it."""
    return [w("lang", val=with_country(code))] if code else []


def paragraph(look: Look, *runs: Element) -> Element:
    """A paragraph in a style."""
    return w("p", w("pPr", w("pStyle", val=style_id(look.name))), *runs)


def run(text: str, *looks: Element) -> Element:
    """Words that look alike."""
    words = w("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", *([w("rPr", *looks)] if looks else []), words)


def tracked(text: str, author: str, number: str) -> list[Element]:
    """Words that are there, or that somebody inserted or deleted: what each flag of a run says.

    Args:
        text: the slot of the words.
        author: that of the name of who changed them.
        number: that of a number that no other change has.
    """
    who = {"id": mark("text", number), "author": mark("text", author)}
    gone = run(mark("text", text))
    gone[-1].tag = qn("w:delText")
    return [
        *within("if", "same", [run(mark("text", text))]),
        *within("if", "del", [w("del", gone, **who)]),
        *within("if", "ins", [w("ins", run(mark("text", text)), **who)]),
    ]


def within(word: str, name: str, elements: Iterable[Element]) -> list[Element]:
    """Elements between two instructions of the template, for example `if guidance` and `end`.

    Args:
        word: what the first of them is: `if`, `each`, `items`.
        name: the flag or the list that it asks for.
        elements: what is between.
    """
    return [instruction(word, name), *elements, instruction("end")]


def instruction(word: str, name: str = "") -> Element:
    """An instruction of the template."""
    return etree.ProcessingInstruction("tk", f"{word} {name}".rstrip())


def table(title: str, widths: Sequence[int], rows: Iterable[Element], description: str = "") -> Element:
    """A table; without a description it has no row of headings.

    Args:
        title: what the table is about, for those who cannot see it.
        widths: those of its columns, in twentieths of a point.
        rows: its rows.
        description: which columns it has, for the same.
    """
    header = 1 if description else 0
    properties = w(
        "tblPr",
        w("tblStyle", val=style_id(styles.TABLE_STYLE)),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="06A0" if description else "0680", firstRow=header, lastRow=0, firstColumn=1, lastColumn=0,
          noHBand=1, noVBand=1),
        w("tblCaption", val=title),
        *([w("tblDescription", val=description)] if description else []),
    )  # fmt: skip
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def row(cells: Iterable[Element], *properties: Element) -> Element:
    """A row of a table."""
    return w("tr", w("trPr", *properties), *cells)


def cell(width: int, content: Iterable[Element], colour: str = "", span: int = 1) -> Element:
    """A cell, across several columns if it spans them.

    Args:
        width: in twentieths of a point.
        content: its paragraphs.
        colour: that behind them; none if empty.
        span: how many columns it takes.
    """
    across = [w("gridSpan", val=span)] if span > 1 else []
    shade = [w("shd", val="clear", color="auto", fill=colour)] if colour else []
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *across, *shade), *content)
