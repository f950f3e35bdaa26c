"""Reads which files a page takes in as snippets, and finds those that would break off the build."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.content.slips.slip import Slip
from macros.markdown.code import blanked, code_spans

# A call works in code too. One with ";" before it is shown as it is.
_CALL = re.compile(r"[ \t]*+-++8<-++[ \t]++(?P<quote>[\"'])(?P<path>.*?)(?P=quote)[ \t\r]*$")
_MANY = re.compile(r"[ \t]*+-++8<-++[ \t\r]*+$")
_AMONG_WORDS = re.compile(r"(?<=[^\s;`<-])[ \t]*+-++8<-++[ \t]++[\"']")


@dataclass(frozen=True)
class Snippet:
    """A file that a page takes in."""

    path: str
    """As the page names it."""
    part: str
    """The part of it that the page wants; "" for all of it."""
    line: int
    """The line of the page that asks for it first."""

    def file(self, roots: Sequence[Path]) -> Path | None:
        """The file, in the first folder that has it; None if none has."""
        files = ((root.resolve(), (root / self.path).resolve()) for root in roots)
        return next((file for root, file in files if file.is_relative_to(root) and file.is_file()), None)


def snippets_in(text: str) -> list[Snippet]:
    """The files that a text takes in, each part of them once."""
    found: dict[tuple[str, str], Snippet] = {}
    for number, line in enumerate(text.split("\n"), 1):
        call = _CALL.match(line)
        if call:
            path, _, part = call["path"].strip().partition(":")
            found.setdefault((path, part), Snippet(path, part, number))
    return list(found.values())


def part_of_snippet(text: str, part: str) -> str:
    """Leave only the named part of a file that a page takes in. Each line stays on its number.

    A part that is named by the numbers of its lines is not looked for: the whole text is given.
    """
    if not part or part[0].isdigit() or part[0] == ":":
        return text
    kept, inside = [], False
    for line in text.split("\n"):
        mark = line.replace(" ", "")
        if f"[end:{part}]" in mark:
            inside = False
        kept.append(line if inside else "")
        if f"[start:{part}]" in mark:
            inside = True
    return "\n".join(kept)


def snippet_problems(text: str, shown: Container[int], roots: Sequence[Path]) -> Iterator[Slip]:
    """Find such snippets.

    Args:
        text: a page, or a longer text of the data.
        shown: the numbers of its lines that are no code.
        roots: the folders from which snippets are named; files are not looked for without one.
    """
    if "8<" not in text:
        return
    opened = False
    for number, line in enumerate(text.split("\n"), 1):
        if _MANY.match(line):
            opened = not opened
            if not opened:
                continue
            yield number, 'files are included one by one here: write --8<-- "docs/name.md" on a line for each'
        elif number in shown and _AMONG_WORDS.search(blanked(line, code_spans(line))):
            yield number, "a snippet does not work among words: put it on a line of its own"
    for snippet in snippets_in(text) if roots else ():
        yield from ((snippet.line, message) for message in _problems(snippet, roots))


def _problems(snippet: Snippet, roots: Sequence[Path]) -> Iterator[str]:
    if re.match(r"https?$", snippet.path):
        yield "a snippet from another site does not work: copy the words into a file of the project"
        return
    file = snippet.file(roots)
    if not file:
        yield f'there is no file "{snippet.path}" to include here: name it from the project\'s folder'
        return
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        yield f'the file "{snippet.path}" is not UTF-8 text: save it again with the encoding UTF-8'
        return
    part = snippet.part
    if part and not part[0].isdigit() and part[0] != ":" and f"[start:{part}]" not in text.replace(" ", ""):
        yield f'the file has no part called "{part}": write <!-- --8<-- [start:{part}] --> above it, and end below'
