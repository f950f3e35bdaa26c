"""What this browser keeps, and what becomes of the plan when it does not."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.browser.plan.builder import KEY, PATH, Builder, upload
from tests.browser.plan.conftest import OpenBuilder
from tests.support.storage import BLOCKED, DAMAGED, FULL, NEWER

failures = pytest.mark.parametrize(
    ("first", "words"), [(FULL, "has no room left"), (BLOCKED, "does not let the page keep your plan")]
)
unreadable = pytest.mark.parametrize("raw", [NEWER, DAMAGED, "", "null", "[]"])


def leave(page: Page) -> bool:
    """Try to leave a page, and say whether it warned."""
    dialogs = []

    def stay(dialog) -> None:
        dialogs.append(dialog.type)
        dialog.accept()

    page.on("dialog", stay)
    page.goto("tips/")
    return "beforeunload" in dialogs


@failures
def test_the_page_says_in_words_that_nothing_is_kept_and_offers_a_file(
    open_builder: OpenBuilder, first: str, words: str
):
    builder = open_builder(first=first)
    builder.answer("who-about").fill("Everyone")
    expect(builder.page.get_by_role("alert")).to_contain_text(words)
    with builder.page.expect_download() as download:
        builder.press("Save a copy now")
    assert download.value.suggested_filename.endswith(".docx")
    expect(builder.answer("who-about")).to_have_value("Everyone")


@failures
def test_leaving_warns_as_long_as_nothing_is_kept(open_builder: OpenBuilder, first: str, words: str):
    builder = open_builder(first=first)
    builder.answer("who-about").press_sequentially("Everyone")
    expect(builder.problem).to_contain_text(words)
    assert leave(builder.page)


@failures
def test_leaving_does_not_warn_after_a_copy_was_saved(open_builder: OpenBuilder, first: str, words: str):
    builder = open_builder(first=first)
    builder.answer("who-about").press_sequentially("Everyone")
    expect(builder.problem).to_contain_text(words)
    with builder.page.expect_download():
        builder.press("Save a copy now")
    expect(builder.status).to_contain_text("A copy was saved")
    assert not leave(builder.page)


def test_leaving_does_not_warn_when_everything_is_kept(builder: Builder):
    builder.answer("who-about").press_sequentially("Everyone")
    assert not leave(builder.page)


@failures
def test_no_other_plan_takes_the_place_of_one_that_is_not_kept(
    open_builder: OpenBuilder, example: dict[str, Any], first: str, words: str
):
    builder = open_builder(first=first)
    builder.answer("who-about").fill("Everyone")
    expect(builder.problem).to_contain_text(words)
    builder.open(upload("plan.json", json.dumps(example)))
    dialog = builder.dialog("Leave this plan?")
    dialog.get_by_role("button", name="Cancel").click()
    expect(builder.answer("who-about")).to_have_value("Everyone")


def test_saving_goes_on_when_there_is_room_again(open_builder: OpenBuilder):
    builder = open_builder(first=FULL)
    builder.answer("who-about").fill("Everyone")
    expect(builder.problem).to_be_visible()
    builder.page.evaluate("window.full = false")
    builder.press("Try again")
    builder.kept("Everyone")
    expect(builder.problem).to_be_hidden()


def test_trying_again_keeps_the_plan_although_a_copy_was_saved(open_builder: OpenBuilder):
    builder = open_builder(first=FULL)
    builder.answer("who-about").fill("Everyone")
    with builder.page.expect_download():
        builder.press("Save a copy now")
    expect(builder.status).to_contain_text("A copy was saved")
    builder.page.evaluate("window.full = false")
    builder.press("Try again")
    builder.kept("Everyone")
    expect(builder.problem).to_be_hidden()


@failures
def test_trying_again_in_vain_is_answered_each_time(open_builder: OpenBuilder, first: str, words: str):
    builder = open_builder(first=first)
    builder.answer("who-about").fill("Everyone")
    tried = builder.problem.get_by_text("it is still not kept")
    expect(tried).to_be_hidden()
    builder.press("Try again")
    before = tried.text_content()
    expect(builder.problem).to_contain_text(words)
    expect(builder.page.get_by_role("button", name="Try again")).to_be_focused()
    builder.page.wait_for_timeout(1000)
    builder.press("Try again")
    assert tried.text_content() != before


def test_a_plan_that_is_not_kept_is_deleted_only_by_who_knows_that_it_does_not_come_back(open_builder: OpenBuilder):
    builder = open_builder()
    builder.title.fill("Ferries")
    builder.kept("Ferries")
    builder.page.evaluate(f"() => {{ {FULL} }}")
    builder.answer("who-about").fill("Everyone")
    expect(builder.problem).to_be_visible()
    builder.list_plans().get_by_role("button", name="Delete: Ferries").click()
    builder.dialog("Leave this plan?").get_by_role("button", name="Cancel").click()
    expect(builder.answer("who-about")).to_have_value("Everyone")
    assert list(builder.plans()) == ["Ferries"]


def test_a_kept_plan_that_is_opened_has_no_trouble_of_the_one_before(
    open_builder: OpenBuilder, example: dict[str, Any]
):
    builder = open_builder({KEY + example["id"]: json.dumps(example)})
    builder.new_plan("Ferries")
    builder.page.evaluate(f"() => {{ {FULL} }}")
    builder.answer("who-about").fill("Everyone")
    expect(builder.problem).to_be_visible()
    builder.list_plans().get_by_role("button", name=f"Open: {example['title']}").click()
    builder.dialog("Leave this plan?").get_by_role("button", name="Leave it").click()
    expect(builder.name).to_have_text(example["title"])
    expect(builder.problem).to_be_hidden()


def test_a_blocked_storage_is_told_of_before_the_first_word(open_builder: OpenBuilder):
    builder = open_builder(first=BLOCKED)
    expect(builder.problem).to_contain_text("does not let the page keep your plan")
    expect(builder.list_plans()).to_contain_text("does not let the page keep plans")


@unreadable
def test_a_plan_that_cannot_be_read_is_listed_and_kept_as_it_is(open_builder: OpenBuilder, raw: str):
    builder = open_builder({f"{KEY}newer": raw})
    expect(builder.status).to_contain_text("One kept plan cannot be read")
    builder.title.fill("Mine")
    builder.kept("Mine")
    row = builder.list_plans().get_by_role("listitem").filter(has_text="A plan that cannot be read")
    expect(row).to_contain_text(re.compile("newer version|damaged|not a saved plan"))
    with builder.page.expect_download() as download:
        row.get_by_role("button", name="Save what is there").click()
    assert download.value.path().read_text(encoding="utf-8") == raw
    row.get_by_role("button", name="Delete").click()
    assert f"{KEY}newer" not in builder.storage()
    builder.press("Undo")
    expect(builder.status).to_contain_text("is back")
    assert builder.storage()[f"{KEY}newer"] == raw
    expect(builder.title).to_have_value("Mine")


def test_a_plan_of_a_newer_version_is_not_overwritten_by_a_file_of_the_same_name(
    open_builder: OpenBuilder, example: dict[str, Any]
):
    key = KEY + example["id"]
    builder = open_builder({key: NEWER})
    builder.choose(upload("plan.json", json.dumps(example)))
    dialog = builder.dialog("Open this plan?")
    expect(dialog.get_by_role("button", name="See what it changes")).to_be_hidden()
    dialog.get_by_role("button", name="Open as a new plan").click()
    builder.kept(example["title"])
    assert builder.storage()[key] == NEWER


def test_fields_of_a_later_version_are_kept(open_builder: OpenBuilder, example: dict[str, Any]):
    later = example | {"later": {"a": [1]}, "topics": [example["topics"][0] | {"colour": "red"}]}
    later["answers"] = later["answers"] | {"who-about": {"answer": "x", "mood": "good"}}
    builder = open_builder({KEY + example["id"]: json.dumps(later)})
    builder.answer("who-about").fill("Everyone")
    builder.answer("topic-people", "now").fill("Passengers")
    builder.kept("Everyone")
    builder.kept("Passengers")
    [plan] = builder.plans().values()
    assert plan["later"] == {"a": [1]}
    assert plan["topics"][0]["colour"] == "red"
    assert plan["answers"]["who-about"] == {"answer": "Everyone", "mood": "good"}


def test_remove_everything_removes_what_is_ours_alone(builder: Builder):
    foreign = {
        "colour-scheme": "dark",
        "involvement-toolkit:plan:/another/site/:x": "theirs",
        f"involvement-toolkit:plan:{PATH}below/:x": "theirs too",
        "involvement-toolkit:planned": "not a plan",
    }
    builder.page.evaluate("(texts) => Object.assign(localStorage, texts)", foreign)
    builder.title.fill("First")
    builder.new_plan("Second")
    builder.list_plans().get_by_role("button", name="Remove everything from this computer …").click()
    confirm = builder.dialog("Remove everything from this computer?")
    confirm.get_by_role("button", name="Cancel").click()
    assert set(builder.plans()) == {"First", "Second"}
    builder.list_plans().get_by_role("button", name="Remove everything from this computer …").click()
    confirm.get_by_role("button", name="Remove everything").click()
    expect(builder.status).to_contain_text("2 plans were removed")
    assert builder.storage() == foreign
    expect(builder.title).to_have_value("")
    builder.page.reload()
    assert builder.storage().keys() - foreign.keys() <= {f"involvement-toolkit:current-plan:{PATH}"}


def shared(open_builder: OpenBuilder) -> tuple[Builder, Builder]:
    """Two tabs in which one plan is open."""
    one = open_builder()
    one.title.fill("Shared")
    one.kept("Shared")
    page = one.page.context.new_page()
    page.goto(one.page.url)
    return one, Builder(page)


def tabs(open_builder: OpenBuilder) -> tuple[Builder, Builder]:
    """Two tabs with one plan, in which the same answer was changed. The second was the first to save."""
    one, other = shared(open_builder)
    expect(other.title).to_have_value("Shared")
    # No time passes, so that neither tab saves before both were typed in.
    one.page.clock.install()
    one.page.clock.pause_at(one.page.evaluate("Date.now() / 1000 + 1"))
    one.answer("who-about").fill("From one")
    other.answer("who-about").fill("From the other")
    other.page.evaluate("dispatchEvent(new Event('pagehide'))")
    expect(one.problem).to_contain_text("changed in another tab")
    one.page.clock.resume()
    one.page.clock.run_for(2000)
    return one, other


def answers(builder: Builder) -> set[str]:
    return {plan["answers"]["who-about"]["answer"] for plan in builder.plans().values()}


def test_a_tab_does_not_overwrite_what_another_saved(open_builder: OpenBuilder):
    one, other = tabs(open_builder)
    assert answers(one) == {"From the other"}
    expect(one.answer("who-about")).to_have_value("From one")
    assert not other.problem.is_visible()


def test_both_plans_of_two_tabs_can_be_kept(open_builder: OpenBuilder):
    one, other = tabs(open_builder)
    one.press("Keep this one as a separate plan")
    expect(one.problem).to_be_hidden()
    assert answers(one) == {"From one", "From the other"}
    one.answer("who-about").fill("From one, again")
    one.kept("From one, again")
    assert answers(one) == {"From one, again", "From the other"}
    other.answer("who-about").fill("From the other, again")
    other.kept("From the other, again")
    assert answers(other) == {"From one, again", "From the other, again"}


def test_the_plan_of_the_other_tab_can_be_shown(open_builder: OpenBuilder):
    one, _ = tabs(open_builder)
    one.press("Show the other one")
    expect(one.answer("who-about")).to_have_value("From the other")
    one.answer("who-about").fill("Goes on")
    one.kept("Goes on")
    assert answers(one) == {"Goes on"}


def test_another_plan_can_be_opened_when_two_tabs_are_at_odds(open_builder: OpenBuilder):
    one, _ = tabs(open_builder)
    one.list_plans().get_by_role("button", name="New plan").click()
    one.dialog("Leave this plan?").get_by_role("button", name="Leave it").click()
    expect(one.problem).to_be_hidden()
    one.answer("who-about").fill("Another plan")
    one.kept("Another plan")
    assert answers(one) == {"From the other", "Another plan"}


def test_a_plan_that_was_deleted_in_another_tab_is_not_brought_back_unasked(open_builder: OpenBuilder):
    one, other = shared(open_builder)
    other.list_plans().get_by_role("button", name="Delete: Shared").click()
    expect(one.problem).to_contain_text("deleted in another tab")
    # The one that loses nothing comes first.
    expect(one.problem.get_by_role("button")).to_have_text(["Keep this one as a separate plan", "Leave it deleted"])
    other.press("Undo")
    expect(one.problem).to_contain_text("changed in another tab")
    other.list_plans().get_by_role("button", name="Delete: Shared").click()
    expect(one.problem).to_contain_text("deleted in another tab")
    one.title.fill("Shared, again")
    assert not one.plans()
    one.press("Keep this one as a separate plan")
    one.kept("Shared, again")
    assert [plan["title"] for plan in one.plans().values()] == ["Shared, again"]


@pytest.mark.parametrize("label", ["Open", "Rename", "Delete"])
def test_a_storage_that_is_blocked_while_the_list_is_open_is_told(
    open_builder: OpenBuilder, example: dict[str, Any], label: str
):
    builder = open_builder({KEY + example["id"]: json.dumps(example)})
    builder.new_plan("Ferries")
    dialog = builder.list_plans()
    builder.page.evaluate(f"() => {{ {BLOCKED} }}")
    dialog.get_by_role("button", name=f"{label}: {example['title']}").click()
    expect(builder.problem).to_contain_text("does not let the page keep your plan")
    expect(builder.title).to_have_value("Ferries")


def test_a_plan_that_another_tab_deleted_while_the_list_was_open_is_shown_as_deleted(open_builder: OpenBuilder):
    one, other = shared(open_builder)
    one.new_plan("Ferries")
    dialog = one.list_plans()
    other.list_plans().get_by_role("button", name="Delete: Shared").click()
    dialog.get_by_role("button", name="Open: Shared").click()
    expect(one.title).to_have_value("Shared")
    expect(one.problem).to_contain_text("deleted in another tab")
    one.press("Keep this one as a separate plan")
    one.kept("Shared")


def test_undo_brings_back_a_plan_that_another_tab_had_deleted_too(open_builder: OpenBuilder):
    one, other = shared(open_builder)
    one.new_plan("Ferries")
    dialog = one.list_plans()
    other.list_plans().get_by_role("button", name="Delete: Shared").click()
    dialog.get_by_role("button", name="Delete: Shared").click()
    assert list(one.plans()) == ["Ferries"]
    one.press("Undo")
    expect(one.title).to_have_value("Shared")
    assert set(one.plans()) == {"Ferries", "Shared"}


def test_the_focus_has_a_place_where_its_field_is_gone_in_what_another_tab_saved(open_builder: OpenBuilder):
    one, other = shared(open_builder)
    one.page.evaluate("document.hasFocus = () => false")
    one.answer("topic-people", "now").focus()
    other.page.get_by_role("button", name="Remove topic 1", exact=True).click()
    expect(one.topics).to_have_count(0)
    expect(one.page.get_by_role("button", name="Save a copy …")).to_be_focused()


def test_a_storage_that_another_tab_empties_is_told(open_builder: OpenBuilder):
    one, other = shared(open_builder)
    other.page.evaluate("localStorage.clear()")
    expect(one.problem).to_contain_text("deleted in another tab")


HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'`${alert(3)}&lt;b&gt;"


def hostile_plan(example: dict[str, Any]) -> dict[str, Any]:
    answer = {"answer": HOSTILE, "now": HOSTILE, "next": HOSTILE, "planned": HOSTILE}
    names = {f"topic-{name}" for name in ("people", "methods", "change")}
    topic = {"id": "t", "title": HOSTILE, "answers": dict.fromkeys(names, answer), "decision_point": "constructor"}
    fields = dict.fromkeys(("title", "statistics", "organisation", "contact"), HOSTILE)
    unplaced = [None, 3, {}, {"where": HOSTILE, "text": HOSTILE}, {"where": {}, "text": []}]
    answers = {"who-about": answer, "published-information": answer, "constructor": {"answer": HOSTILE}}
    return example | fields | {"answers": answers, "topics": [topic], "unplaced": unplaced}


@pytest.mark.parametrize("format_name", ["json", "html", "md", "docx", "odt"])
def test_no_text_becomes_markup(builder: Builder, example: dict[str, Any], tmp_path, format_name: str):
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    builder.page.on("dialog", dismiss)
    builder.open(upload("plan.json", json.dumps(hostile_plan(example))))
    expect(builder.name).to_have_text(HOSTILE)
    expect(builder.page.get_by_role("heading", name=f"Topic 1: {HOSTILE}")).to_be_visible()
    expect(builder.page.locator("[data-planned]:visible span").first).to_have_text(HOSTILE)
    expect(builder.page.get_by_role("region", name="Kept from the file")).to_contain_text(HOSTILE)
    expect(builder.list_plans().get_by_role("listitem").first).to_contain_text(HOSTILE)
    builder.dialog("Your plans in this browser").get_by_role("button", name="Close").click()
    copy = builder.save_copy(format_name, tmp_path)
    builder.choose(copy)
    expect(builder.dialog("Open this plan?")).to_contain_text(HOSTILE)
    builder.dialog("Open this plan?").get_by_role("button", name="Cancel").click()
    if format_name == "html":
        page = builder.page.context.new_page()
        page.on("dialog", dismiss)
        page.set_content(copy.read_text(encoding="utf-8"))
        assert page.locator("img").count() == 0
    builder.page.reload()
    expect(builder.name).to_have_text(HOSTILE)
    assert builder.page.locator("[data-tk-plan] img, dialog img, [data-tk-plan] script").count() == 0
    assert not dialogs


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.docx", b""),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(40)),
        ("print.pdf", b"%PDF-1.7\n"),
        ("plan.json", b'{"schema_version": 1'),
        ("plan.json", b'{"name": "package", "version": "1.0.0"}'),
        ("plan.json", NEWER.encode()),
        ("plan.json", b"[" * 1_000_000),
        ("plan.docx", b"PK\x03\x04" + bytes(200)),
        ("notes.md", b"# Shopping\n\n- milk\n"),
        ("page.html", b"<!doctype html><script>alert(1)</script><img src=x onerror=alert(2)>"),
        ("huge.odt", bytes(20_000_001)),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_words_and_the_plan_stays(
    builder: Builder, tmp_path: Path, name: str, content: bytes
):
    builder.answer("who-about").fill("Everyone")
    builder.kept("Everyone")
    before = builder.storage()
    (tmp_path / name).write_bytes(content)
    builder.choose(tmp_path / name)
    dialog = builder.refusal()
    expect(dialog).to_contain_text("The plan on the page is as it was.")
    text = dialog.inner_text()
    assert not re.search(r"Error|undefined|null|JSON at|token|\[object", text)
    dialog.get_by_role("button", name="OK").click()
    expect(builder.answer("who-about")).to_have_value("Everyone")
    assert builder.storage() == before


def test_plans_of_another_site_on_the_same_host_are_not_ours(open_builder: OpenBuilder):
    other = {"involvement-toolkit:plan:/another/site/:x": json.dumps({"schema_version": 1})}
    builder = open_builder(other)
    expect(builder.list_plans().get_by_role("listitem")).to_have_count(0)
    assert builder.plans() == {}


def test_plans_of_a_copy_at_another_place_are_told_and_brought_here(
    open_builder: OpenBuilder, example: dict[str, Any]
):
    there = "involvement-toolkit:plan:/S:/involvement-toolkit-0.1.0-offline/:"
    builder = open_builder({f"{there}{example['id']}": json.dumps(example)})
    expect(
        builder.page.get_by_text("This browser keeps plans of a copy of this toolkit at another place.")
    ).to_be_visible()
    plans = builder.list_plans()
    expect(plans).to_contain_text(
        "This browser keeps 1 plan of a copy of this toolkit at another place: /S:/involvement"
    )
    expect(plans).not_to_contain_text("No plan is kept")
    plans.get_by_role("button", name="Bring a copy here").click()
    expect(plans.get_by_role("listitem")).to_contain_text([example["title"]])
    expect(plans).not_to_contain_text("at another place")
    assert json.loads(builder.storage()[f"{there}{example['id']}"]) == example
    assert builder.plans()[example["title"]] == example


def test_undo_brings_a_deleted_plan_back_as_another_tab_left_it(builder: Builder):
    builder.title.fill("Ours")
    builder.kept("Ours")
    [key] = (name for name in builder.storage() if name.startswith(KEY))
    changed = builder.plans()["Ours"] | {"answers": {"who-about": {"answer": "Written there"}}}
    dialog = builder.list_plans()
    builder.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(changed)])
    dialog.get_by_role("button", name="Delete: Ours").click()
    builder.press("Undo")
    expect(builder.answer("who-about")).to_have_value("Written there")


def test_a_deleted_plan_can_still_be_brought_back_when_there_was_no_room_for_it(open_builder: OpenBuilder):
    builder = open_builder(first=FULL)
    builder.page.evaluate("window.full = false")
    builder.title.fill("Ours")
    builder.kept("Ours")
    builder.list_plans().get_by_role("button", name="Delete: Ours").click()
    builder.page.evaluate("window.full = true")
    builder.press("Undo")
    expect(builder.status).to_contain_text("has no room left", timeout=3500)
    builder.page.evaluate("window.full = false")
    builder.press("Undo")
    expect(builder.title).to_have_value("Ours")
    assert "Ours" in builder.plans()
