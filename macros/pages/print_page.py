"""Puts all the guidance together on one page, to print or to take along as a document.

It works on finished pages, so that whoever builds them need not be known here. On paper no link can be followed:
each carries the number of its address, and the addresses are at the end.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement, builder

from macros.models.link import Link
from macros.models.toolkit import Toolkit

PAGE = "print-all.md"
"""The page that holds all the others. Its front matter names, under `leaves_out`, the pages that it does not."""

_LEFT_OUT = "//script | //form | //button | //*[@hidden] | //*[@data-script] | " + " | ".join(
    f'//*[contains(concat(" ", @class, " "), " {name} ")]'
    for name in ("headerlink", "tk-add-line", "tk-copy", "tk-downloads", "tk-more")
)
"""What works on a screen alone."""

_HERE = "https://site.invalid/"
"""The site's address while addresses are worked out: one that nobody can have."""

_POINTS_TO = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")


@dataclass(frozen=True)
class Chapter:
    """A page of the guidance, as the page to print has it."""

    address: str
    """Its address on the site, from the root, for example `practice/`."""
    title: str
    content: str
    """Its HTML, with one heading of level 1."""

    @property
    def name(self) -> str:
        """What the ids in it begin with."""
        return re.sub(r"[^a-z0-9]+", "-", self.address.removesuffix(".html")).strip("-") or "home"


@dataclass
class _Whole:
    """What has to be known about all pages while one of them is put in."""

    address: str
    chapters: Mapping[str, Chapter]
    others: Mapping[str, str]
    site_url: str
    toolkit: Toolkit
    notes: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By address: its number, and what is there."""


def whole_guidance(
    address: str, chapters: Sequence[Chapter], others: Mapping[str, str], site_url: str, toolkit: Toolkit
) -> HtmlElement:
    """Put the pages together, with a table of contents first and the addresses last.

    Args:
        address: where the page that holds them all is, from the root of the site.
        chapters: the pages, in order.
        others: the titles of the site's other pages by address, so that links to them can be named.
        site_url: the address of the site, if it is known.
        toolkit: the titles of pages elsewhere, and the words of the interface.

    Returns:
        An element without a heading of level 1.
    """
    say = toolkit.words
    whole = _Whole(address, {chapter.address: chapter for chapter in chapters}, others, site_url, toolkit)
    parts = [_part(chapter, whole) for chapter in chapters]
    numbered = sorted(whole.notes.items(), key=lambda note: note[1][0])
    addresses = builder.OL(*(builder.LI(*_address(target, title, whole)) for target, (_, title) in numbered))
    last = _section("addresses", builder.H2(say("print.addresses"), id="addresses"), addresses)
    contents = builder.OL(*(_entry(part) for part in (*parts, last)))
    nav = builder.E.nav(builder.H2(say("print.contents"), id="contents"), contents)
    nav.set("aria-labelledby", "contents")
    return builder.DIV(nav, *parts, last, builder.CLASS("tk-print"))


def documents_line(address: str, made: Mapping[str, str], toolkit: Toolkit) -> HtmlElement:
    """Offer the same as documents.

    Args:
        address: where the page is.
        made: the paths of the documents by format.
        toolkit: the words of the interface.
    """
    say = toolkit.words
    line = builder.P(say("print.download") + " ", builder.CLASS("tk-downloads"))
    for name, path in made.items():
        link = builder.A(say(f"format.{name}"), href=_relative(address, path))
        link.tail = "" if name == list(made)[-1] else ", "
        line.append(link)
    return line


def _part(chapter: Chapter, whole: _Whole) -> HtmlElement:
    root = html.fragment_fromstring(chapter.content, create_parent="div")
    for element in root.xpath(_LEFT_OUT):
        if element.getparent() is not None:
            element.drop_tree()
    ids = frozenset(root.xpath("//@id"))
    for element in root.iter():
        # A comment is an element without a name.
        if isinstance(element.tag, str):
            _adapt(element, chapter, ids)
    for link in list(root.iter("a")):
        is_term = "tk-term" in link.classes
        if is_term:
            # What explains it beside the word is part of its own page. Here it is a link to the glossary.
            link.classes.discard("tk-term")
            link.attrib.pop("aria-describedby", None)
        if link.get("href"):
            _lead(link, chapter, whole, named=not is_term)
    title = root.find(".//h2")
    title.set("id", chapter.name)
    return _section(chapter.name, *root)


def _adapt(element: HtmlElement, chapter: Chapter, ids: Set[str]) -> None:
    """Make an element of a page fit into a chapter: its level, its name and what it points to."""
    if element.tag in _HEADINGS:
        element.tag = f"h{int(element.tag[1]) + 1}"
    if element.tag == "details":
        element.set("open", "")
    if element.get("id"):
        element.set("id", f"{chapter.name}--{element.get('id')}")
    for name in _POINTS_TO:
        if element.get(name):
            _point(element, name, chapter, ids)


def _point(element: HtmlElement, name: str, chapter: Chapter, ids: Set[str]) -> None:
    """Let an attribute point to what it pointed to, if that is here: a term's meaning is outside the content."""
    there = [f"{chapter.name}--{to}" for to in element.get(name).split() if to in ids]
    if there:
        element.set(name, " ".join(there))
    else:
        del element.attrib[name]


