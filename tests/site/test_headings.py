"""Headings are called what they say: the mark after each, a link to it, is for the mouse alone."""

from pathlib import Path

import pytest

from tests.support.reading import addresses, read


@pytest.fixture(scope="module")
def marks(site: Path) -> list:
    return [mark for path in addresses(site) for mark in read(site, path).select(".headerlink")]


def test_no_mark_is_read_out_or_reached_by_tab(marks: list):
    assert marks
    assert not [mark for mark in marks if (mark.get("aria-hidden"), mark.get("tabindex")) != ("true", "-1")]
