"""The page on many plans, as a Head of Profession uses it: open, compare, decide, review and take it away."""

import csv
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import odfdo
import pytest
from playwright.sync_api import Browser, Dialog, Download, FilePayload, Locator, Page, expect

from macros.documents.documents import Documents
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.benchmark.many import files_of
from tests.browser.plan.builder import upload
from tests.plans.teams import many_plans, team_plans
from tests.support.axe import SPACE, WIDTH, faults, widths
from tests.support.browsing import FOCUS, OpenPage
from tests.support.paths import NORTHLAND

PATH = "many-plans/"
TODAY = "2026-11-27T12:00:00"

DROP = """(files) => {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
  const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
  document.querySelector("h1").dispatchEvent(event);
}"""

# Reading takes as long as the test lets it: files wait until they are let go.
SLOW = """
  window.held = [];
  const read = Blob.prototype.arrayBuffer;
  Blob.prototype.arrayBuffer = async function () {
    await new Promise((then) => window.held.push(then));
    return read.call(this);
  };
"""


def saved(plans: Sequence[dict[str, Any]]) -> list[FilePayload]:
    return [upload(f"{plan['id']}.json", json.dumps(plan)) for plan in plans]


def status(page: Page) -> Locator:
    return page.locator("[data-status]")


def choose(page: Page, files: Sequence[FilePayload]) -> None:
    page.get_by_label("Choose plans").set_input_files(files)
    expect(status(page)).not_to_be_empty()


def rows(page: Page, name: str) -> Locator:
    return page.locator(f'[data-table="{name}"] tbody tr')


def group(page: Page, name: str) -> Locator:
    return page.locator("[data-group]").filter(has=page.locator(f'strong:text-is("{name}")')).first


def groups(page: Page) -> list[str]:
    return page.locator("[data-group] label strong").all_inner_texts()


def download(page: Page, press: str) -> Download:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=press, exact=True).click()
    return waiting.value


@pytest.fixture
def many(open_page: OpenPage) -> Page:
    """The page with the plans of four teams, and a file that is none."""
    page = open_page(PATH)
    page.clock.set_fixed_time(TODAY)
    choose(page, [*saved(team_plans()), upload("notes.pdf", "%PDF-1.4")])
    return page


def test_plans_are_in_one_table_with_what_is_due_and_what_is_past(many: Page):
    expect(status(many)).to_contain_text("4 plans were opened")
    expect(rows(many, "plans")).to_have_count(4)
    housing = rows(many, "plans").filter(has_text="Housing costs plan 2027")
    for words in (
        "Northland Statistics Office",
        "What counts as rent",
        "Social landlords and private renters.",
        "Cognitive interviews",
        "Involve",
        "of 28, 22 open",
        "30 June 2026, which is past",
        "Book the room (by 1 October 2026, which is past; Survey design)",
    ):
        expect(housing).to_contain_text(words)
    expect(rows(many, "plans").filter(has_text="Energy in the home")).to_contain_text("· internal")
    expect(rows(many, "actions")).to_have_count(3)
    expect(rows(many, "actions").first).to_contain_text("Book the room")
    expect(many.locator("[data-actions-help]")).to_have_text(
        "3 actions are not done yet. 1 should have been done by now."
    )


def test_what_could_not_be_read_is_listed_with_the_reason(many: Page):
    unread = many.locator("[data-unread] li")
    expect(unread).to_have_count(1)
    expect(unread).to_contain_text("notes.pdf This is a PDF file")
    expect(status(many)).to_contain_text("1 file could not be read")


def test_every_format_of_the_builder_is_read(open_page: OpenPage, toolkit: Toolkit):
    page = open_page(PATH)
    documents = Documents(toolkit)
    plans = team_plans()[:1] * 5
    formats = ("docx", "odt", "md", "html", "json")
    made = []
    for number, (plan, name) in enumerate(zip(plans, formats, strict=True)):
        mine = plan | {"id": f"plan-{number}", "title": f"As {name}"}
        whole = json.dumps(mine).encode()
        content = whole if name == "json" else documents.plan(Plan.model_validate(mine), name)
        made.append(upload(f"plan.{name}", content))
    choose(page, made)
    expect(rows(page, "plans")).to_have_count(5)
    for name in formats:
        row = rows(page, "plans").filter(has_text=f"As {name}")
        expect(row).to_contain_text("Names of tenures")
        expect(row).to_contain_text("Cognitive interviews")
        carries = name in ("html", "json")
        expect(row).to_contain_text("Book the room" if carries else "This kind of file holds no list of actions.")


