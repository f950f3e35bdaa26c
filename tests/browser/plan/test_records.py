"""The records: lists that grow in the plan builder, go out as spreadsheets, and become a page to publish."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import FilePayload, Locator, Page, expect

from macros.documents.paths import SHEET_FORMATS
from macros.models.toolkit import Toolkit
from tests.browser.plan.builder import KEY, Builder, upload
from tests.browser.plan.conftest import OpenBuilder
from tests.support.axe import faults
from tests.support.browsing import OpenPage
from tests.support.present import present
from tests.support.saved_files import text_of

HEARD, DID, WILL_DO = "what-we-heard", "you-said-we-did", "what-we-will-do"


def record(builder: Builder, name: str) -> Locator:
    return builder.page.locator(f'[data-record="{name}"]')


def entries(builder: Builder, name: str) -> Locator:
    return record(builder, name).locator("[data-entry]")


def kept(builder: Builder, name: str) -> list[dict[str, Any]]:
    """The entries of a record in the one plan that the browser keeps."""
    (plan,) = builder.plans().values()
    return plan["records"][name]


def written(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries without their fields that hold nothing, as the empty cells of a spreadsheet."""
    return [one | {"fields": {field: text for field, text in one["fields"].items() if text}} for one in entries]


def add(builder: Builder, name: str, **fields: str) -> Locator:
    """Add an entry and fill it in by the ids of its fields."""
    record(builder, name).get_by_role("button", name="Add an entry").click()
    entry = entries(builder, name).first
    for field, text in fields.items():
        place = entry.locator(f'[data-entry-field="{field}"]')
        place.select_option(text) if name == DID and field == "outcome" else place.fill(text)
    return entry


def saved(page: Page, press: Callable[[], None], folder: Path) -> Path:
    with page.expect_download() as download:
        press()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def save_sheet(builder: Builder, name: str, folder: Path, format_name: str = "csv") -> Path:
    record(builder, name).get_by_label("Kind of spreadsheet").select_option(format_name)
    button = record(builder, name).get_by_role("button", name="Save as a spreadsheet")
    return saved(builder.page, button.click, folder)


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def bring_in(builder: Builder, file: Path | FilePayload) -> None:
    builder.choose(file)
    builder.dialog("Bring in these entries?").get_by_role("button", name="Bring them in").click()
    # Only then are they in the list.
    expect(builder.status).to_contain_text(re.compile(r"\d entr(y|ies) added"))


def test_the_first_line_of_an_entry_follows_once_typing_pauses_and_at_once_on_leaving_or_printing(
    builder: Builder,
):
    entry = add(builder, HEARD)
    summary, remove = entry.locator("summary"), entry.get_by_role("button", name="Remove")
    wordless = summary.text_content()
    builder.page.clock.install()
    builder.page.clock.pause_at(builder.page.evaluate("Date.now() / 1000 + 1"))
    entry.get_by_label("What people need or think").focus()
    builder.page.keyboard.type("More maps")
    assert summary.text_content() == wordless
    builder.page.clock.run_for(300)
    assert "More maps" in present(summary.text_content())
    assert remove.get_attribute("aria-label") == "Remove: More maps"
    builder.page.keyboard.type(" of towns")
    builder.page.keyboard.press("Tab")
    assert "More maps of towns" in present(summary.text_content())
    entry.get_by_label("What people need or think").focus()
    builder.page.keyboard.press("End")
    builder.page.keyboard.type(" and roads")
    builder.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert "More maps of towns and roads" in present(summary.text_content())
    entry.get_by_label("When").fill("2026-02-03")
    entry.get_by_label("Internal").focus()
    assert "3 February 2026" in present(summary.text_content())


def test_the_first_lines_of_two_entries_follow_what_a_program_types_into_both(builder: Builder):
    for _ in range(2):
        add(builder, HEARD)
    into_both = """(words) => document.querySelectorAll('[data-entry-field="who"]').forEach(function (field, index) {
      field.value = words[index];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    })"""
    builder.page.evaluate(into_both, ["Parents", "Teachers"])
    builder.kept("Teachers")
    builder.page.evaluate(
        """() => document.querySelectorAll('[data-entry-field="need"]').forEach(function (field) {
          field.value = `Need of ${field.closest("[data-entry]").querySelector('[data-entry-field="who"]').value}`;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        })"""
    )
    expect(entries(builder, HEARD).locator("[data-entry-name]")).to_have_text(["Need of Parents", "Need of Teachers"])


