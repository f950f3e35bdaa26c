"""How tests open pages of the site in a browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route

from tests.support.paths import ROOT

# How long a busy machine may take over one step, in milliseconds.
PATIENCE = 60_000

OpenPage = Callable[..., Page]
"""What the fixture `open_page` gives."""


class Held:
    """Requests of a page that wait until a test lets them go on: the page is then as on a slow connection."""

    def __init__(self, page: Page, addresses: str) -> None:
        self._page, self._addresses = page, addresses
        self._routes: list[Route] = []
        self._hold = self._routes.append
        page.route(addresses, lambda route: self._hold(route))

    def wait(self) -> None:
        """Wait until the page has asked."""
        for _ in range(PATIENCE // 10):
            if self._routes:
                return
            self._page.wait_for_timeout(10)
        raise AssertionError(f"nothing asked for {self._addresses}")

    def let_go(self) -> None:
        """Let what was asked for come, and all that is asked for later."""
        self._end(Route.continue_)

    def abort(self) -> None:
        """Let what was asked for fail, and all that is asked for later."""
        self._end(Route.abort)

    def _end(self, end: Callable[[Route], None]) -> None:
        self.wait()
        self._hold = end
        for route in self._routes:
            end(route)


FOCUS = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && style.opacity > 0;
  return element === document.body ? null : {
    html: element.outerHTML,
    href: element.getAttribute("href"),
    inMenu: Boolean(element.closest("#menu")),
    shows: outlined && box.width > 0 && box.right > 0 && box.bottom > 0,
  };
}"""
"""Says what has the focus, and whether a reader sees that; nothing if nothing has it."""

OVERFLOW = """() => [...document.querySelectorAll("main *, dialog[open] *")]
  .filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > innerWidth + 1)
  // What is for screen readers alone is clipped to nothing.
  .filter((one) => one.parentElement && getComputedStyle(one.parentElement).clipPath === "none")
  .map((one) => one.outerHTML.slice(0, 120))"""
"""Lists what reaches beyond the right edge of the window."""

_NAV = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").split("\nnav:\n")[1].split("\n\n")[0]
SHIFTS = """
  window.shifted = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { window.shifted += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
"""
"""Adds up, in `window.shifted`, how far what a page shows moves by itself."""
MENU = len(re.findall(r"^- ", _NAV, re.MULTILINE))
"""How many entries the menu has: what begins at the margin below `nav:`."""
