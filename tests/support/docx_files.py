"""Reads a plan back from a document by the first mark of macros/documents/marks.py alone: the names of styles."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from macros.documents.marks import TOPIC_STYLE
from macros.models.plan_definition import PlanDefinition
from tests.support import odt_files as odt

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(path: Path, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(path)[name])


def value(element: etree._Element, child: str, attribute: str = "val") -> str:
    """An attribute of the first descendant of that name; empty if there is none."""
    found = element.find(f".//{W}{child}")
    return "" if found is None else found.get(W + attribute, "")


def style_names(path: Path) -> dict[str, str]:
    """What people call each style, by its id."""
    styles = part(path, "word/styles.xml").iter(f"{W}style")
    return {style.get(f"{W}styleId", ""): value(style, "name") for style in styles}


def text_of(paragraph: etree._Element) -> str:
    is_item = value(paragraph, "pStyle").startswith("Answer") and paragraph.find(f"{W}pPr/{W}numPr") is not None
    pieces = ["- "] if is_item else []
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        before = node.getprevious()
        if node.tag == f"{W}br" or (node.tag == f"{W}t" and before is not None and before.tag == f"{W}t"):
            # LibreOffice makes fields of content controls, and writes a line end in a field as two texts in a row.
            pieces.append("\n")
        elif node.tag == f"{W}tab" and node.getparent().tag == f"{W}r":
            pieces.append("\t")
        pieces.append(node.text or "")
    return "".join(pieces)


def paragraphs(path: Path) -> list[tuple[str, str]]:
    """The style and the words of each paragraph, in the order of the document."""
    if path.suffix == ".odt":
        names = odt.style_names(path)
        content = odt.part(path, "content.xml").iter(odt.q("text:p"), odt.q("text:h"))
        # The field that LibreOffice makes of a content control ends in a carriage return.
        styled = ((p.get(odt.q("text:style-name"), ""), odt.text_of(p).replace("\r", "")) for p in content)
        return [(names.get(style, ""), words) for style, words in styled]
    names = style_names(path)
    return [(names.get(value(p, "pStyle"), ""), text_of(p)) for p in part(path).iter(f"{W}p")]


@dataclass
class Reading:
    """What was read: texts by the names of their slots."""

    once: dict[str, str] = field(default_factory=dict)
    topics: list[dict[str, str]] = field(default_factory=list)


def reading(path: Path, definition: PlanDefinition) -> Reading:
    """Read the answers of a document. A slot that is nowhere in it is missing."""
    repeated = definition.asked(repeats=True)
    found = Reading()
    for style, text in paragraphs(path):
        if style == TOPIC_STYLE:
            found.topics.append({"topic.title": re.sub(r"^Topic \d+: ", "", text)})
        elif slot := _slot(style):
            into = found.topics[-1] if slot.partition(".")[0] in repeated else found.once
            into[slot] = f"{into[slot]}\n{text}" if slot in into else text
    return found


def _slot(style: str) -> str:
    kind, _, rest = style.partition(" ")
    if kind == "Plan" and rest != "table":
        return f"plan.{rest.replace(' ', '_')}"
    return rest.replace(" ", ".") if kind == "Answer" and rest else ""


def tables(path: Path) -> Iterator[etree._Element]:
    yield from part(path).iter(f"{W}tbl")
