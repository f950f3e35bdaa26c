"""The list of contents of a Word document: links to headings, with fields for their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.etree import _Element as Element

from macros.documents.blocks import Contents
from macros.documents.docx import elements as made
from macros.documents.docx import styles
from macros.documents.docx.styles import w
from macros.documents.prose import Run, Runs
from macros.documents.template import mark

TOPIC_PLACE = f"_Toc_topic_{mark('text', 'topic.number')}"
"""The bookmark of a topic's heading. Word keeps bookmarks with this beginning out of sight."""


def place_of(box: str) -> str:
    """The bookmark of a box's heading, by the box's id."""
    return f"_Toc_box_{box}"


def contents(block: Contents, words: Callable[[Run], Element]) -> Iterator[Element]:
    """The lines of the list.

    Args:
        block: what it lists.
        words: makes an element of a run.
    """
    yield made.paragraph(styles.CONTENTS, *map(words, block.heading))
    for heading, topic in block.boxes:
        entries = [_entry(1, place_of(heading.mark), heading.text, words)]
        if topic:
            entries += made.within("each", "topics", [_entry(2, TOPIC_PLACE, topic, words)])
        yield from made.within("if", f"shown:{heading.mark}", entries)


def _entry(level: int, place: str, text: Runs, words: Callable[[Run], Element]) -> Element:
    """A line: a link. What prints it fills in the page, since a wrong one helps nobody."""
    page = w("fldSimple", made.run(""), instr=f" PAGEREF {place} \\h ")
    link = w("hyperlink", *map(words, text), w("r", w("tab")), page, anchor=place, history=1)
    return made.paragraph(styles.LISTED[level], link)
