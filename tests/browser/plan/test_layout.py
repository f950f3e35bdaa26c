"""What somebody needs next is in view, and what belongs together stands in line."""

import io
import json
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from tests.browser.plan.builder import KEY, Builder, upload
from tests.browser.plan.conftest import OpenBuilder
from tests.plans import plan_data
from tests.support.tracing import Trace

UNDER_THE_FOOT = """(one) => {
  const foot = document.querySelector("dialog[open] .tk-dialog__foot").getBoundingClientRect();
  const field = one.getBoundingClientRect();
  return field.bottom > foot.top + 1 && !one.closest(".tk-dialog__foot");
}"""
LARGE = plan_data(
    title="Thirty topics",
    topics=[{"id": f"t{number}", "title": f"A topic with a name of some length, {number}"} for number in range(30)],
)


def sized(open_builder: OpenBuilder, plan: dict[str, Any], width: int, height: int) -> Builder:
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)}, folded=True, width=width)
    builder.page.set_viewport_size({"width": width, "height": height})
    return builder


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (768, 1024)])
def test_the_first_field_is_in_view_before_anybody_scrolls(open_builder: OpenBuilder, width: int, height: int):
    expect(sized(open_builder, plan_data(), width, height).title).to_be_in_viewport(ratio=1)


def test_how_far_the_plan_is_stays_in_view_however_many_topics_it_has(open_builder: OpenBuilder):
    builder = sized(open_builder, LARGE, 1280, 800)
    builder.page.locator("#box-practice").scroll_into_view_if_needed()
    expect(builder.total).to_be_in_viewport(ratio=1)
    for control in ("Go to the next open question", "Keep all parts open"):
        expect(builder.page.get_by_text(control)).to_be_in_viewport(ratio=1)


def test_how_far_the_plan_is_and_what_goes_with_it_take_two_lines_on_a_tablet(open_builder: OpenBuilder):
    box = sized(open_builder, LARGE, 768, 1024).page.locator(".tk-plan__progress").bounding_box()
    assert box is not None
    assert box["height"] < 90


def test_fields_that_stand_beside_each_other_stand_in_line(open_builder: OpenBuilder):
    builder = open_builder()
    fields = builder.page.locator(".tk-plan__details .tk-field")
    tops = fields.locator("input, select").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().top)")
    beside = list(zip(tops[2::2], tops[3::2], strict=True))
    assert len(beside) == 4
    assert all(left == right for left, right in beside)


def test_a_short_plan_asks_for_no_more_of_the_title_block_than_every_plan_needs(open_builder: OpenBuilder):
    builder = open_builder()
    owner, state, contact = (builder.page.get_by_label(name, exact=True) for name in ("Owner", "State", "Contact"))
    owner.fill("The head of the survey")
    builder.page.get_by_label("the essentials").check()
    expect(contact).to_be_visible()
    expect(state).to_be_hidden()
    # What somebody wrote shows, and does not go away under their hands.
    owner.fill("")
    expect(owner).to_be_visible()
    builder.page.get_by_label("The full plan").check()
    expect(state).to_be_visible()


def test_words_to_add_have_the_width_of_a_phone(open_builder: OpenBuilder):
    builder = open_builder(width=320)
    builder.topics.first.get_by_label("Decision point").select_option(index=1)
    builder.page.locator("[data-suggestions] > summary").first.click()
    item = builder.page.locator("[data-suggested] li").first
    share = "(one) => one.querySelector('span').offsetWidth / one.closest('.tk-topic').offsetWidth"
    assert item.evaluate(share) > 0.7


def test_an_entry_is_as_high_as_what_it_holds(filled: Builder):
    entry = filled.page.locator("[data-entry]").first
    assert entry.evaluate("(one) => one.offsetHeight - one.firstElementChild.offsetHeight") <= 2


