"""Writes down what a screen reader is given to say: what gets the focus, and what live regions tell."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page

_LISTEN = """() => {
  if (window.heard) return;
  window.heard = [];
  const live = '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"])';
  const told = new Map();
  const look = () => {
    for (const region of document.querySelectorAll(live)) {
      const shows = region.getClientRects().length > 0;
      const words = shows ? region.textContent.replace(/\\s+/g, " ").trim() : "";
      const how = region.getAttribute("role") === "alert" ? "alert" : "status";
      if (words !== (told.get(region) ?? "") && words) window.heard.push(`${how}: ${words}`);
      told.set(region, words);
    }
  };
  look();
  window.heard.length = 0;
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(look).observe(document, all);
}"""

_STATES = ("checked", "pressed", "expanded", "invalid", "required", "disabled", "modal", "hasPopup")
_TIME = re.compile(r"\b\d\d:\d\d\b")


class ScreenReader:
    """Follows a person through pages, and keeps what there was to hear."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)
        self.lines: list[str] = []

    def arrive(self, path: str) -> None:
        """Go to a page: its title is read."""
        self._page.goto(path, wait_until="networkidle")
        self._page.evaluate(_LISTEN)
        self.lines += ["", f"page: {self._page.title()}"]

    def press(self, key: str, times: int = 1) -> None:
        """Press a key, and write down what then has the focus."""
        for _ in range(times):
            self._page.keyboard.press(key)
        self.note(key if times == 1 else f"{key} {times} times")

    def note(self, act: str) -> None:
        """Write down what was done, what has the focus, and what was told."""
        self._page.wait_for_timeout(700)  # What is typed is told after a pause.
        self.lines.append(f"{act} → {self._focused()}")
        self.lines += [
            f"    {_TIME.sub('HH:MM', said)}" for said in self._page.evaluate("() => window.heard.splice(0)")
        ]

    def _focused(self) -> str:
        found = self._session.send("Runtime.evaluate", {"expression": "document.activeElement"})
        tree = self._session.send(
            "Accessibility.getPartialAXTree", {"objectId": found["result"]["objectId"], "fetchRelatives": False}
        )
        node: dict[str, Any] = next(node for node in tree["nodes"] if not node.get("ignored"))
        parts = [_value(node, "role"), f"“{_value(node, 'name')}”"]
        if description := _value(node, "description"):
            parts.append(f"({description})")
        states = {state["name"]: state["value"].get("value") for state in node.get("properties", ())}
        parts += [f"{name}: {states[name]}" for name in _STATES if states.get(name) not in (None, False, "false", "")]
        return " ".join(parts)


def _value(node: dict[str, Any], name: str) -> str:
    return re.sub(r"\s+", " ", str(node.get(name, {}).get("value", ""))).strip()