def test_an_entry_is_added_kept_changed_and_removed(builder: Builder):
    entry = add(builder, HEARD, need="More maps", who="Parents", when="2026-02-03")
    expect(entry.locator("summary")).to_contain_text("More maps")
    expect(entry.locator("summary")).to_contain_text("Parents · 3 February 2026")
    builder.kept("Parents")
    builder.page.reload()
    expect(record(builder, HEARD).get_by_role("status")).to_have_text("1 entry.")
    summary = entries(builder, HEARD).locator("summary")
    summary.click()
    entries(builder, HEARD).get_by_label("Theme").fill("Maps")
    builder.kept("Maps")
    entries(builder, HEARD).get_by_role("button", name="Remove: More maps").click()
    expect(builder.status).to_contain_text("The entry “More maps” was removed. You can undo this.")
    expect(record(builder, HEARD).get_by_role("status")).to_have_text("No entries yet.")
    builder.kept("Maps", there=False)
    builder.press("Undo")
    expect(summary).to_be_focused()
    builder.kept("Maps")
    [back] = kept(builder, HEARD)
    assert back["fields"] == {"need": "More maps", "who": "Parents", "when": "2026-02-03", "theme": "Maps"}


def test_the_records_are_kept_by_keyboard_alone(builder: Builder):
    page = builder.page
    record(builder, DID).get_by_role("button", name="Add an entry").focus()
    for keys in ("Enter", "More maps", "Tab", "D", "Tab", "We drew two"):
        page.keyboard.press(keys) if keys in ("Enter", "Tab", "D") else page.keyboard.type(keys)
    builder.kept("We drew two")
    assert kept(builder, DID)[0]["fields"] == {"heard": "More maps", "outcome": "done", "action": "We drew two"}
    entries(builder, DID).locator("summary").focus()
    page.keyboard.press("Enter")
    expect(entries(builder, DID).get_by_label("We did")).to_be_hidden()


def test_a_reply_starts_from_what_was_heard(builder: Builder):
    heard = add(builder, HEARD, need="More maps\nfor walkers", who="Parents")
    heard.get_by_role("button", name="Answer this: More maps for walkers").click()
    reply = entries(builder, DID).first
    expect(reply.get_by_label("You said")).to_have_value("More maps\nfor walkers")
    expect(reply.get_by_label("Where it stands")).to_be_focused()
    expect(heard.locator("summary")).to_contain_text("Answered")
    builder.kept("started_from")
    assert kept(builder, DID)[0]["started_from"] == kept(builder, HEARD)[0]["id"]
    reply.get_by_role("button", name="Remove").click()
    expect(heard.locator("summary")).not_to_contain_text("Answered")
    builder.press("Undo")
    expect(heard.locator("summary")).to_contain_text("Answered")


def test_what_starts_from_internal_words_is_internal_too(builder: Builder):
    heard = add(builder, HEARD, need="What a minister said")
    heard.get_by_label("Internal").check()
    heard.get_by_role("button", name="Answer this").click()
    expect(entries(builder, DID).get_by_label("Internal")).to_be_checked()
    builder.answer("inclusive", "next").fill("Ask the minister")
    builder.question("inclusive").get_by_label("Internal").check()
    builder.question("inclusive").get_by_role("button", name="Add to").click()
    expect(entries(builder, WILL_DO).get_by_label("Internal")).to_be_checked()


def test_what_was_started_from_words_becomes_internal_with_them(builder: Builder):
    builder.answer("inclusive", "next").fill("Ask the minister")
    builder.question("inclusive").get_by_role("button", name="Add to").click()
    add(builder, WILL_DO, task="Hire a hall")
    builder.question("inclusive").get_by_label("Internal").check()
    expect(builder.page.get_by_text("1 entry of “What we will do” repeats this answer")).to_be_visible()
    expect(builder.question("inclusive").get_by_label("Internal")).to_be_focused()
    builder.kept("internal")
    assert [entry.get("internal", False) for entry in kept(builder, WILL_DO)] == [True, False]


