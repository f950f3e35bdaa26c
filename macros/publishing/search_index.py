"""Makes the index that the search loads, from the one that MkDocs' search plugin writes.

What the plugin finds in the pages stays. Added are the words by which readers look for a thing and that no page
shows, the questions by themselves, and what kind of thing each is. Left out is what a page repeats from another.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify

from macros.derived.crosswalk import crosswalk_rows
from macros.models.toolkit import Toolkit
from macros.models.words import SOURCE
from macros.publishing.scripts import code_of, in_order, read_needs
from macros.publishing.word_codes import coded

STOCK_INDEX = "search/search_index.json"
"""Where MkDocs' search plugin writes its index."""

SEARCH_SCRIPT = "search/search.js"
"""Where ours is, with the engine that searches it: a script, which a copy opened from a folder can load too."""

KINDS = ("page", "method", "case-study", "question", "term", "template")
"""What readers see a result called."""

_CALLED: Mapping[str, Sequence[str]] = {"case-study": ("case study",), "method": ("method",)}
"""What readers call a thing of a kind who look for one, as in "case study Scotland". A list says it in its title."""

_OWN_PAGE = 0.5
"""How much a term counts that is a method: the page of the method says more."""

_MOST_LINES = 1
"""How many paragraphs of a page for a few readers are searched, beside its headings. Of its parts, none."""

