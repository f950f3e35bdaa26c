"""The one grammar of links in Markdown: finds them where Python-Markdown makes links of them, and rewrites them."""

from __future__ import annotations

import posixpath
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markdown.inlinepatterns import LinkInlineProcessor

from macros.markdown.code import blanked, without_code
from macros.text import line_numbers

SCHEME = "link:"
"""How an address starts that is given by its name in links.yml: `[the Code](link:code-of-practice)`."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture as somebody wrote it."""

    words: str
    """What is shown, in Markdown. Of a picture, its alternative text."""
    target: str
    """Where it leads. Of a reference, what its definition says."""
    span: tuple[int, int]
    """Where it begins and ends in the text, with the braces after it."""
    line: int
    """The line on which it begins, from 1."""
    target_line: int
    """The line that says where it leads: that of the definition, of a reference."""
    title: str = ""
    attributes: str = ""
    """What the braces after it hold, without the braces."""
    image: bool = False
    reference: str | None = None
    """The name of its definition, if it is a reference."""

    @property
    def name(self) -> str | None:
        """The name in links.yml that it leads to; None if it leads elsewhere."""
        return self.target.removeprefix(SCHEME) if self.target.startswith(SCHEME) else None

    @property
    def page(self) -> str:
        """Its target without what is asked of the page (`?…`) and the place on it (`#…`)."""
        return re.split(r"[?#]", self.target, maxsplit=1)[0]

    def leading_to(self, target: str) -> str:
        """Write the link again, in one piece, with another target."""
        where = f"<{target}>" if re.search(r"[\s()<>]", target) else target
        title = ' "{}"'.format(self.title.replace('"', "&quot;")) if self.title else ""
        attributes = f"{{{self.attributes}}}" if self.attributes else ""
        return f"{'!' * self.image}[{self.words}]({where}{title}){attributes}"


Change = Callable[[Link], str | None]
"""Gives the text to put in the place of a link, or None to leave it. The words of the link are changed already."""


def resolved(target: str, page: str) -> str:
    """The path from docs/ that a link on a page leads to, without what follows `?` or `#`."""
    path = re.split(r"[?#]", target, maxsplit=1)[0]
    if not path:
        return page
    return posixpath.normpath(path[1:] if path.startswith("/") else posixpath.join(posixpath.dirname(page), path))


def links_in(text: str) -> Sequence[Link]:
    """Find the links and pictures of some Markdown: inline, by reference, and addresses in angle brackets.

    Code and scripts are left alone. A picture in a link's words comes before the link.

    Args:
        text: Markdown, also a whole page.
    """
    return _links_in(str(text)) if _may_have_links(text) else ()


@lru_cache(maxsize=4)
def _links_in(text: str) -> tuple[Link, ...]:
    # Several checks of a file ask for those of each text, soon after each other.
    return tuple(found.link for found in _Reader(text).found)


def replaced(text: str, change: Change) -> str:
    """Rewrite the links of some Markdown. A definition goes when every link that used it was rewritten.

    Args:
        text: Markdown, also a whole page.
        change: what to write for each link.
    """
    if not _may_have_links(text):
        return text
    reader = _Reader(text)
    edits: list[tuple[int, int, str]] = []
    kept: set[str] = set()
    gone: set[str] = set()
    for found in reader.found:
        start, end = found.link.span
        inside = len(edits)
        while inside and edits[inside - 1][0] >= start:
            inside -= 1
        words = _edited(text, *found.words_span, edits[inside:])
        written = change(replace(found.link, words=words))
        if found.link.reference is not None:
            (kept if written is None else gone).add(found.link.reference)
        if written is not None:
            # What was changed inside is in the words already.
            edits[inside:] = [(start, end, written)]
    edits += [(*reader.definitions[name].span, "") for name in gone - kept]
    return _edited(text, 0, len(text), edits)