def test_of_many_entries_the_latest_show_and_all_can_be_found(open_builder: OpenBuilder, example: dict[str, Any]):
    many = [{"id": f"e{number}", "fields": {"need": f"Need {number}", "when": "2026-02-03"}} for number in range(200)]
    plan = example | {"records": {HEARD: many}}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)})
    status = record(builder, HEARD).get_by_role("status")
    expect(status).to_have_text("200 entries, the latest first.")
    expect(entries(builder, HEARD)).to_have_count(10)
    expect(entries(builder, HEARD).first).to_contain_text("Need 199")
    find = builder.page.get_by_label("Find in What we heard")
    find.fill("need 17")
    expect(status).to_have_text("11 of 200 entries found.")
    expect(entries(builder, HEARD)).to_have_count(11)
    find.fill("february")
    expect(status).to_have_text("200 of 200 entries found.")
    find.fill("")
    record(builder, HEARD).get_by_role("button", name="Show all 200 entries").click()
    expect(entries(builder, HEARD)).to_have_count(200)
    expect(entries(builder, HEARD).nth(10).locator("summary")).to_be_focused()


def test_an_entry_far_down_that_is_brought_back_is_in_view(open_builder: OpenBuilder, example: dict[str, Any]):
    many = [{"id": f"e{number}", "fields": {"need": f"Need {number}"}} for number in range(50)]
    plan = example | {"records": {HEARD: many}}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)})
    record(builder, HEARD).get_by_role("button", name="Show all 50 entries").click()
    for number in (3, 6, 9, 30):
        entries(builder, HEARD).nth(number).locator("summary").click()
    entries(builder, HEARD).nth(30).get_by_role("button", name="Remove").click()
    builder.page.evaluate("scrollTo(0, 0)")
    builder.press("Undo")
    back = entries(builder, HEARD).nth(30).locator("summary")
    expect(back).to_be_focused()
    builder.page.wait_for_timeout(500)  # Until what is laid out late has moved.
    expect(back).to_be_in_viewport()


