"""Markdown that would come out as raw text, or not at all: what the site leaves out, and slips in what it has.

Authors who know Material for MkDocs try what it documents. Whatever does not work here is reported, with what
does. The page docs/writing-pages.md shows both.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pymdownx.keymap_db import aliases, keymap  # type: ignore[import-untyped]
from pymdownx.twemoji_db import aliases as other_names  # type: ignore[import-untyped]
from pymdownx.twemoji_db import emoji

from macros.content.slips.slip import Slip
from macros.content.slips.snippets import snippet_problems
from macros.faults import Problem, suggestion
from macros.markdown.code import blanked, code_spans
from macros.markdown.markup import ICON, IN_A_LINE, IN_DOCUMENTS, others_than
from macros.models.base import DocumentProse, LineProse, Prose, Texts

KINDS = (
    "note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example",
    "quote", "attention", "caution", "check", "cite", "done", "error", "fail", "faq", "help", "hint", "important",
    "missing", "summary", "tldr", "todo",
)  # fmt: skip
"""The kinds of boxes: those that Material for MkDocs has, and their other names."""

BLOCKS = ("admonition", "caption", "define", "details", "figure-caption", "tab", "table-caption", *KINDS[:12])
"""What can be after "///"."""

_SIMPLE: Mapping[re.Pattern[str], str] = {
    re.compile(r"\$\$|\\begin\{|(?<![\w$])\$(?=[^\s$\d])[^$\n\\^_{]*+[\\^_{][^$\n]*+\$"): (
        "formulas are not drawn here: write it in words or with ~lowered~ and ^raised^ characters, or put it in as a "
        "picture"
    ),
    re.compile(r"\{(?=[^{}]*+\})[^{}]*\.annotate\b"): "annotations do not work here: use a footnote, [^1]",
    re.compile(r"\bclass\s*=\s*[\"'][^\"']*\bgrid\b"): "grids and cards do not work here: write a list",
    re.compile(r"\{(?:\+\+|--|~~|==|>>)"): (
        "editorial marks do not work here: write ^^new words^^ or ~~old words~~, without braces"
    ),
    re.compile(r"(?<!!)\[==?\s*\d+(?:\.\d+)?(?:%|/)"): "progress bars do not work here: write the number",
    re.compile(r"<[Ii][Mm][Gg]\b"): (
        "write the picture as ![what it tells](/pictures/name.png): the build cannot check one in HTML"
    ),
    re.compile(r"!\[\s*\]\([^)]*\)(?!\{[^}]*\.decoration\b)"): (
        "say between the brackets what the picture tells those who do not see it; if it tells nothing, write "
        "{ .decoration } right after it"
    ),
    re.compile(
        r"!\[\s*(?:(?:an? )?(?:image|picture|photo|photograph|screenshot|graphic|figure|logo)"
        r"|alt(?:ernative)?(?:[ -]text)?|description|[\w -]+\.\w{3,4})\s*\]",
        re.IGNORECASE,
    ): "these words do not say what the picture tells those who do not see it",
}
"""What to say where a pattern is found."""

_FENCE = re.compile(r"(?P<indent>[ \t>]*)(?P<fence>`{3,}+|~{3,}+)\s*+(?P<info>[^`]*)$")
_OPTION = re.compile(r"(?<![\w-])([\w-]++)\s*+=\s*+(\"[^\"]*\"|'[^']*'|[^\s\"']++)")
_OPTIONS = {"title": r".*", "hl_lines": r"\d+(?:-\d+)?(?: \d+(?:-\d+)?)*", "linenums": r"\d+(?: \d+){0,2}"}
"""What can be after the language of code, and what each may say."""
_BOX = re.compile(r"(?P<indent>[ \t]*)(?P<sign>!!!|\?\?\?\+?)(?P<rest>.*)$")
_BOX_REST = re.compile(r' ?(?P<kinds>[\w-]+(?: +[\w-]+)*)?(?: *"(?P<words>.*)")?\s*$')
_TAB = re.compile(r"(?P<indent>[ \t]*)===(?P<rest>[ \t]*[^\s=].*)$")
_TAB_REST = re.compile(r'[+!]* +".*"\s*$')
_BLOCK = re.compile(r"[ \t]*(?P<fence>/{3,}+)[ \t]*+(?P<name>[^\s|/]*+)(?P<rest>.*)$")
_EMOJI = re.compile(r"(?<![\w:/\\]):(?P<name>(?=[\w+-]*[A-Za-z])[A-Za-z0-9_+-]{2,}):(?![\w:/])")
_BLOCK_OPTION = re.compile(r"(?:[ ]{4}|\t)[ \t]*(?P<name>[\w-]+):[ \t]+(?P<value>.*?)\s*$")
_BLOCK_OPTIONS = ("attrs", "new", "open", "select", "type")
_KEYS = re.compile(r"(?<![\w+])\+\+(?P<keys>[\w-]+(?:\+[\w-]+)*)\+\+(?!\+)")


def unsupported(text: str, *roots: Path) -> Iterator[Slip]:
    """Find what would come out as raw text, or not at all.

    Args:
        text: a page with its front matter, or a longer text of the data.
        roots: the folders from which snippets are named; they are not looked for without one.

    Yields:
        The line of each, counted as an editor counts, and what to do.
    """
    lines = text.split("\n")
    shown, slips = outside_code(lines)
    yield from slips
    blocks: list[tuple[int, str]] = []
    for number, line in shown.items():
        plain = blanked(line, code_spans(line))
        for pattern, message in _SIMPLE.items():
            if pattern.search(plain):
                yield number, message
        for find in _FINDERS:
            yield from ((number, message) for message in find(plain))
        for opened in (_BOX.match(plain), _TAB.match(plain)):
            if opened:
                yield from ((number, message) for message in _box_slips(opened, number, lines))
        yield from ((number, message) for message in _block_slips(plain, number, blocks))
        if blocks and blocks[-1][0] == number:
            yield from _block_option_slips(lines, number)
    yield from snippet_problems(text, shown, roots)
    yield from ((number, f"the block is never closed: write {fence} on a line below it") for number, fence in blocks)


def prose_problems(texts: Texts, root: Path) -> Iterator[Problem]:
    """Say what does not work in the longer texts of a thing in the data.

    Args:
        texts: those that `walk` finds in it.
        root: the folder from which snippets are named.
    """
    for path, text in texts:
        if not isinstance(text, Prose):
            continue
        for line, message in unsupported(text, root):
            yield path, f"line {line} of it: {message}" if "\n" in text else message
        if isinstance(text, DocumentProse):
            for what in others_than(IN_DOCUMENTS, text):
                yield (
                    path,
                    (
                        f"{what} does not work here, since this goes into Word and OpenDocument files too: they hold "
                        "paragraphs, lists, bold, italic, links and code in a line"
                    ),
                )
        elif isinstance(text, LineProse):
            for what in others_than(IN_A_LINE, text):
                yield path, f"{what} does not work here: this follows other words in a line"


def outside_code(lines: list[str]) -> tuple[dict[int, str], list[Slip]]:
    """The lines that are no code, by number, and what is wrong with the fences around code."""
    shown: dict[int, str] = {}
    slips: list[Slip] = []
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines, 1):
        fence = _FENCE.match(line)
        if opened:
            if fence and not fence["info"] and fence["fence"].startswith(opened[1]):
                opened = None
        elif fence:
            opened = number, fence["fence"]
            slips += ((number, message) for message in _option_slips(fence["info"]))
            if re.match(r"\{(?!(?:bash|julia|python|r|sas|sql|stata)\})[\w-]+\}", fence["info"]):
                message = 'what is in braces after ``` does nothing here: for a box write !!! note "Title"'
                slips.append((number, message))
            elif re.match(r"\{?\s*\.?mermaid\b", fence["info"]):
                message = (
                    "diagrams are not drawn here: put it in as a picture, an SVG is best, with its meaning in words"
                )
                slips.append((number, message))
        else:
            shown[number] = line
    if opened:
        slips.append((opened[0], f"the code is never closed: write {opened[1]} on a line below it"))
    return shown, slips


def _option_slips(info: str) -> Iterator[str]:
    """What is wrong with the options of code, any of which would show the code as a line of text."""
    for name, value in _OPTION.findall(info if "{" not in info else ""):
        if name not in _OPTIONS:
            yield f'code has no option "{name}".{suggestion(name, _OPTIONS)}'
        elif not re.fullmatch(_OPTIONS[name], value[1:-1]):
            yield f'"{value[1:-1]}" is no value for {name}: write numbers of lines, as in {name}="1 3-5"'


def _key_slips(line: str) -> Iterator[str]:
    for found in _KEYS.finditer(line):
        for key in found["keys"].split("+"):
            if aliases.get(key.lower(), key.lower()) not in keymap:
                yield f'there is no key called "{key}".{suggestion(key.lower(), [*keymap, *aliases])}'


def _icon_slips(line: str) -> Iterator[str]:
    for found in ICON.finditer(line):
        if found["name"] not in _icons():
            yield f'there is no icon called "{found["name"]}".{suggestion(found["name"], _icons())}'
    for found in _EMOJI.finditer(ICON.sub("", line)):
        if found[0] not in emoji and found[0] not in other_names:
            near = suggestion(found["name"], [name.strip(":") for name in (*emoji, *other_names)])
            fix = near or " If it is none, write \\: for its first colon."
            yield f'there is no emoji or icon called "{found["name"]}".{fix}'


_FINDERS: tuple[Callable[[str], Iterator[str]], ...] = (_key_slips, _icon_slips)


@cache
def _icons() -> frozenset[str]:
    """The names of the theme's icons, which are the paths of their files."""
    theme = find_spec("material")
    places = theme.submodule_search_locations if theme else None
    folder = Path((places or [""])[0]) / "templates" / ".icons"
    # There are more than ten thousand: paths as objects would take many times as long.
    return frozenset(
        prefix + name.removesuffix(".svg")
        for inside, _, names in os.walk(folder)
        for prefix in ["".join(f"{part}-" for part in Path(inside).relative_to(folder).parts)]
        for name in names
        if name.endswith(".svg")
    )


