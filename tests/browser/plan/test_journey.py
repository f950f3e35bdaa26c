"""From the first word of a plan to next year's: nothing is lost on the way, and nothing leaves the computer."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.models.plan import Plan
from tests.browser.plan.builder import KEY, SAVED, Builder, upload
from tests.browser.plan.conftest import OpenBuilder
from tests.scripts.reading import said
from tests.support.browsing import PATIENCE, OpenPage
from tests.support.libreoffice import Office
from tests.support.saved_files import text_of

FORMATS = ["docx", "odt", "html", "md", "json"]
COPIED = "navigator.clipboard.read().then(async ([item]) => (await item.getType('text/html')).text())"

HAS_TWO = "(start) => Object.keys(localStorage).filter((name) => name.startsWith(start)).length === 2"
"""Whether two plans are kept."""

all_formats = pytest.mark.parametrize("format_name", FORMATS)


def test_what_is_typed_is_kept_and_the_page_says_so(builder: Builder):
    builder.answer("who-about").fill("Everyone")
    builder.kept("Everyone")
    expect(builder.status).to_have_text(re.compile(rf"{SAVED} \d\d:\d\d\.$"))
    builder.page.reload()
    expect(builder.answer("who-about")).to_have_value("Everyone")


def test_what_is_typed_without_a_pause_is_kept_within_a_second(open_builder: OpenBuilder):
    builder = open_builder()
    builder.page.clock.install()
    builder.page.reload()
    builder.answer("who-about").focus()
    builder.page.keyboard.type("first")
    for _ in range(5):
        builder.page.clock.run_for(200)
        builder.page.keyboard.type(" and on")
    assert any("first" in text for text in builder.storage().values())


def test_what_was_typed_last_is_kept_when_the_page_is_left_at_once(builder: Builder):
    builder.answer("who-about").fill("The last words")
    builder.page.goto("tips/")
    builder.page.goto("plan/")
    expect(builder.answer("who-about")).to_have_value("The last words")


def test_a_plan_is_there_again_after_the_browser_was_closed(builder: Builder, open_page: OpenPage):
    builder.title.fill("Rail")
    builder.answer("topic-people", "now").fill("Passengers")
    builder.page.get_by_label("Review date").fill("2027-05-01")
    builder.question("who-uses").get_by_label("Internal").check()
    builder.kept("2027-05-01")
    builder.kept("internal")
    again = Builder(open_page("plan/", storage_state=builder.page.context.storage_state()))
    builder.page.context.close()
    expect(again.title).to_have_value("Rail")
    expect(again.answer("topic-people", "now")).to_have_value("Passengers")
    expect(again.page.get_by_label("Review date")).to_have_value("2027-05-01")
    expect(again.question("who-uses").get_by_label("Internal")).to_be_checked()
    expect(again.name).to_have_text("Rail")


def test_a_second_plan_leaves_the_first_as_it_was(builder: Builder):
    builder.title.fill("First")
    builder.answer("who-about").fill("The first answer")
    builder.new_plan("Second")
    expect(builder.answer("who-about")).to_have_value("")
    builder.answer("who-about").fill("The second answer")
    builder.kept("The second answer")
    assert {title: plan["answers"]["who-about"]["answer"] for title, plan in builder.plans().items()} == {
        "First": "The first answer",
        "Second": "The second answer",
    }
    builder.list_plans().get_by_role("button", name="Open: First").click()
    expect(builder.answer("who-about")).to_have_value("The first answer")
    builder.page.reload()
    expect(builder.name).to_have_text("First")


def test_a_plan_is_renamed_by_its_title(builder: Builder):
    builder.title.fill("First")
    builder.new_plan("Second")
    builder.list_plans().get_by_role("button", name="Rename: First").click()
    expect(builder.title).to_be_focused()
    builder.title.fill("Renamed")
    builder.kept("Renamed")
    expect(builder.name).to_have_text("Renamed")
    assert set(builder.plans()) == {"Renamed", "Second"}


def test_a_copy_goes_its_own_way(builder: Builder):
    builder.title.fill("First")
    builder.answer("who-about").fill("Everyone")
    builder.list_plans().get_by_role("button", name="Duplicate: First").click()
    expect(builder.name).to_have_text("First (copy)")
    builder.answer("who-about").fill("Someone")
    builder.kept("Someone")
    plans = builder.plans()
    assert plans["First"]["answers"]["who-about"]["answer"] == "Everyone"
    assert plans["First (copy)"]["answers"]["who-about"]["answer"] == "Someone"
    assert plans["First"]["id"] != plans["First (copy)"]["id"]


@pytest.mark.parametrize("title", ["First", "Second"])
def test_a_deleted_plan_comes_back(builder: Builder, title: str):
    builder.title.fill("First")
    builder.answer("who-about").fill("Everyone")
    builder.new_plan("Second")
    before = builder.plans()
    builder.list_plans().get_by_role("button", name=f"Delete: {title}").click()
    assert set(builder.plans()) == {"First", "Second"} - {title}
    expect(builder.page.get_by_role("button", name="Undo")).to_be_focused()
    builder.press("Undo")
    expect(builder.name).to_have_text(title)
    assert builder.plans() == before


@all_formats
def test_a_saved_copy_opens_again_as_a_new_plan(
    filled: Builder, example: dict[str, Any], tmp_path: Path, format_name: str
):
    path = filled.save_copy(format_name, tmp_path)
    day = example["modified"][:10]
    assert re.fullmatch(rf"{day} Involving the public in \S.*\w…\.{format_name}", path.name)
    assert filled.storage()[KEY + example["id"]] == json.dumps(example)
    filled.open(path)
    filled.page.wait_for_function(HAS_TWO, arg=KEY)
    texts = {name: text for name, text in filled.storage().items() if name.startswith(KEY)}
    assert texts.pop(KEY + example["id"]) == json.dumps(example)
    [(key, opened)] = texts.items()
    plan = json.loads(opened)
    assert key == KEY + plan["id"]
    assert said(plan) == said(example)
    assert Plan.model_validate_json(opened)


def test_what_this_toolkit_does_not_ask_for_is_named_when_a_file_is_opened_and_kept(
    builder: Builder, example: dict[str, Any]
):
    plan = copy.deepcopy(example)
    plan["records"]["what-we-heard"][0]["fields"]["weather"] = "Rain"
    slow, long = {"what": "Too slow"}, {"what": "Too long", "empty": " "}
    plan["records"]["complaints"] = [{"id": "one", "fields": slow}, {"id": "two", "fields": long}]
    plan["details"] = {"budget-code": "Code 7", "state": "on-hold"}
    plan["topics"][1]["level"] = "rule"
    builder.choose(upload("plan.json", json.dumps(plan)))
    dialog = builder.dialog("Open this plan?")
    items = dialog.get_by_text("does not ask for the following").locator("+ ul").get_by_role("listitem")
    expect(items).to_have_text(
        [
            "budget-code: Code 7",
            "State: on-hold",
            "Topic 2, Level of participation: rule",
            "What we heard, weather: Rain",
            "complaints, what: Too slow; Too long",
        ]
    )
    dialog.get_by_role("button", name="Open as a new plan").click()
    builder.title.fill("Opened")
    builder.kept("Opened")
    kept = builder.plans()["Opened"]
    assert kept["records"] == plan["records"]
    assert kept["details"] == plan["details"]
    assert kept["topics"][1]["level"] == "rule"


def test_where_a_file_does_not_say_its_plan_the_person_chooses_it(
    filled: Builder, example: dict[str, Any], tmp_path: Path
):
    path = filled.save_copy("md", tmp_path)
    text = re.sub("<!-- Plan id.*-->", "", path.read_text(encoding="utf-8"))
    path.write_text(text.replace("Our figures are about the water", "They are about the water"), encoding="utf-8")
    filled.choose(path)
    dialog = filled.dialog("Open this plan?")
    which = dialog.get_by_label("It is a copy of:")
    compare = dialog.get_by_role("button", name="See what it changes")
    expect(which.locator("option:checked")).to_have_text(example["title"])
    which.select_option("None of these")
    expect(compare).to_be_hidden()
    which.select_option(example["title"])
    compare.click()
    filled.review().get_by_role("button", name="Take what is chosen").click()
    old = example["answers"]["who-about"]["answer"]
    new = old.replace("Our figures are", "They are")
    expect(filled.answer("who-about")).to_have_value(new)
    [plan] = filled.plans().values()
    assert plan["id"] == example["id"]


@all_formats
def test_a_copy_is_compared_with_what_the_plan_said_when_it_was_saved(
    filled: Builder, example: dict[str, Any], tmp_path: Path, format_name: str
):
    path = filled.save_copy(format_name, tmp_path)
    filled.answer("who-about").fill("Changed after the copy")
    filled.kept("Changed after the copy")
    filled.choose(path)
    filled.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    review = filled.review()
    expect(review).to_contain_text("Nothing differs")
    expect(review.get_by_role("button", name="Take what is chosen")).to_have_count(0)
    review.get_by_role("button", name="Compare with the plan as it is now").click()
    expect(review.locator("del").first).to_contain_text("Changed after the copy")
    expect(review.locator("ins").first).to_contain_text("Our figures are about the water")
    review.get_by_role("button", name="Take what is chosen").click()
    old = example["answers"]["who-about"]["answer"]
    expect(filled.answer("who-about")).to_have_value(old)
    [plan] = filled.plans().values()
    assert plan["id"] == example["id"]
    assert said(plan) | {"modified": ""} == said(example) | {"modified": ""}
    filled.press("Undo")
    expect(filled.answer("who-about")).to_have_value("Changed after the copy")
    filled.kept("Changed after the copy")


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_an_update_from_a_document_keeps_what_documents_do_not_carry(
    open_builder: OpenBuilder, example: dict[str, Any], tmp_path: Path, format_name: str
):
    known = example["answers"]["who-about"] | {"internal": True, "planned": "Ask more", "later": 1}
    topic = example["topics"][0] | {"picked": {"methods": ["personas"]}, "later": 2}
    plan = example | {
        "answers": example["answers"] | {"who-about": known},
        "topics": [topic, *example["topics"][1:]],
        "later": 3,
    }
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)})
    path = builder.save_copy(format_name, tmp_path)
    builder.answer("who-about").fill("Changed since")
    builder.choose(path)
    builder.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    builder.review().get_by_role("button", name="Compare with the plan as it is now").click()
    builder.review().get_by_role("button", name="Take what is chosen").click()
    builder.title.fill("After the update")
    builder.kept("After the update")
    after = builder.plans()["After the update"]
    assert after["answers"]["who-about"] | {"now": "", "next": ""} == known | {"now": "", "next": ""}
    assert after["topics"][0]["id"] == topic["id"]
    assert after["topics"][0]["picked"] == topic["picked"]
    assert [after["later"], after["topics"][0]["later"]] == [3, 2]
    assert after["created"] == plan["created"]


def test_a_plan_from_a_document_that_says_the_day_alone_shows_no_time_of_day(
    open_builder: OpenBuilder, example: dict[str, Any], tmp_path: Path
):
    builder = open_builder({KEY + example["id"]: json.dumps(example | {"modified": "2026-02-03T15:04:05.000Z"})})
    expect(builder.list_plans()).to_contain_text("Changed 3 Feb 2026, 15:04.")
    builder.page.keyboard.press("Escape")
    builder.open(builder.save_copy("docx", tmp_path))
    expect(builder.list_plans()).to_contain_text("Changed 3 Feb 2026. Open now.")


def test_what_was_written_since_a_blank_copy_was_saved_is_not_called_deleted_by_it(builder: Builder, tmp_path: Path):
    path = builder.save_copy("docx", tmp_path)
    builder.answer("who-about").fill("Written since")
    builder.kept("Written since")
    builder.choose(path)
    builder.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    expect(builder.review()).to_contain_text("Nothing differs")


def test_an_update_from_a_copy_without_internal_answers_keeps_them(
    open_builder: OpenBuilder, example: dict[str, Any], tmp_path: Path
):
    secret = {"answer": "For us alone", "internal": True}
    plan = example | {"answers": example["answers"] | {"who-about": secret}}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)})
    path = builder.save_copy("docx", tmp_path, internal=False)
    builder.choose(path)
    builder.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    expect(builder.review()).to_contain_text("Nothing differs")
    builder.review().get_by_role("button", name="Close").click()
    expect(builder.answer("who-about")).to_have_value("For us alone")


@all_formats
def test_internal_answers_are_in_no_byte_of_a_copy_without_them(
    open_builder: OpenBuilder, example: dict[str, Any], tmp_path: Path, format_name: str
):
    secret = {"answer": "zzsecret", "now": "zzsecret", "next": "zzsecret", "planned": "zzsecret", "internal": True}
    topic = example["topics"][0] | {"answers": {"topic-people": secret}}
    plan = example | {"answers": example["answers"] | {"who-about": secret}, "topics": [topic]}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)})
    folders = {with_it: tmp_path / str(with_it) for with_it in (True, False)}
    files = {with_it: builder.save_copy(format_name, folder, internal=with_it) for with_it, folder in folders.items()}
    assert "zzsecret" in text_of(files[True])
    assert "zzsecret" not in text_of(files[False])


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_other_programs_open_the_documents(
    filled: Builder, example: dict[str, Any], tmp_path: Path, format_name: str
):
    text = text_of(filled.save_copy(format_name, tmp_path, guidance=True))
    for line in example["answers"]["who-about"]["answer"].splitlines():
        assert line.removeprefix("- ") in text


def test_libreoffice_opens_the_documents(
    filled: Builder,
    example: dict[str, Any],
    tmp_path: Path,
    office: Office,
):
    files = [filled.save_copy(format_name, tmp_path / format_name) for format_name in ("docx", "odt")]
    for file in files:
        [text] = office.convert([file], "txt", file.parent)
        words = text.read_text(encoding="utf-8-sig")
        for number, topic in enumerate(example["topics"], 1):
            assert f"Topic {number}: {topic['title']}" in words
            for answer in topic["answers"].values():
                assert all(line.removeprefix("- ") in words for line in answer["now"].splitlines())


def test_the_keys_for_saving_save_a_copy(filled: Builder):
    for keys in ("Control+s", "Meta+s"):
        with filled.page.expect_download() as download:
            filled.page.keyboard.press(keys)
        assert download.value.suggested_filename.endswith(".docx")
    expect(filled.status).to_contain_text("A copy was saved to this computer")


def test_a_file_that_is_dropped_on_the_page_is_opened(builder: Builder, example: dict[str, Any]):
    builder.answer("who-about").fill("Typed before")
    builder.drop("plan.json", json.dumps(example))
    builder.dialog("Open this plan?").get_by_role("button", name="Open as a new plan").click()
    expect(builder.name).to_have_text(example["title"])
    builder.kept("Typed before")


def test_nothing_changes_when_opening_is_cancelled(builder: Builder, example: dict[str, Any]):
    builder.answer("who-about").fill("Typed before")
    builder.kept("Typed before")
    before = builder.storage()
    builder.choose(upload("plan.json", json.dumps(example)))
    builder.dialog("Open this plan?").get_by_role("button", name="Cancel").click()
    expect(builder.answer("who-about")).to_have_value("Typed before")
    assert builder.storage() == before


def test_a_plan_is_copied_as_rich_text(open_builder: OpenBuilder, example: dict[str, Any]):
    kept = {KEY + example["id"]: json.dumps(example)}
    builder = open_builder(kept, permissions=["clipboard-read", "clipboard-write"])
    builder.press("Save a copy …")
    dialog = builder.dialog("Save a copy")
    dialog.get_by_role("button", name="Copy to the clipboard").click()
    expect(dialog.get_by_role("status")).to_contain_text("Copied")
    copied = builder.page.evaluate(COPIED)
    assert example["topics"][1]["title"] in copied
    assert "<table" in copied


def test_the_dialog_says_that_a_copy_was_saved(filled: Builder):
    filled.press("Save a copy …")
    dialog = filled.dialog("Save a copy")
    with filled.page.expect_download():
        dialog.get_by_role("button", name="Save to this computer").click()
    # What lies behind a dialog is not read out.
    expect(dialog.get_by_role("status")).to_contain_text("A copy was saved to this computer")


def test_next_years_plan_puts_what_was_planned_beside_what_is_done(filled: Builder, example: dict[str, Any]):
    before = filled.plans()
    planned = example["topics"][0]["answers"]["topic-people"]["next"]
    filled.press("Start next year's plan …")
    dialog = filled.dialog("Start next year's plan from this one?")
    expect(dialog).to_contain_text(": Review date, State, Version, Written on and Approved by.")
    dialog.get_by_role("button", name="Start it").click()
    expect(filled.question("topic-people").locator("[data-planned] span")).to_have_text(planned)
    expect(filled.answer("topic-people", "next")).to_have_value("")
    filled.answer("topic-people", "next").fill("This year's step")
    filled.title.fill("Next year")
    filled.kept("Next year")
    after = filled.plans()
    new = after.pop("Next year")
    assert after == before
    assert new["carried_from"] == example["id"]
    answer = new["topics"][0]["answers"]["topic-people"]
    assert (answer["planned"], answer["next"]) == (planned, "This year's step")
    filled.page.reload()
    expect(filled.question("topic-people").locator("[data-planned] span")).to_have_text(planned)


def test_words_that_fit_no_question_stay_with_the_plan(builder: Builder, example: dict[str, Any], tmp_path: Path):
    builder.title.fill("Mine")
    builder.answer("who-about").fill("Everyone")
    path = builder.save_copy("md", tmp_path)
    builder.open(upload("plan.md", path.read_text().replace("## 1.", "# Budget\n\nTwo hundred pounds\n\n## 1.", 1)))
    kept = builder.page.get_by_role("region", name="Kept from the file that you opened")
    expect(kept).to_contain_text("Two hundred pounds")
    builder.kept("Two hundred pounds")
    builder.page.reload()
    expect(kept).to_contain_text("Two hundred pounds")
    kept.get_by_role("button", name="Remove these words").click()
    expect(kept).to_be_hidden()
    builder.press("Undo")
    expect(kept).to_contain_text("Two hundred pounds")


def journey(builder: Builder, tmp_path: Path) -> None:
    """Use everything once."""
    builder.title.fill("A journey")
    builder.answer("who-about").fill("Everyone\n- https://elsewhere.example/picture.png")
    builder.press("Add a topic")
    log = builder.page.locator('[data-record="what-we-heard"]')
    log.get_by_role("button", name="Add an entry").click()
    builder.page.keyboard.type("A need")
    log.get_by_role("button", name="Answer this: A need").click()
    with builder.page.expect_download() as download:
        log.get_by_role("button", name="Save as a spreadsheet").click()
    builder.choose({"name": "a.csv", "mimeType": "text/csv", "buffer": Path(download.value.path()).read_bytes()})
    builder.press("Bring them in")
    builder.press("Make a page to publish …")
    with builder.page.expect_download():
        builder.dialog("Make a page to publish").get_by_role("button", name="Save to this computer").click()
    builder.dialog("Make a page to publish").get_by_role("button", name="Close").click()
    builder.kept("A journey")
    for format_name in FORMATS:
        builder.open(builder.save_copy(format_name, tmp_path))
        expect(builder.answer("who-about")).to_have_value(re.compile("^Everyone"))
    builder.press("Start next year's plan …")
    builder.press("Start it")
    builder.list_plans().get_by_role("button", name="Delete: A journey").last.click()
    builder.press("Undo")
    builder.press("Save a copy …")
    builder.press("Copy to the clipboard")
    builder.dialog("Save a copy").get_by_role("button", name="Close").click()
    builder.press("Go to the next open question")
    builder.list_plans().get_by_role("button", name="Remove everything from this computer …").click()
    builder.press("Remove everything")
    expect(builder.title).to_have_value("")


def test_nothing_leaves_the_page_on_a_whole_journey_which_needs_no_connection(builder: Builder, tmp_path: Path):
    # The page has loaded once nothing is under way any more, the icon of its tab included.
    builder.page.wait_for_load_state("networkidle")
    with builder.page.expect_response("**/builder-ways.js"):
        builder.title.press_sequentially("A")
    builder.page.wait_for_function("() => tkPlan.ways")
    builder.title.fill("")
    # What is asked for shows all the same, and is not answered.
    builder.page.context.set_offline(True)
    asked = requests(builder.page)
    journey(builder, tmp_path)
    assert not [url for url in asked if not url.startswith("blob:")]
    builder.page.context.set_offline(False)
    builder.page.reload()
    assert builder.page.url in asked


def test_the_journey_works_from_a_folder(browser: Browser, offline_copy: Path, tmp_path: Path):
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((offline_copy / "plan.html").as_uri())
    asked = requests(page)
    builder = Builder(page).open_all()
    builder.title.fill("In a folder")
    builder.kept("In a folder")
    page.reload()
    expect(builder.title).to_have_value("In a folder")
    journey(builder, tmp_path)
    assert not [url for url in asked if not url.startswith(("blob:", offline_copy.as_uri()))]
    assert not faults
    context.close()


def requests(page: Page) -> list[str]:
    """A list that fills with what a page, and those that it opens, ask for."""
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    return asked
