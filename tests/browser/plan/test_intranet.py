"""The plan builder on an intranet without HTTPS, where browsers withhold their newer ways."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.plan.builder import Builder
from tests.support.browsing import PATIENCE
from tests.support.clipboard import pasted

HOST = "intranet.test"


@pytest.fixture
def intranet_builder(browser: Browser, chromium: str, home: str, example: dict[str, Any]) -> Iterator[Builder]:
    """The plan builder with the worked example, as colleagues open it by the plain HTTP address of an intranet."""
    address = urlsplit(home)
    rules = f"--host-resolver-rules=MAP {HOST} {address.hostname}"
    with browser.browser_type.launch(executable_path=chromium, args=[rules]) as intranet_browser:
        page = intranet_browser.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address._replace(netloc=f"{HOST}:{address.port}").geturl() + "plan/")
        builder = Builder(page)
        builder.open({"name": "plan.json", "mimeType": "application/json", "buffer": json.dumps(example).encode()})
        yield builder


def test_a_plan_is_copied_with_its_tables_where_the_address_is_not_secure(
    intranet_builder: Builder, example: dict[str, Any]
):
    page = intranet_builder.page
    assert page.evaluate("[isSecureContext, typeof navigator.clipboard]") == [False, "undefined"]
    intranet_builder.press("Save a copy …")
    dialog = intranet_builder.dialog("Save a copy")
    dialog.get_by_role("button", name="Copy to the clipboard").click()
    expect(dialog.get_by_role("status")).to_contain_text("Copied")
    clipboard = pasted(page)
    assert "<table" in clipboard["text/html"]
    assert f"Topic 2: {example['topics'][1]['title']}" in clipboard["text/plain"]
