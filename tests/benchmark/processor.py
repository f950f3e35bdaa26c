"""Reads how long the thread of a page worked: steadier than the clock on a machine that does other things too."""

from __future__ import annotations

from playwright.sync_api import Page

# Until what was changed is on the screen.
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"

# Tasks of the page that take more than 50 ms, by the clock: for that long it does not answer.
_WATCH = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: "longtask",
  });
}"""
_TOLD = 200
"""Milliseconds after which a browser has told of a task that is over: it does so when it has nothing else to do."""


def watch_tasks(page: Page) -> None:
    """From now on, note the page's long tasks."""
    page.evaluate(_WATCH)


def longest_task(page: Page) -> float:
    """The longest task since then, in milliseconds; 0 where none took 50."""
    page.wait_for_timeout(_TOLD)
    return max(page.evaluate("window.tasks"), default=0)


class Processor:
    """The time that the main thread of a page has had of the processor. Chromium alone tells it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked(self) -> float:
        """Milliseconds so far."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration") * 1000

    def keystrokes(self, keys: str, pause: float = 60) -> list[float]:
        """Type, and say how long each key took until its letter was painted.

        Args:
            keys: what is typed, where the focus is.
            pause: milliseconds from each to the next.
        """
        times = []
        for key in keys:
            before = self.worked()
            self._page.keyboard.press("Space" if key == " " else key)
            self._page.evaluate(PAINTED)
            times.append(self.worked() - before)
            self._page.wait_for_timeout(pause)
        return times
