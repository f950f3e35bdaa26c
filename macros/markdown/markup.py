"""What Markdown becomes, for the checks, the documents and the published data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import html
from lxml.html import HtmlElement
from markdown import Markdown

SIGNS: dict[str, Any] = dict.fromkeys(("copyright", "registered", "care_of", "fractions", "ordinal_numbers"), False)
"""Which signs turn into one character, as the option of `pymdownx.smartsymbols` in mkdocs.yml has it."""

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.caption",
    "pymdownx.blocks.definition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.tab",
    "pymdownx.caret",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.mark",
    "pymdownx.smartsymbols",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)
"""The Markdown that authors can write: what mkdocs.yml names, but for what needs a page."""

_OPTIONS = {
    "pymdownx.smartsymbols": SIGNS,
    "pymdownx.highlight": {"linenums_style": "pymdownx-inline"},
    "pymdownx.blocks.tab": {"alternate_style": True},
    "pymdownx.tabbed": {"alternate_style": True},
}

IN_DOCUMENTS = frozenset({"p", "ul", "ol", "li", "strong", "em", "a", "code", "br"})
"""The elements that Word and OpenDocument files can hold."""

IN_A_LINE = IN_DOCUMENTS - {"ul", "ol", "li"} | {"mark", "ins", "del", "sub", "sup", "abbr", "kbd", "span"}
"""The elements that can be in a line of a box or in a table."""

ICON = re.compile(r":(?P<name>(?:material|fontawesome|octicons|simple)-[a-z0-9-]+):")
"""An icon of the theme by its name. Only pages can draw it."""

_PERHAPS = re.compile(
    r"""!!! | \?\?\? | === | /// | == | \+\+ | [\^~|<`]
    | \[[\ xX^] | !\[ | :[\w+-]+: | ^[ \t]*(?:[#>:] | \*\[) | ^[ ]{4} | ^[ \t]*[-*_]{3}""",
    re.MULTILINE | re.VERBOSE,
)
"""What may be more than paragraphs, lists and words that look different: looking at it closely takes its time."""

_NAMES = {
    "admonition": "a box",
    "tabbed-set": "tabs",
    "footnote": "a footnote",
    "task-list": "a list of tasks",
    "highlight": "code on lines of its own",
    "keys": "keys",
    "emojione": "an icon",
    "table": "a table",
    "dl": "a definition",
    "details": "a box",
    "img": "a picture",
    "figure": "a caption",
    "pre": "code on lines of its own",
    "blockquote": "a quotation",
    "mark": "a mark",
    "ins": "a mark for new words",
    "del": "a mark for old words",
    "sub": "a lowered character",
    "sup": "a raised character",
    "kbd": "keys",
    "abbr": "an abbreviation",
    "ul": "a list",
    "ol": "a list",
    "hr": "a line across",
}


def tree_of(markdown: str) -> HtmlElement:
    """What Markdown becomes, in one element around it all."""
    converter = _converter()
    converter.reset()
    return html.fragment_fromstring(converter.convert(markdown), create_parent="div")


@cache
def _converter() -> Markdown:
    return Markdown(extensions=EXTENSIONS, extension_configs=_OPTIONS)


def others_than(allowed: frozenset[str], markdown: str) -> Iterator[str]:
    """Say what Markdown has besides the elements that are allowed, each once: "a table", "a box"."""
    if not _PERHAPS.search(markdown):
        return
    named = {"an icon"} if ICON.search(markdown) else set()
    for element in tree_of(markdown).iterdescendants():
        if not isinstance(element.tag, str):
            continue
        name = next((_NAMES[part] for part in element.get("class", "").split() if part in _NAMES), "")
        if (element.tag not in allowed or name) and not _inside_named(element):
            named.add(name or _NAMES.get(element.tag, "a heading" if element.tag[0] == "h" else "HTML"))
    yield from sorted(named)


def _inside_named(element: HtmlElement) -> bool:
    """Whether it is a part of something that is named already."""
    return any(
        around.tag in _NAMES or {*around.get("class", "").split()} & _NAMES.keys()
        for around in element.iterancestors()
        if around.tag not in IN_DOCUMENTS
    )