def test_last_years_plan_says_that_another_one_goes_on_from_it(open_page: OpenPage):
    page = open_page(PATH)
    last, *_ = team_plans()
    choose(page, saved([last, last | {"id": "housing-next", "title": "Next year", "carried_from": last["id"]}]))
    words = "“Next year”, which is open too, goes on from this plan."
    expect(rows(page, "plans").filter(has_text="File: housing-costs.json")).to_contain_text(words)
    expect(rows(page, "plans").filter(has_text="File: housing-next.json")).not_to_contain_text("goes on from")


def test_plans_that_an_organisation_publishes_are_opened_too(open_page: OpenPage):
    page = open_page(PATH)
    files = [path for path in sorted((NORTHLAND / "plans").iterdir()) if path.suffix in (".json", ".html")]
    page.get_by_label("Choose plans").set_input_files(files)
    expect(rows(page, "plans")).to_have_count(len(files))
    assert "Patients with hospital appointments" in groups(page)


def test_files_can_be_dropped_and_more_can_follow(open_page: OpenPage):
    page = open_page(PATH)
    plans = [(f"{plan['id']}.json", json.dumps(plan)) for plan in team_plans()]
    page.evaluate(DROP, plans[:2])
    expect(rows(page, "plans")).to_have_count(2)
    page.evaluate(DROP, plans[1:3])
    expect(rows(page, "plans")).to_have_count(3)
    expect(page.locator("[data-unread]")).to_contain_text("The same plan as “energy-use.json”.")


def test_a_plan_is_taken_out_and_all_are_taken_off(many: Page):
    many.get_by_role("button", name="Take out: Energy in the home").click()
    expect(rows(many, "plans")).to_have_count(3)
    expect(status(many)).to_have_text("“Energy in the home” is no longer in the table.")
    expect(many.locator('[data-table="plans"]')).to_be_focused()
    assert groups(many) == ["Northland Tenants' Union"]
    many.get_by_role("button", name="Take all plans off this page").click()
    expect(many.locator("[data-section]").filter(visible=True)).to_have_count(0)
    expect(many.get_by_label("Choose plans")).to_be_focused()


def test_the_table_is_sorted_as_the_reader_chooses(many: Page):
    def titles() -> list[str]:
        return many.locator('[data-table="plans"] tbody strong').all_inner_texts()

    assert titles() == ["Care at home", "Energy in the home", "Housing costs plan 2027", "Travel to work"]
    many.get_by_label("Sort by").select_option(label="Review date")
    expect(many.locator('[data-table="plans"] tbody strong').first).to_have_text("Housing costs plan 2027")
    assert titles()[-1] == "Care at home"
    many.get_by_label("Sort by").select_option(label="The next action that is due")
    expect(many.locator('[data-table="plans"] tbody strong').nth(1)).to_have_text("Energy in the home")


def test_links_lead_to_each_part_once_plans_are_open(open_page: OpenPage):
    page = open_page(PATH)
    parts = page.get_by_role("navigation", name="On this page")
    expect(parts).to_be_hidden()
    choose(page, saved(team_plans()))
    links = parts.get_by_role("link")
    headings = page.locator("[data-section] > h2").filter(visible=True)
    expect(links).to_have_text([text.removesuffix("#").strip() for text in headings.all_inner_texts()])
    for link in links.all():
        link.click()
        expect(page.locator(":target")).to_be_in_viewport()


def test_what_a_long_plan_says_takes_few_lines_of_the_table(open_page: OpenPage):
    page = open_page(PATH)
    plan = team_plans()[0]
    told = "We will sit with people who rent and talk of what they pay for a home, month after month. " * 20
    for topic in plan["topics"]:
        topic["answers"] = {"topic-people": {"next": told}, "topic-methods": {"next": told}}
    choose(page, saved([plan]))
    assert rows(page, "plans").first.evaluate("(row) => row.offsetHeight") < 260


def test_groups_show_who_asks_them_and_when(many: Page):
    assert groups(many) == ["Private renters", "Northland Tenants' Union", "People on low incomes"]
    renters = group(many, "Private renters")
    expect(renters).to_contain_text("named in 2 plans")
    renters.locator("summary").click()
    expect(renters.locator("details li")).to_have_count(4)
    expect(renters.locator("details li").last).to_contain_text("Energy in the home · A question on heating")
    expect(renters.locator("details li").last).to_contain_text("April 2027, May 2027")
    expect(renters.locator("details li").last).to_contain_text("Energy use team")


