"""The texts in a script that people would read. They belong into data/languages/."""

import re
from collections.abc import Iterator

_COMMENT = re.compile(r"/\*.*?\*/|(?<!\S)//\s.*?$", re.DOTALL | re.MULTILINE)
_PATTERN = re.compile(r"(?<=[(=:,!&|?\[ ])/(?![/*\s])(?:\\.|\[(?:\\.|[^]\\\n])*]|[^/\\\n[])+/[a-z]*")
_STRING = re.compile(r"\"((?:\\.|[^\"\\\n])*)\"|'((?:\\.|[^'\\\n])*)'")
_INSERT = re.compile(r"\$\{((?:[^{}`]|\{(?:[^{}`]|\{[^{}`]*\})*\})*)\}")
_TEMPLATE = re.compile(rf"`((?:[^`$\\]|\\.|\$(?!\{{)|{_INSERT.pattern})*)`", re.DOTALL)

# What is before a text that goes into the page, and before one that is compared, or that only the browser or a
# developer reads.
_SHOWN = re.compile(r"(?:textContent = |append\(|Children\(|Option\(|make\(\"\w+\", )$")
_UNSEEN = re.compile(
    r"\b(?:querySelector(?:All)?|find(?:All)?|closest|matches|matchMedia|Error|normalise|property|squeezed)\($"
    r"|\$\$?\($|\.(?:key ===|types\]?\.\w+\() ?$"
    # Names of elements and attributes in a document, and what an attribute may hold.
    r"|getElementsByTagNameNS\(\"\*\", $|\b(?:attribute|value)\([\w ?]+, $|\b(?:parts?|sign)\($|=== $|\bformat \?\? $"
    # What other programs write, and scripts look for.
    r"|\bPLACEHOLDERS = \[[^\]]*$"
)
_NEAR = 1000
"""How many characters before a text say what becomes of it: to look at all of them would take seconds."""
_CHOSEN = re.compile(r"(?:\?[^?\n]*:|[?|>]|return) *$")

_WORD = re.compile(r"(?<!\S)[“(]*[^\W\d_]{2,}[.,:;!?…”)]*(?!\S)")
_NAME = re.compile(r"[A-Z][a-z]+[.:!?…]*")
# What is between the parts of a sentence, where another language has it otherwise.
_GLUE = re.compile(r"[“”]|:\s")

CODES = {
    *(
        "add",
        "again",
        "answer",
        "blank",
        "blocked",
        "bullet",
        "change",
        "changed",
        "comments",
        "dark",
        "day",
        "decimal",
        "delete",
    ),
    *("docx", "empty", "full", "half", "html", "input", "light", "moment", "month", "next", "none", "notes", "now"),
    *("hours", "open", "percent", "same", "search", "settled", "text", "time", "titled", "topics", "ul"),
    *("internal", "public", "short", "unknown", "untitled", "words", "UTC"),
}
"""Of the texts that scripts choose between, those that nobody reads."""


def words_in(script: str) -> Iterator[str]:
    """Find the words in a script: sentences, labels, and pieces that are put together with others.

    Args:
        script: its text.

    Returns:
        Each text, with 0 where a value is put in.
    """
    code = _PATTERN.sub("0", _COMMENT.sub("", script)).replace('"use strict"', "0")
    while template := _TEMPLATE.search(code):
        before, after = code[: template.start()], code[template.end() :]
        right_before = before[-_NEAR:]
        fixed = _INSERT.sub("0", template[1])
        if not _UNSEEN.search(right_before) and (_is_words(fixed, right_before) or _GLUE.search(fixed)):
            yield fixed
        for insert in _INSERT.finditer(template[1]):
            yield from (
                text
                for string in _STRING.finditer(insert[1])
                if not _UNSEEN.search(insert[1][: string.start()])
                and ((text := _inner(string)).isalpha() or _is_words(text))
            )
        # What was inside another template is now part of a value in it.
        code = f"{before}0{after}"
    for string in _STRING.finditer(code):
        text, before, after = (
            _inner(string),
            code[max(0, string.start() - _NEAR) : string.start()],
            code[string.end() :],
        )
        is_list = re.match(r"[^;]*\.split\(\s*\" \",?\s*\)", after)
        is_chosen = text.isalpha() and len(text) > 1 and text not in CODES and _CHOSEN.search(before)
        if not (_UNSEEN.search(before) or is_list) and (
            _is_words(text, before) or is_chosen or _NAME.fullmatch(text)
        ):
            yield text


def _inner(string: re.Match[str]) -> str:
    return string[1] or string[2] or ""


def _is_words(text: str, before: str = "") -> bool:
    """Whether a word is beside a space, or goes into the page. Names of classes and the like have other signs."""
    beside_a_space = bool(re.search(r"\s", text) and _WORD.search(text))
    return beside_a_space or bool(_SHOWN.search(before) and re.search(r"[^\W\d_]", text))
