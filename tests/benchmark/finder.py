"""Narrows the finder's list of a large site, and times each step until the list was painted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from playwright.sync_api import Browser

from tests.benchmark.weight import gzipped

# Words that few entries have, that many have, and that none has; each is typed and deleted letter by letter.
TYPED = ("ethnicity", "people", "zzz")

# From the key or the click until the frame with the narrowed list was painted.
_WATCH = """() => {
  window.steps = [];
  for (const type of ["keydown", "click"]) {
    addEventListener(type, ({ timeStamp, target }) => {
      if (!target.matches("input")) return;
      requestAnimationFrame(() => setTimeout(() => window.steps.push(performance.now() - timeStamp), 0));
    }, true);
  }
}"""


@dataclass(frozen=True)
class Narrowing:
    """How long a person waits for the list, in milliseconds, at the 95th percentile."""

    entries: int
    keystroke: float
    choice: float
    """A filter ticked or taken away."""
    page: int
    """Bytes of the page's HTML under gzip."""


def measure_finder(browser: Browser, site: Path, name: str = "find") -> Narrowing:
    """Open a built site's finder, with no server, type into it and tick every filter on and off.

    Args:
        browser: the browser.
        site: the folder of the site.
        name: the folder of the page, for another list than the finder's own.
    """
    context = browser.new_context()
    page = context.new_page()
    file = site / name / "index.html"
    page.goto(file.as_uri())
    page.evaluate(_WATCH)
    boxes = page.locator("[data-filter] input")

    def times(count: int) -> list[float]:
        page.wait_for_function("(count) => window.steps.length === count", arg=count)
        return page.evaluate("window.steps.splice(0)")

    page.get_by_role("searchbox").click()
    times(1)
    for word in TYPED:
        page.keyboard.type(word, delay=100)
        for _ in word:
            page.keyboard.press("Backspace", delay=100)
    keystrokes = times(2 * len("".join(TYPED)))
    for _ in ("on", "off"):
        for box in boxes.all():
            box.evaluate("(box) => box.click()")
            page.wait_for_timeout(50)
    choices = times(2 * boxes.count())
    entries = page.locator(".tk-entry").count()
    context.close()
    return Narrowing(entries, quantiles(keystrokes, n=20)[-1], quantiles(choices, n=20)[-1], gzipped(file))
