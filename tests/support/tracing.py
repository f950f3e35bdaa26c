"""What Chromium tells of its own work: each task, layout and painting, with how long it took."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page


class Trace:
    """What a page does from now on. Chromium alone tells it."""

    def __init__(self, page: Page, category: str = "disabled-by-default-devtools.timeline") -> None:
        self._page = page
        self._events: list[dict[str, Any]] = []
        self._is_whole = False
        self._session = page.context.new_cdp_session(page)
        self._session.on("Tracing.dataCollected", lambda told: self._events.extend(told["value"]))
        self._session.on("Tracing.tracingComplete", lambda _: self._end())
        chosen = {"includedCategories": [category]}
        self._session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": chosen})

    def _end(self) -> None:
        self._is_whole = True

    def events(self) -> list[dict[str, Any]]:
        """End here, and say what happened."""
        self._session.send("Tracing.end")
        while not self._is_whole:
            self._page.wait_for_timeout(10)
        return self._events
