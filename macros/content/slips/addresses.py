"""Finds what was meant to be a link and is none, and links that nothing can open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from macros.content.slips.slip import Slip
from macros.faults import suggestion
from macros.markdown.code import blanked, without_code
from macros.markdown.links import SCHEME, Link
from macros.models.base import is_address
from macros.models.detours import detour
from macros.text import line_numbers

_ON_A_COMPUTER = re.compile(r"\\|file:|[A-Za-z]:(?:[\\/]|%5C)|%5C%5C|//[^./]*/", re.IGNORECASE)
_OF_A_DRIVE = re.compile(
    # A link in HTML gets another message.
    r"(?<!href=[\"'])(?:\bfile:/[^\s<>()\[\]\0\"]+"
    r"|(?<![\w\\/])\\\\\w[\w.-]*\\[^\s<>()\[\]\0\"]+"
    r"|(?<![\w\\])[A-Za-z]:\\\w[^\s<>()\[\]\0\"]*)",
    re.IGNORECASE,
)
"""The place of a file on a computer or a shared drive: `file:///S:/a`, `\\\\server\\a`, `S:\\a`."""
_OF_THE_AUTHOR = re.compile(r"https?://(?:localhost|127\.\d|0\.0\.0\.0|\[)", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+")
_MAIL = re.compile(r"mailto:[^\s@/:?,<>]+@[^\s@/:?,<>]+(?:,[^\s@/:?,<>]+@[^\s@/:?,<>]+)*(?:\?\S*)?")
_TELEPHONE = re.compile(r"tel:\+?[\d().-]+")
_BEGUN = re.compile(r"(?P<no_colon>https?//)|www\.")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SCHEMES = ("http", "https", "mailto", "tel", "link")
_PAGE_OR_ADDRESS = r"(?:/|#[a-z]|https?:|link:|mailto:|[\w./-]+\.md\b)"
_SLIPS: Mapping[str, re.Pattern[str]] = {
    "has a space between the words of a link and its address: delete the space": re.compile(
        rf"\[[^\[\]\n]+\] \(<?{_PAGE_OR_ADDRESS}[^()\n]*\)"
    ),
    "has the end of a line between the words of a link and its address: put them on one line": re.compile(
        rf"\[[^\[\]\n]+\]\n[ \t]*\(<?{_PAGE_OR_ADDRESS}[^()\n]*\)"
    ),
    "has the brackets of a link the wrong way round: write [words](address)": re.compile(
        rf"\([^()\n]+\)\[{_PAGE_OR_ADDRESS}[^\[\]\n]*\]"
    ),
    'has a space between "!" and a picture: delete the space': re.compile(r"^[ \t]*! \[", re.MULTILINE),
    "has curly quotes in braces: write straight ones": re.compile(r"\{(?=[^{}\n]*+\})[^{}\n]*=[“”‘’]"),
    "has a link by name in angle brackets: write [words](link:name)": re.compile(
        rf"(?<!\()(?<!: )<{SCHEME}[^<>\n]*>"
    ),
}
"""What looks like a link and is none, by what to say about it."""
_SLIPS_BESIDE_LINKS: Mapping[str, re.Pattern[str]] = {
    'has words of a link that do not end: write "]" before "("': re.compile(
        rf"\[[^\[\]()\n]+\({_PAGE_OR_ADDRESS}[^()\[\]\n]*\)(?!\])"
    ),
    "has an address after square brackets that is not in round ones: write [words](address)": re.compile(
        r"\[[^\[\]\n]+\][ \t]*\{?(?:/[\w./-]*\.md\b|https?://|link:|mailto:|[\w-]+\.md\b)"
    ),
    "has wide brackets around an address: write ( and ) of the plain kind": re.compile(r"[\]］]（|］\("),
    "has a link in double square brackets: write [words](/page.md)": re.compile(r"!?\[\[[^\[\]\n]+\]\]"),
}
"""The same, where Python-Markdown does not take a piece of it for a link."""
_SIGNS = re.compile(r"[\[\]］{<]|https?://|www\.")
"""One of these is in whatever was meant to be a link."""
_BARE = re.compile(r"(?<![\w/.:@\"'=<\[])(?:https?://|www\.)[^\s<>()\[\]\0]{3,}")
_DEFINES = re.compile(r"[ ]{0,3}\[[^\]^*\n][^\]\n]*\]:|[ \t]*-+8<-")
"""What comes before an address that gets a name, or that a snippet is taken from."""
_SECOND = re.compile(rf"\({_PAGE_OR_ADDRESS}[^()\n]*\)")


def address_problems(link: Link) -> Iterator[str]:
    """Find what is wrong with where a link leads. Whether there is such a page is looked up elsewhere."""
    target = link.target
    if not target.strip():
        yield "has a link without an address: write one between the round brackets"
    elif target == "#":
        yield 'has a link to "#", which leads nowhere: write the name of the place after it'
    elif re.search(r"[“”‘’]", target):
        yield _curly_quotes(target)
    elif _ON_A_COMPUTER.match(target):
        yield f'links to "{target}" on a computer, where readers cannot get at it: put the file beside the page'
    elif _OF_THE_AUTHOR.match(target):
        yield f'links to "{target}" on your own computer, where readers cannot get at it: write it as /page.md'
    elif _EMAIL.fullmatch(target) and not _is_in_angle_brackets(link):
        yield f"has an email address in place of a link: write it as (mailto:{target})"
    elif begun := _BEGUN.match(target):
        whole = target[len(begun["no_colon"] or "") :]
        yield f'has an address that starts with "{begun[0]}": write it whole, as https://{whole}'
    elif scheme := _SCHEME.match(target):
        yield from _scheme_problems(scheme[1], target)


def _is_in_angle_brackets(link: Link) -> bool:
    """Whether Markdown makes a link of an address by itself: <team@organisation.example>."""
    return link.words == link.target and link.span[1] - link.span[0] == len(link.target) + 2


def _curly_quotes(target: str) -> str:
    """What is wrong with an address that has curly quotes."""
    if re.search(r"\s[“”‘’]", target):
        return 'has curly quotes around the title of a link: write straight ones, as in [words](/page.md "title")'
    return f"has curly quotes around an address: write it as ({target.strip('“”‘’')})"


def _scheme_problems(scheme: str, target: str) -> Iterator[str]:
    """What is wrong with an address, by the word before its first colon."""
    if scheme not in _SCHEMES and scheme.lower() in _SCHEMES:
        yield f'has a link that starts with "{scheme}:": write "{scheme.lower()}:" in lower case'
    elif scheme.lower() in ("javascript", "data", "vbscript"):
        yield f'has a link that starts with "{scheme}:", which the site\'s policy blocks: leave it out'
    elif scheme not in _SCHEMES:
        yield f'has a link that starts with "{scheme}:", which leads nowhere.{suggestion(scheme, _SCHEMES)}'
    elif scheme.startswith("http") and not is_address(target):
        yield f'has a web address that cannot open ("{target}"): write it whole, with https://'
    elif scheme.startswith("http") and (message := detour(target)):
        yield f"has an address that {message}"
    elif scheme == "mailto" and not _MAIL.fullmatch(target):
        yield f'has an email link that cannot open ("{target}"): write it as mailto:name@organisation.example'
    elif scheme == "tel" and not _TELEPHONE.fullmatch(target):
        yield f'has a number to call that cannot open ("{target}"): write digits, as in tel:+441632960000'


def places_on_drives(text: str, otherwise: str = "leave it out") -> Iterator[Slip]:
    """Find where a file lies on a computer or a shared drive, where no reader of the site can get at it.

    Args:
        text: any text. Of Markdown, with its code and its links blanked out.
        otherwise: what to do if no file is meant.
    """
    line_of = line_numbers(text)
    for place in _OF_A_DRIVE.finditer(text):
        yield (
            line_of(place.start()),
            f'has a place on a computer or a shared drive ("{place[0]}"), where readers cannot get at it: put the '
            f"file beside the pages and link to it, or {otherwise}",
        )


def link_slips(text: str, masked: str, links: Sequence[Link]) -> Iterator[Slip]:
    """Find what was meant to be a link and is none.

    Args:
        text: Markdown.
        masked: the same with its code blanked out.
        links: the links in it.

    Returns:
        The line of each, from 1, and what is wrong.
    """
    # Those around others come first.
    by_place = sorted(links, key=lambda link: (link.span[0], -link.span[1]))
    rest = blanked(masked, [link.span for link in by_place], "\0")
    if "\\" in text or "file:" in text:
        without_names = re.sub(
            rf"^(?:{_DEFINES.pattern}).*", lambda named: "\0" * len(named[0]), rest, flags=re.MULTILINE
        )
        yield from places_on_drives(without_names, "put backticks around it")
    if not _SIGNS.search(text):
        return
    slips = list(_like_links(rest, masked))
    second = list(_second_addresses(rest, by_place))
    yield from slips
    yield from _open_brackets(rest, {line for line, _ in slips})
    yield from _links_in_links(by_place)
    yield from second
    bare = blanked(without_code(text), [link.span for link in by_place], "\0")
    yield from _bare_addresses(text, bare, {line for line, _ in (*slips, *second)})


def _like_links(rest: str, masked: str) -> Iterator[Slip]:
    """Words that look like a link and are none.

    Args:
        rest: Markdown with its code and its links blanked out.
        masked: the same with its links.
    """
    line_of = line_numbers(masked)
    for slips, where in ((_SLIPS, masked), (_SLIPS_BESIDE_LINKS, rest)):
        for message, pattern in slips.items():
            yield from ((line_of(slip.start()), message) for slip in pattern.finditer(where))


def _open_brackets(rest: str, told: Set[int]) -> Iterator[Slip]:
    """The brackets in the middle of a link that has no beginning or no end, in lines that have no other fault yet."""
    for number, line in enumerate(rest.split("\n"), 1):
        at = re.search(r"(?<!\\)\]\(", line)
        if at and number not in told:
            if ")" in line[at.start() :]:
                yield number, 'has an address without the words of its link: write "[" before them'
            else:
                yield number, 'has a link that does not end: write ")" after its address'


def _links_in_links(by_place: Sequence[Link]) -> Iterator[Slip]:
    around = 0
    for link in by_place:
        if link.span[0] < around and not link.image:
            yield link.line, "has a link in the words of another: take one of them out"
        around = max(around, link.span[1])


def _second_addresses(rest: str, by_place: Sequence[Link]) -> Iterator[Slip]:
    for link in by_place:
        if _SECOND.match(rest, link.span[1]) and not link.attributes:
            yield link.line, "has a second address after a link: delete it, or write a link of its own"


def _bare_addresses(text: str, bare: str, told: Set[int]) -> Iterator[Slip]:
    """Addresses that are no link, in lines that have no other fault yet.

    Args:
        text: Markdown.
        bare: the same with its code and its links blanked out.
        told: those lines.
    """
    line_of = line_numbers(text)
    for address in _BARE.finditer(bare):
        here = line_of(address.start())
        start = text.rfind("\n", 0, address.start()) + 1
        whole = address[0].rstrip(".,;:!?")
        if here not in told and not _DEFINES.match(text[start : address.start()]):
            yield (
                here,
                (
                    f'has an address that is no link ("{whole}"): write [what it opens](https://…), or put '
                    "backticks around it"
                ),
            )
