"""What people and programs do to a document that lose the marks by which answers are found again."""

from collections.abc import Mapping

from lxml import etree

from tests.scripts.reading import Change, found

Element = etree._Element

CELLS = "./w:tc | ./table:table-cell"
STYLES = "//w:pStyle/@w:val | //text:p/@text:style-name | //text:h/@text:style-name"
BOOKMARKS = "//w:bookmarkStart | //w:bookmarkEnd | //text:bookmark-start | //text:bookmark-end"


def drop(nodes: list[Element]) -> None:
    """Take elements away, but not the text after them."""
    for node in nodes:
        if node.tail:
            previous, parent = node.getprevious(), node.getparent()
            if previous is not None:
                previous.tail = (previous.tail or "") + node.tail
            else:
                parent.text = (parent.text or "") + node.tail
        node.getparent().remove(node)


def set_styles(root: Element, names: Mapping[str, str]) -> None:
    """Give paragraphs other styles: by the start of a name, the new one."""
    for name in found(root, STYLES):
        new = next((new for start, new in names.items() if name.startswith(start)), None)
        if new is not None:
            name.getparent().set(name.attrname, new)


def cells(row: Element) -> list[Element]:
    return found(row, CELLS)


def without_styles(root: Element) -> None:
    # As when somebody makes all text "Normal", and the titles plain headings.
    kept = {
        "PlanTitle": "Title",
        "Plan_20_title": "Title",
        "TopicTitle": "Heading2",
        "Topic_20_title": "Heading_20_2",
    }
    set_styles(root, kept | {"Heading": "Heading2", "": "Standard"})


def holds_answers(row: Element) -> bool:
    """Whether the question runs across the row above, so that there are answers alone in this one."""
    above = row.getprevious()
    return above is not None and bool(found(above, ".//w:gridSpan | ./*[@table:number-columns-spanned]"))


def without_words(root: Element) -> None:
    for row in found(root, "//w:tr | //table:table-row"):
        if holds_answers(row):
            continue
        for element in cells(row)[0].iter():
            element.text, element.tail = element.text and "Reworded", element.tail and ""


WITHOUT: Mapping[str, Change] = {
    "styles": without_styles,
    "tags": lambda root: drop(found(root, "//w:sdtPr/w:tag")),
    "aliases": lambda root: drop(found(root, "//w:sdtPr/w:alias")),
    "bookmarks": lambda root: drop(found(root, BOOKMARKS)),
    "words": without_words,
}
"""What takes away all marks of a kind, by the kind."""