def _section(name: str, *content: HtmlElement) -> HtmlElement:
    section = builder.E.section(*content, builder.CLASS("tk-print__part"))
    section.set("aria-labelledby", name)
    return section


def _named(link: Link | None) -> str:
    if link is None:
        return ""
    return link.title if link.title == link.publisher else f"{link.title} ({link.publisher})"


def _lead(link: HtmlElement, chapter: Chapter, whole: _Whole, *, named: bool) -> None:
    """Let a link lead within the page where it can, and say where it leads on paper: which part if `named`."""
    target = urlsplit(urljoin(f"{_HERE}{chapter.address}", link.get("href")))
    if not target.geturl().startswith(_HERE):
        known = {known.url: known for known in whole.toolkit.links.values() if known.url}.get(link.get("href"))
        _note(link, link.get("href"), _named(known), whole)
        return
    path = target.path.removeprefix("/")
    there = whole.chapters.get(path)
    if there:
        link.set("href", f"#{there.name}--{target.fragment}" if target.fragment else f"#{there.name}")
        if named and there is not chapter and there.title not in link.text_content():
            _after(link, whole.toolkit.words("print.in-page", title=there.title))
        return
    link.set("href", _relative(whole.address, path, target.query, target.fragment))
    _note(link, path, whole.others.get(path, ""), whole)


def _note(link: HtmlElement, target: str, title: str, whole: _Whole) -> None:
    number, _ = whole.notes.setdefault(target, (len(whole.notes) + 1, title))
    _after(link, f"[{number}]")


def _after(link: HtmlElement, words: str) -> None:
    note = builder.SPAN(f" {words}", builder.CLASS("tk-print__note"))
    note.tail, link.tail = link.tail, None
    link.addnext(note)


def _address(target: str, title: str, whole: _Whole) -> Iterable[HtmlElement | str]:
    outside = bool(urlsplit(target).scheme)
    full = target if outside else urljoin(whole.site_url, target) if whole.site_url else ""
    if title:
        yield f"{title}: " if full or outside else f"{title} "
    if full:
        yield builder.A(full, href=full)
    else:
        where = _relative(whole.address, target)
        yield builder.A(whole.toolkit.words("print.on-site"), href=where)


def _relative(here: str, there: str, query: str = "", fragment: str = "") -> str:
    folder = here if here.endswith("/") else posixpath.dirname(here)
    path = posixpath.relpath(there or ".", folder or ".")
    path += "/" if there.endswith("/") or not there else ""
    return path + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def _entry(part: HtmlElement) -> HtmlElement:
    heading = part.find(".//h2")
    entry = builder.LI(builder.A(_words(heading), href=f"#{heading.get('id')}"))
    inner = [
        builder.LI(builder.A(_words(below), href=f"#{below.get('id')}"))
        for below in part.iter("h3")
        if below.get("id")
    ]
    if inner:
        entry.append(builder.UL(*inner))
    return entry


def _words(heading: HtmlElement) -> str:
    return re.sub(r"\s+", " ", heading.text_content()).strip()
