"""Finds footnotes, abbreviations and addresses by name that are not defined, not used, or defined twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from macros.content.slips.slip import Slip
from macros.markdown.links import unused_definitions

_NOTE_USED = re.compile(r"(?<!\\)\[\^(?P<name>[^\]\s]+)\](?!:)")
_NOTE_SAID = re.compile(r"[ ]{0,3}\[\^(?P<name>[^\]\s]+)\]:(?P<words>.*)$")
_NOTE_WITH_SPACE = re.compile(r"\[\^(?=[^\]\n]*\s)[^\]\n]{0,40}\]")
_SHORT = re.compile(r"[ ]{0,3}\*\[(?P<name>[^\]]+)\](?P<words>.*)$")
_ITALIC = re.compile(r"(?!:)(?:.*\S)?\*")
"""The end of what begins like an abbreviation and is in italics, as in *[laughs]*."""
_NAMED = re.compile(r"[ ]{0,3}\[(?P<name>[^\]^*\n][^\]\n]*)\]:[ ]*\S")
_WORDS_FOR_ADDRESS = re.compile(r"[ ]{0,3}\[\d{1,3}\]:[ ]*[^\s/#<:.]+[ ]+\w")


def note_problems(masked: str) -> Iterator[Slip]:
    """Find such footnotes, abbreviations and addresses by name.

    Args:
        masked: Markdown with its code blanked out.
    """
    said: dict[str, int] = {}
    used: dict[str, int] = {}
    named: dict[str, int] = {}
    lines = masked.split("\n")
    for number, line in enumerate(lines, 1):
        note = _NOTE_SAID.match(line)
        if note:
            yield from _twice(said, f"the footnote [^{note['name']}]", note["name"], number)
            if not note["words"].strip() and not _goes_on(lines[number : number + 3]):
                yield number, f"the footnote [^{note['name']}] says nothing: write its words after the colon"
        for call in _NOTE_USED.finditer(line[note.end("name") + 2 :] if note else line):
            used.setdefault(call["name"], number)
        if _NOTE_WITH_SPACE.search(line):
            yield number, "has a footnote with a space in its name: write it without, as in [^1]"
        short = _SHORT.match(line)
        if short and not _ITALIC.match(short["words"]):
            yield from _abbreviation_problems(short, named, number)
        if _WORDS_FOR_ADDRESS.match(line):
            yield number, "has words in the place of an address: for a footnote write [^1]: here, and [^1] above"
        address = _NAMED.match(line)
        if address:
            name = " ".join(address["name"].split()).lower()
            yield from _twice(named, f"[{address['name']}]", name, number)
    yield from _halves(said, used)


def _halves(said: Mapping[str, int], used: Mapping[str, int]) -> Iterator[Slip]:
    """Footnotes that are used and have no words, and those that have words and are not used."""
    for name in used.keys() - said.keys():
        yield used[name], f"the footnote [^{name}] says nothing: write a line that starts with [^{name}]: below"
    for name in said.keys() - used.keys():
        yield said[name], f"nothing leads to this footnote: write [^{name}] where it belongs"


def _goes_on(below: Sequence[str]) -> bool:
    """Whether a footnote without words has some in the lines below it."""
    return next((line for line in below if line.strip()), "").startswith(("    ", "\t"))


def _abbreviation_problems(short: re.Match[str], named: dict[str, int], number: int) -> Iterator[Slip]:
    yield from _twice(named, f"the abbreviation {short['name']}", f"*{short['name']}", number)
    if not re.match(r":\s*\S", short["words"]):
        yield number, f"has an abbreviation that says nothing: write *[{short['name']}]: and what it stands for"


def unused_addresses(text: str) -> Iterator[Slip]:
    """Find addresses by name that nothing on the page uses.

    Args:
        text: Markdown.
    """
    for number, name in unused_definitions(text):
        yield number, f'has the address of "{name}", which nothing uses: write [words][{name}], or delete the line'


def _twice(known: dict[str, int], what: str, name: str, number: int) -> Iterator[Slip]:
    if name in known:
        yield number, f"{what} is said above already, and only one would show: give it another name"
    known.setdefault(name, number)
