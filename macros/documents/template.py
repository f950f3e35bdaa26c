"""Templates of documents, and the algorithm that fills them.

A template is made once from a text (a part of a DOCX or ODT file, a Markdown or an HTML page) with marks in it
as processing instructions. It is then a list of pieces, plain JSON, so that a browser can fill it as this module
does; tests/vectors/ holds both to the same results.

The marks, each `<?tk WORD NAME?>`:

- `lines NAME` … `end`: what is between is repeated for each line of the value NAME (once, with an empty line,
  where there is none). Inside it, `text` is where the line goes, and the flags `first-line` and `last-line` are set.
- `items NAME` … `end`: the same, but a line such as "- by letter" is an item of a list and stands without its "- ".
  Inside it, the flag `item` is set for one, `first-item` where a list starts with it, and `last-item` where it ends.
- `text NAME`: the value NAME on one line.
- `brief NAME` … `end`: kept when the value NAME takes up a third of a page at most: its row need not break.
- `if NAME` … `end`: kept when the flag NAME is set.
- `each NAME` … `end`: repeated for each scope in the list NAME. Inside, names are looked up in that scope first.

The pieces, in the same order: a string is put out unchanged; `["text", NAME]`, `["text"]`, `["lines", NAME,
PIECES]`, `["items", NAME, PIECES]`, `["brief", NAME, PIECES]`, `["if", NAME, PIECES]` and `["each", NAME, PIECES]` do
as the marks say.

A scope is `{"values": {NAME: TEXT}, "flags": [NAME], "lists": {NAME: [SCOPE]}}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypedDict

from macros.text import lines_of

Piece = str | list[Any]


class Scope(TypedDict):
    """The values that fill a template, by name."""

    values: Mapping[str, str]
    flags: Sequence[str]
    lists: Mapping[str, Sequence[Scope]]


_MARK = re.compile(r"<\?tk ([^?]*)\?>")
_OPENS = {"lines", "items", "brief", "if", "each"}
_BRIEF = 14
"""As many lines of a column a brief text has at most."""
_IN_A_LINE = 50
"""As many characters are in one of them."""
_ITEM = re.compile("- (?=[!-,.-~\u00a1-\u167f\u2e80-\ud7ff])")
"""What a line starts with that is an item, and can be told from its text when it is read back."""


def mark(word: str, name: str = "") -> str:
    """Write a mark, for example `<?tk lines who-about.answer?>`."""
    return f"<?tk {word} {name}".rstrip() + "?>"


def compile_template(text: str) -> list[Piece]:
    """Turn a marked text into pieces.

    Raises:
        ValueError: a mark is unknown, or one that opens is not closed, or the reverse. It says which.
    """
    root: list[Piece] = []
    open_lists = [root]
    names: list[str] = []
    parts = _MARK.split(text)
    for literal, instruction in zip(parts[::2], [*parts[1::2], ""], strict=True):
        if literal:
            open_lists[-1].append(literal)
        if not instruction:
            continue
        word, _, name = instruction.partition(" ")
        if word in _OPENS and name:
            inner: list[Piece] = []
            open_lists[-1].append([word, name, inner])
            open_lists.append(inner)
            names.append(instruction)
        elif word == "end" and names:
            open_lists.pop()
            names.pop()
        elif word == "text":
            open_lists[-1].append([word, name] if name else [word])
        else:
            raise ValueError(f"the template holds a mark that means nothing here: {instruction}")
    if names:
        raise ValueError(f"the template does not close the mark: {names[-1]}")
    return root


def fill(pieces: Sequence[Piece], scope: Scope, escape: Callable[[str], str]) -> str:
    """Fill a template.

    Args:
        pieces: what `compile_template` made.
        scope: the values that fill it, by name. A missing value is empty, and a missing flag is not set.
        escape: makes one line of plain text safe in the template's format: a value of `ESCAPES`.

    Returns:
        The filled text.
    """
    return "".join(_filled(pieces, [scope], escape, ""))


def _filled(
    pieces: Sequence[Piece], scopes: Sequence[Scope], escape: Callable[[str], str], line: str
) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
            continue
        word, name = piece[0], piece[1] if len(piece) > 1 else ""
        if word == "text":
            yield escape(" ".join(lines_of(_value(name, scopes))) if name else line)
        elif word in ("lines", "items"):
            yield from _lines(piece[2], scopes, escape, lines_of(_value(name, scopes)), items=word == "items")
        elif word == "brief":
            if _is_brief(lines_of(_value(name, scopes))):
                yield from _filled(piece[2], scopes, escape, line)
        elif word == "if":
            if any(name in scope["flags"] for scope in scopes):
                yield from _filled(piece[2], scopes, escape, line)
        else:
            for inner in next((scope["lists"][name] for scope in scopes if name in scope["lists"]), []):
                yield from _filled(piece[2], [inner, *scopes], escape, line)


def _lines(
    pieces: Sequence[Piece],
    scopes: Sequence[Scope],
    escape: Callable[[str], str],
    lines: Sequence[str],
    *,
    items: bool,
) -> Iterator[str]:
    marked = [False, *(items and bool(_ITEM.match(line)) for line in lines), False]
    for at, line in enumerate(lines):
        before, is_item, after = marked[at : at + 3]
        flags = [*(["first-line"] if at == 0 else []), *(["last-line"] if at == len(lines) - 1 else [])]
        if is_item:
            flags += ["item", *([] if before else ["first-item"]), *([] if after else ["last-item"])]
        inner: Scope = {"values": {}, "flags": flags, "lists": {}}
        yield from _filled(pieces, [inner, *scopes], escape, line[2:] if is_item else line)


def _is_brief(lines: Sequence[str]) -> bool:
    return sum(max(1, -(-len(line) // _IN_A_LINE)) for line in lines) <= _BRIEF


def _value(name: str, scopes: Sequence[Scope]) -> str:
    return next((scope["values"][name] for scope in scopes if name in scope["values"]), "")


def _escape_xml(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _escape_docx(line: str) -> str:
    # A tab is an element of its own, so the text element is closed before it and opened again after it.
    return _escape_xml(line).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')


def _escape_odt(line: str) -> str:
    # OpenDocument folds spaces, as HTML does: those that must stay are elements.
    def spaces(match: re.Match[str]) -> str:
        count = len(match[0])
        if match.start() == 0:
            return f'<text:s text:c="{count}"/>'
        return f' <text:s text:c="{count - 1}"/>' if count > 1 else " "

    return re.sub(" +", spaces, _escape_xml(line)).replace("\t", "<text:tab/>")


# An underscore inside a word stays as it is, for the sake of web addresses. A # at the end would close a heading.
_MARKDOWN_ANYWHERE = re.compile(r"[\\`*\[\]<>$~^|{}]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?[A-Za-z0-9]+;)")
# What would start a block, at the start of a line or of an item ("- "). Numbers would be counted again from 1.
_MARKDOWN_AT_START = re.compile(r"^(- |(?!- ))(?:([0-9]+)(?=[.)](?: |$))|(?=[#+=:]|-(?:[ -]|$)))")


def markdown_words(words: str) -> str:
    """Make words in the middle of a line of Markdown safe."""
    start = words.rstrip("#")
    return _MARKDOWN_ANYWHERE.sub(r"\\\g<0>", start) + r"\#" * (len(words) - len(start))


def _escape_markdown(line: str) -> str:
    # A line that starts "- " is meant as an item of a list, and stays one. More spaces would make a code block.
    text = markdown_words(re.sub("^- +", "- ", line.replace("\t", "    ").strip(" ")))
    return _MARKDOWN_AT_START.sub(r"\1\2\\", text)


ESCAPES: Mapping[str, Callable[[str], str]] = {
    "docx": _escape_docx,
    "html": _escape_xml,
    "md": _escape_markdown,
    "odt": _escape_odt,
}
"""How a line of plain text is made safe, by format."""
