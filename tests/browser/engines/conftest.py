"""Chromium, Firefox, and WebKit, which is Safari's engine: each test runs in all three."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Browser

from tests.support.chromium import chromium
from tests.support.firefox import firefox
from tests.support.webkit import webkit
from tests.support.window import Window

ENGINES: dict[str, Callable[[Browser], AbstractContextManager[Window]]] = {
    "chromium": chromium,
    "firefox": lambda _: firefox(),
    "webkit": lambda _: webkit(),
}


@pytest.fixture(scope="module", params=ENGINES)
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Window]:
    with ENGINES[request.param](browser) as opened:
        yield opened


@pytest.fixture
def plan(window: Window, home: str) -> Window:
    """The plan builder in a browser that keeps nothing yet."""
    window.open(f"{home}plan/")
    window.run("localStorage.clear()")
    window.open(f"{home}plan/")
    return window
