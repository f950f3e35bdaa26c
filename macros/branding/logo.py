"""An organisation's logo: whether the file it names can be shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from macros.faults import suggestion

MOST_BYTES = 100_000
"""The logo is fetched with the first page that a reader opens: all the rest of that page weighs less."""

ENDINGS = (".svg", ".png")
"""How the name of a logo's file may end."""

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_MOVING = ("script", "foreignObject", "handler", "listener")
# Whatever leads out of the file, or runs: only a place in the file itself or a picture within it may be named.
_SAFE_ADDRESS = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp);)")
_STYLE_ADDRESS = re.compile(r"@import|url\((?!\s*['\"]?\s*(?:#|data:image/))", re.IGNORECASE)


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
    return next((f'"{file}" {problem}' for problem in _svg_problems(content)), None)


def _svg_problems(content: bytes) -> Iterator[str]:
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        yield "is not an SVG picture: save it again as SVG"
        return
    if root.tag != f"{_SVG}svg":
        yield "is not an SVG picture: its first element must be svg"
    if b"<!ENTITY" in content:
        yield "declares entities: save it again as plain SVG"
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        texts = [str(value) for value in element.attrib.values()] + ([element.text or ""] if name == "style" else [])
        addresses = [value for key, value in element.attrib.items() if etree.QName(key).localname == "href"]
        if name in _MOVING or any(etree.QName(key).localname.lower().startswith("on") for key in element.attrib):
            yield f"holds a script (line {element.sourceline}): save it again as plain SVG"
        elif any(not _SAFE_ADDRESS.match(str(address)) for address in addresses if name != "a"):
            yield f"fetches another file (line {element.sourceline}): embed it or leave it out"
        elif name == "a" or any(_STYLE_ADDRESS.search(text) for text in texts):
            yield f"leads to an address outside it (line {element.sourceline}): leave it out"
