"""Finds why a file is no valid YAML: the line that an author has to look at, and the fix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_STRANGE_LINE_END = re.compile("[\x85\u2028\u2029]")
_TAB = re.compile(r" *\t")
_MERGE = re.compile(r"(?:<{7}|={7}|>{7})(?: |$)")
_NO_SPACE = re.compile(r"\s*(?:- )?(?P<name>[A-Za-z_][\w-]*):(?=[^\s/])")
_WIDE_COLON = re.compile(r"\s*(?:- )?[\w-]+：")
_OPENS_TEXT = re.compile(r":\s+[|>][-+\d]*\s*$")
"""The end of a line whose text is on the lines below it."""
_NO_SPACE_BEHIND_DASH = re.compile(r"\s*-(?=[A-Za-z_][\w-]*:(?:\s|$))")
_DASH_WITHOUT_SPACE = re.compile(r"\s*-[^\W\d]")
_EQUALS = re.compile(r"(?P<name>[A-Za-z_][\w-]*)[ \t]*=(?!=)")
_SIGNS_AROUND = re.compile(r"(?P<sign>\*+|`)(?P<name>[A-Za-z_][\w-]*)(?::(?P=sign)|(?P=sign):)")
_NAME = re.compile(r"[\w-]+: ")
_WORDS_ALONE = re.compile(r"[^\W\d_][^:#|>{}\[\]]*$")
_QUOTES_WITHIN = {
    '"': "has quotes within quotes on this line: write the inner ones as “ and ”",
    "'": "has an apostrophe, or quotes, within single quotes on this line: put double quotes around the text",
}
_OPEN_QUOTE = re.compile(r"\s*(?:- )?(?:[\w-]+:\s+|- )(?P<quote>[\"'])(?P<rest>.*)$")
_SIGN = re.compile(r"\s*(?:- )?(?:[\w-]+:\s+|- )(?P<sign>[@`%*&!|>{\[]|[-?](?= ))")
_BLOCK = re.compile(r"[|>][-+\d]*\s*(?:#.*)?$")
"""The sign above a text on lines of its own."""
_SPACES: Mapping[str, str] = {
    "\u00a0": "a no-break space",
    "\u2002": "a wide space",
    "\u2003": "a wide space",
    "\u2009": "a thin space",
    "\u200b": "a space that cannot be seen",
    "\u202f": "a no-break space",
    "\u3000": "a wide space",
}


_WIDE = re.compile(rf"\s*(?:- )?[\w-]+:(?P<space>[{''.join(_SPACES)}])")


def lines_of_yaml(text: str) -> list[str]:
    """Split text where YAML sees the end of a line."""
    return _LINE_END.split(text)


def strange_line_end(text: str) -> tuple[int, str] | None:
    """Find a character that YAML takes for the end of a line, and editors do not: they count other lines.

    Returns:
        The line, from 0, and what is wrong there, after "the file"; None if there is none.
    """
    found = _STRANGE_LINE_END.search(text)
    if not found:
        return None
    line = len(re.findall("\r\n?|\n", text[: found.start()]))
    return line, "has the end of a line here that is none: delete it, and press Enter"


def unreadable(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """Say why text is no YAML.

    Args:
        error: what PyYAML says.
        text: the whole text.

    Returns:
        The line, from 0, and what is wrong there, after "the file".
    """
    lines = lines_of_yaml(text)
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, max(text.find(chr(error.character)), 0)) if isinstance(error.character, int) else 0
        return line, f"holds a character that YAML forbids (code {error.character}): delete it"
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0, "is not valid YAML"
    mark = error.problem_mark or error.context_mark
    at = min(mark.line, len(lines) - 1) if mark else 0
    if "quoted scalar" in (error.context or "") and re.search("escape|hexdecimal|hexadecimal", error.problem or ""):
        return at, "has a backslash in double quotes on this line: put single quotes around the text"
    if "quoted scalar" in (error.context or "") and error.context_mark:
        return error.context_mark.line, "has a quote here that is never closed: write the same quote at the end"
    return next(_mistakes(lines, at), (at, _OTHERWISE))


_OTHERWISE = (
    "is not valid YAML here: look at the indent of this line and the one above, and put quotes around text that "
    'holds ": " or " #" or starts with a special character'
)


def _mistakes(lines: list[str], at: int) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(lines[: at + 1]):
        if _MERGE.match(line):
            yield number, "holds the marks of a merge that was left unfinished: keep one version and delete the marks"
    if at and lines[at].startswith("---"):
        yield at, 'holds a second text from this "---" on: keep one, and delete what is in both'
    # What is wrong often shows only on the next line.
    above_it = _above(lines, at)
    for number in (at, *above_it, *_around(lines, (*above_it, at)[0])):
        found = (
            *_in_indent(lines[number]),
            *_in_quotes(lines[number]),
            *_in_list(lines[number]),
            *_in_name(lines[number]),
        )
        yield from ((number, message) for message in found)
        above = next(iter(_above(lines, number)), None)
        if above is not None and _OPENS_TEXT.search(lines[above]) and _depth(lines[number]) <= _depth(lines[above]):
            yield number, "has text here that belongs to the line above: indent each of its lines by two spaces"
        yield from ((number, message) for message in _in_value(lines[number]))
    for number in (at, *_above(lines, at)):
        above = next(iter(_above(lines, number)), None)
        if above is not None and _WORDS_ALONE.match(lines[number]) and _NAME.match(lines[above]):
            yield (
                number,
                "has words without a field's name on this line: indent them by two spaces, or write name: first",
            )


def _in_indent(line: str) -> Iterator[str]:
    if _TAB.match(line):
        yield "has a tab at the start of this line: write spaces in its place"
    space = next((character for character in _SPACES if character in _indent(line)), "")
    if space:
        yield f"has {_SPACES[space]} at the start of this line: write plain spaces in its place"


def _in_quotes(line: str) -> Iterator[str]:
    quote = _OPEN_QUOTE.match(line)
    if quote and not _is_closed(quote["quote"], quote["rest"]):
        if quote["quote"] in quote["rest"]:
            yield _QUOTES_WITHIN[quote["quote"]]
        else:
            yield "has a quote here that does not close at the end of the text: write it there, or delete it"
    if not quote and line.count(": ") + line.rstrip().endswith(":") > 1 and not line.lstrip().startswith("#"):
        yield 'has ": " inside text on this line: put quotes around the text'


def _in_list(line: str) -> Iterator[str]:
    if _NO_SPACE_BEHIND_DASH.match(line) or _DASH_WITHOUT_SPACE.match(line):
        yield 'needs a space after "-" on this line'
    if _WIDE_COLON.match(line):
        yield 'has a wide colon on this line: write ":" and a space'


def _in_name(line: str) -> Iterator[str]:
    plain = line.strip().removeprefix("- ")
    if equals := _EQUALS.match(plain):
        yield f'has "=" after "{equals["name"]}" on this line: write ":" and a space'
    if around := _SIGNS_AROUND.match(plain):
        yield f"has signs around a field's name on this line: write {around['name']}: alone"


def _in_value(line: str) -> Iterator[str]:
    wide = _WIDE.match(line)
    if wide:
        yield f'has {_SPACES[wide["space"]]} after ":" on this line: write a plain space in its place'
    missing = _NO_SPACE.match(line)
    if missing and not missing["name"].startswith("http"):
        yield f'needs a space after "{missing["name"]}:" on this line'
    yield from _in_brackets(line)
    sign = _SIGN.match(line)
    if sign and not _BLOCK.match(line, sign.start("sign")) and not _is_list(line[sign.start("sign") :]):
        yield f'has text that starts with "{sign["sign"]}" on this line: put quotes around it'


def _in_brackets(line: str) -> Iterator[str]:
    brackets = re.match(r"\s*(?:- )?[\w-]+:\s+\[(?P<rest>.*)$", line)
    if brackets and re.search(r",\s*,", brackets["rest"]):
        yield "has two commas in a row on this line: delete one"
    elif brackets and "]" not in brackets["rest"] and not re.search(r"[,\[]\s*$", line):
        yield 'has a list on this line that does not end: write "]" after it'


def _is_list(rest: str) -> bool:
    """Whether brackets after a colon are those of a list or of fields, which begin here or are here whole."""
    rest = rest.rstrip()
    return rest[0] in "[{" and rest[-1] in {"[": "],[", "{": "},{"}[rest[0]]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _above(lines: list[str], at: int) -> list[int]:
    """The nearest lines above one that hold something."""
    return [number for number in range(at - 1, -1, -1) if lines[number].strip()][:1]


def _around(lines: list[str], at: int) -> list[int]:
    """The nearest line above one that is indented less: what that line belongs to."""
    depth = _depth(lines[at])
    return [number for number in range(at - 1, -1, -1) if lines[number].strip() and _depth(lines[number]) < depth][:1]


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t" + "".join(_SPACES)))]


def _is_closed(quote: str, rest: str) -> bool:
    """Whether a quoted text ends where its line does."""
    rest = rest.rstrip()
    if quote == "'":
        return bool(re.fullmatch(r"(?:[^']|'')*'", rest))
    return bool(re.fullmatch(r'(?:[^"\\]|\\.)*"', rest))
