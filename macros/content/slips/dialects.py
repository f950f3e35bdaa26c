"""Finds what other programs write in Markdown, and near misses of what works here: it would show as raw text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.content.slips.slip import Slip
from macros.markdown.code import blanked
from macros.text import line_numbers

_BOX = 'write !!! note "Title", and indent what belongs to it by four spaces'
_NOTE = "note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote|caution|important"

_CELLS = r"(?![ \t]*(?:[^\w\s]{1,2}|o|\w{1,3}[.)]|\[[^\]\n]+\]:)[ ]*\t)[^\t\n|]*[^\s|]\t+[^\s|]"
"""The first cell of a row, and a tab after it. A tab may be after the sign of a list, too."""

_MEANS = r"[=:–—-] |(?:data not|denotes|indicates|is|marks|means|not applicable|not available|shows|stands for)\b"
_TASK_ALONE = re.compile(rf"^[ \t]*\[(?:[ ]|[xX](?!\][ \t]+(?:{_MEANS})))\][ \t]+\S", re.MULTILINE)
_SHORTHAND = re.compile(r"\[(?:[cuwz]|low)\](?!\()")
"""Signs of official statistics in place of a figure, such as [c] for confidential. [x] is one, too: not available."""

_RAW = (
    ("[!", r"^[ \t]*>[ \t]*\[![A-Za-z]+\]", f"boxes are written differently here: {_BOX}"),
    (":::", r"^[ \t]*:{3,}[ \t]*(?:\{|[A-Za-z])", f"boxes are written differently here: {_BOX}"),
    ("::", r"^[ \t]*\.\. [\w-]+::", f"boxes are written differently here: {_BOX}"),
    ("!! ??", rf"^[ \t]*(?:!!|\?\?)[ \t]+(?:{_NOTE})\b", f"a box has three signs: {_BOX}"),
    ("==", r'^[ \t]*==[ \t]+"[^"\n]*"[ \t]*$', 'a tab has three signs: write === "Label"'),
    ("[", r"^[ \t]*\[(?:TOC|toc)\][ \t]*$", "each page lists its contents already: delete this line"),
    ("\\", r"^[ \t]*\\(?:newpage|pagebreak|clearpage)\b", "pages are not broken by hand here: delete this line"),
    (
        "{!",
        r"\{![^{}\n]+!\}",
        'files are included differently here: write --8<-- "docs/name.md" on a line of its own',
    ),
    (
        "8<-",
        r"^[ \t]*-++8<-++[ \t]*+(?![\"'\n]).*$",
        'write the name of the file in straight quotes: --8<-- "docs/name.md"',
    ),
    (
        "^[",
        r"(?<!\^)\^\[(?=[^\[\]\n]+\](?!\())(?![^\[\]\s]+\]\^)",
        "footnotes are written differently here: [^1], and [^1]: with words below",
    ),
    (
        "’’’ ‘‘‘ ´´´ ''' “““ ”””",
        r"^[ \t]*(?:’{3}|‘{3}|´{3}|'{3}|“{3}|”{3})[ \t]*\w*[ \t]*$",
        "put code between lines of three backticks, ```",
    ),
    ("++", r"\+\+\w+(?: +\+ +\w+)+\+\+", "keys have no spaces between them: ++ctrl+s++"),
    ("==", r"^[ \t]*==[ \t]+[^=\n]+[ \t]+==[ \t]*$", "a mark has no spaces at its ends: write ==words=="),
    (
        "[",
        r"^[ \t]*[-*+][ \t]+\[(?:\][ \t]*(?![(\[:])\S|[ xX]\][^\s(\[:])",
        "a task is written - [ ] or - [x] and a space",
    ),
    ("]", r"^[ \t]*[-*+]\[[ xX]?\](?![(\[:])", "a task is written - [ ] or - [x] and a space"),
    (
        ":",
        r"^[ ]{0,3}:(?=[^\W\d_])(?![\w+-]+:)",
        "a definition has a space after its colon: write :   and the words",
    ),
    ("**", r"(?:^|(?<=\s))\*\*(?=[ \t]+[^*\s][^*\n]*\*\*(?!\*))", "bold has no spaces at its ends: write **words**"),
    ("<", r"<(?:m|o|st1|v|w):[a-z]|<\w+\s[^<>]*\bclass=[\"']?Mso", "has a tag that is left from Word: delete it"),
    (
        "\t",
        rf"^{_CELLS}[^\n|]*\n{_CELLS}",
        "has a table as spreadsheets copy it, with tabs: write | between its cells and | --- | below its first line",
    ),
    (
        ":: ;",
        r"^[ ]{0,3}(?:::|;)[ \t]{1,4}(?=[^\W\d])",
        "a definition begins with one colon: write :   and the words",
    ),
    ("＃", r"^[ \t]*＃", 'a heading begins with a plain "#"'),
    (
        "]{",
        r"(?<=\w\])\{[ \t]*[.#][\w-]+[^{}\n]*\}",
        "braces do not work after words in brackets: write the words alone",
    ),
    (
        "====== ||||||",
        # Below words that end in no stop, with nothing right below or with seven letters, it makes a heading.
        r"^(?<![^\s.!?:;,]\n)={7}[ \t\r]*$|^(?<!^[^\n]{7}\n)={7}[ \t\r]*$(?=\n[ \t]*[^\s])|^\|{7}(?: .*)?$",
        "has a line that a merge left: keep one version, and delete it",
    ),
    (
        "—— –– ――",
        r"^[ \t]*[—–―]{2,}[ \t\r]*$",
        "has a line of dashes, which readers would see as written: write three hyphens, ---",
    ),
    ("[@", r"(?<!\w)\[@[\w:-]+(?:, [^\[\]\n]*)?\]", "write a citation as a link: [words](link:name)"),
    (
        "\\",
        r"\\(?:cite[pt]?|ref|footnote|textbf|textit|emph|(?:sub)*section)\{",
        "has a command of LaTeX, which readers would see as written: write it in Markdown",
    ),
    (
        "[/",
        r"\[/(?:b|i|u|url|quote|code|img|size|color)\]",
        "has signs of another program in square brackets: write it in Markdown, such as **bold** or [words](address)",
    ),
    ("'''", r"(?<!')'{3}(?=[^'\s])[^'\n]+'{3}(?!')", "write bold as **words**"),
    (". ", r"^h[1-6]\.[ \t]+\S", 'a heading begins with "#"'),
    (
        "{",
        r"^[ \t]*\{(?:info|note|tip|warning|panel|quote|toc)(?::[^{}\n]*)?\}",
        f"boxes are written differently here: {_BOX}",
    ),
    ("｜", r"^[ \t]*｜[^\n]*｜[ \t]*$", "has wide bars: write | between the cells of a table"),
    ("_Toc _Ref _Hlk", r"\[?\b_(?:Toc|Ref|Hlk)\d{3,}\]?", "has a mark that is left from Word: delete it"),
    (
        "<@ <# <!",
        r"<[@#!][A-Z][A-Z0-9]{3,}(?:\|[^<>\n]*)?>",
        "has a name as a chat writes it: write who or what it is",
    ),
    ("<!-", r"<!-(?!-)", "a comment begins with <!-- and ends with -->"),
    ("\u2028 \u2029", r"[\u2028\u2029]", "has the end of a line that is none here: delete it, and press Enter"),
)
"""Signs, one of which is in whatever the pattern finds; the pattern; and what to say about it."""
_PATTERNS = [(signs.split(" "), re.compile(pattern, re.MULTILINE), message) for signs, pattern, message in _RAW]
_NAME = "[A-Za-z]{2,8}[0-9]{0,2}"
_ENTITY = re.compile(rf"&(?:amp;(?P<twice>{_NAME}|#\d{{2,5}});|(?P<open>{_NAME})(?![\w;=]))")
_COMMON = re.compile(
    r"nbsp|amp|lt|gt|quot|apos|copy|reg|trade|pound|euro|cent|deg|times|divide|plusmn|frac\d\d|[mn]dash|hellip|"
    r"[lr][sd]quo|[lr]aquo|bull|middot|le|ge|ne|shy|zwnj|sup\d|[aeiou](?:acute|grave|circ|uml)"
)
"""Names of signs in HTML that people type. Others are words after an "&"."""
_WORDS = re.compile(r"bull|cent|copy|deg|divide|euro|[gln]e|pound|reg|shy|times")
"""Those that are words after a letter, too, as in "cut&copy"."""
_ESCAPED = re.compile(r"\\[*`_]")
_STARS = re.compile(
    r"(?P<of_figure>(?:(?<=[\d%])|(?<=\d\)))\*{2,}(?![\w*])|(?<=\d)\*\*(?=\d)|(?<=\()\*{2,}(?=\))"
    r"|(?<!\S)\*{2,}(?=[ ]*(?:p\b|[Ss]ignificant)))|\*{2,}"
)
"""Stars, and those that tell how significant a figure is, or are between two."""
_SINGLE: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "*": (re.compile(r"(?:^|(?<=[\s(“‘]))\*(?=[^\W_])"), re.compile(r"\*")),
    "_": (re.compile(r"(?:^|(?<=\s))_(?=[^\W_])"), re.compile(r"_(?!\w)")),
    "==": (re.compile(r"(?:^|(?<=[\s(“‘]))==(?=\w)"), re.compile(r"==")),
    "~~": (re.compile(r"(?:^|(?<=[\s(“‘]))~~(?=\w)"), re.compile(r"~~")),
    "^^": (re.compile(r"(?:^|(?<=[\s(“‘]))\^\^(?=\w)"), re.compile(r"\^\^")),
    "++": (re.compile(r"(?:^|(?<=[\s(“‘]))\+\+(?=\w)"), re.compile(r"\+\+")),
}
"""Signs that are before words and after them: what begins there, and what ends it."""
_RULE = re.compile(r"^[ \t]*(?:\*[ \t]*){3,}$", re.MULTILINE)


def dialect_problems(masked: str) -> Iterator[Slip]:
    """Find such Markdown.

    Args:
        masked: Markdown with its code blanked out.
    """
    line_of = line_numbers(masked)
    for signs, pattern, message in _PATTERNS:
        # To look for a sign takes a fraction of the time, and most texts have none.
        for found in pattern.finditer(masked) if any(sign in masked for sign in signs) else ():
            at = found.start() + len(found[0]) - len(found[0].lstrip())
            yield line_of(at), message
    # Where [c] or [z] is in place of a figure, so is [x].
    if not _SHORTHAND.search(masked):
        for found in _TASK_ALONE.finditer(masked):
            yield line_of(found.start()), "a task is an item of a list: write - before it"
    for found in _ENTITY.finditer(masked):
        name = found["twice"] or found["open"]
        is_word = found["open"] and _WORDS.fullmatch(name) and masked[max(found.start() - 1, 0)].isalpha()
        if (found["twice"] or _COMMON.fullmatch(name)) and not is_word:
            yield line_of(found.start()), f'has "{found[0]}", which readers would see as written: write "&{name};"'
    yield from _without_end(masked)


def _without_end(masked: str) -> Iterator[Slip]:
    """Signs of bold words and of code that come once only in their paragraph."""
    if not any(sign in masked for sign in ("`", *_SINGLE)):
        return
    line_of = line_numbers(masked)
    plain = blanked(masked, (found.span() for found in _ESCAPED.finditer(masked)))
    plain = blanked(plain, (found.span() for found in _RULE.finditer(plain)))
    at = 0
    for paragraph in re.split(r"\n[ \t\r]*\n", plain):
        start = plain.index(paragraph, at) if paragraph else at
        at = start + len(paragraph)
        stars = _open_stars(paragraph)
        if stars:
            line = line_of(start + stars.start())
            yield line, "has ** that is never closed: write ** after the bold words too, or \\*\\* to show the stars"
        for sign, (begins, ends) in _SINGLE.items():
            opened = list(begins.finditer(paragraph)) if sign in paragraph else []
            if opened and not ends.search(paragraph, opened[-1].end()):
                shown = "".join(f"\\{letter}" for letter in sign)
                message = f"has {sign} before words and none after them: write it there too, or {shown} to show it"
                yield line_of(start + opened[-1].start()), message
        # A fence has a message of its own.
        tick = re.search(r"(?<!`)`{1,2}(?!`)", paragraph)
        if tick:
            yield (
                line_of(start + tick.start()),
                "has a backtick that is never closed: write one after the code too, or \\` to show it",
            )


def _open_stars(paragraph: str) -> re.Match[str] | None:
    """The stars that begin bold words without an end."""
    opened: re.Match[str] | None = None
    for stars in _STARS.finditer(paragraph):
        if opened:
            opened = None
        elif not stars["of_figure"]:
            opened = stars
    return opened
