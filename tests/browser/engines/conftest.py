"""Firefox, and WebKit, which is Safari's engine: each test runs in both."""

from collections.abc import Iterator

import pytest

from tests.support.firefox import firefox
from tests.support.webdriver import Window
from tests.support.webkit import webkit

ENGINES = {"webkit": webkit, "firefox": firefox}


@pytest.fixture(scope="module", params=ENGINES)
def window(request: pytest.FixtureRequest) -> Iterator[Window]:
    with ENGINES[request.param]() as opened:
        yield opened


@pytest.fixture
def plan(window: Window, home: str) -> Window:
    """The plan builder in a browser that keeps nothing yet."""
    window.open(f"{home}plan/")
    window.run("localStorage.clear()")
    window.open(f"{home}plan/")
    return window
