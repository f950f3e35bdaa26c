"""Finds a Chromium that Playwright can drive. `python -m tests.browser.chromium` gets one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial

from playwright.sync_api import BrowserType, Error, sync_playwright

SHELL = "chromium-headless-shell"
"""The same engine without windows: it opens a page in a quarter of the time."""

NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def executable() -> str | None:
    """The path of the first Chromium that starts; None if none does."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium
        return next((path for path in _candidates(chromium) if _starts(chromium, path)), None)


def main() -> None:
    """Make sure that there is a Chromium, and print its path. Exits with a plain message where none can be had."""
    path, named = executable(), os.environ.get("CHROMIUM")
    if not path and named:
        sys.exit(f"CHROMIUM names {named}, which does not start as a Chromium.")
    for get in (_get_playwrights_own, partial(_get_package, SHELL), partial(_get_package, "chromium")):
        if not path:
            get()
            path = executable()
    if not path:
        sys.exit("The browser tests need Chromium. Install it (or Google Chrome), or set CHROMIUM to its path.")
    print(f"Chromium: {path}")


def _candidates(chromium: BrowserType) -> Iterator[str]:
    if named := os.environ.get("CHROMIUM"):
        yield named
        return
    yield from filter(None, map(shutil.which, NAMES))
    yield chromium.executable_path


def _starts(chromium: BrowserType, path: str) -> bool:
    try:
        chromium.launch(executable_path=path).close()
    except Error:
        return False
    return True


def _get_playwrights_own() -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _get_package(name: str) -> None:
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo"]
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", name]):
            subprocess.run([*sudo, "apt-get", *arguments], check=False)


if __name__ == "__main__":
    main()