def test_a_spreadsheet_goes_out_is_edited_and_comes_back(builder: Builder, tmp_path: Path):
    add(builder, HEARD, need="=1+1", who='Parents, "all"', when="2026-02-03")
    add(builder, HEARD, need="- one\n- two").get_by_label("Internal").check()
    path = save_sheet(builder, HEARD, tmp_path)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d What we heard\.csv", path.name)
    head, first, second = rows_of(path)
    assert head[:3] == ["What people need or think", "Who said it", "When"]
    # A spreadsheet must not take what people said for a formula.
    assert first[:5] == ["'=1+1", 'Parents, "all"', "2026-02-03", "", ""]
    assert (second[0], second[5]) == ("'- one\n- two", "yes")
    builder.kept("internal")
    before = kept(builder, HEARD)
    bring_in(builder, path)
    expect(builder.status).to_contain_text("0 entries added, 0 entries changed")
    assert kept(builder, HEARD) == before

    # As a spreadsheet in another country saves it.
    first[2:4] = ["03/03/2026", "By post"]
    edited = [[*head, "Notes"], [*first, ""], [*second, "x"], ["New", "", "soon", "", "", "", "", ""]]
    text = "\n".join(";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in edited)
    builder.choose(upload("mine.CSV", text))
    dialog = builder.dialog("Bring in these entries?")
    expect(dialog).to_contain_text("1 entry new here")
    expect(dialog).to_contain_text("1 entry changed")
    expect(dialog).to_contain_text("1 entry the same as here")
    expect(dialog).to_contain_text("Row 4, When: “soon” was left out. It must be a date such as 2 March 2026.")
    expect(dialog).to_contain_text("The column “Notes” is not part of this list.")
    dialog.get_by_role("button", name="Bring them in").click()
    builder.kept("By post")
    changed, same, new = kept(builder, HEARD)
    assert changed["fields"] | {"theme": ""} == {
        "need": "=1+1", "who": 'Parents, "all"', "when": "2026-03-03", "source": "By post", "theme": ""
    }  # fmt: skip
    assert (same["fields"]["need"], same["internal"]) == ("- one\n- two", True)
    assert new["fields"]["need"] == "New"
    builder.press("Undo")
    expect(entries(builder, HEARD)).to_have_count(2)
    expect(builder.status).to_contain_text("Saved")


@pytest.mark.parametrize("format_name", SHEET_FORMATS)
def test_a_spreadsheet_of_excel_or_opendocument_goes_out_and_comes_back(
    builder: Builder, tmp_path: Path, format_name: str
):
    add(builder, HEARD, need="=1+1", who="Parents", when="2026-02-03")
    add(builder, HEARD, need="- one\n- two").get_by_label("Internal").check()
    path = save_sheet(builder, HEARD, tmp_path, format_name)
    assert re.fullmatch(rf"\d{{4}}-\d\d-\d\d What we heard\.{format_name}", path.name)
    builder.kept("internal")
    before = kept(builder, HEARD)
    # Whatever it is called, what is in it tells what it is.
    other = path.rename(path.with_suffix(".csv"))
    bring_in(builder, other)
    expect(builder.status).to_contain_text("0 entries added, 0 entries changed")
    assert kept(builder, HEARD) == before
    record(builder, HEARD).get_by_role("button", name="Remove").first.click()
    builder.kept("- two", there=False)
    bring_in(builder, other.rename(path))
    expect(builder.status).to_contain_text("1 entry added, 0 entries changed")
    builder.kept("- two")
    assert written(kept(builder, HEARD)) == before


def test_an_entry_that_no_cell_of_excel_holds_is_told(builder: Builder, tmp_path: Path):
    add(builder, HEARD, need="x" * 32_768)
    record(builder, HEARD).get_by_role("button", name="Save as a spreadsheet").click()
    expect(builder.status).to_contain_text("longer than a cell of Excel")
    path = save_sheet(builder, HEARD, tmp_path, "ods")
    assert path.stat().st_size > 100


def test_undo_takes_back_a_spreadsheet_and_nothing_written_since(builder: Builder):
    add(builder, HEARD, need="Ours", who="Parents")
    builder.kept("Parents")
    [ours] = kept(builder, HEARD)
    rows = f"Ours changed,Parents,{ours['id']}\nFrom the file,A,\nTouched later,B,\n"
    bring_in(builder, upload("heard.csv", f"What people need or think,Who said it,Entry (leave as it is)\n{rows}"))
    add(builder, HEARD, need="Written since")
    touched = entries(builder, HEARD).filter(has_text="Touched later")
    touched.locator("summary").click()
    touched.get_by_label("Theme").fill("Maps")
    builder.press("Undo")
    builder.page.wait_for_function("() => !document.querySelector('[data-entries]').textContent.includes('changed')")
    builder.page.reload()
    assert [entry["fields"] for entry in kept(builder, HEARD)] == [
        {"need": "Ours", "who": "Parents"},
        {"need": "Touched later", "who": "B", "theme": "Maps"},
        {"need": "Written since"},
    ]


def test_the_blank_spreadsheet_of_the_site_is_brought_in_when_filled(builder: Builder, site: Path):
    blank = (site / "downloads" / f"{DID}.csv").read_bytes()
    row = 'Fewer words,not done,,No time,"By email, to all"\r\n\r\n'
    bring_in(builder, upload("you-said-we-did.csv", blank + row.encode()))
    builder.kept("Fewer words")
    (entry,) = kept(builder, DID)
    assert {name: text for name, text in entry["fields"].items() if text} == {
        "heard": "Fewer words", "outcome": "not-done", "reason": "No time", "told": "By email, to all"
    }  # fmt: skip
    bring_in(builder, upload("you-said-we-did.csv", blank + row.encode()))
    expect(builder.status).to_contain_text("0 entries added")
    expect(entries(builder, DID)).to_have_count(1)


def test_a_spreadsheet_as_excel_saves_it_on_a_site_in_another_language_is_read(builder: Builder, toolkit: Toolkit):
    internal = toolkit.languages["cy"].words["builder-records"]["internal"]
    text = f"What people need or think;Who said it;{internal}\r\nCafé prices – “dear”;Renters;x\r\n"
    bring_in(builder, upload("list.csv", text.encode("windows-1252")))
    builder.kept("Café prices – “dear”")
    assert kept(builder, HEARD)[0]["internal"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "This file is empty"),
        ("name,price\r\ntea,2\r\n", "“What we heard”, “You said, we did” or “What we will do”"),
        ('"What people need or think', "not one of the lists"),
        ("Theme,When\r\nx,2026-01-01\r\n", "first row must hold their headings"),
        ("What people need or think,Theme\r\n" + "x,y\r\n" * 5_001, "more than 5,000 rows"),
        ("x" * 5_000_001, "too large"),
        (b"\x00\x01\x02\xff", "not one of the lists"),
    ],
    ids=["empty", "another table", "one heading", "no first heading", "too many rows", "too large", "no text"],
)
def test_what_is_no_record_is_refused_in_words_with_one_button(builder: Builder, content: str | bytes, words: str):
    before = builder.storage()
    builder.choose(upload("list.csv", content))
    expect(builder.refusal()).to_contain_text(words)
    button = builder.refusal().get_by_role("button")
    expect(button).to_have_text(["OK"])
    button.click()
    expect(builder.refusal()).to_be_hidden()
    assert builder.storage() == before
    # A question still has both answers.
    builder.press("Start next year's plan …")
    expect(builder.dialog("Start next year's plan from this one?").get_by_role("button")).to_have_count(2)


