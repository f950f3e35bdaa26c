"""The plan builder on the built site."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.browser.plan.builder import KEY, Builder, storage_of
from tests.support.browsing import OpenPage

OpenBuilder = Callable[..., Builder]


@pytest.fixture
def open_builder(open_page: OpenPage, home: str) -> OpenBuilder:
    """Opens the plan builder, with what the browser keeps from before and with options of `open_page`. All parts are
    open, unless `folded` leaves them as a new reader finds them.
    """

    def open_(kept: Mapping[str, str] | None = None, *, folded: bool = False, **options: Any) -> Builder:
        builder = Builder(open_page("plan/", **{"storage_state": storage_of(home, kept or {})} | options))
        return builder if folded else builder.open_all()

    return open_


@pytest.fixture
def builder(open_builder: OpenBuilder) -> Builder:
    """The plan builder in a browser that keeps nothing yet."""
    return open_builder()


@pytest.fixture
def filled(open_builder: OpenBuilder, example: dict[str, Any]) -> Builder:
    """The plan builder in a browser that keeps the worked example."""
    return open_builder({KEY + example["id"]: json.dumps(example)})
