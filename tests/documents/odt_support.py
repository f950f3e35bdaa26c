"""Reads a plan back from a document by the first of the marks in `marks.py`: the styles of its paragraphs."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from odfdo import Document


def styled(path: Path) -> Iterator[tuple[str, str]]:
    """The name of each paragraph's style and its text, in order."""
    return _styled_odt(Document(path)) if path.suffix == ".odt" else _styled_docx(path)


def _styled_odt(document: Document) -> Iterator[tuple[str, str]]:
    names = {}
    for style in document.get_styles("paragraph"):
        # An editor makes an automatic style for whatever somebody formats by hand, on top of the one before.
        automatic = style.parent.tag == "office:automatic-styles"
        names[style.name] = style.parent_style if automatic else style.name
    shown = {style.name: style.display_name or style.name for style in document.get_styles("paragraph")}
    for paragraph in document.body.xpath("//text:h | //text:p"):
        name = paragraph.get_attribute("text:style-name")
        yield shown.get(names.get(name, ""), ""), paragraph.inner_text


def _styled_docx(path: Path) -> Iterator[tuple[str, str]]:
    document = docx.Document(str(path))
    for element in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, document._body)
        yield paragraph.style.name, paragraph.text


def answers(paragraphs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """The text of each style that belongs to a slot: what stands before the first topic, then topic by topic."""
    found: list[dict[str, str]] = [{}]
    for style, text in paragraphs:
        if style == "Topic title":
            found.append({})
        if style.startswith(("Answer ", "Plan ", "Topic ")):
            before = found[-1].get(style)
            found[-1][style] = text if before is None else f"{before}\n{text}"
    return found
