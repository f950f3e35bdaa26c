"""A window of a browser that is driven by the commands of the WebDriver standard."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What WebDriver calls an element in its answers."""
PATIENCE = 30.0
"""How long a busy machine may take over one step, in seconds."""


class Window(ABC):
    """A window of a browser."""

    @abstractmethod
    def ask(self, command: str, **given: Any) -> Any:
        """Have the browser carry out a command of the standard, and return what it answers.

        Raises:
            RuntimeError: it refuses.
        """

    def open(self, address: str) -> None:
        """Open a page, and wait until it is there."""
        self.ask("Navigate", url=address)

    def reload(self) -> None:
        """Load the page again."""
        self.ask("Refresh")

    def back(self) -> None:
        """Press the browser's Back button."""
        self.ask("Back")

    def run(self, script: str) -> Any:
        """Run the body of a function in the page, and return what it returns."""
        return self.ask("ExecuteScript", script=script, args=[])

    def type(self, selector: str, text: str) -> None:
        """Click the first element that fits, and type."""
        element = self.ask("FindElement", using="css selector", value=selector)[ELEMENT]
        self.ask("ElementSendKeys", id=element, text=text)

    def click(self, selector: str) -> None:
        """Press the first element that fits."""
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

    def close(self) -> None:
        """Close the window."""
        self.ask("DeleteSession")
