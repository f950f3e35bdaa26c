"""axe, with every rule that it has, finds no fault: in any page, nor in what opens on one.

What else is looked at on every page is looked at on the same visit.
"""

import os
from pathlib import Path

import pytest

from tests.support.axe import SPACE, faults, look_over, widths
from tests.support.browsing import OpenPage
from tests.support.reading import of_every_shape, read
from tests.support.search import results

EVERY_PAGE = "TOOLKIT_EVERY_PAGE"
"""Set in the environment, it has axe visit all pages."""


@pytest.fixture(scope="module")
def visited(site: Path, paths: list[str]) -> list[str]:
    """The pages that axe visits: at the gate a few with every shape, in `make axe` all."""
    if EVERY_PAGE in os.environ:
        return paths
    return of_every_shape({path: read(site, path) for path in paths})


@widths
def test_no_page_has_a_fault_scrolls_sideways_cuts_wide_text_off_or_asks_another_host(
    open_page: OpenPage, visited: list[str], width: int
):
    # What the browser complains of, such as a request to another host, fails each test at its end.
    assert look_over(open_page(width=width), visited) == ({}, [], [])


def test_text_that_is_cut_off_when_it_is_set_wide_is_found(open_page: OpenPage):
    page = open_page("404.html")
    page.evaluate(
        """() => {
          const { style, offsetHeight } = document.querySelector("h1");
          Object.assign(style, { height: `${offsetHeight}px`, overflow: "hidden" });
        }"""
    )
    assert len(page.evaluate(SPACE)) == 1


@widths
def test_the_open_search_has_no_fault(open_page: OpenPage, width: int):
    page = open_page("tips/", width=width)
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("focus group")
    results(page).first.wait_for()
    assert not faults(page)


def test_the_open_menu_has_no_fault(open_page: OpenPage):
    page = open_page("tips/", width=320)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="Main").wait_for()
    assert not faults(page)


@widths
def test_a_box_that_was_copied_has_no_fault(open_page: OpenPage, width: int):
    page = open_page("decision-points/", width=width, permissions=["clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    assert not faults(page)


def test_opened_lists_have_no_fault(open_page: OpenPage):
    page = open_page(width=320)
    for path in ("tips/", "data/"):
        page.goto(path)
        page.locator(".tk-goes-with").first.wait_for()
        page.evaluate("document.querySelectorAll('.tk-goes-with').forEach((list) => { list.open = true; })")
        assert not faults(page)


def test_axe_is_at_work(open_page: OpenPage):
    page = open_page("404.html")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any("button-name" in what for what in faults(page))


def test_axe_is_at_work_in_a_window_that_is_open(open_page: OpenPage):
    page = open_page("404.html")
    page.get_by_role("button", name="Search", exact=True).click()
    page.evaluate("document.querySelector('dialog:modal').append(document.createElement('button'))")
    assert any("button-name" in what for what in faults(page))
