"""The plan builder on the built site."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.browser.plan.builder import ALL_OPEN, KEY, Builder
from tests.support.browsing import OpenPage

OpenBuilder = Callable[..., Builder]


@pytest.fixture
def open_builder(open_page: OpenPage) -> OpenBuilder:
    """Opens the plan builder, with what the browser keeps from before and with options of `open_page`. All parts are
    open, unless `folded` leaves them as a new reader finds them.
    """

    def open_(kept: Mapping[str, str] | None = None, *, folded: bool = False, **options: Any) -> Builder:
        if folded:
            return Builder(open_page("plan/", kept=kept, **options))
        # To open all that is drawn already takes longer. Where nothing can be kept, it still has to be.
        return Builder(open_page("plan/", kept={**ALL_OPEN, **(kept or {})}, **options)).open_all()

    return open_


@pytest.fixture
def builder(open_builder: OpenBuilder) -> Builder:
    """The plan builder in a browser that keeps nothing yet."""
    return open_builder()


@pytest.fixture
def filled(open_builder: OpenBuilder, example: dict[str, Any]) -> Builder:
    """The plan builder in a browser that keeps the worked example."""
    return open_builder({KEY + example["id"]: json.dumps(example)})
