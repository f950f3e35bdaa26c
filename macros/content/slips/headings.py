"""Finds headings that are none, that nobody meant, or whose braces cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from macros.content.slips.slip import Slip
from macros.faults import suggestion
from macros.markdown.code import without_code
from macros.text import line_numbers

_HEADING = re.compile(r"^[ ]{0,3}#{1,6}(?!#)(?P<words>.*)$", re.MULTILINE)
_SET_IN = re.compile(r"^(?:[ ]{4})*[ ]{1,3}#{1,6}[ \t]+\S", re.MULTILINE)
_TOO_DEEP = re.compile(r"^[ ]*#{7,}[ \t]*\S", re.MULTILINE)
_UNDERLINED = re.compile(r"^(?P<words>[^\s#>|<{=\0-][^\n]*|[-*+][ \t][^\n]*)\n(?P<line>-+)[ \t\r]*$", re.MULTILINE)
READABLE_BRACES = re.compile(
    r"\{:?\s*+(?:(?:#[a-z0-9-]++|\.[\w-]++|[\w-]++=(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'}]++))\s*+)++\}\s*"
)
"""What a heading has in braces after it, where that can be read."""
_PLAIN_BRACES = re.compile(r"\{[^{}#.=:]*\}[^\s{}].*")
"""A word that a form fills in, with more after it: "How old is {name}?"."""
_NAME_OF_NONE = re.compile(r"""\bid=(?P<quote>["'])(?![a-z0-9-]*+(?P=quote))""")
_KEYS = ("class", "formerly", "id", "lang", "title")


def heading_problems(masked: str) -> Iterator[Slip]:
    """Find such headings.

    Args:
        masked: Markdown with its code blanked out.
    """
    line_of = line_numbers(masked)
    for heading in _HEADING.finditer(masked):
        yield from ((line_of(heading.start()), message) for message in _problems(heading["words"]))
    for heading in _SET_IN.finditer(masked):
        yield line_of(heading.start()), 'has a heading that is indented, so it shows as text: let "#" begin the line'
    for heading in _TOO_DEEP.finditer(masked):
        yield line_of(heading.start()), 'has a heading with more than six "#": write six at most'
    for heading in _UNDERLINED.finditer(masked):
        words = heading["words"].rstrip()
        if (
            len(heading["line"]) == 1
            or words.endswith((".", "!", "?", ":", ";", ","))
            or re.match(r"[-*+][ \t]", words)
        ):
            yield (
                line_of(heading.start()) + 1,
                (
                    "has hyphens right below words, which makes a heading of them: leave a blank line between, or "
                    "write ## before the words"
                ),
            )


def empty_sections(text: str) -> Iterator[Slip]:
    """Find headings below which nothing comes before the next one that is as high, or before the end.

    Args:
        text: the words of a page.
    """
    masked = without_code(text, html=False)
    line_of = line_numbers(masked)
    headings = list(_HEADING.finditer(masked))
    for heading, following in zip_longest(headings, headings[1:]):
        below = text[heading.end() : following.start() if following else len(text)]
        if not below.strip() and not (following and _depth(following) > _depth(heading)):
            yield (
                line_of(heading.start()),
                "has a heading with nothing below it: write what belongs there, or delete it",
            )


def _depth(heading: re.Match[str]) -> int:
    return len(heading[0].lstrip()) - len(heading[0].lstrip().lstrip("#"))


def _problems(line: str) -> Iterator[str]:
    words = line.rstrip().rstrip("#").strip()
    braces = re.search(r"\{(?!\{|%).*", words)
    before = words[: braces.start()] if braces else words
    if not words or (braces and not before.strip()):
        yield 'has a heading without words: write some after "#", or delete the line'
    elif not braces or "{{" in words or _PLAIN_BRACES.fullmatch(braces[0]):
        return
    elif not READABLE_BRACES.fullmatch(braces[0]):
        yield (
            f"has braces after a heading that cannot be read ({braces[0].strip()}): write {{ #name }}, with "
            "lower-case letters, digits and hyphens in the name"
        )
    elif _NAME_OF_NONE.search(braces[0]):
        yield f"has a name of a heading that no link can lead to ({braces[0].strip()}): write {{ #name }}"
    elif not before.endswith((" ", "\t")):
        yield f'has braces right after the words of a heading: write a space before "{braces[0].strip()}"'
    else:
        for key in re.findall(r"(?<![\w\"'-])([\w-]+)=", braces[0]):
            if key not in _KEYS and not key.startswith(("data-", "aria-", "on", "style")):
                yield f'has "{key}" after a heading, which means nothing.{suggestion(key, _KEYS)}'
