"""A Chromium that Playwright can drive. `python -m tests.support.chromium` gets one where there is none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import Error, sync_playwright

from tests.support.programs import Program, installed, on_path, run

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

if __name__ == "__main__":
    CHROMIUM.main()