def undefined_references(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each reference `[words][name]` that has no definition and stays as it is."""
    if "][" in text:
        yield from _Reader(text).undefined


def unused_definitions(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each address by name that no link uses, but for `[//]: # (a comment)`."""
    if "]:" in text:
        reader = _Reader(text)
        used = {found.link.reference for found in reader.found}
        yield from (
            (definition.line, name)
            for name, definition in reader.definitions.items()
            if name not in used and definition.target not in ("#", "<")
        )


def _may_have_links(text: str) -> bool:
    return "[" in text or "<" in text


def _edited(text: str, start: int, end: int, edits: list[tuple[int, int, str]]) -> str:
    written, at = [], start
    for first, last, new in sorted(edits):
        if start <= first and last <= end:
            written += [text[at:first], new]
            at = last
    return "".join([*written, text[at:end]])


@dataclass(frozen=True)
class _Found:
    link: Link
    words_span: tuple[int, int]


@dataclass(frozen=True)
class _Definition:
    target: str
    title: str
    span: tuple[int, int]
    line: int


class _TargetReader(LinkInlineProcessor):
    """Python-Markdown's own reader of what is in the round brackets of a link."""

    def unescape(self, text: str) -> str:
        """Give the text back: only Python-Markdown itself puts other text into its place."""
        return text


_TARGETS = _TargetReader("")

_MOST_OF_TARGET = 1000
"""How long a target may be, with its title: bounds the time that brackets without an end take."""

_MOST_BRACKETS = 20
"""How deep in one another brackets may be: more than a picture in a link needs."""

_BLANK = re.compile(r"\n[ \t\r]*\n")
_TOKEN = re.compile(r"\\.|(?P<blank>\n[ \t\r]*\n)|(?P<open>!?\[)|(?P<close>\])|<(?P<address>[^<>\s]+)>", re.DOTALL)
_LABEL = re.compile(r"\s?\[([^\[\]]*)\]")
_ATTRIBUTES = re.compile(r"\{:?([^}\n]*)\}")
_DEFINITION = re.compile(
    r"""^[ ]{0,3}\[(?P<name>[^\[\]\n]+)\]:[ ]*(?:\n[ ]*)?<?(?P<target>[^\s>]+)>?
        [ \t]*(?:\n[ ]*)?(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'|\((?P<round>[^)\n]*)\))?[ \t\r]*(?:\n|\Z)""",
    re.MULTILINE | re.VERBOSE,
)
_AUTOLINK = re.compile(r"(?:(?:https?|ftp)://|mailto:)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)


class _Reader:
    """Reads the links of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._masked = without_code(text)
        self._line = line_numbers(text)
        self.definitions: Mapping[str, _Definition] = self._read_definitions()
        self.found: list[_Found] = []
        self.undefined: list[tuple[int, str]] = []
        self._read()

    def _read_definitions(self) -> dict[str, _Definition]:
        found = {}
        for match in _DEFINITION.finditer(self._masked):
            if match["name"].startswith(("^", "*")):
                continue  # A footnote, or an abbreviation.
            title = match["double"] or match["single"] or match["round"] or ""
            target = self._text[slice(*match.span("target"))]
            found[_key(match["name"])] = _Definition(target, title, match.span(), self._line(match.start()))
        return found

    def _read(self) -> None:
        starts: deque[re.Match[str]] = deque(maxlen=_MOST_BRACKETS)
        end_of_last = end_of_bracket = 0
        masked = blanked(self._masked, sorted(definition.span for definition in self.definitions.values()))
        for token in _TOKEN.finditer(masked):
            if token.start() < end_of_last:
                continue
            if token["blank"]:
                starts.clear()
            elif token["open"]:
                starts.append(token)
            elif token["address"] and _AUTOLINK.fullmatch(token["address"]):
                self._add(token.start(), token.end(), token.span("address"), token["address"])
            elif token["close"] and starts:
                start = starts.pop()
                end_of_last = max(end_of_last, self._close(start, token.start(), nested=start.end() < end_of_bracket))
                end_of_bracket = token.end()

    def _close(self, start: re.Match[str], close: int, *, nested: bool) -> int:
        """Read what is after `]`. Returns where the link ends, or 0 if it is none."""
        words = (start.end(), close)
        image = start["open"].startswith("!")
        if self._masked.startswith("(", close + 1):
            # No link goes on over a blank line.
            after = _BLANK.split(self._masked[close + 1 : close + 1 + _MOST_OF_TARGET], maxsplit=1)[0]
            target, title, length, handled = _TARGETS.getLink(after, 0) if ")" in after else ("", None, 0, False)
            if handled:
                return self._add(start.start(), close + 1 + length, words, target, title or "", image=image)
        label = _LABEL.match(self._masked, close + 1)
        # A name holds no brackets.
        name = _key((label[1] if label else "") or ("" if nested else self._text[slice(*words)]))
        definition = self.definitions.get(name)
        if definition:
            end = label.end() if label else close + 1
            return self._add(start.start(), end, words, definition.target, definition.title, name, image=image)
        if label and label[1] and not label[0][0].isspace() and not label[1].startswith("^"):
            self.undefined.append((self._line(start.start()), label[1]))
        return 0

    def _add(
        self,
        start: int,
        end: int,
        words: tuple[int, int],
        target: str,
        title: str = "",
        reference: str | None = None,
        *,
        image: bool = False,
    ) -> int:
        braces = _ATTRIBUTES.match(self._masked, end)
        link = Link(
            words=self._text[slice(*words)],
            target=target,
            span=(start, braces.end() if braces else end),
            line=self._line(start),
            target_line=self._line(start) if reference is None else self.definitions[reference].line,
            title=title,
            attributes=braces[1] if braces else "",
            image=image,
            reference=reference,
        )
        self.found.append(_Found(link, words))
        return link.span[1]


def _key(name: str) -> str:
    return " ".join(name.split()).lower()
