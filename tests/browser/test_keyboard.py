"""Everything can be reached and used by keyboard alone, and the reader sees where the focus is."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.browsing import FOCUS, MENU, OpenPage


def stops(page: Page) -> Iterator[dict]:
    """Every place that Tab stops at, from the top of the page to its end, after which the browser takes over."""
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return
        yield stop
    raise AssertionError("Tab goes round without an end")


def menu_button(page: Page) -> Locator:
    return page.get_by_role("button", name="Menu")


def test_the_first_stop_is_a_link_that_skips_to_the_content(open_page: OpenPage):
    page = open_page("tips/")
    skip, main = page.get_by_role("link", name="Skip to content"), page.get_by_role("main")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(main).to_be_focused()
    page.keyboard.press("Tab")
    expect(main.locator(":focus")).to_have_count(1)


def test_a_link_within_a_page_is_there_at_once(open_page: OpenPage):
    # A way there that takes its time hides where the focus is from those who press Tab fast.
    page = open_page("tips/")
    page.locator('.tk-toc a[href^="#"]').last.focus()
    page.keyboard.press("Enter")
    places = page.evaluate("""async () => {
      const frames = async (count) => { while (count--) await new Promise(requestAnimationFrame); };
      await frames(2);
      const first = scrollY;
      await frames(60);
      return [first, scrollY];
    }""")
    assert places[0] == places[1] > 0


def test_every_entry_of_the_menu_is_reached_on_a_wide_screen(open_page: OpenPage):
    page = open_page("404.html")
    entries = [link.get_attribute("href") for link in page.locator("#menu a").all()]
    assert len(entries) == MENU
    assert [stop["href"] for stop in stops(page) if stop["inMenu"]] == entries


def test_every_entry_of_the_menu_is_reached_on_a_narrow_screen(open_page: OpenPage):
    page = open_page("404.html", width=320)
    menu_button(page).press("Enter")
    for link in page.locator("#menu a").all():
        page.keyboard.press("Tab")
        expect(link).to_be_focused()


def test_the_closed_menu_is_not_in_the_way_of_tab(open_page: OpenPage):
    page = open_page("404.html", width=320)
    assert menu_button(page).get_attribute("aria-expanded") == "false"
    assert not [stop for stop in stops(page) if stop["inMenu"]]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_and_closes_by_its_button(open_page: OpenPage, key):
    page = open_page(width=320)
    button, menu = menu_button(page), page.get_by_role("navigation", name="Main")
    for expanded in (True, False):
        button.press(key)
        assert button.get_attribute("aria-expanded") == str(expanded).lower()
        assert menu.is_visible() == expanded
        expect(button).to_be_focused()


def test_escape_closes_the_menu_and_gives_the_focus_back_to_its_button(open_page: OpenPage):
    page = open_page(width=320)
    button = menu_button(page)
    button.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert not page.get_by_role("navigation", name="Main").is_visible()
    expect(button).to_be_focused()


def test_the_menu_button_names_the_menu_that_it_opens(open_page: OpenPage):
    page = open_page(width=320)
    menu_button(page).click()
    named = page.locator(f"#{menu_button(page).get_attribute('aria-controls')}")
    assert named.get_by_role("link").count() == MENU


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "decision-points/usable/", "resources/"])
def test_the_focus_shows_wherever_it_is(open_page: OpenPage, path, scheme):
    page = open_page(path, color_scheme=scheme, reduced_motion="reduce")
    unseen = [stop["html"] for stop in stops(page) if not stop["shows"]]
    assert not unseen


def test_the_ring_around_a_link_of_the_contents_is_whole(open_page: OpenPage):
    room = (
        open_page("tips/")
        .locator(".tk-toc")
        .evaluate(
            """(contents) => [...contents.querySelectorAll("a")].map((link) =>
          contents.getBoundingClientRect().right - link.getBoundingClientRect().right)"""
        )
    )
    assert min(room) >= 5


def test_the_contents_of_a_page_open_by_keyboard_on_a_narrow_screen(open_page: OpenPage):
    page = open_page("tips/", width=320)
    first = page.locator(".tk-toc a").first
    assert not first.is_visible()
    page.locator(".tk-toc summary").press("Enter")
    assert first.is_visible()
