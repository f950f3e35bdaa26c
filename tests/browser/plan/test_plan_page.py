"""The plan builder serves everyone: by keyboard, read out, enlarged, in forced colours, on paper, with no script."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.models.toolkit import Toolkit
from tests.browser.plan.builder import KEY, SAVED, Builder, upload
from tests.browser.plan.conftest import OpenBuilder
from tests.support.axe import faults
from tests.support.browsing import FOCUS, OVERFLOW, OpenPage
from tests.support.storage import BLOCKED


def in_window(builder: Builder, press: str) -> None:
    """Press what opens a window, and wait for that: it may come later."""
    builder.press(press)
    expect(builder.page.locator("dialog[open]")).to_be_visible()


def chosen(builder: Builder, name: str, text: str) -> None:
    """Choose a file, and wait for what is said of it."""
    builder.choose(upload(name, text))
    expect(builder.page.locator("dialog[open]")).to_be_visible()


def opened(builder: Builder) -> None:
    plan = next(iter(builder.plans().values())) | {"title": "Changed", "review_date": None}
    chosen(builder, "plan.json", json.dumps(plan))


def carried_forward(builder: Builder) -> None:
    builder.press("Start next year's plan …")
    builder.press("Start it")
    expect(builder.page.locator("[data-planned]:visible").first).to_be_visible()


def unplaced(builder: Builder) -> None:
    builder.open(
        upload(
            "plan.md",
            "# Mine\n\n#### 1.2 Who uses your statistics directly? What do they use them for?\n\nx\n\n"
            "# Rest\n\nWords\n",
        )
    )
    expect(builder.page.get_by_role("region", name="Kept from the file")).to_be_visible()


def suggestions(builder: Builder) -> None:
    builder.topics.first.locator("summary", has_text="Pick questions").click()
    builder.topics.first.get_by_label("Decision point").select_option("usable")
    builder.question("who-about").get_by_text("See an example answer").click()
    builder.question("who-about").get_by_label("Not relevant").check()


def records(builder: Builder) -> None:
    """A list long enough for the field to find entries, and two entries that are open."""
    record = builder.page.locator('[data-record="what-we-heard"]')
    for _ in range(7):
        record.get_by_role("button", name="Add an entry").click()
    builder.page.locator('[data-record="you-said-we-did"] summary').first.click()


STATES: dict[str, Callable[[Builder], object]] = {
    "filled": lambda builder: None,
    "suggestions": suggestions,
    "export": lambda builder: in_window(builder, "Save a copy …"),
    "list": lambda builder: builder.list_plans(),
    "records": records,
    "publish": lambda builder: in_window(builder, "Make a page to publish …"),
    "opened": opened,
    "refused": lambda builder: chosen(builder, "notes.txt", "nothing"),
    "carry forward": lambda builder: in_window(builder, "Start next year's plan …"),
    "carried forward": carried_forward,
    "undo": lambda builder: builder.page.get_by_role("button", name="Remove topic 1").click(),
    "essentials": lambda builder: builder.page.get_by_label("the essentials").check(),
    "unplaced": unplaced,
}
states = pytest.mark.parametrize("reach", STATES.values(), ids=STATES)


@states
def test_axe_finds_no_fault_in_any_state(filled: Builder, reach: Callable[[Builder], object]):
    reach(filled)
    assert not faults(filled.page)


@pytest.mark.parametrize("first", ["", BLOCKED], ids=["empty", "no storage"])
def test_axe_finds_no_fault_in_an_empty_plan(open_builder: OpenBuilder, first: str):
    builder = open_builder(first=first)
    assert builder.problem.is_visible() is bool(first)
    assert not faults(builder.page)


LONG = "Averyveryverylongwordthatdoesnotbreakanywhereonitsownandgoesonandonandon"


@pytest.mark.parametrize(
    "reach", [STATES[name] for name in ("filled", "suggestions", "export", "list", "opened", "records", "publish")]
)
def test_nothing_is_cut_off_on_a_narrow_screen(
    open_builder: OpenBuilder, example: dict[str, Any], reach: Callable[[Builder], object]
):
    """320 pixels are also what is left of a wide screen at 400%."""
    builder = open_builder({KEY + example["id"]: json.dumps(example)}, width=320)
    for field in (builder.title, builder.topics.first.get_by_label("What is the topic?")):
        field.fill(LONG)
    builder.kept(LONG)
    reach(builder)
    assert not builder.page.evaluate(OVERFLOW)
    assert builder.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_long_name_of_what_was_removed_is_not_cut_off_on_a_narrow_screen(open_builder: OpenBuilder):
    builder = open_builder(width=320)
    builder.topics.first.get_by_label("What is the topic?").fill(LONG)
    builder.press("Remove topic 1")
    expect(builder.status).to_contain_text(LONG)
    assert not builder.page.evaluate(OVERFLOW)


def test_every_id_is_there_once(filled: Builder):
    filled.press("Add a topic")
    ids = filled.page.eval_on_selector_all("[id]", "(all) => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_every_field_has_a_name_and_its_question(filled: Builder):
    for number, topic in enumerate(filled.topics.all()):
        group = topic.get_by_role("group", name=re.compile(r"^2\.\d\.2 Which communities"))
        for label, key in (("What we do now", "now"), ("What we will do next", "next")):
            field = group.get_by_role("textbox", name=f"{label}, 2.{number + 1}.2, topic {number + 1}", exact=True)
            assert field.input_value() == filled.answer("topic-people", key, number).input_value()
    hint = filled.answer("who-about").get_attribute("aria-describedby")
    expect(filled.page.locator(f"#{hint}")).to_have_text(
        "For example, households, firms or schools. The two may differ, since one person often answers for others."
    )


def test_what_happens_is_read_out(builder: Builder):
    live = builder.page.get_by_role("status").filter(has_text=SAVED)
    builder.answer("who-about").fill("Everyone")
    expect(live).to_be_visible()


def test_saving_again_within_a_minute_is_not_read_out_again(builder: Builder):
    builder.answer("who-about").fill("Everyone")
    builder.kept("Everyone")
    builder.page.clock.install()
    builder.page.evaluate(
        """() => {
          window.changes = 0;
          const count = () => { window.changes += 1; };
          const status = document.querySelector("[data-status]");
          new MutationObserver(count).observe(status, { childList: true, subtree: true });
        }"""
    )
    builder.page.clock.pause_at(builder.page.evaluate("Math.ceil(Date.now() / 60000) * 60 + 5"))
    for words in ("One", "Two", "Three"):
        builder.answer("who-about").fill(words)
        builder.page.clock.run_for(2000)
        assert any(words in text for text in builder.storage().values())
    assert builder.page.evaluate("window.changes") <= 1


# To look for a button by its name takes long on this page, and Tab stops at hundreds of places.
HAS_THE_FOCUS = """() => {
  const { ariaLabel, textContent } = document.activeElement;
  return (ariaLabel ?? textContent).replace(/\\s+/g, " ").trim();
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until a control is reached by its name."""
    for _ in range(500):
        if page.evaluate(HAS_THE_FOCUS) == name:
            expect(page.get_by_role("button", name=name, exact=True)).to_be_focused()
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {name}")


def test_a_plan_is_written_and_saved_by_keyboard_alone(builder: Builder):
    page = builder.page
    tab_to(page, "Go to the next open question")
    page.keyboard.press("Enter")
    page.keyboard.type("Everyone")
    builder.kept("Everyone")
    tab_to(page, "Add a topic")
    page.keyboard.press("Enter")
    page.keyboard.type("Second")
    expect(page.get_by_role("heading", name="Topic 2: Second")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Topic 2: Second")).to_have_count(0)
    expect(page.locator(":focus")).to_have_text("Undo")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Topic 2: Second")).to_be_visible()
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    page.get_by_role("link", name="Skip to content").focus()
    tab_to(page, "Save a copy …")
    page.keyboard.press("Enter")
    expect(builder.dialog("Save a copy").locator(":focus")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    tab_to(page, "Save to this computer")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".odt")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Save a copy …")).to_be_focused()


def test_the_focus_shows_at_every_stop_and_nowhere_is_a_trap(builder: Builder):
    stops = []
    for _ in range(500):
        builder.page.keyboard.press("Tab")
        stop = builder.page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    else:
        raise AssertionError("Tab goes round without an end")
    assert len(stops) > 100
    # A field for a date shows in itself which part of it has the focus.
    assert not [stop["html"] for stop in stops if not stop["shows"] and 'type="date"' not in stop["html"]]


def test_the_focus_is_never_lost(filled: Builder):
    """After what was pressed is gone, the focus is on something that helps to go on."""
    active = "document.activeElement !== document.body"
    for title in ("Delete", "Duplicate", "Rename"):
        filled.list_plans().get_by_role("button", name=re.compile(f"^{title}: ")).first.click()
        assert filled.page.evaluate(active), title
        if title == "Delete":
            filled.press("Undo")
            assert filled.page.evaluate(active), "Undo"


def test_every_target_is_large_enough_to_touch(open_page: OpenPage):
    builder = Builder(open_page("plan/", width=320, has_touch=True)).open_all()
    sizes = builder.page.eval_on_selector_all(
        ".tk-plan button, .tk-plan textarea, .tk-plan input:not([type=radio], [type=checkbox])",
        "(all) => all.map((one) => one.getBoundingClientRect().height).filter((height) => height)",
    )
    assert min(sizes) >= 24
    builder.page.get_by_role("button", name="Add a topic").tap()
    expect(builder.topics).to_have_count(2)


def test_forced_colours_leave_every_border_and_warning_to_be_seen(open_builder: OpenBuilder):
    builder = open_builder(first=BLOCKED, forced_colors="active")
    for selector in ("[data-problem]", ".tk-plan button >> nth=0", "textarea >> nth=0"):
        border = builder.page.locator(selector).evaluate("(one) => getComputedStyle(one).borderTopWidth")
        assert float(border.removesuffix("px")) >= 1


def test_nothing_moves_when_less_motion_is_asked_for(open_builder: OpenBuilder):
    builder = open_builder(reduced_motion="reduce")
    in_window(builder, "Save a copy …")
    assert builder.page.evaluate("document.getAnimations().length") == 0


def test_without_a_script_the_form_reads_and_points_to_the_documents(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("plan/", java_script_enabled=False)
    expect(page.locator("noscript p")).to_contain_text("You can read and print the questions")
    for question in toolkit.plan_questions.values():
        expect(page.get_by_role("group", name=question.text).get_by_role("textbox").first).to_be_visible()
    # What would do nothing is not offered.
    assert page.get_by_role("main").get_by_role("button").count() == 0
    assert page.get_by_role("checkbox").count() == page.get_by_role("radio").count() == 0
    for ending in ("docx", "odt"):
        link = page.get_by_role("main").locator(f'a[href$="downloads/plan.{ending}"]').first
        expect(link).to_be_visible()
        assert page.request.get(page.evaluate("(link) => link.href", link.element_handle())).ok
    page.emulate_media(media="print")
    assert page.locator("textarea").first.is_visible()


def test_the_scripts_load_on_this_page_alone(open_page: OpenPage):
    page = open_page("plan/")
    assert page.locator('script[src*="assets/plan/builder"]').count() > 0
    for path in ("", "tips/", "worked-example/"):
        page.goto(path)
        assert page.locator('[src*="assets/plan/builder"], [href*="assets/plan/"]').count() == 0


def test_the_page_says_that_nothing_is_sent(builder: Builder):
    expect(builder.page.get_by_role("main")).to_contain_text(re.compile("(Nothing|nothing).{0,40} sent"))


def test_a_keystroke_changes_nothing_on_the_page_that_stays_the_same(builder: Builder):
    builder.page.locator('[data-record="you-said-we-did"] [data-do="entry-add"]').click()
    builder.answer("who-about").fill("First")
    builder.kept("First")
    # What was changed is told together, before the plan is kept: that is said anew.
    # The first letter in a field holds its height.
    changed = """(field) => {
      field.focus();
      document.execCommand("insertText", false, "more ");
      const watch = new MutationObserver(() => {});
      watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      document.execCommand("insertText", false, "words");
      return watch.takeRecords().map(({ target }) => [...target.attributes].map((one) => one.name).join(" "));
    }"""
    assert builder.answer("who-about").evaluate(changed) == []
    entry = builder.page.locator('[data-record="you-said-we-did"] [data-entry]')
    # The entry is known by other fields.
    assert entry.locator('[data-entry-field="action"]').evaluate(changed) == []
