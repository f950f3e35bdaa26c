"""What opens, saves and adds comes when somebody acts; if it does not come, that is said and nothing is lost."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.plan.builder import KEY, Builder, upload
from tests.browser.plan.conftest import OpenBuilder
from tests.support.browsing import Held, OpenPage

WAYS = "**/assets/plan/builder-ways.js"
ADDING = "**/assets/plan/adding-add.js"
CLIPBOARD = "**/assets/site/clipboard.js"
SEARCH = "**/assets/site/search-window.js"
REVIEW = "**/assets/plan/review-page.js"
NOT_ARRIVED = "a part of the page has not arrived"


@pytest.fixture
def asked(open_page: OpenPage) -> tuple[Page, list[str]]:
    """A page, and the scripts that it asks for from now on."""
    page = open_page("accessibility/")
    scripts: list[str] = []
    page.on("request", lambda request: scripts.append(request.url) if request.url.endswith(".js") else None)
    return page, scripts


def names(scripts: list[str]) -> list[str]:
    return [script.rpartition("/")[2] for script in scripts]


def test_the_page_is_ready_to_type_in_before_what_saves_has_come_and_then_fetches_that(asked: tuple[Page, list[str]]):
    page, scripts = asked
    builder = Builder(page)
    page.goto("plan/", wait_until="networkidle")
    assert page.locator("[data-tk-plan][data-ready]").count() == 1
    assert {"builder-ways.js", "search-window.js", "adding-add.js"} & {*names(scripts)} == set()
    with page.expect_request(WAYS):
        builder.title.press_sequentially("O")


def test_a_kept_plan_can_be_saved_and_printed_at_once(asked: tuple[Page, list[str]], example: dict[str, Any]):
    page, _ = asked
    page.evaluate("([name, text]) => localStorage.setItem(name, text)", [KEY + example["id"], json.dumps(example)])
    with page.expect_request(WAYS):
        page.goto("plan/")


def test_a_file_opens_on_a_page_in_which_nothing_was_written(open_builder: OpenBuilder, example: dict[str, Any]):
    builder = open_builder()
    builder.choose(upload("plan.json", json.dumps(example)))
    expect(builder.page.get_by_role("dialog")).to_contain_text(example["title"])


def test_what_does_not_come_is_told_and_saving_works_the_next_time(
    open_builder: OpenBuilder, complaints: list[str], tmp_path: Path
):
    builder = open_builder()
    page = builder.page
    page.route(WAYS, lambda route: route.abort())
    builder.title.press_sequentially("Kept all the same")
    builder.kept("Kept all the same")
    builder.press("Save a copy …")
    expect(builder.status).to_contain_text(NOT_ARRIVED)
    expect(builder.title).to_have_value("Kept all the same")
    page.unroute(WAYS)
    builder.press("Save a copy …")
    builder.dialog("Save a copy").get_by_role("button", name="Close").click()
    assert NOT_ARRIVED not in builder.status.inner_text()
    assert "Kept all the same" in builder.save_copy("md", tmp_path).read_text(encoding="utf-8")
    assert complaints
    complaints.clear()


def test_what_came_by_itself_once_the_connection_was_back_takes_back_that_it_did_not(
    open_builder: OpenBuilder, complaints: list[str]
):
    builder = open_builder()
    page = builder.page
    page.context.set_offline(True)
    builder.title.press_sequentially("Kept all the same")
    builder.press("Save a copy …")
    expect(builder.status).to_contain_text(NOT_ARRIVED)
    page.context.set_offline(False)
    page.wait_for_function("() => Boolean(tkPlan.ways)")
    builder.press("Save a copy …")
    expect(builder.dialog("Save a copy")).to_be_visible()
    expect(builder.status).not_to_contain_text(NOT_ARRIVED, timeout=2000)
    assert complaints
    complaints.clear()


def test_a_slow_connection_is_told(open_builder: OpenBuilder):
    builder = open_builder()
    held = Held(builder.page, WAYS)
    builder.press("Save a copy …")
    expect(builder.status).to_contain_text("One moment")
    held.let_go()
    expect(builder.dialog("Save a copy")).to_be_visible()
    expect(builder.status).not_to_contain_text("One moment")


@pytest.mark.parametrize("way", ["Ctrl+S", "Save as a spreadsheet"])
def test_who_asks_twice_before_what_saves_has_come_gets_it_once(open_builder: OpenBuilder, way: str):
    builder = open_builder()
    page = builder.page
    saved: list[str] = []
    page.on("download", lambda download: saved.append(download.suggested_filename))
    held = Held(page, WAYS)
    builder.open_all()
    builder.page.locator('[data-record="what-we-heard"] [data-do="entry-add"]').click()
    for _ in range(2):
        if way == "Ctrl+S":
            builder.title.press("Control+s")
        else:
            builder.page.locator('[data-record="what-we-heard"] [data-do="record-save"]').click()
    with page.expect_download():
        held.let_go()
    page.wait_for_timeout(500)
    assert len(saved) == 1


def test_a_window_that_comes_late_does_not_open_in_the_middle_of_a_word(open_builder: OpenBuilder):
    builder = open_builder()
    page = builder.page
    held = Held(page, WAYS)
    builder.press("Save a copy …")
    builder.title.click()
    page.keyboard.type("Statistics of ", delay=20)
    held.let_go()
    page.wait_for_function("() => tkPlan.ways")
    page.keyboard.type("private rents", delay=20)
    expect(builder.title).to_have_value("Statistics of private rents")
    expect(builder.dialog("Save a copy")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "window"), [("plan.json", "Open this plan?"), ("heard.csv", "Bring in these entries?")]
)
def test_a_file_that_takes_long_to_read_opens_no_window_in_the_middle_of_a_word(
    filled: Builder, example: dict[str, Any], name: str, window: str
):
    page = filled.page
    page.evaluate("""() => {
      const read = File.prototype.arrayBuffer;
      File.prototype.arrayBuffer = async function () {
        await new Promise((resolve) => { window.readOn = resolve; });
        return read.call(this);
      };
    }""")
    filled.choose(
        upload(name, json.dumps(example) if name == "plan.json" else "What people need or think,Theme\r\nMaps,x\r\n")
    )
    page.wait_for_function("() => window.readOn")
    filled.title.fill("")
    page.keyboard.type("Statistics of ", delay=20)
    page.evaluate("() => window.readOn()")
    page.keyboard.type("private rents, and of what is let by the week", delay=20)
    expect(filled.title).to_have_value("Statistics of private rents, and of what is let by the week")
    expect(filled.dialog(window)).to_be_visible()


def test_adding_and_copying_tell_that_a_connection_is_slow(open_page: OpenPage):
    page = open_page("methods/personas/")
    held = Held(page, ADDING)
    page.get_by_role("button", name="Add to my plan: Personas").click()
    moment = page.get_by_role("alert").filter(has_text="One moment")
    expect(moment).to_be_visible()
    held.let_go()
    expect(page.get_by_role("dialog", name="Add to my plan")).to_be_visible()
    expect(moment).to_have_count(0)

    page.goto("tips/")
    held = Held(page, CLIPBOARD)
    row = page.locator(".tk-copy").first
    row.get_by_role("button").click()
    expect(row.get_by_role("status")).to_contain_text("One moment")
    held.let_go()
    expect(row.get_by_role("status")).not_to_contain_text("One moment")
    expect(row.get_by_role("status")).not_to_be_empty()


def test_a_slow_connection_is_told_too_where_changes_are_to_be_shown(filled: Builder, example: dict[str, Any]):
    held = Held(filled.page, REVIEW)
    filled.choose(upload("plan.json", json.dumps(example | {"title": "Changed"})))
    filled.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    expect(filled.status).to_contain_text("One moment")
    held.let_go()
    expect(filled.review()).to_be_visible()
    expect(filled.status).not_to_contain_text("One moment")


def test_halves_of_two_versions_of_the_site_are_not_mixed(open_builder: OpenBuilder):
    builder = open_builder()

    def answer_newer(route: Route) -> None:
        text = route.fetch().text()
        newer = re.sub(r'(tkLater\.came\("[^"]+", ")\w+', r"\g<1>0123456789ab", text)
        assert newer != text
        route.fulfill(body=newer, content_type="text/javascript")

    builder.page.route(WAYS, answer_newer)
    builder.press("Save a copy …")
    expect(builder.status).to_contain_text(NOT_ARRIVED)
    expect(builder.dialog("Save a copy")).to_be_hidden()


def test_ctrl_p_prints_the_document_on_a_page_in_which_nothing_was_written(open_builder: OpenBuilder):
    builder = open_builder()
    page = builder.page
    page.evaluate("() => { window.print = () => { window.printed = Boolean(tkPlan.printing); }; }")
    page.keyboard.press("Control+p")
    page.wait_for_function("() => window.printed === true")


def test_ctrl_p_on_a_slow_connection_is_told_and_prints_once(open_builder: OpenBuilder):
    builder = open_builder()
    page = builder.page
    page.evaluate("() => { window.times = 0; window.print = () => { window.times += 1; }; }")
    held = Held(page, WAYS)
    for _ in range(2):
        page.keyboard.press("Control+p")
    expect(builder.status).to_contain_text("One moment")
    held.let_go()
    page.wait_for_function("() => window.times")
    page.wait_for_timeout(300)
    assert page.evaluate("window.times") == 1
    expect(builder.status).not_to_contain_text("One moment")


def test_ctrl_p_prints_the_form_where_the_document_cannot_be_had(open_builder: OpenBuilder, complaints: list[str]):
    builder = open_builder()
    page = builder.page
    page.route(WAYS, lambda route: route.abort())
    page.evaluate("() => { window.print = () => { window.printed = Boolean(tkPlan.printing); }; }")
    page.keyboard.press("Control+p")
    page.wait_for_function("() => window.printed === false")
    complaints.clear()


def test_add_buttons_fetch_what_they_do_when_pressed_and_say_when_it_does_not_come(
    asked: tuple[Page, list[str]], complaints: list[str]
):
    page, scripts = asked
    page.goto("methods/personas/", wait_until="networkidle")
    assert "adding-add.js" not in names(scripts)
    page.route(ADDING, lambda route: route.abort())
    button = page.get_by_role("button", name="Add to my plan: Personas")
    button.click()
    expect(page.get_by_role("alert").filter(has_text=NOT_ARRIVED)).to_be_visible()
    page.unroute(ADDING)
    button.click()
    expect(page.get_by_role("dialog", name="Add to my plan")).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text=NOT_ARRIVED)).to_have_count(0)
    complaints.clear()


def test_copying_a_box_says_when_what_copies_does_not_come(open_page: OpenPage, complaints: list[str]):
    page = open_page("tips/")
    page.route(CLIPBOARD, lambda route: route.abort())
    row = page.locator(".tk-copy").first
    row.get_by_role("button").click()
    expect(row.get_by_role("status")).to_contain_text(NOT_ARRIVED)
    complaints.clear()


def test_the_search_opens_at_once_and_finds_what_was_typed_before_it_came(open_page: OpenPage):
    page = open_page("tips/")
    held = Held(page, SEARCH)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("dialog", name="Search").wait_for()
    page.keyboard.type("jury")
    held.let_go()
    expect(page.locator(".tk-search__results a").first).to_be_visible()


def test_the_search_says_when_what_finds_does_not_come(open_page: OpenPage, complaints: list[str]):
    page = open_page("tips/")
    page.route(SEARCH, lambda route: route.abort())
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("dialog", name="Search").get_by_role("status")).not_to_be_empty()
    complaints.clear()
