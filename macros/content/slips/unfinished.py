"""Finds what is not finished: marks of drafts, blanks to fill in, and what programs leave in place of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.content.slips.slip import Slip
from macros.text import line_numbers

_LATER = "write what is true now, or leave it out; if you mean the letters, put “ and ” around them"
_DRAFT = re.compile(
    r"\b(?:TODO|FIXME|TBC|TBD|TBA|tbc|tbd|X{4,}|x{4,})\b|\bTO DO(?=:)|\blorem ipsum\b|\bLorem ipsum\b"
    # XX and XXX are numbers, sizes and chromosomes too: what stands around them tells that they are blanks.
    r"|(?<![A-Za-z])X{2,3}(?=%| per cent\b| percent\b| people\b| respondents\b|/XX\b)|(?<=[£€$])X{1,3}\b|\b20XX\b"
    r"|(?:(?<=poke to )|(?<=rite to )|(?<=rote to ))(?:XXX|xxx)\b|^[^\w\n|]*XXX[^\w\n|]*$"
    r"|(?<=\S )\?{2,}(?=[ %,.;)])|(?<=[£€$(])\?{2,}(?=[ %,.;)])",
    re.MULTILINE,
)
_SIGNS_OF_DRAFTS = ("TODO", "FIXME", "TB", "tb", "X", "xxx", "DO:", "orem ipsum", "??")
"""One of these is in all of them. To look for a sign takes a fraction of the time, and most texts have none."""
_BLANK = re.compile(
    # A key of the keyboard is none: "press [Enter]", "the [insert] key".
    r"(?<!ress )\[(?:insert|enter|to do|placeholder|citation needed|source needed"
    r"|to be (?:added|completed|confirmed|decided|updated)|comment(?: by)?:?"
    r"|(?:add|put) [^\]\n]{1,40} here)(?:[ :][^\]\[\n]{0,80})?\](?![(\[:]| key\b)",
    re.IGNORECASE,
)
_OF_PROGRAMS: Mapping[re.Pattern[str], str] = {
    re.compile(
        r"Error! (?:Reference source|Bookmark|Hyperlink reference|No text|Not a valid)[^.\n]{0,40}", re.IGNORECASE
    ): "has what Word wrote where it found nothing",
    re.compile(
        r":?contentReference\[oaicite[^\s]*|【\d+†[^】\n]{0,40}】|\boai_?citation\b|\bciteturn\d\w*|\bturn\d+search\d+"
    ): "has what a chat program left",
    re.compile(
        r"(?<![“‘\"])\bAs an AI (?:language )?model\b[^.\n]{0,40}", re.IGNORECASE
    ): "has what a chat program said about itself",
    # With the day behind the time, or with seconds: "[10:30] Opening:" is a line of an agenda as well.
    re.compile(
        r"^\[\d{1,2}:\d\d(?: ?[AP]M)?, [\d/.-]{6,10}\] [A-Z+][^:\n]{1,40}:"
        r"|^\[[\d/.-]{6,10},? \d{1,2}:\d\d:\d\d(?: ?[AP]M)?\] [A-Z+][^:\n]{1,40}:",
        re.MULTILINE,
    ): "has a line copied from a chat, with who wrote it and when",
}

_MOST_BEFORE = 300
"""How far back the start of a line is looked for: more than any title has before it."""
_IN_MARKUP = re.compile(r"[ \t]*(?:!!!|\?\?\?|===|/{3})")


def unfinished(masked: str) -> Iterator[Slip]:
    """Find such words.

    Args:
        masked: a text with its code blanked out.
    """
    line_of = line_numbers(masked)
    of_sex = "XY" in masked
    for found in _DRAFT.finditer(masked) if any(sign in masked for sign in _SIGNS_OF_DRAFTS) else ():
        if (of_sex and found[0] == "XX") or _is_quoted(masked, found):
            continue
        yield line_of(found.start()), f'has "{found[0].strip()}", as drafts have: {_LATER}'
    for found in _BLANK.finditer(masked) if "[" in masked else ():
        if _is_quoted(masked, found):
            continue
        yield line_of(found.start()), f'has a blank that nobody filled in ("{found[0]}"): fill it in, or delete it'
    for pattern, said in _OF_PROGRAMS.items():
        for found in pattern.finditer(masked):
            yield line_of(found.start()), f'{said} ("{found[0].strip()}"): write what was meant, or delete it'


def _is_quoted(text: str, found: re.Match[str]) -> bool:
    """Whether words stand by themselves in quotation marks: then they are quoted, as from a questionnaire."""
    marks = text[max(found.start() - 1, 0) : found.start()] + text[found.end() : found.end() + 1]
    if marks in ("“”", "‘’"):
        return True
    # Straight ones are around titles of links, boxes and tabs as well, and around what a tag says.
    line = text.rfind("\n", max(found.start() - _MOST_BEFORE, 0), found.start()) + 1
    return (
        marks == '""'
        and text[found.end() + 1 : found.end() + 2] != ")"
        and text[max(found.start() - 2, 0)] != "="
        and not _IN_MARKUP.match(text, line)
    )
