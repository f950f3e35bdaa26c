"""A Chromium that Playwright can drive. `python -m tests.support.chromium` gets one where there is none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests.support.programs import Program, installed, on_path, run
from tests.support.window import PATIENCE, Window

SHELL = "chromium-headless-shell"
"""The same engine without windows: it opens a page in a quarter of the time."""

THIS_MACHINE_ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""An option by which it finds no other host. To look at each request as it goes out would take longer."""

NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _usual() -> Iterator[str]:
    yield from on_path(*NAMES)()
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    yield own


def _starts(path: str) -> bool:
    # In a thread of its own: Playwright starts once a thread, and a test of this process may have a browser open.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_launches, path).result()


def _launches(path: str) -> bool:
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=path).close()
        except Error:
            return False
    return True


def _get_playwrights_own() -> None:
    run(sys.executable, "-m", "playwright", "install", "chromium")


CHROMIUM = Program(
    "Chromium", "CHROMIUM", _usual, (_get_playwrights_own, installed(SHELL), installed("chromium")), _starts
)


class Chromium(Window):
    """A window of Chromium, driven by Playwright."""

    keeps_pages_for_back = False

    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, address: str) -> None:
        self._page.goto(address)

    def reload(self) -> None:
        self._page.reload()

    def back(self) -> None:
        self._page.go_back()

    def run(self, script: str) -> Any:
        try:
            return self._page.evaluate(f"() => {{ {script} }}")
        except Error as error:
            raise RuntimeError(error.message) from error

    def type(self, selector: str, text: str) -> None:
        self._page.locator(selector).first.focus()
        self._page.keyboard.press("Control+End")
        self._page.keyboard.type(text)

    def press(self, selector: str) -> None:
        self._page.locator(selector).first.press("Enter")

    def close(self) -> None:
        self._page.context.close()


@contextmanager
def launched(path: str) -> Iterator[Browser]:
    """Start the browser at a path, for a command that measures. Tests share the one that pytest starts."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@contextmanager
def chromium(browser: Browser) -> Iterator[Chromium]:
    """Open a window of one that Playwright has started, with nothing stored."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE * 1000)
    window = Chromium(context.new_page())
    yield window
    window.close()


if __name__ == "__main__":
    CHROMIUM.main()
