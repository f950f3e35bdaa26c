"""Measures how hard each page is to read: `python -m tests.readability` (or `make readability`).

The measure is the Flesch reading ease of the built pages: 100 is a child's book, 60 is plain English, 30 is a
journal. It knows the length of sentences and words and nothing else. Too low is hard; too high is choppy, with terms
and reasons left out. So the mean must be within bounds, no page may be too hard, and pages that are very easy are
named, for somebody to look whether they have lost something.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from bs4 import BeautifulSoup, Tag

from tests.support.builder import build
from tests.support.paths import ROOT
from tests.support.reading import addresses, file_at

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat 0.7.3 finds its word list in a way that setuptools has outgrown.
    import textstat

LEAST_MEAN, MOST_MEAN = 55, 70
LEAST_PAGE = 50
EASY_PAGE = 75

# Text that no one reads as sentences: signposts, names of bodies, and lists of links to sources.
NOT_PROSE = (
    ".headerlink, .tk-box__label, .tk-card__who, .tk-publisher, .tk-also, .tk-help, .tk-more, .tk-goes-with, pre"
)
LISTS_OF_SOURCES = ("Source:", "Sources:", "Read more")
PASSAGES = "p, li, td, dd, .tk-gist"

# Rounded to one decimal, as textstat does unless told, syllables a word alone make the ease jump by 8.
textstat.set_rounding(False)


@dataclass(frozen=True)
class Reading:
    """How hard a text is to read."""

    page: str
    ease: float
    words: int
    sentences: int

    @property
    def length(self) -> float:
        """How many words a sentence has in the mean."""
        return self.words / max(self.sentences, 1)


def passages(html: str) -> list[str]:
    """The words of a page's article, by paragraph, list item and cell, each ended as a sentence.

    Without a full stop at the end of its items, a list would be one endless sentence. Words that end in a
    colon are read together with what follows. Headings are left out: they are read at a glance.
    """
    article = BeautifulSoup(html, "lxml").select_one(".tk-article")
    if article is None:
        return []
    for element in article.select(NOT_PROSE):
        element.decompose()
    for items in article.select("ul, ol"):
        before = items.find_previous_sibling()
        if before and before.get_text(strip=True) in LISTS_OF_SOURCES:
            before.extract()
            items.decompose()
    # Deepest first, each taken out once read, so that no words count twice.
    texts = [_sentence(element.extract()) for element in reversed(article.select(PASSAGES))]
    return [text for text in reversed(texts) if text]


def _sentence(element: Tag) -> str:
    text = " ".join(element.get_text().split())
    return text if not text or text.endswith((".", "?", "!", ":")) else f"{text}."


def reading(page: str, texts: Iterable[str]) -> Reading:
    """Measure texts as one."""
    text = "\n".join(texts)
    return Reading(
        page,
        textstat.flesch_reading_ease(text),
        textstat.lexicon_count(text),
        textstat.sentence_count(text),
    )


def readings(site: Path) -> list[Reading]:
    """Measure each page of a built site (but the one for dead addresses), the hardest first."""
    found = [
        reading(f"/{address}", passages(file_at(site, address).read_text("utf-8")))
        for address in addresses(site)
        if address != "404.html"
    ]
    return sorted(found, key=lambda r: r.ease)


def verdict(found: list[Reading]) -> list[str]:
    """What breaks the rules, in plain words; nothing if the pages are plain enough and not too plain."""
    hard = too_hard(found)
    mean = fmean(r.ease for r in found)
    if not LEAST_MEAN <= mean <= MOST_MEAN:
        hard.append(f"the mean is {mean:.1f}: it must be {LEAST_MEAN} to {MOST_MEAN}")
    return hard


def too_hard(found: list[Reading]) -> list[str]:
    """The pages that are too hard. An author can be held to this; the mean is that of all pages, for a release."""
    return [
        f"{r.page} has {r.ease:.1f}: no page may have less than {LEAST_PAGE}" for r in found if r.ease < LEAST_PAGE
    ]


def very_easy(found: list[Reading]) -> list[str]:
    """The pages whose sentences may have become too short to carry their reasons."""
    return [
        f"{r.page} has {r.ease:.1f}, more than {EASY_PAGE}, with {r.length:.1f} words a sentence"
        for r in found
        if r.ease > EASY_PAGE
    ]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        result = build(ROOT, Path(folder))
        if result.returncode:
            sys.exit(result.stderr)
        found = readings(Path(folder))
    print(f"{'page':<44}{'reading ease':>14}{'words a sentence':>18}{'words':>8}")
    for r in found:
        print(f"{r.page:<44}{r.ease:>14.1f}{r.length:>18.1f}{r.words:>8}")
    length = sum(r.words for r in found) / sum(r.sentences for r in found)
    print(f"\nmean of {len(found)} pages: {fmean(r.ease for r in found):.1f}, with {length:.1f} words a sentence")
    easy = very_easy(found)
    if easy:
        print("Very easy: is a term or a reason lost?\n" + "\n".join(f"- {line}" for line in easy))
    hard = verdict(found)
    if hard:
        sys.exit("Not within the bounds:\n" + "\n".join(f"- {line}" for line in hard))


if __name__ == "__main__":
    main()
