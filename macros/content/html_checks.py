"""Finds HTML in Markdown that the site's policy blocks, that the build cannot check, or that has no end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from macros.markdown.code import blanked
from macros.text import line_numbers

_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<attributes>(?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*)?)(?P<alone>/?)>"""
)
_ATTRIBUTE = re.compile(r"""(?P<name>[^\s=/"']+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
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
            yield line_of(comment.start()), 'has a comment that does not end: write "-->" behind it'
    text = blanked(masked, (comment.span() for comment in _COMMENT.finditer(masked)))
    opened: list[tuple[str, int]] = []
    names: Counter[str] = Counter()
    for tag in _TAG.finditer(text):
        name, line = tag["name"].lower(), line_of(tag.start())
        if not tag["close"]:
            yield from ((line, message) for message in _tag_problems(name, tag["attributes"]))
        if name in _VOID or tag["alone"]:
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


def _without_end(name: str) -> str:
    return f"opens <{name}> and never closes it: write </{name}> where it ends"


def _tag_problems(name: str, attributes: str) -> Iterator[str]:
    if name in _BLOCKED:
        instead = _INSTEAD.get(name, ": leave it out")
        yield f"holds {_BLOCKED[name]} (<{name}>), which the site's policy blocks for readers{instead}"
        return
    if name == "img":
        return  # It is told as what does not work.
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
