"""The oldest browsers are the same wherever they are named."""

import json
import re

import pytest

from tests.site.conftest import Pages
from tests.support.paths import ROOT

OLDEST = json.loads((ROOT / "tests/support/browsers.json").read_text(encoding="utf-8"))


def versions(use: str) -> str:
    """The versions as pages name them. Edge has those of Chrome, and Safari on phones that of Safari."""
    number = dict(browser.rsplit(" ", 1) for browser in OLDEST[use]["browsers"])
    assert number["edge"] == number["chrome"]
    assert number["ios_saf"] == number["safari"]
    return f"Chrome and Edge {number['chrome']}, Firefox {number['firefox']}, Safari {number['safari']}"


@pytest.mark.parametrize("use", ["reading", "builder"])
def test_the_statement_and_contributing_name_the_oldest_browsers_that_the_checks_hold_to(pages: Pages, use: str):
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for text in (pages["accessibility/"].main.get_text(" "), contributing):
        words = re.sub(r"\s+", " ", text)
        assert versions(use) in words
        assert f"since {OLDEST[use]['year']}" in words


def test_what_is_read_is_older_than_what_is_worked_with():
    assert OLDEST["reading"]["year"] < OLDEST["builder"]["year"]