_BLOCK = re.compile(r"</?(?:p|li|ol|ul|pre)>")
_TAG = re.compile(r"</?\w+>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Entry:
    """A page, or a part of one that has an address of its own."""

    location: str
    """Its address, from the site's root."""
    title: str
    text: str = ""
    """Plain text, a line for each paragraph."""
    words: tuple[str, ...] = ()
    """Other names for it, and words that it is looked for by."""
    kind: str = "page"
    rank: float = 1
    """How much it counts beside others that fit as well. Pages for a few readers say less than 1: `search: boost`."""

    @property
    def page(self) -> str:
        """The address of its page."""
        return self.location.partition("#")[0]


@dataclass
class Places:
    """Where the pages of a build are, and what their front matter says about the search."""

    addresses: dict[str, str] = field(default_factory=dict)
    """By a page's path in docs/, its address from the site's root."""
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By a page's address, its `search_words`."""
    titles: dict[str, str] = field(default_factory=dict)
    """By a page's address, its title."""
    languages: dict[str, str] = field(default_factory=dict)
    """By the address of a page that is not in English, its language."""


def search_script(assets: Path, stock: str, toolkit: Toolkit, places: Places) -> str:
    """Write the script that searches: the engine and the index.

    Args:
        assets: the folder overrides/assets/ of the project.
        stock: the index of MkDocs' search plugin.
        toolkit: the data.
        places: what the build knows about its pages.
    """
    entries = search_entries(json.loads(stock)["docs"], toolkit, places)
    columns = [[e.title for e in entries], ["; ".join(e.words) for e in entries], [e.text for e in entries]]
    alike = ["; ".join(group) for group in toolkit.search.alike]
    words, codes = coded([*(text for column in columns for text in column), *alike])
    count = len(entries)
    given: dict[str, Any] = {
        "leaveOut": " ".join(toolkit.search.leave_out),
        "alike": codes[3 * count :],
        "kinds": KINDS,
        # By column and not by entry: what is alike is together, which compresses better.
        "places": [_short_place(entry) for entry in entries],
        "kindOf": [KINDS.index(entry.kind) for entry in entries],
        "ranks": [entry.rank for entry in entries],
        "words": words,
        "titles": codes[:count],
        "names": codes[count : 2 * count],
        "texts": codes[2 * count : 3 * count],
        "language": SOURCE,
    }
    if places.languages:
        given["languages"] = places.languages
    index = f"tkSearchEngine.index = {json.dumps(given, ensure_ascii=False, separators=(',', ':'))};\n"
    code = "\n".join(code_of(assets, name) for name in in_order(["search/engine"], read_needs(assets)))
    return f"{code}\n{index}"


def _short_place(entry: Entry) -> str:
    """Where an entry is. A part is after its page, and its anchor is made from its title unless it says."""
    page, mark, anchor = entry.location.partition("#")
    return page if not mark else mark if anchor == slugify(entry.title, "-") else f"#{anchor}"


def search_entries(docs: Sequence[Mapping[str, Any]], toolkit: Toolkit, places: Places) -> list[Entry]:
    """List what the search finds: each page, and after it the parts of it.

    Args:
        docs: the entries of MkDocs' search plugin.
        toolkit: the data.
        places: what the build knows about its pages.
    """
    words = {**places.words, **dict(_words(toolkit, places))}
    kinds = dict(_kinds(toolkit, places))
    methods = set(_terms_that_are_methods(toolkit, places))
    questions = list(_questions(toolkit, places))
    pages: dict[str, list[Entry]] = {}
    for doc in docs:
        location = doc["location"]
        page = location.partition("#")[0]
        entry = Entry(
            location,
            _plain(doc["title"]),
            doc["text"],
            (*words.get(location, ()), *_CALLED.get(kinds.get(location, ""), ())),
            kinds.get(location, "page"),
            _OWN_PAGE if location in methods else doc.get("boost", 1),
        )
        pages.setdefault(page, []).append(entry)
    # The text of a page that repeats others is not searched, but the page is found by its name.
    for page, names in places.words.items():
        if names and page not in pages:
            pages[page] = [Entry(page, places.titles[page], words=names)]
    for question in questions:
        if question.page in pages:
            pages[question.page].append(question)
    # What several pages say is searched where it belongs: on a thing's own page before any list of things, and on
    # pages for everybody before those for a few. A question is searched by itself before the list that it is in.
    own_pages = {location for location, kind in kinds.items() if kind in ("method", "case-study")}
    order = sorted(pages, key=lambda page: (page not in own_pages, -pages[page][0].rank))
    asked = {text for question in questions for text in (question.title, question.text)} - {""}
    said = set(asked)
    said |= {method.title for method in toolkit.methods.values()}
    said |= {line for case in toolkit.case_studies.values() for line in (case.title, ", ".join(case.organisations))}
    gists = {method.summary for method in toolkit.methods.values()}
    gists |= {case.summary for case in toolkit.case_studies.values()}
    kept = {page: list(_without_repeats(pages[page], said, gists, asked)) for page in order}
    return [entry for page in pages for entry in kept[page]]


def _without_repeats(entries: Iterable[Entry], said: set[str], gists: Set[str], asked: Set[str]) -> Iterator[Entry]:
    """Leave out paragraphs that were said already, and parts that then have nothing new.

    A part that asks questions stays, for those who look for all of them and not for one.
    """
    for entry in entries:
        if entry.kind == "question":
            yield entry
            continue
        lines = []
        found = _lines(entry.text)
        most = len(found) if entry.rank >= 1 or entry.kind == "term" else 0 if "#" in entry.location else _MOST_LINES
        for line in found[:most]:
            # A list names a thing and repeats the gist that its own page gives.
            if line not in said and line.partition(": ")[2] not in gists:
                lines.append(line)
        said.update(lines)
        title = f"# {entry.title}"
        asks = not asked.isdisjoint(found)
        if lines or asks or entry.words or "#" not in entry.location or title not in said:
            said.add(title)
            yield Entry(entry.location, entry.title, "\n".join(lines), entry.words, entry.kind, entry.rank)


def _lines(marked: str) -> list[str]:
    blocks = (_plain(block) for block in _BLOCK.split(marked))
    return [block for block in blocks if len(block) > 2]


def _plain(marked: str) -> str:
    return html.unescape(_SPACE.sub(" ", _TAG.sub(" ", marked))).replace("\u200b", "").strip()


def _words(toolkit: Toolkit, places: Places) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words of each thing in the data, by its address."""
    at = places.addresses
    for name, method in toolkit.methods.items():
        yield at.get(f"methods/{name}.md", ""), (*method.also_known_as, *method.search_words)
    for name, case in toolkit.case_studies.items():
        yield at.get(f"case-studies/{name}.md", ""), (*case.organisations, *case.search_words)
    for name, point in toolkit.decision_points.items():
        yield at.get(f"decision-points/{name}.md", ""), (point.short_title, *point.search_words)
    for name, tip in toolkit.tips.items():
        yield f"{at.get('tips.md', '')}#{name}", tip.search_words
    for name, standard in toolkit.standards.items():
        yield f"{at.get('tips.md', '')}#{name}", standard.search_words
    for name, term in toolkit.terms.items():
        yield f"{at.get('glossary.md', '')}#{name}", (*term.also_known_as, *term.search_words)


def _kinds(toolkit: Toolkit, places: Places) -> Iterator[tuple[str, str]]:
    """What each thing is, by its address."""
    at = places.addresses
    yield from ((at.get(f"methods/{name}.md", "?"), "method") for name in toolkit.methods)
    yield from ((at.get(f"case-studies/{name}.md", "?"), "case-study") for name in toolkit.case_studies)
    yield from ((f"{at.get('glossary.md', '?')}#{name}", "term") for name in toolkit.terms)
    yield at.get("templates.md", "?"), "template"


def _terms_that_are_methods(toolkit: Toolkit, places: Places) -> Iterator[str]:
    """The addresses of the terms whose method has a page, under the same name or its plural."""
    glossary = places.addresses.get("glossary.md", "?")
    for name in toolkit.terms:
        if {name, f"{name}s"} & toolkit.methods.keys():
            yield f"{glossary}#{name}"


def _questions(toolkit: Toolkit, places: Places) -> Iterator[Entry]:
    """The questions of the plan, and those that a producer could ask at each decision point."""
    plan = places.addresses.get("plan.md")
    for row in crosswalk_rows(toolkit) if plan is not None else ():
        title, hint = f"{row.number} {row.question.text}", row.question.hint or ""
        yield Entry(f"{plan}#{row.anchor}", title, hint, row.question.search_words, "question")
    for name, point in toolkit.decision_points.items():
        page = places.addresses.get(f"decision-points/{name}.md")
        if page is not None:
            yield from (Entry(f"{page}#question-{q.id}", q.text, kind="question") for q in point.questions)
