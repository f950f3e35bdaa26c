"""The plan builder on the built site."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.plan.builder import ALL_OPEN, KEY, Builder
from tests.support.browsing import OpenPage

OpenBuilder = Callable[..., Builder]


@pytest.fixture
def open_builder(open_page: OpenPage) -> OpenBuilder:
    """Opens the plan builder, with what the browser keeps from before and with options of `open_page`. All parts are
    open, unless `folded` leaves them as a new reader finds them.
    """

    def open_(kept: Mapping[str, str] | None = None, *, folded: bool = False, **options: Any) -> Builder:
        page = open_page("plan/", kept=kept if folded else {**ALL_OPEN, **(kept or {})}, **options)
        expect(page.locator("[data-preparing]")).to_have_count(0)
        # To open all that is drawn already takes longer. Where nothing can be kept, it still has to be.
        return Builder(page) if folded else Builder(page).open_all()

    return open_


@pytest.fixture
def builder(open_builder: OpenBuilder) -> Builder:
    """The plan builder in a browser that keeps nothing yet."""
    return open_builder()


@pytest.fixture
def filled(open_builder: OpenBuilder, example: dict[str, Any]) -> Builder:
    """The plan builder in a browser that keeps the worked example."""
    return open_builder({KEY + example["id"]: json.dumps(example)})
