"""The plan builder reads Word and OpenDocument files back that people edited, and says what it could not place."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.browser.plan.reading import (
    MAIN_PART,
    W,
    Change,
    Reader,
    blank,
    changed,
    elements,
    found,
    reader,
    said,
    scripts,
    typed,
    written,
)
from tests.browser.plan.test_read import awkward
from tests.documents.conftest import Office, office

__all__ = ["awkward", "office", "reader", "scripts"]

Element = etree._Element

office_formats = pytest.mark.parametrize("format_name", ["docx", "odt"])

# The same things in both formats.
TABLES = {"docx": "//w:tbl", "odt": "//table:table"}
ROWS = {"docx": "./w:tr", "odt": "./table:table-header-rows/table:table-row | ./table:table-row"}
CELLS = {"docx": "./w:tc", "odt": "./table:table-cell"}
PARAGRAPHS = {"docx": ".//w:p", "odt": ".//text:p"}
BLOCKS = {"docx": "/w:document/w:body/*", "odt": "//office:text/*"}
BOOKMARKS = "//w:bookmarkStart | //w:bookmarkEnd | //text:bookmark-start | //text:bookmark-end"
LINE = {"docx": "<w:p>{}<w:r><w:t>{}</w:t></w:r></w:p>", "odt": '<text:p text:style-name="{}">{}</text:p>'}


def line(format_name: str, text: str, style: str = "Normal") -> Element:
    """A paragraph with a style that is no mark, or the name in XML of one that is."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if format_name == "docx" else style
    return elements(LINE[format_name].format(named, text))[0]


def drop(nodes: list[Element]) -> None:
    for node in nodes:
        node.getparent().remove(node)


def set_text(cell: Element, format_name: str, text: str) -> None:
    """Put one line, without any mark, in the place of all that a cell holds."""
    drop(found(cell, "./w:p | ./w:sdt | ./text:p"))
    cell.append(line(format_name, text))


class Edited:
    """The worked example as a document, for people to edit."""

    def __init__(self, toolkit: Toolkit, reader: Reader, format_name: str) -> None:
        self.format = format_name
        self.example = said(toolkit.worked_example.model_dump(mode="json", by_alias=True))
        self._content = written(toolkit, toolkit.worked_example, format_name)
        self._reader = reader

    def read(self, change: Change) -> dict[str, Any]:
        """What is read after an edit, with what the plan says."""
        result = self._reader.read(changed(self._content, MAIN_PART[self.format], change))
        return result | {"said": said(result["plan"])}

    def tables(self, root: Element) -> list[Element]:
        """The tables of questions: two for box 1, one for each topic, one for box 3."""
        return found(root, TABLES[self.format])[1:]

    def rows(self, table: Element) -> list[Element]:
        return found(table, ROWS[self.format])

    def cells(self, row: Element) -> list[Element]:
        return found(row, CELLS[self.format])

    def topic(self, root: Element) -> tuple[Element, Element]:
        """The heading of the first topic, and its table."""
        table = self.tables(root)[2]
        return table.getprevious(), table


@pytest.fixture(params=["docx", "odt"])
def edited(toolkit: Toolkit, reader: Reader, request: pytest.FixtureRequest) -> Edited:
    return Edited(toolkit, reader, request.param)


# Each mark alone ------------------------------------------------------------------------------------------------


def without_styles(root: Element) -> None:
    """What remains when somebody makes all text "Normal", and the headings plain headings."""
    for style in found(root, "//w:pStyle"):
        name = style.get(f"{{{W}}}val")
        kept = {"PlanTitle": "Title", "TopicTitle": "Heading2"}.get(name, name)
        style.set(f"{{{W}}}val", kept if kept in ("Title", "Heading1", "Heading2") else "Normal")
    for paragraph in found(root, "//text:p | //text:h"):
        name = paragraph.get("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name")
        kept = {"Plan_20_title": "Title", "Topic_20_title": "Heading_20_2"}.get(name, name)
        paragraph.set("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name", kept if "Title" in kept or "Heading_20_" in kept else "Standard")


def without_words(root: Element) -> None:
    for format_name in CELLS:
        for row in found(root, "//w:tr | //table:table-row"):
            if found(row, CELLS[format_name]):
                for text in found(row, CELLS[format_name])[0].iter():
                    text.text, text.tail = (text.text and "Reworded"), (text.tail and " ")


WITHOUT: Mapping[str, Change] = {
    "styles": without_styles,
    "tags": lambda root: drop(found(root, "//w:sdtPr/w:tag")),
    "aliases": lambda root: drop(found(root, "//w:sdtPr/w:alias")),
    "bookmarks": lambda root: drop(found(root, BOOKMARKS)),
    "words": without_words,
}


@pytest.mark.parametrize("mark", WITHOUT)
def test_each_mark_alone_tells_which_answer_is_which(edited: Edited, mark: str):
    if edited.format == "odt" and mark in ("tags", "aliases"):
        pytest.skip("OpenDocument has no such mark")

    def change(root: Element) -> None:
        for other in WITHOUT.keys() - {mark}:
            WITHOUT[other](root)

    assert edited.read(change)["said"] == edited.example