@pytest.fixture(params=["an answer", "an entry"])
def field(filled: Builder, request: pytest.FixtureRequest) -> Locator:
    """A text field that somebody is about to type into."""
    if request.param == "an answer":
        return filled.answer("topic-people", "now")
    filled.page.locator("[data-entry] summary").first.click()
    return filled.page.locator("[data-entry] textarea").first


LINES = "A line that goes over the edge of its field, and on. " * 6


def is_as_high_as_its_words(field: Locator) -> bool:
    """Whether a field is no lower than its words, and as high as it would be if nobody had typed into it."""
    return field.evaluate(
        """(field) => {
          const copy = field.cloneNode();
          copy.value = field.value;
          copy.removeAttribute("data-held");
          copy.style.height = "";
          field.after(copy);
          const [is, should] = [field, copy].map((one) => one.getBoundingClientRect().height);
          copy.remove();
          return is === should && field.scrollHeight <= field.clientHeight;
        }"""
    )


def test_a_field_is_as_high_as_its_words_while_they_come_and_go(field: Locator):
    field.fill("")
    low = field.evaluate("(one) => one.offsetHeight")
    for key in LINES:
        field.press("Space" if key == " " else key)
    assert field.evaluate("(one) => one.offsetHeight") > low
    assert is_as_high_as_its_words(field)
    field.page.set_viewport_size({"width": 700, "height": 800})
    field.press("x")
    assert is_as_high_as_its_words(field)
    for _ in range(3):
        field.press("Control+Backspace")
        assert is_as_high_as_its_words(field)
    field.press("y")
    field.press("Control+a")
    field.press("z")
    assert field.evaluate("(one) => one.offsetHeight") == low
    field.press("Control+z")
    assert is_as_high_as_its_words(field)


def test_a_field_that_somebody_drew_to_a_height_keeps_it(field: Locator):
    field.press("a")
    field.evaluate("(one) => { one.style.height = '333px'; }")
    field.press("b")
    field.press("c")
    field.blur()
    assert field.evaluate("(one) => one.offsetHeight") == 333


def test_a_field_that_a_program_filled_in_before_it_showed_is_as_high_as_its_words(builder: Builder):
    field = builder.page.locator("[data-question]:not([data-essential]) textarea").first
    builder.page.locator("#route-essentials").check()
    field.evaluate(
        "(one) => { one.value = 'A line\\n'.repeat(12); one.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    builder.page.locator("#route-all").check()
    assert is_as_high_as_its_words(field)


def test_a_keystroke_lays_out_the_field_and_not_the_page_around_it(field: Locator):
    field.press("a")
    traced = Trace(field.page, "devtools.timeline")
    for key in "words":
        field.press(key)
    layouts = [event["args"]["beginData"] for event in traced.events() if event["name"] == "Layout"]
    assert sum(layout["partialLayout"] for layout in layouts) == len("words")


def test_what_was_removed_is_said_once(open_builder: OpenBuilder):
    builder = open_builder()
    builder.press("Remove topic 1")
    expect(builder.status).to_contain_text("You can undo this.")
    assert builder.status.evaluate("(line) => line.offsetHeight") > 20
    builder.answer("other-teams", "next").scroll_into_view_if_needed()
    expect(builder.page.locator("[data-bar]").get_by_role("button", name="Undo")).to_be_visible()
    # It stays where screen readers find it.
    expect(builder.status).to_contain_text("You can undo this.")
    assert builder.status.evaluate("(line) => line.offsetHeight") == 1


def test_a_button_that_is_pressed_or_keeps_something_open_shows_it_by_more_than_its_colour(open_builder: OpenBuilder):
    builder = open_builder()
    line = "(button) => getComputedStyle(button).outlineStyle"
    assert builder.more.evaluate(line) == "none"
    builder.more.hover()
    builder.page.mouse.down()
    assert builder.more.evaluate(line) == "solid"
    builder.page.mouse.up()
    builder.page.mouse.move(0, 0)
    assert builder.more.get_attribute("aria-expanded") == "true"
    assert builder.more.evaluate(line) == "solid"
    builder.more.click()
    builder.page.mouse.move(0, 0)
    assert builder.more.evaluate(line) == "none"


# Windows


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (768, 1024)])
def test_all_that_a_window_offers_and_what_came_of_it_is_in_view(
    open_builder: OpenBuilder, example: dict[str, Any], width: int, height: int
):
    builder = sized(open_builder, example, width, height)
    builder.press("Save a copy …")
    window = builder.dialog("Save a copy")
    window.get_by_label("To publish").check()
    expect(window.get_by_role("heading", name="Save a copy")).to_be_visible()
    with builder.page.expect_download():
        window.get_by_role("button", name="Save to this computer").click()
    expect(window.get_by_role("status")).to_contain_text("downloads")
    expect(window.get_by_role("status")).to_be_in_viewport(ratio=1)
    for button in window.get_by_role("button").all():
        expect(button).to_be_in_viewport(ratio=1)


