"""Reads the files that people write: text in UTF-8, and what is none."""

from __future__ import annotations

_OF_PROGRAMS = (b"PK\x03\x04", b"{\\rtf", b"%PDF", b"\xd0\xcf\x11\xe0")
"""With what a file of Word, Excel, LibreOffice and the like begins."""
_NOT_UTF_8 = "is not UTF-8 text: save {it} again with the encoding UTF-8"


def text_in(content: bytes, it: str = "the file") -> tuple[str, tuple[int, str] | None]:
    """Read the text that is in a file.

    Args:
        content: what is in it.
        it: what to call the file in the middle of a sentence.

    Returns:
        The text; and where and why it cannot be read, after "the file". Then there is no text.
    """
    if content.startswith(_OF_PROGRAMS):
        return "", (1, "is a file of Word or another program, whatever its name: copy its words into a file of text")
    if content.count(b"\0") * 4 > len(content):
        return "", (1, _NOT_UTF_8.format(it=it))
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        return "", (error.object[: error.start].count(b"\n") + 1, _NOT_UTF_8.format(it=it))
