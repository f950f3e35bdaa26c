"""Tells an organisation when a file of ours has changed since it put its own in the place."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from macros.content.front_matter import read_front_matter
from macros.content.written_pages import WrittenPage
from macros.faults import Fault

_SAYS_NOTHING = re.compile(r"(?:reviewed|replaces):|# yaml-language-server:")
"""How a line begins that is no part of what a file says to readers."""


def fingerprint(text: str) -> str:
    """Give what the words of a file come to, in eight digits. Its review and its line ends count for nothing."""
    lines = (line.rstrip() for line in text.splitlines())
    words = "\n".join(line for line in lines if not _SAYS_NOTHING.match(line))
    return sha256(words.strip().encode()).hexdigest()[:8]


def replacing_note(own: str, text: str, noted: str | None, ours: Path, root: Path) -> Fault | None:
    """Say what a file of an organisation's should note of ours that it takes the place of.

    Args:
        own: the organisation's file, as faults name it.
        text: all that is in it.
        noted: the fingerprint of ours that it notes.
        ours: the file of ours, which may be gone.
        root: the project.

    Returns:
        What to tell the organisation and where, though it is no fault; None if there is nothing to tell.
    """
    name = ours.relative_to(root).as_posix()
    line = next((n for n, words in enumerate(text.splitlines(), 1) if words.startswith("replaces:")), 1)
    if not ours.is_file():
        gone = f'there is no {name} any more that it could replace: take out the line "replaces: {noted}"'
        return Fault(own, line, "", gone) if noted else None
    try:
        said = ours.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return None  # It is told of ours.
    now = fingerprint(said)
    if fingerprint(text) == now:
        return Fault(own, 1, "", f"says word for word what {name} says: change it, or delete it")
    if noted is None:
        where = "between the lines --- at its top" if own.endswith(".md") else "below its line “reviewed”"
        return Fault(own, 1, "", f'to be told when {name} changes, write "replaces: {now}" {where}')
    if noted != now:
        message = (
            f"{name} has changed since this took its place. See what changed with "
            f"`git log -p -- {name}`, take over what you want, and write here: replaces: {now}"
        )
        return Fault(own, line, "replaces", message)
    return None


def replacing_page_note(page: WrittenPage, root: Path) -> Fault | None:
    """Say what a page of an organisation's should note of ours that it takes the place of, if of any."""
    if not page.is_text:
        return None
    front = read_front_matter(page.source, page.text)
    noted = front.fields.replaces if front.fields else None
    return replacing_note(page.source, page.text, noted, root / "docs" / page.path, root) if front.fields else None
