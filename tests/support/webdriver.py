"""A window of a browser that is driven by the commands of the WebDriver standard."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from tests.support.window import Window

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What WebDriver calls an element in its answers."""

ENTER = "\ue007"
"""The key, in a text that is typed."""


class Driven(Window):
    """A window that takes these commands."""

    @abstractmethod
    def ask(self, command: str, **given: Any) -> Any:
        """Have the browser carry out a command of the standard, and return what it answers.

        Raises:
            RuntimeError: it refuses.
        """

    def open(self, address: str) -> None:
        self.ask("Navigate", url=address)

    def reload(self) -> None:
        self.ask("Refresh")

    def back(self) -> None:
        self.ask("Back")

    def run(self, script: str) -> Any:
        return self.ask("ExecuteScript", script=script, args=[])

    def type(self, selector: str, text: str) -> None:
        element = self.ask("FindElement", using="css selector", value=selector)[ELEMENT]
        self.ask("ElementSendKeys", id=element, text=text)

    def press(self, selector: str) -> None:
        self.type(selector, ENTER)

    def close(self) -> None:
        self.ask("DeleteSession")
