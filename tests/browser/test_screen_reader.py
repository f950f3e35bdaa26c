"""What a screen reader is given: the tree of each page, and all there is to hear from a method to a saved plan."""

import os
import re

import pytest
from playwright.sync_api import Page, expect

from macros.models.toolkit import Toolkit
from tests.benchmark.many import files_of
from tests.plans.teams import many_plans
from tests.support.browsing import OpenPage
from tests.support.paths import ROOT
from tests.support.screen_reader import ScreenReader

HEARD = ROOT / "tests" / "vectors" / "heard.txt"
"""The transcript. With TOOLKIT_WRITE set, the test writes what it heard: read it before you keep it."""

FRAME = """
- link "Skip to content"
- banner:
  - link "Public involvement and engagement toolkit for official statistics"
  - button "Search"
  - button /Dark/
  - navigation "Main":
    - list
"""


def test_what_is_heard_on_the_way_from_a_method_to_a_saved_plan_is_what_was_read_and_kept(open_page: OpenPage):
    page = open_page("")
    heard = journey(page)
    if os.environ.get("TOOLKIT_WRITE"):
        HEARD.write_text(heard, encoding="utf-8")
    assert heard == HEARD.read_text(encoding="utf-8")


def journey(page: Page) -> str:
    """By keyboard alone: search, a method, add it to a plan, write, and save."""
    reader = ScreenReader(page)
    reader.arrive("")
    reader.press("Tab")
    reader.press("Tab", 2)
    reader.press("Enter")
    # At once: on a busy machine what is found for the first letters is told too.
    page.keyboard.insert_text("personas")
    page.locator(".tk-search__results a").first.wait_for()
    reader.note("type personas")
    reader.press("ArrowDown")
    reader.press("Escape")
    reader.arrive("methods/personas/")
    page.get_by_role("button", name="Add to my plan: Personas").focus()
    reader.note("go to the button")
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="Add to my plan").wait_for()
    reader.note("Enter")
    reader.press("Tab")
    reader.press("Tab")
    reader.press("Enter")
    reader.press("Tab")
    reader.press("Tab")
    reader.arrive("plan/")
    page.get_by_label("Title of the plan").focus()
    reader.note("go to the title")
    page.keyboard.type("A plan that is heard")
    expect(page.locator("[data-status]")).to_contain_text("Saved")
    reader.note("type a title")
    page.get_by_role("button", name="Save a copy …").focus()
    reader.note("go to the button")
    page.keyboard.press("Enter")
    page.get_by_role("dialog", name="Save a copy").wait_for()
    reader.note("Enter")
    page.get_by_role("button", name="Save to this computer").focus()
    reader.note("go to the button")
    with page.expect_download():
        page.keyboard.press("Enter")
    reader.note("Enter")
    reader.press("Escape")
    return "\n".join(reader.lines).strip() + "\n"


@pytest.mark.parametrize("path", ["", "tips/", "find/", "should-we-involve/", "methods/personas/", "plan/"])
def test_every_page_begins_with_the_same_frame_and_has_one_main_part(open_page: OpenPage, path: str):
    page = open_page(path)
    expect(page.locator("body")).to_match_aria_snapshot(FRAME)
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("contentinfo").count() == 1
    assert page.get_by_role("main").get_by_role("heading", level=1).count() == 1


def test_the_finder_is_a_form_whose_filters_are_groups_and_whose_count_is_told(open_page: OpenPage):
    page = open_page("find/")
    form = page.get_by_role("form", name="Narrow the list")
    kinds = form.get_by_role("group", name="Kind")
    expect(form.get_by_role("searchbox", name="Words to look for")).to_be_visible()
    expect(kinds).to_match_aria_snapshot("""
- group "Kind":
  - checkbox /Case studies \\d+/
  - checkbox /Methods \\d+/
""")
    told = page.get_by_role("main").get_by_role("status").first
    expect(told).to_have_text(re.compile(r"^All \d+ shown$"))
    kinds.get_by_role("checkbox").nth(1).check()
    expect(told).to_have_text(re.compile(r"^\d+ of \d+ shown$"))
    expect(kinds.get_by_role("checkbox", checked=True)).to_have_count(1)


