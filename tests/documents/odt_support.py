"""Reads the answers of a plan back from an OpenDocument text, by the styles of its paragraphs alone."""

import zipfile
from collections import defaultdict
from pathlib import Path

from lxml import etree

NS = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("meta", "office", "style", "table", "text")
} | {"dc": "http://purl.org/dc/elements/1.1/"}


def q(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"


def part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def style_names(path: Path) -> dict[str, str]:
    """What people call each paragraph style; for an automatic one, the style that it was made from."""
    names, parents = {}, {}
    for file in ("styles.xml", "content.xml"):
        for style in part(path, file).iter(q("style:style")):
            if style.get(q("style:family")) == "paragraph":
                name = style.get(q("style:name"))
                if style.getparent().tag == q("office:automatic-styles"):
                    parents[name] = style.get(q("style:parent-style-name"))
                else:
                    names[name] = style.get(q("style:display-name"), name)
    return names | {name: names[parent] for name, parent in parents.items() if parent}


def text_of(paragraph: etree._Element) -> str:
    """A paragraph's words, as the standard says they are read: only marked spaces stay."""
    pieces = []
    for node in paragraph.iter():
        if node.tag == q("text:s"):
            pieces.append("\0" * int(node.get(q("text:c"), "1")))
        elif node.tag == q("text:tab"):
            pieces.append("\t")
        else:
            pieces.append(node.text or "")
        if node is not paragraph:
            pieces.append(node.tail or "")
    return "".join(pieces)
