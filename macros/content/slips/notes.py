"""Finds footnotes, abbreviations and addresses by name that are not defined, not used, or defined twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.slips.slip import Slip
from macros.markdown.links import unused_definitions

_NOTE_USED = re.compile(r"(?<!\\)\[\^(?P<name>[^\]\s]+)\](?!:)")
_NOTE_SAID = re.compile(r"[ ]{0,3}\[\^(?P<name>[^\]\s]+)\]:(?P<words>.*)$")
_NOTE_WITH_SPACE = re.compile(r"\[\^(?=[^\]\n]*\s)[^\]\n]{0,40}\]")
_SHORT = re.compile(r"[ ]{0,3}\*\[(?P<name>[^\]]+)\](?P<words>.*)$")
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
            below = next((other for other in lines[number : number + 3] if other.strip()), "")
            if not note["words"].strip() and not below.startswith(("    ", "\t")):
                yield number, f"the footnote [^{note['name']}] says nothing: write its words behind the colon"
        for call in _NOTE_USED.finditer(line[note.end("name") + 2 :] if note else line):
            used.setdefault(call["name"], number)
        if _NOTE_WITH_SPACE.search(line):
            yield number, "has a footnote with a space in its name: write it without, as in [^1]"
        short = _SHORT.match(line)
        if short:
            yield from _twice(named, f"the abbreviation {short['name']}", f"*{short['name']}", number)
            if not re.match(r":\s*\S", short["words"]):
                yield (
                    number,
                    f"has an abbreviation that says nothing: write *[{short['name']}]: and what it stands for",
                )
        if _WORDS_FOR_ADDRESS.match(line):
            yield number, "has words in the place of an address: for a footnote write [^1]: here, and [^1] above"
        address = _NAMED.match(line)
        if address:
            name = " ".join(address["name"].split()).lower()
            yield from _twice(named, f"[{address['name']}]", name, number)
    for name in used.keys() - said.keys():
        yield used[name], f"the footnote [^{name}] says nothing: write a line that starts with [^{name}]: below"
    for name in said.keys() - used.keys():
        yield said[name], f"nothing leads to this footnote: write [^{name}] where it belongs"


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