def test_months_are_a_table_whose_numbers_say_how_many_plans(many: Page):
    table = many.locator('[data-table="months"]')
    headings = table.locator("thead th").all_inner_texts()
    assert (headings[0], headings[1], headings[-1]) == ("Group", "Sept 2026", "Jun 2027")
    cells = rows(many, "months").first.locator("td").all_inner_texts()
    assert dict(zip(headings[1:], cells, strict=True)) == dict.fromkeys(headings[1:], "") | {
        "Sept 2026": "1 ✓",
        "Apr 2027": "1",
        "May 2027": "2",
    }


def test_groups_are_merged_named_separated_set_aside_and_brought_back(many: Page):
    many.get_by_role("checkbox", name="Private renters").check()
    many.get_by_role("button", name="Merge the groups that are ticked").click()
    expect(many.locator("[data-asked-status]")).to_have_text("Tick two groups or more, then merge them.")
    many.get_by_role("checkbox", name="People on low incomes").check()
    many.get_by_role("button", name="Merge the groups that are ticked").click()
    expect(many.locator("[data-asked-status]")).to_have_text("Merged into “Private renters”. It is named in 3 plans.")
    assert groups(many) == ["Private renters", "Northland Tenants' Union"]
    merged = group(many, "Private renters")
    expect(merged.get_by_role("checkbox")).to_be_focused()
    merged.locator("summary").click()
    expect(merged).to_contain_text("Merged from: People on low incomes.")
    name = merged.get_by_label("Name of the group: Private renters")
    name.fill("People short of money")
    name.press("Tab")
    expect(group(many, "People short of money").locator("summary")).to_be_focused()
    many.get_by_role("button", name="Separate them again: People short of money").click()
    expect(group(many, "People on low incomes")).to_be_visible()
    many.get_by_role("button", name="Set aside: Northland Tenants' Union").click()
    expect(many.locator("[data-aside-list] li")).to_have_count(1)
    assert sorted(groups(many)) == ["People on low incomes", "People short of money"]
    many.get_by_role("button", name="Bring back: Northland Tenants' Union").click()
    expect(group(many, "Northland Tenants' Union")).to_be_visible()
    expect(many.locator("[data-aside]")).to_be_hidden()


def test_a_group_is_looked_for_by_its_words_although_one_plan_alone_names_it(many: Page):
    field = many.get_by_label("Look for another group by its words")
    field.fill("commuter")
    field.press("Enter")
    expect(group(many, "Commuter")).to_contain_text("named in 1 plan")
    field.fill("astronauts")
    field.press("Enter")
    expect(many.locator("[data-asked-status]")).to_have_text("No plan has these words in what it says about people.")


def test_what_no_plan_covers_is_said_first(many: Page, toolkit: Toolkit):
    first = rows(many, "points").first
    expect(first).to_contain_text("No plan")
    represent = rows(many, "points").filter(has_text=toolkit.decision_points["represent"].title)
    expect(represent).to_contain_text("2 plans: Housing costs plan 2027; Energy in the home")
    journalists = rows(many, "kinds").filter(has_text="Journalists")
    expect(journalists).to_contain_text("Looked for: journalists, reporters")
    expect(journalists).to_contain_text("No plan")
    expect(rows(many, "standards")).to_have_count(len(toolkit.standards))


def test_the_checklist_is_gone_through_for_one_plan_and_summed_up_for_all(many: Page, toolkit: Toolkit):
    items = [item for part in toolkit.checklist.parts for item in part.items]
    many.get_by_label("Which plan").select_option(label="Housing costs plan 2027")
    checks = many.locator("[data-checks] fieldset")
    expect(checks).to_have_count(len(items))
    inclusive = checks.filter(has_text=toolkit.plan_questions["inclusive"].text).first
    inclusive.locator("summary").click()
    expect(inclusive).to_contain_text("We will ask what they need.")
    inclusive.get_by_role("radio", name="Ask again").check()
    inclusive.get_by_role("textbox").fill("Who pays?")
    many.get_by_label("Which plan").select_option(label="All plans, one line an item")
    said = many.locator("[data-checks] tbody tr").filter(has_text="Taking part is accessible and worthwhile")
    expect(said).to_contain_text("Answered in 1 of 4 plans. Shown in 0, to ask again in 1, not yet judged in 3.")
    many.get_by_label("Which plan").select_option(label="Housing costs plan 2027")
    expect(inclusive.get_by_role("textbox")).to_have_value("Who pays?")