def test_a_window_begins_with_its_title_on_a_phone(open_builder: OpenBuilder, example: dict[str, Any]):
    builder = sized(open_builder, example, 320, 640)
    builder.press("Start next year's plan …")
    window = builder.dialog("Start next year's plan")
    expect(window.get_by_role("heading")).to_be_in_viewport(ratio=1)
    for button in window.get_by_role("button").all():
        expect(button).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("button", "title"),
    [
        ("Save a copy …", "Save a copy"),
        ("Start next year's plan …", "Start next year's plan from this one?"),
        ("See the reviewer's checklist", "The reviewer's checklist beside this plan"),
    ],
)
def test_enlarged_to_400_percent_a_window_opens_at_its_title(
    open_builder: OpenBuilder, example: dict[str, Any], button: str, title: str
):
    builder = sized(open_builder, example, 320, 256)
    builder.press(button)
    heading = builder.page.get_by_role("heading", name=title)
    expect(heading).to_be_in_viewport(ratio=1)
    expect(heading).to_be_focused()
    # What can be pressed comes next, and then comes into view.
    builder.page.keyboard.press("Tab")
    assert builder.page.evaluate("() => Boolean(document.activeElement.closest('dialog[open] :is(button, input)'))")


def test_where_the_window_has_room_the_focus_is_on_what_can_be_done(
    open_builder: OpenBuilder, example: dict[str, Any]
):
    builder = sized(open_builder, example, 1280, 800)
    builder.press("Start next year's plan …")
    expect(builder.page.get_by_role("button", name="Start it")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (320, 640)])
def test_of_many_plans_the_list_alone_scrolls_and_has_the_height_that_there_is(
    open_builder: OpenBuilder, width: int, height: int
):
    plans = {
        f"{KEY}p{number}": json.dumps(plan_data(id=f"p{number}", title=f"Plan {number}")) for number in range(12)
    }
    builder = open_builder(plans, width=width)
    builder.page.set_viewport_size({"width": width, "height": height})
    window = builder.list_plans()
    assert window.evaluate("(one) => one.scrollHeight - one.clientHeight") <= 0
    assert window.evaluate("(one) => one.offsetHeight") > height - 40
    for button in ("New plan", "Close", "Remove everything from this computer …"):
        expect(window.get_by_role("button", name=button)).to_be_in_viewport(ratio=1)
    last = window.get_by_role("button", name="Delete").last
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)


def test_the_bar_of_a_tablet_is_no_higher_than_its_menu_needs(open_builder: OpenBuilder):
    builder = open_builder(width=768)
    builder.more.click()
    assert builder.page.locator("[data-bar]").evaluate("(bar) => bar.offsetHeight") < 180