def _box_slips(opened: re.Match[str], number: int, lines: list[str]) -> Iterator[str]:
    """What is wrong with the line that opens a box or a tab, and with what should be in it."""
    rest = opened["rest"]
    if "sign" not in opened.groupdict():
        if not _TAB_REST.match(rest):
            yield 'write the label of the tab in straight quotes: === "By post"'
            return
    else:
        said = _BOX_REST.match(rest)
        kinds = (said["kinds"] or "").split() if said else []
        example = f'{opened["sign"]} note "Title"'
        if not said or (len(kinds) > 1 and not {*kinds[1:]} <= {"inline", "end"}):
            yield f"write the kind, and then the title in straight quotes: {example}"
            return
        if not kinds and opened["sign"] == "!!!":
            yield f"say what kind of box it is: {example}"
            return
        if kinds and kinds[0].lower() not in KINDS:
            yield f'there is no box of the kind "{kinds[0]}".{suggestion(kinds[0].lower(), KINDS)}'
    inside = next((lines[at] for at in range(number, len(lines)) if lines[at].strip()), "").expandtabs(4)
    least = len(opened["indent"].expandtabs(4)) + 4
    if len(inside) - len(inside.lstrip()) < least:
        yield "nothing is in it: indent what belongs to it by four spaces"


