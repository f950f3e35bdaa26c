"""Finds lists that Markdown would not read as they look: items that run together, or are on another level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.content.slips.slip import Slip

_ITEM = re.compile(r"(?:[-*+]|\d{1,2}\.)[ \t]+\S")
_PASTED = re.compile(r"(?P<sign>[•·▪◦●○‣∙⁃■□◆➢➤\uf000-\uf0ff]|\d{1,2}\)|[a-z]\))[ \t\u00a0]*\S")
_IN_A_ROW: Mapping[str, re.Pattern[str]] = {
    sign: re.compile(pattern)
    for sign, pattern in {
        "(a)": r"\([a-z]\)[ \t]+\S",
        "(1)": r"\(\d{1,2}\)[ \t]+\S",
        "(i)": r"\([ivx]{1,5}\)[ \t]+\S",
        "１．": r"[０-９]{1,2}[．.）)][ \t\u3000]*\S",
        "①": r"[①-⑳][ \t]*\S",
        "✅": r"[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?[ \t]*\S",
        "a.": r"[a-z]\.[ \t]+\S",
        "i.": r"[ivx]{1,4}\.[ \t]+\S",
        "1.1": r"\d{1,2}\.\d{1,2}\.?[ \t]+[^\W\d_a-z]",
        "I.": r"[IVX]{1,4}\.[ \t]+\S",
        "o": r"o[ \t]+\S",
        "§": r"§[ \t]+\S",
        "→": r"→[ \t]*\S",
        "✓": r"[✓✔][ \t]*\S",
        "−": r"−(?:[ \t]+\S|[^\W\d])",
        "1.x": r"\d{1,2}\.[^\W\d]",
        "-x": r"-[^\W\d]",
        "*x": r"\*[^\W\d][^*]*\Z",
    }.items()
}
"""What is a sign of a list only where the line above starts with its like."""
_DASH = re.compile(r"[–—‐‑‒―][ \t]+\S")
_END_OF_QUOTATION = re.compile(r">|.*[”’\"'»][.!?…]?$")
_NUMBER = re.compile(r"(?P<number>\d+)\.[ \t]+\S")
_OTHER_START = re.compile(r"#{1,6}[ \t]|!!!|\?\?\?|===[ \t]|/{3,}|:[ \t]|\[\^|>|\||<|\*\[|\[[^\]]+\]:|\{|\0")
"""What is no paragraph, so that a list below it is one."""


def list_problems(masked: str) -> Iterator[Slip]:
    """Find such lists.

    Args:
        masked: Markdown with its code blanked out.

    Returns:
        The line of each, from 1, and what is wrong.
    """
    block: list[Slip] = []
    above = ""
    for number, line in enumerate([*masked.split("\n"), ""], 1):
        if line.strip():
            block.append((number, line.rstrip("\r")))
        elif block:
            yield from _block_problems(block, above)
            above, block = block[-1][1].strip(), []
    yield from _level_problems(masked)


def _is_item(text: str) -> bool:
    return bool(_ITEM.match(text)) and not ("|" in text and set(text) <= set("-:| \t"))


def _block_problems(block: list[Slip], above: str) -> Iterator[Slip]:
    """Find such lists in lines without a blank one among them; `above` is the last line before them."""
    brackets = 0
    """How many round ones are open: "(from 7 to", and "10)" begins the next line."""
    in_list = in_paragraph = told = False
    previous = ""
    for number, line in block:
        text = line.strip()
        sign = "" if told or brackets else _pasted_sign(text, previous)
        brackets = max(brackets + text.count("(") - text.count(")"), 0)
        if len(block) == 1 and _DASH.match(text) and _END_OF_QUOTATION.match(above) and not _DASH.match(above):
            sign = ""  # It tells whose words they are.
        if sign:
            mark = "1." if sign[:1].isdigit() or sign == "(1)" else "-"
            yield (
                number,
                (
                    f'has an item of a list that starts with "{sign}", which is no list here: write "{mark} " in its '
                    "place, with a blank line above the first item"
                ),
            )
            told = True
        elif _is_item(text):
            if in_paragraph and not in_list and not told:
                yield number, "has a list without a blank line above it: add one, or the items run together"
                told = True
            in_list = True
        elif _OTHER_START.match(text):
            in_paragraph = False
        elif not in_list:
            in_paragraph = True
        previous = text


def _pasted_sign(text: str, previous: str) -> str:
    """The sign of a list that comes from elsewhere; "" if a line starts with none."""
    pasted = _PASTED.match(text)
    if pasted:
        return pasted["sign"] if pasted["sign"] < "\uf000" else "a character of a symbol font"
    if _DASH.match(text) and (not previous or previous.endswith(":") or _DASH.match(previous)):
        return text[0]
    for sign, pattern in _IN_A_ROW.items():
        if pattern.match(text) and pattern.match(previous) and _is_next(sign, previous, text):
            if sign == "1.1":
                return text.split(maxsplit=1)[0]
            return re.split(r"[ \t]", text, maxsplit=1)[0] if re.match(r"\S{1,4}[ \t]", text) else text[:2]
    return ""


def _is_next(sign: str, previous: str, text: str) -> bool:
    """Whether a line goes on with the sign of the one above.

    V. Woolf does not below I. Newton, d. 1900 does not below b. 1850, and 13.30 does not below 12.30.
    """
    if sign == "a.":
        return ord(text[0]) == ord(previous[0]) + 1
    if sign == "I.":
        return (previous[1], text[1]) != (".", ".")
    if sign == "1.1":
        (chapter, part), following = (
            tuple(int(number) for number in line.split(maxsplit=1)[0].strip(".").split("."))
            for line in (previous, text)
        )
        return following in ((chapter, part + 1), (chapter + 1, 1))
    return True


def _level_problems(masked: str) -> Iterator[Slip]:
    """Find items and paragraphs that are on another level than they seem to be, and lists that begin again at 1."""
    last: int | None = None
    sign = ""
    """How far the last item is indented, while the list goes on."""
    told = False
    blank = True
    for number, line in enumerate(masked.split("\n"), 1):
        text = line.strip()
        if not text:
            blank = True
            continue
        spaces = line.expandtabs(4)
        indent = len(spaces) - len(spaces.lstrip())
        is_item, numbered = _is_item(text), _NUMBER.match(text)
        starts_list = (is_item or numbered) and blank and (last is None or indent >= last + 4)
        if numbered and starts_list and int(numbered["number"][:9]) != 1:
            sign = f"{numbered['number']}."
            yield (
                number,
                (
                    f'begins a list with "{sign}", which would be shown as "1.": to go on with the list above, '
                    f"indent what is between by four spaces; if it is no list, write {numbered['number']}\\."
                ),
            )
        within = last is not None and last < indent < last + 4 and indent // 4 == last // 4
        if within and not told and (is_item or (blank and not text.startswith("\0"))):
            what = "an item" if is_item else "words"
            yield (
                number,
                (
                    f"has {what} indented by {indent - (last or 0)} below an item of a list: write four spaces for "
                    "what belongs to that item, or none"
                ),
            )
            told = True
        if is_item and not within:
            kind = "numbers" if numbered else "bullets"
            if last is not None and indent >= last + 8:
                yield number, f"has an item indented by {indent - last}, which is no item: indent it by four spaces"
            elif indent == last and sign not in ("", kind) and not told:
                yield number, f"has {kind} right below {sign}, which become one list: write words between them"
                told = True
            last, sign = indent, kind
        elif not is_item and blank and last is not None and indent <= last and not text.startswith("\0"):
            last, told = None, False
        blank = False
