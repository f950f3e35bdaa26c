"""Finds names, comments and tracked changes in documents beside pages, which are published as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from macros.content.own.folder import name_of
from macros.content.written_pages import page_files
from macros.faults import Fault

_OFFICE = (".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".odt", ".ott", ".ods", ".odp")
_PROPERTIES = ("docProps/core.xml", "meta.xml")
_NAMES = re.compile(r"<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator)>([^<]*[^<\s][^<]*)<")
_NAMES_IN_PDF = re.compile(rb"/Author\s*(?:\(((?:[^()\\]|\\.)*)\)|<((?:[0-9A-Fa-f]{2})+)>)")
_TEXTS = re.compile(r"word/document\d*\.xml|content\.xml", re.IGNORECASE)
_COMMENTS = re.compile(r"(?:word|xl)/(?:threadedComments/)?comments?\d*\.xml|ppt/comments/.+\.xml", re.IGNORECASE)
_MARKS: Mapping[str, re.Pattern[bytes]] = {
    "comments": re.compile(rb"<office:annotation[ >]"),
    "tracked changes": re.compile(rb"<w:(?:ins|del|moveFrom)[ >]|<text:changed-region[ >]"),
}
_MOST_BYTES = 30_000_000


def document_notes(root: Path) -> Iterator[Fault]:
    """Find documents beside the pages that name who wrote them, or hold comments or tracked changes.

    Args:
        root: the project.

    Returns:
        A note for each. None is a fault: it may be meant.
    """
    for file in page_files(root).values():
        names, marks = _of_pdf(file) if file.suffix.lower() == ".pdf" else _of_office(file)
        said = [f"names {', '.join(f'“{name}”' for name in names)}"] if names else []
        said += [f"holds {' and '.join(marks)}"] if marks else []
        if said:
            message = (
                f"{' and '.join(said)}, which all who open it can see: take that out before you publish it (in Word: "
                "File, Info, Check for Issues, Inspect Document), if it is not meant for them"
            )
            yield Fault(name_of(file, root), 1, "", message)


def _of_office(file: Path) -> tuple[list[str], list[str]]:
    """Who wrote a document of Office or OpenDocument, and what reviewers left in it."""
    if file.suffix.lower() not in _OFFICE:
        return [], []
    try:
        with ZipFile(file) as parts:
            sound = [part.filename for part in parts.infolist() if part.file_size <= _MOST_BYTES]
            properties = "".join(parts.read(name).decode("utf-8", "replace") for name in _PROPERTIES if name in sound)
            text = b"".join(parts.read(name) for name in sound if _TEXTS.fullmatch(name))
    except (BadZipFile, NotImplementedError, RuntimeError, OSError):
        return [], []  # It is damaged or has a password.
    names = dict.fromkeys(unescape(name).strip() for name in _NAMES.findall(properties))
    has_comments = any(_COMMENTS.fullmatch(name) for name in sound)
    return list(names), [
        mark for mark, pattern in _MARKS.items() if pattern.search(text) or (mark == "comments" and has_comments)
    ]


def _of_pdf(file: Path) -> tuple[list[str], list[str]]:
    """Who wrote a PDF file, where that is not packed with other things."""
    names = dict.fromkeys(
        _decoded(bytes.fromhex(digits.decode()) if digits else re.sub(rb"\\(.)", rb"\1", text))
        for text, digits in _NAMES_IN_PDF.findall(file.read_bytes())
    )
    return [name for name in names if name], []


def _decoded(text: bytes) -> str:
    return text.decode("utf-16" if text[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1", "replace").strip()
