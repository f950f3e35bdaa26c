"""Looks into OpenDocument files."""

import zipfile
from pathlib import Path

from lxml import etree

_PREFIXES = ("meta", "office", "style", "table", "text")
NAMESPACES = {prefix: f"urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0" for prefix in _PREFIXES} | {
    "dc": "http://purl.org/dc/elements/1.1/",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


def q(name: str) -> str:
    """The full name of an element or an attribute such as `text:p`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def part(path: Path, name: str = "content.xml") -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read(name))


def find(path: Path, xpath: str, name: str = "content.xml") -> list:
    """What an XPath finds in a part; elements of text as their words."""
    found = part(path, name).xpath(xpath, namespaces=NAMESPACES)
    return [text_of(each) if isinstance(each, etree._Element) else str(each) for each in found]


def style_names(path: Path) -> dict[str, str]:
    """What people call each paragraph style; an automatic one, made for what somebody formatted, by what it is on."""
    names: dict[str, str] = {}
    automatic: dict[str, str] = {}
    for file in ("styles.xml", "content.xml"):
        for style in part(path, file).iterfind(".//style:style[@style:family='paragraph']", NAMESPACES):
            name = style.get(q("style:name"), "")
            if style.getparent().tag == q("office:automatic-styles"):
                automatic[name] = style.get(q("style:parent-style-name"), "")
            else:
                names[name] = style.get(q("style:display-name"), name)
    return names | {name: names[parent] for name, parent in automatic.items() if parent in names}


def text_of(element: etree._Element) -> str:
    """The words of a paragraph. Spaces and tabs that stay are elements."""
    # An item of a list in an answer. The guidance has its lists outside tables.
    is_item = element.xpath(
        "boolean(self::text:p/parent::text:list-item/ancestor::table:table-cell)", namespaces=NAMESPACES
    )
    sign = "- " if is_item else ""
    kept = {q("text:s"): " ", q("text:tab"): "\t"}
    return sign + "".join(
        each if isinstance(each, str) else kept[each.tag] * int(each.get(q("text:c"), "1"))
        for each in element.xpath(".//text() | .//text:s | .//text:tab", namespaces=NAMESPACES)
    )