def test_what_was_decided_is_saved_only_when_asked_and_comes_back(many: Page, open_page: OpenPage, tmp_path: Path):
    many.get_by_role("button", name="Set aside: Northland Tenants' Union").click()
    many.get_by_label("Which plan").select_option(label="Travel to work")
    many.locator("[data-checks] fieldset").first.get_by_role("radio", name="Shown").check()
    assert many.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    work = tmp_path / "work.json"
    download(many, "Save what you decided").save_as(work)
    assert "commuters" not in work.read_text(encoding="utf-8").lower()
    page = open_page(PATH)
    choose(page, [*saved(team_plans()), upload("work.json", work.read_bytes())])
    expect(status(page)).to_contain_text("What you decided last time is back.")
    assert groups(page) == ["Private renters", "People on low incomes"]
    page.get_by_label("Which plan").select_option(label="Travel to work")
    expect(page.locator("[data-checks] fieldset").first.get_by_role("radio", name="Shown")).to_be_checked()


def test_notes_that_were_not_saved_are_not_lost_by_a_slip(many: Page):
    many.get_by_role("button", name="Set aside: Northland Tenants' Union").click()
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    many.once("dialog", refuse)
    many.get_by_role("button", name="Take all plans off this page").click()
    assert asked == ["What you decided and noted has not been saved. Take the plans off all the same?"]
    expect(rows(many, "plans")).to_have_count(4)
    assert many.evaluate("!dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    download(many, "Save what you decided")
    assert many.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")


def test_the_report_is_saved_as_document_page_and_spreadsheet(many: Page, tmp_path: Path):
    made = {}
    for label, ending in (("Word (.docx)", "docx"), ("OpenDocument (.odt)", "odt"), ("Web page (.html)", "html")):
        many.get_by_role("radio", name=label).check()
        got = download(many, "Save to this computer")
        assert got.suggested_filename == f"2026-11-27 Plans for public involvement and engagement.{ending}"
        made[ending] = tmp_path / got.suggested_filename
        got.save_as(made[ending])
    assert len(docx.Document(str(made["docx"])).tables) == 6
    assert len(odfdo.Document(made["odt"]).body.get_tables()) == 6
    assert "Agree the incentive" in made["html"].read_text(encoding="utf-8")
    many.get_by_role("radio", name="Spreadsheet, one list (.csv)").check()
    many.get_by_label("Which list").select_option(label="What will be done")
    got = download(many, "Save to this computer")
    assert got.suggested_filename == "2026-11-27 What will be done.csv"
    got.save_as(tmp_path / "list.csv")
    table = list(csv.reader(io.StringIO((tmp_path / "list.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert [row[0] for row in table] == ["Action", "Book the room", "Find a venue", "Agree the incentive"]
    many.get_by_role("checkbox", name="Leave out what is internal, so that it can be published").check()
    download(many, "Save to this computer").save_as(tmp_path / "list.csv")
    assert "incentive" not in (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    expect(many.locator("[data-saved]")).to_have_text("Saved: 2026-11-27 What will be done.csv.")


def test_progress_shows_and_a_press_on_cancel_keeps_what_was_read(open_page: OpenPage):
    page = open_page(PATH, first=SLOW)
    page.get_by_label("Choose plans").set_input_files(saved(team_plans()))
    label = page.locator("[data-progress-label]")
    expect(label).to_have_text("Reading 0 of 4 files")
    page.evaluate("new Promise((then) => setTimeout(then, 150))")
    page.evaluate("window.held.shift()()")
    expect(label).to_have_text("Reading 1 of 4 files")
    expect(page.get_by_role("progressbar")).to_have_js_property("value", 0.25)
    page.get_by_role("button", name="Cancel").click()
    page.evaluate("window.held.shift()()")
    expect(status(page)).to_have_text("You stopped. The plans that were read until then are below.")
    expect(rows(page, "plans")).to_have_count(2)
    expect(page.locator("[data-progress]")).to_be_hidden()


def test_the_page_answers_while_it_reads_many_plans(open_page: OpenPage, toolkit: Toolkit):
    page = open_page(PATH)
    plans = many_plans(toolkit.plan.model_dump(mode="json"), 60)
    page.evaluate(
        """() => {
          window.frames_ = 0;
          const count = () => { window.frames_ += 1; requestAnimationFrame(count); };
          requestAnimationFrame(count);
        }"""
    )
    page.get_by_label("Choose plans").set_input_files(files_of(plans, "json"))
    expect(rows(page, "plans")).to_have_count(60)
    expect(page.locator("[data-progress]")).to_be_hidden()
    # Without a rest there would be one frame before all the work and one after it.
    assert page.evaluate("window.frames_") > 5


def test_without_script_the_page_says_what_it_needs_and_what_to_do_instead(open_page: OpenPage):
    page = open_page(PATH, java_script_enabled=False)
    note = page.locator("noscript .tk-note")
    expect(note).to_contain_text("Your browser runs no scripts on this page.")
    expect(note).to_contain_text("Read the plans one at a time")
    assert not page.locator("[data-tk-many]").is_visible()
    assert not page.locator("[data-late]").is_visible()
    expect(page.get_by_role("heading", name="How to use what you see")).to_be_visible()


def test_it_works_from_a_folder(browser: Browser, offline_copy: Path):
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((offline_copy / "many-plans.html").as_uri())
    choose(page, saved(team_plans()))
    expect(rows(page, "plans")).to_have_count(4)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save to this computer").click()
    assert waiting.value.suggested_filename.endswith(".docx")
    context.close()
    assert complaints == []


@widths
def test_the_open_page_has_no_fault_scrolls_not_sideways_and_cuts_nothing_off(many: Page, width: int):
    many.set_viewport_size({"width": width, "height": 800})
    for summary in many.locator("[data-groups] summary").all():
        summary.click()
    assert faults(many) == {}
    many.get_by_label("Which plan").select_option(label="Housing costs plan 2027")
    many.get_by_role("radio", name="Spreadsheet, one list (.csv)").check()
    many.get_by_role("button", name="Set aside: Northland Tenants' Union").click()
    expect(many.locator("[data-aside]")).to_be_visible()
    assert faults(many) == {}
    assert many.evaluate(WIDTH) <= width
    assert many.evaluate(SPACE) == []
    assert many.evaluate(WIDTH) <= width


def test_all_is_reached_by_keyboard_and_shows_its_focus(many: Page):
    many.get_by_label("Choose plans").focus()
    reached = set()
    for _ in range(120):
        many.keyboard.press("Tab")
        focus = many.evaluate(FOCUS)
        if focus is None:
            break
        assert focus["shows"], focus["html"]
        reached.add(many.evaluate("document.activeElement.closest('[data-section]')?.dataset.section ?? ''"))
        if many.evaluate("document.activeElement.dataset.do") == "save-work":
            break
    assert {"plans", "asked", "actions", "gaps", "checks", "save"} <= reached


def test_months_keep_their_borders_where_colours_are_forced(many: Page):
    many.emulate_media(forced_colors="active")
    borders = many.locator(".tk-month").evaluate_all(
        "(cells) => cells.map((cell) => [cell.textContent, parseFloat(getComputedStyle(cell).borderTopWidth)])"
    )
    assert dict(borders) == {"1 ✓": 2, "1": 2, "2": 3}


def test_every_sheet_of_paper_lies_on_its_side(many: Page):
    sheets = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", many.pdf(prefer_css_page_size=True))
    assert sheets
    assert all(float(width) > float(height) for width, height in sheets)


@pytest.mark.parametrize("width", [320, 768])
def test_on_a_narrow_screen_the_table_is_read_without_scrolling_sideways(many: Page, width: int):
    many.set_viewport_size({"width": width, "height": 800})
    for name in ("plans", "actions"):
        table = many.locator(f'[data-table="{name}"]')
        assert table.evaluate("(region) => region.scrollWidth - region.clientWidth") <= 0
        # Each cell that holds something says what it is about. The others are left out.
        shown = table.locator("td").filter(visible=True)
        headings = table.get_by_role("columnheader").all_inner_texts()
        assert {cell.get_attribute("data-label") for cell in shown.all()} <= set(headings)
        assert all(shown.all_inner_texts())


def test_on_paper_what_is_folded_up_shows_and_buttons_do_not(many: Page):
    many.evaluate("dispatchEvent(new Event('beforeprint'))")
    many.emulate_media(media="print")
    expect(group(many, "Private renters").locator("details li").first).to_be_visible()
    assert many.locator(".tk-many-plans :is(button, select, input[type=file])").filter(visible=True).count() == 0
    expect(rows(many, "plans").first).to_be_visible()
    many.evaluate("dispatchEvent(new Event('afterprint'))")
    many.emulate_media(media="screen")
    expect(group(many, "Private renters").locator("details li").first).to_be_hidden()


def test_on_paper_the_table_of_plans_does_not_reach_beyond_the_sheet(many: Page):
    # Safari takes the width of the window for that of the paper.
    many.set_viewport_size({"width": 1280, "height": 900})
    many.emulate_media(media="print")
    assert many.locator('[data-table="plans"]').evaluate("(one) => getComputedStyle(one).marginLeft") == "0px"
