"""What authors write in Markdown can be used by everybody: by keyboard, by touch, on paper and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.axe import faults, widths
from tests.support.browsing import OpenPage
from tests.support.present import present

PAGE = "writing-pages/"


def tabs(page: Page):
    return page.locator(".tk-tabs").first


def test_tabs_show_one_part_at_a_time_and_go_by_arrow_keys(open_page: OpenPage):
    set_ = tabs(open_page(PAGE))
    post, online = set_.get_by_role("tab", name="By post"), set_.get_by_role("tab", name="Online")
    expect(post).to_have_attribute("aria-selected", "true")
    expect(set_.get_by_role("tabpanel", name="By post")).to_be_visible()
    expect(set_.get_by_text("Allow five days")).to_be_hidden()
    post.focus()
    for key, chosen in (
        ("ArrowRight", online),
        ("ArrowRight", post),
        ("ArrowLeft", online),
        ("Home", post),
        ("End", online),
    ):
        post.page.keyboard.press(key)
        expect(chosen).to_be_focused()
        expect(chosen).to_have_attribute("aria-selected", "true")
    expect(set_.get_by_role("tabpanel", name="Online")).to_be_visible()
    post.page.keyboard.press("Tab")
    expect(set_.get_by_role("tabpanel", name="Online")).to_be_focused()


def test_a_link_into_a_part_that_does_not_show_opens_it(open_page: OpenPage):
    page = open_page(PAGE)
    name = page.evaluate(
        "document.querySelector('.tk-tab:nth-of-type(3) .tk-tab__label, .tk-tab:last-child .tk-tab__label').id"
    )
    page.evaluate("(name) => { location.hash = name; }", name)
    expect(tabs(page).get_by_text("Allow five days")).to_be_visible()


def test_in_forced_colours_the_sign_of_a_task_leaves_its_box_whole(open_page: OpenPage):
    page = open_page(PAGE, forced_colors="active")
    # What browsers put behind words in forced colours is no style: only this keeps it off the lines of the box.
    box = page.evaluate("getComputedStyle(document.querySelector('.tk-task--done')).forcedColorAdjust")
    assert box == "none"


def test_without_scripts_all_parts_stand_under_their_labels(open_page: OpenPage):
    set_ = tabs(open_page(PAGE, java_script_enabled=False))
    for words in ("By post", "Allow two weeks", "Online", "Allow five days"):
        expect(set_.get_by_text(words)).to_be_visible()
    assert not set_.get_by_role("tab").count()


def test_on_paper_what_is_folded_is_open(open_page: OpenPage):
    page = open_page(PAGE)
    page.emulate_media(media="print")
    for words in ("Online", "Allow five days"):
        expect(tabs(page).locator(".tk-tab").get_by_text(words)).to_be_visible()
    expect(tabs(page).get_by_role("tablist")).to_be_hidden()
    closed = page.locator("details.example:not([open])").first
    assert closed.locator("p").last.evaluate("(words) => words.checkVisibility({ contentVisibilityAuto: true })")
    assert present(closed.locator("p").last.bounding_box())["height"] > 10
    # No arrow says that there is something to open.
    assert closed.locator("summary").evaluate("(title) => getComputedStyle(title).listStyleType") == "none"


@widths
def test_opened_boxes_and_the_other_tab_have_no_fault(open_page: OpenPage, width: int):
    page = open_page(PAGE, width=width)
    page.evaluate("document.querySelectorAll('details.admonition').forEach((box) => { box.open = true; })")
    tabs(page).get_by_role("tab", name="Online").click()
    assert not faults(page)


def term(page: Page, name: str = "free text"):
    return page.locator(".tk-term", has_text=name).first


def note(page: Page):
    return page.locator(".tk-term-note:popover-open")


def test_a_term_is_explained_when_a_pointer_rests_on_it_and_stays_while_it_is_on_the_explanation(open_page: OpenPage):
    page = open_page(PAGE)
    term(page).hover()
    expect(note(page)).to_contain_text("An answer that people write in their own words")
    note(page).hover()
    page.wait_for_timeout(500)
    expect(note(page)).to_be_visible()
    page.mouse.move(0, 0)
    expect(note(page)).to_have_count(0)


def test_a_term_is_explained_when_it_has_the_focus_until_escape(open_page: OpenPage):
    page = open_page(PAGE)
    page.keyboard.press("Tab")
    term(page).focus()
    expect(note(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(note(page)).to_have_count(0)
    expect(term(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#free-text")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_first_tap_explains_a_term_within_the_screen_and_the_second_follows_it(open_page: OpenPage, width: int):
    page = open_page(PAGE, width=width, has_touch=True)
    term(page).tap()
    expect(note(page)).to_be_visible()
    box = note(page).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert not faults(page)
    term(page).tap()
    page.wait_for_url("**/glossary/#free-text")


def test_a_tap_elsewhere_closes_the_explanation(open_page: OpenPage):
    page = open_page(PAGE, has_touch=True)
    term(page).tap()
    expect(note(page)).to_be_visible()
    page.locator("h1").tap()
    expect(note(page)).to_have_count(0)


def test_a_term_has_its_meaning_as_its_description(open_page: OpenPage):
    expect(term(open_page(PAGE))).to_have_accessible_description(re.compile("An answer that people write"))


def test_without_scripts_a_term_is_a_link_and_its_meaning_does_not_show(open_page: OpenPage):
    page = open_page(PAGE, java_script_enabled=False)
    assert page.locator(".tk-term-note").first.is_hidden()
    term(page).click()
    page.wait_for_url("**/glossary/#free-text")
    assert not page.locator(".tk-term").count()


def test_no_picture_moves_what_is_on_the_page(open_page: OpenPage):
    page = open_page(PAGE)
    picture = page.get_by_role("img", name="Four steps in a circle")
    assert picture.evaluate("(one) => one.width / one.height") == pytest.approx(3.2, abs=0.05)
