"""Reads how long the thread of a page worked: steadier than the clock on a machine that does other things too."""

from __future__ import annotations

from collections import defaultdict

from playwright.sync_api import Page

from tests.support.tracing import Trace

# Until what was changed is on the screen.
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"

_TASK = "RunTask"
"""What a trace of Chromium calls a whole task, with all that follows from it."""
_PAGES = "CrRendererMain"
"""What Chromium calls the main thread of a page."""


class Tasks:
    """The tasks of a page, one after the other, from now on: while one lasts, the page does not answer.

    By the time of the processor: on a machine that does other things too, the clock makes any of them long.
    """

    def __init__(self, page: Page) -> None:
        self._trace = Trace(page)

    def longest(self) -> float:
        """End here, and say how many milliseconds the longest took."""
        events = self._trace.events()
        named = [event for event in events if event["name"] == "thread_name"]
        pages = {(one["pid"], one["tid"]) for one in named if one["args"]["name"] == _PAGES}
        times: dict[tuple[int, int], list[float]] = defaultdict(list)
        for event in events:
            if event["name"] == _TASK and (thread := (event["pid"], event["tid"])) in pages:
                times[thread].append(event.get("tdur", 0) / 1000)
        # A browser keeps a spare page, which does next to nothing.
        return max(max(times.values(), key=sum))


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
