"""Types into the search of a large site, and times each key until the results were painted."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser

from macros.content.load import load
from macros.publishing.search_index import SEARCH_SCRIPT
from tests.search.larger import larger_script
from tests.support.paths import ROOT

# Words that many pages have, a question, and a misspelling, for which all words are looked through.
TYPED = ("public", "people who do not answer", "cogntive")

# From the key until the frame with its results was painted.
_WATCH = """() => {
  window.steps = [];
  addEventListener("keydown", ({ timeStamp }) => {
    requestAnimationFrame(() => setTimeout(() => window.steps.push(performance.now() - timeStamp), 0));
  }, true);
}"""


@dataclass(frozen=True)
class Searching:
    """How long a person waits for the results, in milliseconds."""

    opening: float
    """From opening the window until the first results, with the index to load."""
    keystroke: float
    """From a key until its results, at the 95th percentile."""
    median: float
    """The same, of the key in the middle."""


def measure_searching(browser: Browser, site: Path, into: Path) -> Searching:
    """Search a site that has many pages more, with no server.

    Args:
        browser: the browser.
        site: the folder of the built site.
        into: where a copy of it may go.
    """
    shutil.copytree(site, into)
    (into / SEARCH_SCRIPT).write_text(larger_script(site, load(ROOT)), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto((into / "index.html").as_uri())
    since = page.evaluate("performance.now()")
    page.click("[data-tk-search-open]")
    page.keyboard.type("p")
    page.wait_for_selector(".tk-search__results a")
    opening = page.evaluate("performance.now()") - since
    page.keyboard.press("Backspace")
    page.evaluate(_WATCH)
    for words in TYPED:
        page.keyboard.type(words, delay=100)
        for _ in words:
            page.keyboard.press("Backspace", delay=20)
        page.wait_for_function("(count) => window.steps.length >= count", arg=2 * len(words))
    steps = page.evaluate("window.steps")
    context.close()
    return Searching(opening, quantiles(steps, n=20)[-1], median(steps))
