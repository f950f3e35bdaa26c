"""Tells an organisation when a file of ours has changed since it put its own in the place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

from macros.content.front_matter import read_front_matter
from macros.content.written_pages import WrittenPage
from macros.faults import Fault, Problem
from macros.models.own import Replacing

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
        return None  # The fault is reported at ours.
    now = fingerprint(said)
    if fingerprint(text) == now:
        return Fault(own, 1, "", f"says word for word what {name} says: change it, or delete it")
    if noted is None:
        where = "between the lines --- at its top" if own.endswith(".md") else "below its line “reviewed”"
        return Fault(own, 1, "", f'to be told when {name} changes, write "replaces: {now}" {where}')
    return Fault(own, line, "replaces", _changed(name, name, now)) if noted != now else None


def replacing_entry_notes(own: BaseModel, ours: BaseModel, file: str) -> Iterator[Problem]:
    """Say what the entries of an organisation's file should note of ours whose place they take.

    Args:
        own: what the file holds, such as links.
        ours: what ours holds, in fields of the same names.
        file: the file of ours, as faults name it.

    Returns:
        Where in the organisation's file there is something to tell, and what, though it is no fault.
    """
    for field in type(own).model_fields:
        entries = getattr(own, field)
        there = {entry.id: entry for entry in getattr(ours, field)} if isinstance(entries, tuple) else {}
        for index, entry in enumerate(entries if isinstance(entries, tuple) else ()):
            what, path = f'"{entry.id}" in {file}', (field, index)
            if entry.id not in there:
                if entry.replaces:
                    gone = f'there is no {what} any more that it could replace: take out "replaces: {entry.replaces}"'
                    yield (*path, "replaces"), gone
                continue
            now = _entry_fingerprint(there[entry.id])
            if _entry_fingerprint(entry) == now:
                yield path, f"says word for word what {what} says: change it, or delete it"
            elif entry.replaces is None:
                yield path, f'to be told when {what} changes, write "replaces: {now}" below its id'
            elif entry.replaces != now:
                yield (*path, "replaces"), _changed(what, file, now)


def entries_as_ours(own: BaseModel) -> BaseModel:
    """What an organisation's file holds, each entry as ours are."""
    entries = {name: getattr(own, name) for name in type(own).model_fields}
    lists = {name: value for name, value in entries.items() if isinstance(value, tuple)}
    return own.model_copy(
        update={
            name: tuple(entry.as_ours() if isinstance(entry, Replacing) else entry for entry in value)
            for name, value in lists.items()
        }
    )


def _entry_fingerprint(entry: BaseModel) -> str:
    written = entry.model_dump(mode="json", exclude_unset=True, exclude={"reviewed", "replaces"})
    return fingerprint(json.dumps(written, sort_keys=True))


def _changed(what: str, file: str, now: str) -> str:
    return (
        f"{what} has changed since this took its place. See what changed with "
        f"`git log -p -- {file}`, take over what you want, and write here: replaces: {now}"
    )


def replacing_page_note(page: WrittenPage, root: Path) -> Fault | None:
    """Say what a page of an organisation's should note of ours that it takes the place of, if of any."""
    if not page.is_text:
        return None
    front = read_front_matter(page.source, page.text)
    noted = front.fields.replaces if front.fields else None
    return replacing_note(page.source, page.text, noted, root / "docs" / page.path, root) if front.fields else None
