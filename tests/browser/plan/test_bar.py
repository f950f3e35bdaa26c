"""Trouble, Saved, Save and Undo are in view at every width and zoom, and cover no field that has the focus."""

import pytest
from playwright.sync_api import expect

from tests.browser.plan.builder import SAVED, Builder
from tests.browser.plan.conftest import OpenBuilder
from tests.support.storage import FULL

# What a screen of 1280 by 1024 pixels leaves at 100%, 200% and 400%, one of 1280 by 800 at 400%, and a phone.
SCREENS = [(1280, 1024), (640, 512), (320, 256), (320, 200), (390, 700)]
screens = pytest.mark.parametrize(("width", "height"), SCREENS)
COVERED = """(one) => {
  if (!one.closest("form")) return false;
  const bar = document.querySelector("[data-bar]").getBoundingClientRect();
  const field = one.getBoundingClientRect();
  const beside = field.right <= bar.left || field.left >= bar.right;
  return !beside && field.top < bar.bottom - 1 && field.bottom > bar.top && field.height < innerHeight - bar.bottom;
}"""


def sized(open_builder: OpenBuilder, width: int, height: int) -> Builder:
    builder = open_builder(width=width, reduced_motion="reduce")
    builder.page.set_viewport_size({"width": width, "height": height})
    return builder


@screens
def test_saved_and_save_are_in_view_deep_in_the_form(open_builder: OpenBuilder, width: int, height: int):
    builder = sized(open_builder, width, height)
    builder.answer("other-teams", "next").fill("Ask them")
    expect(builder.status).to_contain_text(SAVED)
    expect(builder.status).to_be_in_viewport(ratio=1)
    expect(builder.page.get_by_role("button", name="Save a copy …")).to_be_in_viewport(ratio=1)
    bar = builder.page.locator("[data-bar]").bounding_box()
    assert bar is not None
    assert bar["height"] < height / 3


@screens
def test_trouble_and_the_way_out_of_it_are_in_view(open_builder: OpenBuilder, width: int, height: int):
    builder = sized(open_builder, width, height)
    builder.page.evaluate(f"() => {{ {FULL} }}")
    builder.answer("other-teams", "next").fill("Ask them")
    expect(builder.problem.locator("p")).to_be_in_viewport(ratio=1)
    expect(builder.page.get_by_role("button", name="Save a copy now")).to_be_in_viewport(ratio=1)
    assert not builder.answer("other-teams", "next").evaluate(COVERED)


@screens
def test_the_bar_covers_no_field_that_is_reached_by_keyboard(open_builder: OpenBuilder, width: int, height: int):
    builder = sized(open_builder, width, height)
    for key in ("Tab", "Shift+Tab"):
        (builder.title if key == "Tab" else builder.answer("other-teams", "next")).focus()
        covered = []
        for _ in range(40):
            builder.page.keyboard.press(key)
            covered += builder.page.evaluate(f"[document.activeElement].filter({COVERED}).map((one) => one.id)")
        assert not covered


@screens
def test_undo_stands_where_the_removed_thing_was_and_in_the_bar_once_that_is_out_of_view(
    open_builder: OpenBuilder, width: int, height: int
):
    builder = sized(open_builder, width, height)
    builder.topics.first.get_by_label("What is the topic?").fill("Households")
    remove = builder.page.get_by_role("button", name="Remove topic 1")
    remove.focus()
    before = builder.page.evaluate("scrollY")
    remove.press("Enter")
    undo = builder.page.locator("[data-topics]").get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    expect(undo).to_be_in_viewport(ratio=1)
    assert abs(builder.page.evaluate("scrollY") - before) < height
    again = builder.page.locator("[data-bar]").get_by_role("button", name="Undo")
    expect(again).to_be_hidden()
    builder.answer("other-teams", "next").scroll_into_view_if_needed()
    expect(again).to_be_in_viewport(ratio=1)
    again.click()
    expect(builder.topics.first.get_by_label("What is the topic?")).to_have_value("Households")
    expect(again).to_be_hidden()


def test_undo_stands_where_an_entry_was(builder: Builder):
    record = builder.page.locator('[data-record="what-we-heard"]')
    for words in ("One", "Two", "Three"):
        record.get_by_role("button", name="Add an entry").click()
        builder.page.keyboard.type(words)
    record.get_by_role("button", name="Remove: Two").click()
    expect(record.locator("[data-entries] > li").nth(1).get_by_role("button", name="Undo")).to_be_focused()
    builder.page.keyboard.press("Enter")
    expect(record.locator("[data-entry-name]")).to_have_text(["Three", "Two", "One"])
