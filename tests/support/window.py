"""A window of a browser: the same for each engine, whatever drives it."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from typing import Any

PATIENCE = 30.0
"""How long a busy machine may take over one step, in seconds."""


class Window(ABC):
    """A window of a browser."""

    keeps_pages_for_back = True
    """Whether Back shows a page as it was left. Chromium without windows keeps none, and loads it again."""

    may_refuse_to_copy = False
    """Whether what a driver presses may at times not write to the clipboard, as in WebKit."""

    @abstractmethod
    def open(self, address: str) -> None:
        """Open a page, and wait until it is there."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page again."""

    @abstractmethod
    def back(self) -> None:
        """Press the browser's Back button."""

    @abstractmethod
    def run(self, script: str) -> Any:
        """Run the body of a function in the page, and return what it returns.

        Raises:
            RuntimeError: it fails, or the page is just being left.
        """

    @abstractmethod
    def type(self, selector: str, text: str) -> None:
        """Go to the first field that fits, and type after what is in it."""

    @abstractmethod
    def press(self, selector: str) -> None:
        """Press the Enter key on the first element that fits: some things an engine lets nobody but a person do."""

    @abstractmethod
    def close(self) -> None:
        """Close the window."""

    def click(self, selector: str) -> None:
        """Click the first element that fits, from a script."""
        self.run(f"document.querySelector({json.dumps(selector)}).click()")

    def until(self, script: str) -> Any:
        """Wait until the body of a function returns something true, and return that."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                if found := self.run(script):
                    return found
            except RuntimeError:
                # A page that is just being left cannot answer.
                if time.monotonic() >= end:
                    raise
            assert time.monotonic() < end, f"never came true: {script}"
            time.sleep(0.1)