def publish(builder: Builder, format_name: str, folder: Path) -> Path:
    dialog = builder.dialog("Make a page to publish")
    dialog.locator(f"#publish-{format_name}").check()
    return saved(builder.page, dialog.get_by_role("button", name="Save to this computer").click, folder)


def test_the_page_to_publish_holds_what_was_chosen_and_nothing_else(
    open_builder: OpenBuilder, example: dict[str, Any], tmp_path: Path
):
    secret = {"id": "s", "fields": {"heard": "zzsecret"}, "internal": True}
    plan = example | {"records": {**example["records"], DID: [*example["records"][DID], secret]}}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)})
    builder.press("Make a page to publish …")
    dialog = builder.dialog("Make a page to publish")
    expect(dialog.get_by_label("zzsecret (internal)")).not_to_be_checked()
    dialog.get_by_label("Tell me before").uncheck()
    dialog.get_by_label("Title of the page").fill("What <we> changed")
    dialog.get_by_label("How it begins").fill("Thank you.\nRead on.")
    for format_name in ("html", "docx", "odt", "md"):
        path = publish(builder, format_name, tmp_path)
        expect(dialog.get_by_role("status")).to_contain_text("The page was saved")
        text = text_of(path)
        for words in ("Show how my street", "Not done", "Read on.", example["organisation"]):
            assert words in text, (format_name, words)
        for words in (
            "zzsecret",
            "Tell me before",
            "Dialysis",
            "Who uses your statistics",
            example["id"],
            example["contact"],
        ):
            assert words not in text, (format_name, words)
    page = BeautifulSoup((tmp_path / next(tmp_path.glob("*.html"))).read_bytes(), "html.parser")
    assert page.title.string == page.h1.string == "What <we> changed"
    assert present(page.html)["lang"] == "en-GB"
    assert not page.select("script, pre, link, img")
    assert [cell.get_text() for cell in page.select("thead th[scope=col]")][:2] == ["You said", "Where it stands"]
    dialog.get_by_label("Show how").uncheck()
    dialog.get_by_role("button", name="Save to this computer").click()
    expect(dialog.get_by_role("status")).to_have_text("Choose at least one entry.")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_published_page_serves_everyone(open_page: OpenPage, width: int):
    page = open_page("downloads/you-said-we-did-example.html", width=width)
    # The reader's own colours: the page has no switch that the other pages tell them by.
    page.evaluate("document.documentElement.dataset.colourScheme = 'light'")
    page.evaluate("matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => { "
                  "document.documentElement.dataset.colourScheme = event.matches ? 'dark' : 'light'; })")  # fmt: skip
    assert not faults(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    label = page.locator("td .column").first
    expect(label).to_be_visible() if width == 320 else expect(label).to_be_hidden()


def test_entries_that_are_internal_and_records_left_out_are_in_no_byte_of_a_copy(
    open_builder: OpenBuilder, example: dict[str, Any], tmp_path: Path
):
    secret = {"id": "s", "fields": {"need": "zzsecret"}, "internal": True}
    shown = {"id": "o", "fields": {"need": "zzshown"}}
    plan = example | {"records": {HEARD: [secret, shown]}}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)})
    for format_name in ("html", "json"):
        found = [
            text_of(builder.save_copy(format_name, tmp_path / str(index), internal=internal, records=records))
            for index, (internal, records) in enumerate([(True, True), (False, True), (True, False)])
        ]
        assert ["zzsecret" in text for text in found] == [True, False, False]
        assert ["zzshown" in text for text in found] == [True, True, False]


