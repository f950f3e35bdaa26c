"""Asks our search and the stock theme's what people ask, and counts how often the answer is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml
from playwright.sync_api import Page

from macros.content.load import load
from macros.pages.check import look_at_pages
from macros.pages.page_text import address_of
from macros.publishing.search_index import SEARCH_SCRIPT, STOCK_INDEX
from tests.support.paths import ROOT

QUERIES = Path(__file__).parent / "queries.yml"
FIRST = 3
"""How many results a reader looks at before typing something else."""

OURS = """async (queries) => {
  const engine = await tkSearchEngine.Engine.read(tkSearchEngine.index);
  return queries.map((query) => engine.find(query, 100).results.map(({ place }) => place));
}"""

# The messages of Material's worker: 0 sets it up, 2 is a query.
STOCK = """async ([code, index, queries]) => {
  const worker = new Worker(URL.createObjectURL(new Blob([code])));
  const ask = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message);
  });
  await ask({ type: 0, data: { ...JSON.parse(index), options: { suggest: false } } });
  const found = [];
  for (const query of queries) found.push((await ask({ type: 2, data: query })).data.items);
  return found.map((pages) => pages.map(([{ location }]) => location.split("#")[0]));
}"""


@dataclass(frozen=True)
class Query:
    """Something that people type, and where the answer is."""

    half: str
    """Whether its writer had seen results: `seen`, or another name: the others were written unseen."""
    kind: str
    words: str
    pages: tuple[str, ...]
    """The addresses that answer it."""


@dataclass(frozen=True)
class Figures:
    """How good a search is for some queries."""

    count: int
    first: float
    """Of how many of them an answer is the first result."""
    first_three: float
    reciprocal: float
    """The mean of 1 for an answer in the first place, 1/2 for one in the second, and so on."""
    nothing: int
    """For how many nothing is found."""


@cache
def queries() -> list[Query]:
    """Read the file of queries. A page that was renamed since is known by the name that it had."""
    moved = {
        f"{address_of(page.before)}/": f"{address_of(page.now)}/" for page in look_at_pages(ROOT, load(ROOT)).moved
    }
    halves = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return [
        Query(half, kind, str(words), tuple("" if page == "index" else moved.get(page, page) for page in pages))
        for half, kinds in halves.items()
        for kind, entries in kinds.items()
        for entry in entries
        for words, pages in entry.items()
    ]


def our_results(page: Page, site: Path, asked: Sequence[Query]) -> list[list[str]]:
    """The addresses that our search finds for each query, best first.

    Args:
        page: an empty page of a browser.
        site: the built site.
        asked: the queries.
    """
    page.add_script_tag(content=(site / SEARCH_SCRIPT).read_text(encoding="utf-8"))
    found: list[list[str]] = page.evaluate(OURS, [query.words for query in asked])
    return found


def stock_results(page: Page, site: Path, asked: Sequence[Query]) -> list[list[str]]:
    """The addresses that the stock theme's search finds for each query, best first.

    Args:
        page: an empty page of a browser.
        site: the pages as the stock theme builds them.
        asked: the queries.
    """
    (worker,) = site.glob("assets/javascripts/workers/search.*.js")
    index = (site / STOCK_INDEX).read_text(encoding="utf-8")
    words = [query.words for query in asked]
    found: list[list[str]] = page.evaluate(STOCK, [worker.read_text(encoding="utf-8"), index, words])
    return found


def place_of(query: Query, results: Sequence[str]) -> int | None:
    """The place of the first answer among the results, from 1; None if there is none."""
    return next((place for place, found in enumerate(results, 1) if found in query.pages), None)


def figures(pairs: Iterable[tuple[Query, Sequence[str]]]) -> Figures:
    """Count how good the results of queries are."""
    pairs = list(pairs)
    places = [place_of(query, results) for query, results in pairs]
    return Figures(
        len(pairs),
        fmean(place == 1 for place in places),
        fmean(place is not None and place <= FIRST for place in places),
        fmean(1 / place if place else 0 for place in places),
        sum(not results for _, results in pairs),
    )


def by_group(asked: Sequence[Query], results: Sequence[Sequence[str]]) -> Mapping[str, Figures]:
    """The figures of all queries, of each part of the file and of each kind."""
    pairs = list(zip(asked, results, strict=True))
    groups: dict[str, list[Any]] = {"all": pairs}
    for pair in pairs:
        groups.setdefault(pair[0].half, []).append(pair)
    for pair in pairs:
        groups.setdefault(pair[0].kind, []).append(pair)
    return {name: figures(group) for name, group in groups.items()}


def short(asked: Sequence[Query], results: Sequence[Sequence[str]]) -> Iterator[str]:
    """A line for each query whose answer is not among the first results."""
    for query, found in zip(asked, results, strict=True):
        place = place_of(query, found)
        if place is None or place > FIRST:
            where = f"in place {place}" if place else "not found"
            wanted = " or ".join(query.pages)
            yield f"{query.words} ({query.half}): {wanted} is {where}; first: {', '.join(found[:FIRST]) or 'nothing'}"
