"""The published plans of a made-up organisation: read, narrowed and sorted by anybody."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import look_over, widths
from tests.support.browsing import OpenPage

PAGES = (
    "our-plans/",
    "our-plans/actions-due/",
    "our-plans/ferry-2026/",
    "our-plans/ferry-2026/you-said-we-did/",
    "our-plans/prydau-ysgol/",
    "our-plans/parking-2024/",
)
THEN = "2026-11-27T12:00:00"
"""A day on which one plan, and two actions, are past theirs."""


@pytest.fixture(scope="module")
def home(northland_home: str) -> str:
    """The made-up organisation's copy of the site, in the place of the toolkit's own."""
    return northland_home


@pytest.fixture
def listed(open_page: OpenPage) -> Page:
    """The list, on a day that does not change."""
    page = open_page("404.html")
    page.clock.set_fixed_time(THEN)
    page.goto("our-plans/")
    return page


def titles(page: Page) -> list[str]:
    return page.locator(".tk-entry:visible .tk-entry__title a").all_inner_texts()


@widths
def test_no_page_has_a_fault_scrolls_sideways_or_cuts_wide_text_off(open_page: OpenPage, width: int):
    assert look_over(open_page("404.html", width=width), PAGES) == ({}, [], [])


def test_without_scripts_the_whole_list_is_there_and_says_when_each_plan_is_to_be_reviewed(open_page: OpenPage):
    page = open_page("our-plans/", java_script_enabled=False)
    assert len(titles(page)) == 6
    assert page.get_by_text("30 June 2026").is_visible()
    expect(page.get_by_text("The review date has passed.").first).to_be_hidden()
    expect(page.get_by_label("Words to look for")).to_be_hidden()


def test_a_review_date_that_has_passed_is_marked_on_the_day_on_which_one_reads(listed: Page):
    marked = listed.locator(".tk-entry", has=listed.locator("[data-due]:visible"))
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text("Involving crofters in farm statistics")
    listed.get_by_label("Past its review date").check()
    assert titles(listed) == ["Involving crofters in farm statistics"]
    listed.goto("our-plans/small-farms/")
    expect(listed.get_by_text("The review date has passed.")).to_be_visible()
    listed.goto("our-plans/actions-due/")
    expect(listed.locator("[data-due]:visible")).to_have_count(2)


def test_the_list_is_narrowed_by_words_and_filters_and_shared_by_its_address(listed: Page):
    listed.get_by_label("Words to look for").fill("dialysis crofters")
    expect(listed.get_by_text("No plan matches all of these.")).to_be_visible()
    listed.get_by_role("button", name="Clear all and show every plan").click()
    # Words that only the plan itself has.
    listed.get_by_label("Words to look for").fill("prepayment meters")
    expect(listed.get_by_text("1 of 6 shown")).to_be_visible()
    listed.get_by_label("Words to look for").fill("")
    listed.get_by_label("Involve", exact=False).first.check()
    assert titles(listed) == [
        "Involving islanders in ferry statistics, 2026",
        "Involving tenants in statistics on heating homes",
    ]
    listed.goto(listed.url)
    assert len(titles(listed)) == 2


def test_the_list_is_sorted_as_the_reader_chooses(listed: Page):
    first = "Involving islanders in ferry statistics, 2026"
    assert titles(listed)[0] == first
    listed.get_by_label("Sort by").select_option("Title")
    assert titles(listed)[:4] == [
        "Involving crofters in farm statistics",
        first,
        "Involving tenants in statistics on heating homes",
        "Ystadegau prydau ysgol",
    ]
    listed.get_by_label("Sort by").select_option("Next to be reviewed")
    assert titles(listed)[0] == "Involving crofters in farm statistics"
    listed.get_by_label("Sort by").select_option("Newest first")
    assert titles(listed)[0] == first


def test_a_printed_list_has_the_plans_and_not_the_form(listed: Page):
    listed.emulate_media(media="print")
    expect(listed.get_by_label("Words to look for")).to_be_hidden()
    expect(listed.get_by_label("Sort by")).to_be_hidden()
    assert len(titles(listed)) == 6


@pytest.mark.parametrize("path", ["our-plans/ferry-2026/", "our-plans/ferry-2026/you-said-we-did/"])
def test_on_a_narrow_screen_what_is_said_stands_right_below_its_name(open_page: OpenPage, path: str):
    page = open_page("404.html", width=320)
    page.goto(path)
    places = page.locator(".tk-facts > div").evaluate_all(
        """(all) => all.map((one) => [...one.children].map((part) => part.getBoundingClientRect()))
          .map(([name, value]) => [name.left === value.left, value.top - name.bottom])"""
    )
    assert places
    assert all(aligned and 0 <= gap < 4 for aligned, gap in places), places
