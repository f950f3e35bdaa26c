"""Finds HTML in Markdown that the site's policy blocks, that the build cannot check, or that has no end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml.html import defs

from macros.markdown.code import blanked
from macros.text import line_numbers

_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9_.-]*)(?P<attributes>(?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*)?)(?P<alone>/?)>"""
)
_ATTRIBUTE = re.compile(r"""(?P<name>[^\s=/"']+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SECOND_END = re.compile(r"(?:(?!<!--|\n\n)[\s\S])*?-->")
"""From the end of a comment to one more, in the same paragraph: what authors write who put one into another."""
_VOID = frozenset(["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_BLOCKED = {
    "script": "a script",
    "style": "styles of its own",
    "iframe": "a page within the page",
    "frame": "a page within the page",
    "object": "an embedded file",
    "embed": "an embedded file",
    "base": "another base for addresses",
    "form": "a form",
    "link": "a file to load",
    "meta": "a setting of the page",
    "video": "a film",
    "audio": "a recording",
}
_OLD = {
    "big": "leave it out",
    "blink": "leave it out",
    "center": "leave it out",
    "font": "leave it out",
    "marquee": "leave it out",
    "nobr": "leave it out",
    "strike": "write ~~words~~",
    "tt": "put backticks around the words",
}
"""Elements that HTML has no more, and what to do instead."""
_NEWER = frozenset(
    {
        "article",
        "aside",
        "bdi",
        "data",
        "details",
        "dialog",
        "figcaption",
        "figure",
        "footer",
        "header",
        "main",
        "mark",
    }
    | {"meter", "nav", "output", "picture", "progress", "rp", "rt", "ruby", "search", "section", "slot", "summary"}
    | {"template", "time", "wbr", "svg", "path", "g", "circle", "rect", "line", "use", "polygon", "polyline", "math"}
)
_BLOCKS = frozenset({"address", "article", "aside", "blockquote", "center", "details", "div", "figure", "section"})
"""Elements in which Markdown is not read, unless they ask for it."""
_MARKDOWN = re.compile(r"\*\*\S|\]\(|^#{1,6} |^[-*+] ", re.MULTILINE)
_NO_END = re.compile(
    r"<(?:a|abbr|b|br|div|details|em|figure|i|img|p|span|strong|summary|table|u)(?=[ \t])[^<>]*+(?=<|\Z)",
    re.IGNORECASE,
)
_INSTEAD = {
    "iframe": ": write a link to it",
    "frame": ": write a link to it",
    "video": ": write a link to it",
    "audio": ": write a link to it",
    "style": ": put them into the site's styles",
}


def html_problems(masked: str) -> Iterator[tuple[int, str]]:
    """Find such HTML.

    Args:
        masked: Markdown with its code blanked out.

    Returns:
        The line of each, from 1, and what is wrong.
    """
    line_of = line_numbers(masked)
    for comment in _COMMENT.finditer(masked):
        if not comment[0].endswith("-->"):
            yield line_of(comment.start()), 'has a comment that does not end: write "-->" after it'
        elif end := _SECOND_END.match(masked, comment.end()):
            yield line_of(end.end()), 'has "-->" that ends no comment: delete it'
    text = blanked(masked, (comment.span() for comment in _COMMENT.finditer(masked)))
    for tag in _NO_END.finditer(text):
        if "\n\n" in tag[0] or tag.end() == len(text) or tag[0].endswith("\n"):
            message = f'has a tag that does not end ("{tag[0].split()[0]}"): write ">" after it, or &lt; for the sign'
            yield line_of(tag.start()), message
    yield from _markdown_inside(text, line_of)
    yield from _element_problems(text, line_of)
    yield from _tables_without_headings(text, line_of)


def _element_problems(text: str, line_of: Callable[[int], int]) -> Iterator[tuple[int, str]]:
    """Elements that nobody may use, that have no end, or that have one without a beginning."""
    opened: list[tuple[str, int]] = []
    names: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        name, line = tag["name"].lower(), line_of(tag.start())
        if tag["close"] and name in _VOID:
            yield line, f"has </{name}>, which closes nothing: write <{name}>"
        elif not tag["close"]:
            yield from ((line, message) for message in _tag_problems(name, tag["attributes"]))
        if name in _VOID or tag["alone"] or not _is_known(name):
            continue
        if not tag["close"]:
            opened.append((name, line))
            names[name] += 1
        elif names[name]:
            while opened:
                other, started = opened.pop()
                names[other] -= 1
                if other == name:
                    break
                yield started, _without_end(other)
        else:
            yield line, f"closes <{name}> with </{name}>, which was not opened before: delete it"
    for name, line in opened:
        yield line, _without_end(name)


def _tables_without_headings(text: str, line_of: Callable[[int], int]) -> Iterator[tuple[int, str]]:
    """Tables that nobody can follow who has them read out."""
    opened: list[tuple[int, bool]] = []
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name == "th" and opened:
            opened[-1] = opened[-1][0], True
        elif name == "table" and not tag["close"]:
            opened.append((tag.start(), False))
        elif name == "table" and opened:
            start, has_headings = opened.pop()
            if not has_headings:
                yield line_of(start), "has a table in HTML without headings: write it with | between its cells"


def _markdown_inside(text: str, line_of: Callable[[int], int]) -> Iterator[tuple[int, str]]:
    """Markdown in an element that shows it as it is, since it does not say that there is some in it."""
    outer: re.Match[str] | None = None
    depth = 0
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name not in _BLOCKS or tag["alone"]:
            continue
        if outer is None:
            outer, depth = (None, 0) if tag["close"] else (tag, 1)
        elif name == outer["name"].lower():
            depth += -1 if tag["close"] else 1
            if not depth:
                inside = text[outer.end() : tag.start()]
                if "markdown" not in outer["attributes"] and "markdown" not in inside and _MARKDOWN.search(inside):
                    message = (
                        f"has Markdown inside <{name}>, which readers would see as written: write <{name} markdown>"
                    )
                    yield line_of(outer.start()), message
                outer = None


def _is_known(name: str) -> bool:
    return name in defs.tags or name in _NEWER


def _without_end(name: str) -> str:
    # In "if a<b and c>d" there is one.
    otherwise = ", or &lt; for the sign" if len(name) == 1 else ""
    return f"opens <{name}> and never closes it: write </{name}> where it ends{otherwise}"


def _tag_problems(name: str, attributes: str) -> Iterator[str]:
    if name in _BLOCKED:
        instead = _INSTEAD.get(name, ": leave it out")
        yield f"holds {_BLOCKED[name]} (<{name}>), which the site's policy blocks for readers{instead}"
        return
    if name in _OLD:
        yield f"has <{name}>, which HTML has no more: {_OLD[name]}"
    elif not _is_known(name):
        yield f"has <{name}>, which HTML does not know: write &lt;{name}, or put backticks around it"
    elif name == "h1":
        yield "has a title in HTML: write # for the title of the page, and ## for a heading"
    if name == "img":
        return  # A picture in HTML has a message of its own.
    yield from _attribute_problems(attributes)


def _attribute_problems(attributes: str) -> Iterator[str]:
    for attribute in _ATTRIBUTE.finditer(attributes):
        key, value = attribute["name"].lower(), (attribute["value"] or "").strip("\"'")
        if value.startswith(("“", "”", "‘", "’")):
            yield f"has curly quotes in a tag ({key}={value[0]}…): write straight ones"
        elif key == "style":
            yield 'has a style inside a tag (style="…"), which the site\'s policy blocks for readers: leave it out'
        elif key.startswith("on"):
            yield f'has a script inside a tag ({key}="…"), which the site\'s policy blocks for readers: leave it out'
        elif key == "href":
            yield "write the link as [words](/page.md): the build cannot check one in HTML"
        elif key in ("src", "srcset", "poster") and value:
            yield f'loads a file by {key}="…", which the build cannot check: write ![what it shows](address)'
