"""The browser that asks the search."""

from tests.browser.conftest import browser  # noqa: F401
