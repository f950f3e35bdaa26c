"""Words typed before the script came are not lost, and a script that does not come is reported."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.plan.builder import Builder
from tests.support.browsing import Held, OpenPage

SCRIPT = "**/assets/plan/builder-page.js"


@pytest.fixture
def held(open_page: OpenPage) -> tuple[Page, Held]:
    """The page of the plan builder, whose script is on its way."""
    page = open_page("accessibility/")
    script = Held(page, SCRIPT)
    page.goto("plan/", wait_until="commit")
    page.get_by_label("Title of the plan").wait_for()
    return page, script


def test_what_was_typed_before_the_script_came_is_in_the_plan(held: tuple[Page, Held]):
    page, script = held
    builder = Builder(page)
    builder.title.press_sequentially("Early plan")
    builder.answer("who-about").press_sequentially("Early words")
    script.let_go()
    builder.page.keyboard.type("")
    expect(builder.status).to_contain_text("Saved")
    expect(builder.title).to_have_value("Early plan")
    expect(builder.answer("who-about")).to_have_value("Early words")
    expect(builder.answer("who-about")).to_be_focused()
    assert builder.plans()["Early plan"]["answers"]["who-about"] == {"answer": "Early words"}
    expect(page.locator("[data-late]")).to_be_hidden()


def test_it_overwrites_nothing_that_is_kept(builder: Builder):
    page = builder.page
    builder.answer("who-about").fill("Kept words")
    builder.kept("Kept words")
    script = Held(page, SCRIPT)
    page.goto(page.url, wait_until="commit")
    builder.title.wait_for()
    builder.answer("who-about").press_sequentially("Early words")
    script.let_go()
    expect(builder.answer("who-about")).to_have_value("Kept words\nEarly words")
    builder.kept("Kept words\nEarly words")


def test_a_script_that_does_not_come_is_told_in_words(held: tuple[Page, Held], complaints: list[str]):
    page, script = held
    expect(page.locator("[data-late]")).to_be_hidden()
    script.abort()
    expect(page.locator("[data-late]")).to_be_visible()
    expect(page.locator("[data-late]")).to_contain_text("has not arrived")
    complaints.clear()


def test_words_typed_early_into_a_part_that_was_folded_are_in_the_plan(held: tuple[Page, Held]):
    page, script = held
    builder = Builder(page)
    page.get_by_role("heading", name="Your practice").click()
    builder.answer("other-teams", "now").press_sequentially("Early words")
    script.let_go()
    builder.kept("Early words")
    expect(builder.answer("other-teams", "now")).to_be_focused()
    expect(builder.answer("other-teams", "now")).to_have_value("Early words")


def test_what_was_chosen_early_and_an_entry_begun_early_are_in_the_plan(held: tuple[Page, Held]):
    page, script = held
    builder = Builder(page)
    page.get_by_label("State").first.press("ArrowDown")
    page.get_by_role("heading", name="Records", exact=True).click()
    page.locator('[id="entry-what-we-heard-new.need"]').press_sequentially("More maps")
    script.let_go()
    builder.kept("More maps")
    expect(page.get_by_label("State").first).to_have_value("draft")
    [plan] = builder.plans().values()
    assert plan["details"]["state"] == "draft"
    assert [entry["fields"] for entry in plan["records"]["what-we-heard"]] == [{"need": "More maps"}]