def test_on_a_phone_the_words_beside_undo_are_not_behind_the_bar(open_builder: OpenBuilder, example: dict[str, Any]):
    builder = open_builder({KEY + example["id"]: json.dumps(example)}, width=320)
    builder.page.set_viewport_size({"width": 320, "height": 640})
    builder.press("Remove topic 1")
    told = builder.page.locator("[data-topics] > [data-undo]")
    expect(told.get_by_role("button", name="Undo")).to_be_focused()
    expect(builder.status).to_contain_text("You can undo this.")
    bar = builder.page.locator("[data-bar]")
    edge = bar.evaluate("(bar) => bar.getBoundingClientRect().bottom")
    assert told.evaluate("(line) => line.getBoundingClientRect().top") >= edge


@pytest.mark.parametrize(("width", "height"), [(1280, 600), (320, 640)])
def test_no_field_that_is_reached_by_keyboard_is_below_what_a_window_offers(
    open_builder: OpenBuilder, example: dict[str, Any], width: int, height: int
):
    builder = sized(open_builder, example, width, height)
    changed = {**example, "title": "Water", "answers": {name: {"answer": "Other"} for name in example["answers"]}}
    builder.choose(upload("water.json", json.dumps(changed)))
    builder.page.get_by_role("button", name="See what it changes").click()
    expect(builder.review()).to_be_visible()
    covered = []
    for _ in range(20):
        builder.page.keyboard.press("Tab")
        covered += builder.page.evaluate(
            f"[document.activeElement].filter({UNDER_THE_FOOT}).map((one) => one.outerHTML)"
        )
    assert not covered


def test_the_button_that_deletes_for_good_looks_like_no_other(filled: Builder):
    ink = "(button) => getComputedStyle(button).backgroundColor"
    filled.press("Start next year's plan …")
    usual = filled.page.get_by_role("button", name="Start it").evaluate(ink)
    filled.page.get_by_role("button", name="Cancel").click()
    filled.list_plans().get_by_role("button", name="Remove everything").click()
    final = filled.page.get_by_role("button", name="Remove everything", exact=True)
    assert final.evaluate(ink) != usual
    filled.page.get_by_role("button", name="Cancel").click()
    filled.press("Start next year's plan …")
    assert filled.page.get_by_role("button", name="Start it").evaluate(ink) == usual


@pytest.mark.parametrize(("changes", "main"), [({}, "See what it changes"), ({"id": "other"}, "Open as a new plan")])
def test_what_is_most_wanted_of_a_file_stands_out(
    filled: Builder, example: dict[str, Any], changes: dict[str, Any], main: str
):
    filled.choose(upload("plan.json", json.dumps({**example, **changes})))
    shown = filled.dialog("Open this plan?").locator(".tk-button--main:visible")
    expect(shown).to_have_text(main)


# Paper


def test_no_heading_and_no_head_of_a_table_ends_a_sheet(filled: Builder):
    filled.page.wait_for_function("() => document.querySelector('.tk-paper')")
    sheets = PdfReader(io.BytesIO(filled.page.pdf(format="A4"))).pages
    lines = [[line.strip() for line in sheet.extract_text().splitlines() if line.strip()] for sheet in sheets]
    assert lines[0][0].startswith("Involving the public"), "what is printed is the document"
    headings = filled.page.locator(".tk-paper").evaluate(
        "(paper) => [...paper.shadowRoot.querySelectorAll('h2, h3, thead tr')].map((one) => one.textContent)"
    )
    flat = ["".join(heading.split()) for heading in headings]
    alone = [last for *_, last in lines if "".join(last.split()) in flat]
    assert len(headings) > 20
    assert not alone
    assert not lines[-1][0].startswith("Made with"), "the last line of all is alone"
    # Three sheets of four were half empty where narrow columns made each row half a sheet high.
    assert len(sheets) <= 20


def test_without_scripts_the_form_has_no_signs_on_paper_of_what_opens(builder: Builder):
    builder.page.emulate_media(media="print")
    signs = "(all) => all.map((one) => getComputedStyle(one, '::before').content)"
    assert set(builder.page.locator(".tk-fold > summary").evaluate_all(signs)) == {"none"}
