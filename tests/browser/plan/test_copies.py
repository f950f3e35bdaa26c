"""Copies of a plan: for whom they are is chosen once, and holds for every way out."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Locator, expect

from tests.browser.plan.builder import KEY, Builder
from tests.browser.plan.conftest import OpenBuilder
from tests.support.axe import faults
from tests.support.storage import FULL

SECRET = "zzsecret"
MARK = "Internal, not for publication"
COPIED = "navigator.clipboard.read().then(async ([item]) => (await item.getType('text/html')).text())"
SET = "document.querySelector('[data-question=\"who-about\"] textarea').value = 'Corrected words'"
"""What a program that helps people to write does: it tells nobody."""


@pytest.fixture
def internal(open_builder: OpenBuilder, example: dict[str, Any]) -> Builder:
    """A plan with an answer and an entry that are marked internal."""
    answers = example["answers"] | {"who-about": {"answer": SECRET, "internal": True}}
    entry = {"id": "e1", "fields": {"heard": SECRET}, "internal": True}
    plan = example | {"answers": answers, "records": example["records"] | {"what-we-heard": [entry]}}
    kept = {KEY + plan["id"]: json.dumps(plan)}
    return open_builder(kept, permissions=["clipboard-read", "clipboard-write"], folded=True)


def choose(builder: Builder, whom: str) -> Locator:
    builder.press("Save a copy …")
    dialog = builder.dialog("Save a copy")
    dialog.get_by_label(whom).check()
    return dialog


def printed(builder: Builder) -> Locator:
    """What goes on paper, once what makes it has come."""
    builder.page.locator(".tk-paper").wait_for(state="attached")
    builder.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    builder.page.emulate_media(media="print")
    return builder.page.locator(".tk-paper main")


def text(builder: Builder, keys: str) -> str:
    """What is in the file that keys save."""
    with builder.page.expect_download() as download:
        builder.page.keyboard.press(keys)
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_for_whom_a_copy_is_comes_first_and_is_for_us_to_begin_with(internal: Builder):
    internal.press("Save a copy …")
    first = internal.dialog("Save a copy").get_by_role("group").first
    expect(first).to_contain_text("Who is it for?")
    expect(first.get_by_label("For us")).to_be_checked()


def test_a_copy_to_publish_has_nothing_internal_whatever_the_way_out(internal: Builder):
    dialog = choose(internal, "To publish")
    dialog.get_by_role("button", name="Copy to the clipboard").click()
    expect(dialog.get_by_role("status")).to_contain_text("Copied")
    assert SECRET not in internal.page.evaluate(COPIED)
    dialog.locator("#format-md").check()
    with internal.page.expect_download():
        dialog.get_by_role("button", name="Save to this computer").click()
    expect(dialog.get_by_role("status")).to_contain_text("A copy to publish was saved")
    dialog.get_by_role("button", name="Close").click()
    assert SECRET not in text(internal, "Control+s")
    expect(printed(internal)).not_to_contain_text(SECRET)


def test_what_stays_behind_and_what_may_be_a_person_s_own_is_said_before(open_builder: OpenBuilder, example: Any):
    answers = {"who-about": {"answer": SECRET, "internal": True}, "who-uses": {"answer": "Ring 01632 960 001."}}
    example = example | {"answers": example["answers"] | answers}
    builder = open_builder({KEY + example["id"]: json.dumps(example)}, folded=True)
    builder.press("Save a copy …")
    dialog = builder.dialog("Save a copy")
    said = dialog.locator("[data-export-left] li")
    expect(said).to_have_count(0)
    dialog.get_by_label("To publish").check()
    expect(said.first).to_contain_text("Question 1.1, marked internal")
    expect(said.filter(has_text="Contact, a personal detail")).to_have_count(1)
    expect(said.last).to_contain_text("01632 960 001, in question 1.2")
    assert faults(builder.page) == {}
    dialog.locator("#for-us").check()
    expect(said).to_have_count(0)


def test_how_records_travel_is_said_where_a_document_is_saved(open_builder: OpenBuilder, example: Any):
    builder = open_builder({KEY + example["id"]: json.dumps(example)}, folded=True)
    builder.press("Save a copy …")
    said = builder.dialog("Save a copy").locator("[data-export-left]")
    for name in ("docx", "odt", "md"):
        builder.page.locator(f"#format-{name}").check()
        expect(said).to_contain_text("A file of this kind does not hold your records")
        expect(said).to_contain_text("Save each list as a spreadsheet")
    for name in ("html", "json"):
        builder.page.locator(f"#format-{name}").check()
        expect(said).to_be_empty()
    assert faults(builder.page) == {}


def test_a_copy_for_us_says_what_is_internal_whatever_the_way_out(internal: Builder):
    dialog = choose(internal, "For us")
    dialog.locator("#format-md").check()
    dialog.get_by_role("button", name="Copy to the clipboard").click()
    expect(dialog.get_by_role("status")).to_contain_text("Copied")
    assert MARK in internal.page.evaluate(COPIED)
    dialog.get_by_role("button", name="Close").click()
    assert MARK in text(internal, "Control+s")
    paper = printed(internal)
    expect(paper).to_contain_text(SECRET)
    expect(paper).to_contain_text(MARK)


def test_the_keys_for_saving_ask_first_for_whom_the_copy_is(internal: Builder):
    internal.page.keyboard.press("Control+s")
    expect(internal.dialog("Save a copy").get_by_text("Who is it for?")).to_be_visible()


def save_in_the_middle(builder: Builder) -> tuple[Locator, Locator]:
    """Press Ctrl+S within "Everyone else", before the last word. Returns the answer and the window that opens."""
    answer = builder.answer("who-about")
    answer.fill("Everyone else")
    for _ in range(len(" else")):
        answer.press("ArrowLeft")
    builder.page.keyboard.press("Control+s")
    return answer, builder.dialog("Save a copy")


@pytest.mark.parametrize("way", ["Escape", "Close", "heading"])
def test_who_saves_in_the_middle_of_a_text_goes_on_where_they_were(internal: Builder, way: str):
    answer, dialog = save_in_the_middle(internal)
    if way == "Escape":
        internal.page.keyboard.press(way)
    elif way == "heading":
        dialog.get_by_role("heading").first.click()
        internal.page.keyboard.press("Escape")
    else:
        dialog.get_by_role("button", name=way).click()
    expect(dialog).to_be_hidden()
    internal.page.keyboard.type(" and everybody")
    expect(answer).to_have_value("Everyone and everybody else")


def test_who_types_the_moment_a_window_is_gone_loses_no_key(internal: Builder):
    answer, dialog = save_in_the_middle(internal)
    expect(dialog.get_by_role("button", name="Close")).to_be_visible()
    # The event comes some time after the window is gone; on a busy machine, keys come before it.
    internal.page.evaluate("addEventListener('close', (event) => event.stopImmediatePropagation(), true)")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    internal.page.keyboard.type(" and everybody")
    expect(answer).to_have_value("Everyone and everybody else")


def test_paper_has_the_plan_as_a_document_and_nothing_of_the_page(filled: Builder, example: dict[str, Any]):
    long = "\n".join(f"Line {number}" for number in range(80))
    filled.answer("who-about").fill(long)
    paper = printed(filled)
    for line in ("Line 0", "Line 79", example["topics"][1]["answers"]["topic-people"]["now"].splitlines()[0]):
        expect(paper).to_contain_text(line)
    for entry in example["records"]["you-said-we-did"]:
        expect(paper).to_contain_text(entry["fields"]["reason"])
    expect(paper.locator("table").first).to_have_css("border-collapse", "collapse")
    assert filled.page.locator("button:visible, textarea:visible, nav:visible").count() == 0
    assert filled.page.title().startswith("20")
    filled.page.emulate_media(media="screen")
    filled.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper).to_be_hidden()
    assert filled.page.title().startswith("Write your")


def test_a_browser_without_styles_made_by_scripts_prints_tables_with_lines(
    open_builder: OpenBuilder, example: dict[str, Any]
):
    kept = {KEY + example["id"]: json.dumps(example)}
    builder = open_builder(kept, first="delete ShadowRoot.prototype.adoptedStyleSheets;")
    expect(printed(builder).locator("table").first).to_have_attribute("border", "1")


@pytest.mark.parametrize("way", ["clipboard", "keys", "print", "next year", "list"])
def test_what_a_program_put_into_a_field_is_in_every_way_out(internal: Builder, way: str):
    page = internal.page
    internal.press("Save a copy …")
    dialog = internal.dialog("Save a copy")
    dialog.locator("#format-md").check()
    page.evaluate(SET)
    if way == "clipboard":
        dialog.get_by_role("button", name="Copy to the clipboard").click()
        expect(dialog.get_by_role("status")).to_contain_text("Copied")
        assert "Corrected words" in page.evaluate(COPIED)
        return
    page.keyboard.press("Escape")
    match way:
        case "keys":
            assert "Corrected words" in text(internal, "Control+s")
        case "print":
            expect(printed(internal)).to_contain_text("Corrected words")
        case "next year":
            internal.press("Start next year's plan …")
            internal.press("Start it")
            expect(internal.answer("who-about")).to_have_value("Corrected words")
        case "list":
            internal.list_plans().get_by_role("button", name="Duplicate").first.click()
            expect(internal.answer("who-about")).to_have_value("Corrected words")


def test_what_is_saved_when_nothing_is_kept_holds_all_that_was_written(internal: Builder):
    """A Word file has no records: with it alone, they would be lost."""
    internal.page.evaluate(f"() => {{ {FULL} }}")
    internal.answer("who-uses").fill("Everyone")
    with internal.page.expect_download() as download:
        internal.press("Save a copy now")
    assert download.value.suggested_filename.endswith(".html")
    assert Path(download.value.path()).read_text(encoding="utf-8").count(SECRET) > 1


def test_a_copy_that_lacks_something_is_not_taken_for_safe(internal: Builder):
    internal.page.evaluate(f"() => {{ {FULL} }}")
    internal.answer("who-uses").fill("Everyone")
    expect(internal.problem).to_be_visible()
    dialog = choose(internal, "To publish")
    with internal.page.expect_download():
        dialog.get_by_role("button", name="Save to this computer").click()
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    internal.page.on("dialog", leave)
    internal.page.goto("tips/")
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("format_name", ["docx", "odt", "html", "md", "json"])
def test_a_topic_without_a_word_is_a_topic_in_every_format(builder: Builder, tmp_path: Path, format_name: str):
    builder.title.fill("One topic")
    builder.kept("One topic")
    builder.open(builder.save_copy(format_name, tmp_path))
    expect(builder.topics).to_have_count(1)


def test_a_copy_bears_the_day_where_the_person_is(open_builder: OpenBuilder, example: dict[str, Any], tmp_path: Path):
    plan = example | {"modified": "2026-03-01T19:00:00Z"}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)}, timezone_id="Pacific/Auckland", folded=True)
    path = builder.save_copy("md", tmp_path)
    assert path.name.startswith("2026-03-02 ")
    assert "2 March 2026" in path.read_text(encoding="utf-8")
