"""Finds what an author of Markdown did not mean: raw text, what is blocked, and what is of no use to readers.

The same for pages and for the prose of the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from macros.content.html_checks import html_problems
from macros.content.list_checks import list_problems
from macros.faults import suggestion
from macros.markdown.code import blanked, without_code
from macros.markdown.links import SCHEME, Link, links_in, undefined_references
from macros.text import line_numbers

Found = tuple[int, str]
"""The line, from 1, and what is wrong there."""

_ON_A_COMPUTER = re.compile(r"\\|file:|[A-Za-z]:[\\/]", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = ("http", "https", "mailto", "tel", "link")
_EMPTY_WORDS = re.compile(
    r"(?:click |see |read |look |press |find it )?(?:here|this|this (?:link|page|site|website)|link|more|read more|"
    r"find out more|learn more|see more|more (?:information|details))[.:]?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PAGE_OR_ADDRESS = r"(?:/|https?:|link:|mailto:|[\w./-]+\.md)"
_SLIPS: Mapping[str, re.Pattern[str]] = {
    "has a space between the words of a link and its address: delete the space": re.compile(
        rf"\[[^\[\]\n]+\] \(<?{_PAGE_OR_ADDRESS}[^()\n]*\)"
    ),
    "has the brackets of a link the wrong way round: write [words](address)": re.compile(
        rf"\([^()\n]+\)\[{_PAGE_OR_ADDRESS}[^\[\]\n]*\]"
    ),
    "has curly quotes in braces: write straight ones": re.compile(r"\{(?=[^{}\n]*+\})[^{}\n]*=[“”‘’]"),
    "has a link by name in angle brackets: write [words](link:name)": re.compile(
        rf"(?<!\()(?<!: )<{SCHEME}[^<>\n]*>"
    ),
}
_UNSEEN = re.compile(r"^[ \t]*[\u200b\u200c\u200d\u2060\ufeff]|[\u202d\u202e]", re.MULTILINE)
_BROKEN = re.compile(r"[^\s]{0,20}(?:\ufffd|â€[^\s]|Ã[\u0080-\u00bf])[^\s]{0,20}")
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}(?!#)(?P<words>.*)$", re.MULTILINE)
_BRACES = re.compile(
    r"\{:?\s*+(?:(?:#[a-z0-9-]++|\.[\w-]++|[\w-]++=(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'}]++))\s*+)++\}\s*"
)


def markdown_problems(text: str) -> Iterator[Found]:
    """Find what is wrong with some Markdown by itself.

    Args:
        text: prose, or the words of a page.
    """
    masked = without_code(text, html=False)
    links = links_in(text)
    yield from list_problems(masked)
    yield from html_problems(masked)
    yield from _heading_problems(masked)
    for link in links:
        yield from ((link.target_line, message) for message in _link_problems(link))
    yield from _slips(masked, links)
    line_of = line_numbers(masked)
    for unseen in _UNSEEN.finditer(masked):
        message = "has a character here that cannot be seen: delete the start of the line, and type it again"
        yield line_of(unseen.start()), message
    for broken in _BROKEN.finditer(masked):
        message = f'has broken characters ("{broken[0]}"): type the word again, and save the file as UTF-8'
        yield line_of(broken.start()), message
    for used, name in undefined_references(text):
        yield used, f'names "{name}" as the place of an address, and there is no line "[{name}]: address" on the page'


def _link_problems(link: Link) -> Iterator[str]:
    target = link.target
    scheme = _SCHEME.match(target)
    if not target.strip():
        yield "has a link without an address: write one between the round brackets"
    elif re.search(r"[“”‘’]", target):
        yield f"has curly quotes around an address: write it as ({target.strip('“”‘’')})"
    elif _ON_A_COMPUTER.match(target):
        yield f'links to "{target}" on a computer, where readers cannot get at it: put the file beside the page'
    elif _EMAIL.fullmatch(target):
        yield f"has an email address in place of a link: write it as (mailto:{target})"
    elif scheme and scheme[1] not in _SCHEMES and scheme[1].lower() in _SCHEMES:
        yield f'has a link that starts with "{scheme[0]}": write "{scheme[0].lower()}" in lower case'
    elif scheme and scheme[1].lower() in ("javascript", "data", "vbscript"):
        yield f'has a link that starts with "{scheme[0]}", which the site\'s policy blocks: leave it out'
    elif scheme and scheme[1] not in _SCHEMES:
        yield f'has a link that starts with "{scheme[0]}", which leads nowhere.{suggestion(scheme[1], _SCHEMES)}'
    elif target.startswith("www."):
        yield f'has an address that starts with "www.": write it whole, as https://{target}'
    elif scheme and scheme[1].startswith("http") and link.image:
        yield "shows a picture from another site, which the site's policy blocks: put the file beside the page"
    elif link.image and link.name is not None:
        yield "shows a picture by the name of a link: put the file beside the page, and write its address"
    if link.image:
        if link.reference and not link.words.strip() and ".decoration" not in link.attributes:
            yield (
                "shows a picture without words for those who cannot see it: write what it shows between the square "
                "brackets, or { .decoration } behind it if it says nothing"
            )
    elif link.words != target:
        words = re.sub(r"[*_`]", "", link.words).strip()
        if not words:
            yield "has a link without words: write between the square brackets what it opens"
        elif _EMPTY_WORDS.fullmatch(words):
            yield f'has a link whose words are "{words}": write what it opens'
        elif _ADDRESS.fullmatch(words):
            yield f'has a link whose words are its address ("{words}"): write what it opens'


def _slips(masked: str, links: Sequence[Link]) -> Iterator[Found]:
    line_of = line_numbers(masked)
    for message, pattern in _SLIPS.items():
        for slip in pattern.finditer(masked):
            yield line_of(slip.start()), message
    # Those around others come first.
    spans = sorted((link.span for link in links), key=lambda span: (span[0], -span[1]))
    for number, line in enumerate(blanked(masked, spans).split("\n"), 1):
        if "](" in line[line.rfind(")") + 1 :]:
            yield number, 'has a link that does not end: write ")" behind its address'


def _heading_problems(masked: str) -> Iterator[Found]:
    line_of = line_numbers(masked)
    for heading in _HEADING.finditer(masked):
        line, words = line_of(heading.start()), heading["words"].rstrip().rstrip("#").strip()
        braces = re.search(r"\{(?!\{|%).*", words)
        if not words.strip() or (braces and not words[: braces.start()].strip()):
            yield line, 'has a heading without words: write some behind "#", or delete the line'
        elif braces and "{{" not in words and not _BRACES.fullmatch(braces[0]):
            yield (
                line,
                (
                    f"has braces behind a heading that cannot be read ({braces[0].strip()}): write {{ #name }}, with "
                    "lower-case letters, digits and hyphens in the name"
                ),
            )