def test_a_document_that_updates_a_plan_leaves_its_records(filled: Builder, example: dict[str, Any], tmp_path: Path):
    path = filled.save_copy("docx", tmp_path)
    filled.choose(path)
    dialog = filled.dialog("Open this plan?")
    expect(dialog).to_contain_text("A file of this kind holds no records.")
    dialog.get_by_role("button", name="See what it changes").click()
    expect(filled.review()).to_contain_text("Nothing differs")
    filled.review().get_by_role("button", name="Close").click()
    assert filled.plans()[example["title"]]["records"] == example["records"]
    filled.open(path)
    expect(entries(filled, HEARD)).to_have_count(0)


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_a_record_in_a_document_is_not_taken_for_a_plan(builder: Builder, site: Path, ending: str):
    builder.choose(site / "downloads" / f"{HEARD}.{ending}")
    expect(builder.refusal()).to_contain_text("This is the list “What we heard”, not a plan.")


def test_hostile_words_in_entries_stay_words(open_builder: OpenBuilder, example: dict[str, Any]):
    text = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
    hostile: dict[str, Any] = {"id": "h", "fields": {"heard": text, "outcome": text, "unknown": text}, "later": 1}
    plan = example | {"records": {DID: [hostile], "unknown": [hostile]}}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)})
    expect(entries(builder, DID).locator("summary")).to_contain_text(text)
    entries(builder, DID).locator("summary").click()
    entries(builder, DID).get_by_label("Why").fill("Because")
    builder.kept("Because")
    stored = builder.plans()[example["title"]]["records"]
    assert stored["unknown"] == [hostile]
    assert stored[DID] == [hostile | {"fields": hostile["fields"] | {"reason": "Because"}}]


def test_without_a_script_the_records_point_to_the_blank_lists(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("plan/", java_script_enabled=False)
    section = page.locator("section[aria-labelledby=records]")
    expect(section.get_by_role("button").locator("visible=true")).to_have_count(0)
    for each in toolkit.plan.records:
        for field in each.fields:
            expect(section.get_by_label(field.title, exact=True)).to_be_visible()
    section.get_by_role("link", name="Keep records").click()
    for each in toolkit.plan.records:
        link = page.locator(f'main a[href$="{each.id}.csv"]')
        expect(link).to_have_text("Spreadsheet (CSV)")


def test_an_action_starts_from_an_answer_with_one_press_and_its_date_goes_into_the_calendar(
    builder: Builder, tmp_path: Path
):
    page = builder.page
    topic = page.locator("[data-topic]").first
    topic.locator("[data-topic-title]").fill("Shared homes")
    question = topic.locator('[data-question="topic-people"]')
    press = question.get_by_role("button", name="Add to “What we will do”")
    expect(press).to_be_hidden()
    question.locator('[data-key="next"]').fill("Find 28 people")
    press.click()
    entry = page.locator('[data-record="what-we-will-do"] [data-entry]')
    expect(entry.locator('[data-entry-field="task"]')).to_have_value("Find 28 people")
    expect(entry.locator('[data-entry-field="topic"]')).to_have_value("Shared homes")
    expect(entry.locator('[data-entry-field="lead"]')).to_be_focused()
    entry.locator('[data-entry-field="to"]').fill("2026-05-31")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as dates for a calendar").click()
    assert download.value.suggested_filename.endswith(" What we will do.ics")
    text = Path(download.value.path()).read_bytes().decode()
    assert "DTSTART;VALUE=DATE:20260531\r\n" in text
    assert "SUMMARY:Find 28 people\r\n" in text


def test_a_list_that_holds_internal_entries_is_said_to_be_for_the_team(builder: Builder):
    record = builder.page.locator('[data-record="what-we-will-do"]')
    record.locator('[data-do="entry-add"]').click()
    entry = record.locator("[data-entry]")
    entry.locator('[data-entry-field="task"]').fill("Find 28 people")
    entry.locator('[data-entry-field="to"]').fill("2026-05-31")
    for button, words in (
        ("Save as a spreadsheet", "marked internal"),
        ("Save as dates for a calendar", "your team alone"),
    ):
        for internal in (False, True):
            entry.locator("[data-entry-internal]").set_checked(internal)
            with builder.page.expect_download():
                record.get_by_role("button", name=button).click()
            expect(builder.status).to_contain_text("saved")
            said = expect(builder.status)
            (said.to_contain_text if internal else said.not_to_contain_text)(words)


def test_a_calendar_without_dates_is_refused_in_words(builder: Builder):
    builder.page.locator('[data-record="what-we-will-do"] [data-do="entry-add"]').click()
    builder.page.get_by_role("button", name="Save as dates for a calendar").click()
    expect(builder.status).to_contain_text("nothing to save for a calendar")