def _block_slips(line: str, number: int, blocks: list[tuple[int, str]]) -> Iterator[str]:
    """What is wrong with a block between "///", whose open ones are `blocks`."""
    block = _BLOCK.match(line)
    if not block or (block["rest"].strip() and not block["rest"].lstrip().startswith(("|", "{"))):
        return
    if not block["name"]:
        if blocks and blocks[-1][1] == block["fence"]:
            blocks.pop()
        return
    blocks.append((number, block["fence"]))
    if block["name"] == "html":
        yield 'blocks of HTML do not work here: use a box, or write the element itself with markdown="1" in it'
    elif block["name"] not in BLOCKS:
        yield f'there is no block called "{block["name"]}".{suggestion(block["name"], BLOCKS)}'


def _block_option_slips(lines: list[str], number: int) -> Iterator[Slip]:
    """What is wrong with the options below the line that opens a block, any of which would show the block as text."""
    for at in range(number, len(lines)):
        option = _BLOCK_OPTION.match(lines[at])
        if not option:
            return
        name, value = option["name"], option["value"]
        if name not in _BLOCK_OPTIONS:
            yield at + 1, f'a block has no option "{name}".{suggestion(name, _BLOCK_OPTIONS)}'
        elif name in ("new", "open", "select") and value.lower() not in ("true", "false", "yes", "no", "on", "off"):
            yield at + 1, f'"{value}" is no value for {name}: write true or false'
