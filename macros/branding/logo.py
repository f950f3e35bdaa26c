"""An organisation's logo: whether the file it names can be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from macros.branding.svg_allowed import ATTRIBUTES, ELEMENTS, NOTES
from macros.faults import suggestion

MOST_BYTES = 100_000
"""The logo is fetched with the first page that a reader opens: all the rest of that page weighs less."""

ENDINGS = (".svg", ".png")
"""How the name of a logo's file may end."""

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_PICTURE = re.compile(r"\s*data:image/(png|jpeg|gif|webp);")
_OUTSIDE = re.compile(r"@import|\\|url\((?!\s*+['\"]?\s*+(?:#|data:image/(?:png|jpeg|gif|webp);))", re.IGNORECASE)
_SAVE_PLAIN = "save it again as plain SVG"


def logo_problem(folder: Path, file: str) -> str | None:
    """Say why a file cannot be the logo.

    Args:
        folder: where it should be.
        file: its name, as the organisation gives it.

    Returns:
        What is wrong, in words; None if it can be shown.
    """
    path = folder / file
    pictures = [found.name for found in folder.glob("*") if found.suffix in ENDINGS]
    if Path(file).name != file or path.suffix not in ENDINGS:
        return f'"{file}" must be the name of a file beside this one that ends in .svg or .png'
    if not path.is_file():
        return f'there is no file "{file}" beside this one.{suggestion(file, pictures)}'
    content = path.read_bytes()
    if len(content) > MOST_BYTES:
        return f'"{file}" has {len(content) // 1000} kB: make it {MOST_BYTES // 1000} kB or less'
    if path.suffix == ".png":
        return None if content.startswith(_PNG) else f'"{file}" is not a PNG picture: save it again as PNG'
    return next((f'"{file}" {problem}' for problem in svg_problems(content)), None)


def svg_problems(content: bytes) -> Iterator[str]:
    """Refuse all that is not known to draw: a browser that opens the file by its address runs what it can.

    Args:
        content: what is in the file.

    Returns:
        What is wrong, in words that follow the name of the file.
    """
    try:
        root = read_drawing(content)
    except etree.XMLSyntaxError:
        yield "is not an SVG picture: save it again as SVG"
        return
    if root.tag != f"{{{_SVG}}}svg":
        yield "is not an SVG picture: its first element must be svg"
    kind = root.getroottree().docinfo
    subset: Any = kind.internalDTD  # lxml-stubs lack its methods.
    if subset is not None and any(True for _ in subset.iterentities()):
        yield f"declares entities: {_SAVE_PLAIN}"
    elif subset is not None and not (kind.public_id or "").startswith("-//W3C//DTD SVG"):
        yield f"names a document type of its own: {_SAVE_PLAIN}"
    if root.getroottree().xpath("count(//processing-instruction())"):
        yield f"gives an instruction to programs (<?…?>): {_SAVE_PLAIN}"
    for element in root.iter(etree.Element):
        problem = _element_problem(element)
        if problem:
            what, fix = problem
            yield f"{what} (line {element.sourceline}): {fix}"


def drawing_alone(content: bytes) -> bytes:
    """Take out what readers do not see: comments, and what drawing programs note, such as who drew it and where.

    Args:
        content: a drawing in which `svg_problems` finds nothing.
    """
    root = read_drawing(content)
    etree.strip_tags(root, etree.Comment)
    unseen = {f"{{{_SVG}}}metadata"}
    for element in root.iter(etree.Element):
        if _is_note(etree.QName(element)):
            unseen.add(str(element.tag))
        for key in element.attrib.keys():  # noqa: SIM118 - it changes below.
            if _is_note(etree.QName(key)):
                del element.attrib[key]
    etree.strip_elements(root, *unseen, with_tail=False)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8")


def read_drawing(content: bytes) -> etree._Element:
    """Read an SVG. Nothing that it names is fetched, and no entity that it declares is put in."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _element_problem(element: etree._Element) -> tuple[str, str] | None:
    name = etree.QName(element)
    if not _is_note(name) and (name.namespace != _SVG or name.localname not in ELEMENTS):
        return f"holds <{name.localname}>, which may run or fetch something", _SAVE_PLAIN
    if name.localname == "style" and _OUTSIDE.search(str(element.xpath("string()"))):
        return "leads to an address outside it", "leave it out"
    for key, value in element.attrib.items():
        attribute = etree.QName(key)
        if attribute.localname == "href" and attribute.namespace in (None, _XLINK):
            is_picture = name.localname == "image" and _PICTURE.match(str(value))
            if not (str(value).strip().startswith("#") or is_picture):
                return "fetches another file", "embed it or leave it out"
        elif attribute.namespace is None and attribute.localname not in ATTRIBUTES and not _is_data(key):
            return f'has "{attribute.localname}", which may run or fetch something', _SAVE_PLAIN
        elif attribute.namespace not in (None, _XML, _XLINK) and not _is_note(attribute):
            return f'has "{attribute.localname}", which is not known', _SAVE_PLAIN
        elif attribute.namespace == _XML and attribute.localname == "base":
            return "leads to an address outside it", "leave it out"
        if not _is_note(attribute) and _OUTSIDE.search(str(value)):
            return "leads to an address outside it", "leave it out"
    return None


def _is_note(name: etree.QName) -> bool:
    return bool(name.namespace) and str(name.namespace).startswith(NOTES)


def _is_data(key: str | bytes) -> bool:
    return str(key).startswith("data-")