def test_the_plan_is_a_form_in_parts_whose_fields_have_names(open_page: OpenPage):
    page = open_page("plan/")
    expect(page.get_by_role("group", name="How much do you want to write?")).to_match_aria_snapshot("""
- group "How much do you want to write?":
  - radio /A short plan/
  - radio /The full plan/ [checked]
""")
    for name in ("Title of the plan", "Statistics"):
        expect(page.get_by_role("textbox", name=name, exact=True)).to_be_visible()
    headings = page.get_by_role("main").get_by_role("heading", level=2).all_inner_texts()
    assert headings[0] == "About the plan"
    nameless = page.evaluate(
        """() => [...document.querySelectorAll("main :is(input, textarea, select)")].filter(
          (field) => field.getClientRects().length && !field.labels?.length && !field.ariaLabel
            && !field.getAttribute("aria-labelledby")).map((field) => field.outerHTML)"""
    )
    assert nameless == []


def test_the_window_that_adds_takes_the_focus_and_gives_it_back(open_page: OpenPage):
    page = open_page("methods/personas/")
    button = page.get_by_role("button", name="Add to my plan: Personas")
    button.press("Enter")
    expect(page.get_by_role("dialog", name="Add to my plan")).to_match_aria_snapshot("""
- dialog "Add to my plan":
  - heading "Add to my plan" [level=2]
  - combobox "Plan"
  - combobox "Topic"
  - textbox "Title of the new topic"
  - status
  - alert
  - button "Add"
  - button "Cancel"
""")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_the_helper_asks_in_groups_and_tells_its_answer(open_page: OpenPage):
    page = open_page("should-we-involve/")
    form = page.get_by_role("main").locator("form")
    groups = form.get_by_role("group").filter(has=page.locator("legend"))
    assert groups.count() == form.locator("fieldset").count() > 0
    boxes = form.get_by_role("checkbox")
    for box in (boxes.first, boxes.last, form.get_by_role("radio").first):
        expect(box).to_have_accessible_name(re.compile(r"\w{3}"))
    told = form.get_by_role("status")
    expect(told).to_have_text(re.compile("Tick what applies"))
    box = page.locator('[name="applies"][value="already-known"]')
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_focused()
    expect(box).to_be_checked()
    expect(told).not_to_contain_text("Tick what applies")
    expect(page.locator("[data-answer]").get_by_role("heading", level=3)).not_to_have_count(0)


def test_many_plans_are_a_table_with_headings_in_a_region_that_takes_the_focus(open_page: OpenPage, toolkit: Toolkit):
    page = open_page("many-plans/")
    main = page.get_by_role("main")
    expect(main.get_by_role("status").first).to_be_empty()
    plans = many_plans(toolkit.plan.model_dump(mode="json"), 2, 1)
    page.get_by_label("Choose plans").set_input_files(files_of(plans, "json"))
    expect(main.get_by_role("status").first).to_have_text("2 plans were opened. They are in the table below.")
    region = page.get_by_role("region", name="All plans in one table")
    expect(region.get_by_role("table")).to_match_aria_snapshot("""
- table:
  - rowgroup:
    - row "Plan Topics People Methods Levels Answered Review date Actions due":
      - columnheader "Plan"
      - columnheader "Topics"
      - columnheader "People"
      - columnheader "Methods"
      - columnheader "Levels"
      - columnheader "Answered"
      - columnheader "Review date"
      - columnheader "Actions due"
  - rowgroup:
    - row /Plan 0/:
      - rowheader /Plan 0/:
        - strong: Plan 0
        - 'button "Take out: Plan 0"'
      - cell "Topic 0 of plan 0"
    - row /Plan 1/
""")
    region.focus()
    expect(region).to_be_focused()
    expect(page.get_by_role("combobox", name="Sort by")).to_have_value("title")
    page.get_by_role("button", name="Take out: Plan 0").press("Enter")
    expect(region.get_by_role("rowheader")).to_have_count(1)
    assert page.evaluate("document.activeElement !== document.body"), "the focus is lost with what had it"
