"""The plan builder shows the reviewer's checklist beside what the plan says."""

from typing import Any

from playwright.sync_api import expect

from macros.models.toolkit import Toolkit
from tests.browser.plan.builder import Builder
from tests.support.axe import faults

ITEM = "The plan has a named owner, and the time, resources and expertise that it requires."


def test_each_item_stands_beside_what_the_plan_answers(filled: Builder, toolkit: Toolkit, example: dict[str, Any]):
    filled.press("See the reviewer's checklist")
    dialog = filled.dialog("The reviewer's checklist beside this plan")
    items = [item for part in toolkit.checklist.parts for item in part.items]
    expect(dialog.get_by_role("heading", level=4)).to_have_text([item.text for item in items])
    [owned] = [item for item in items if item.text == ITEM]
    shown = dialog.locator("section").filter(has_text=ITEM)
    expect(shown).to_contain_text(owned.doubt)
    for name in owned.questions:
        expect(shown).to_contain_text(toolkit.plan_questions[name].text)
        expect(shown).to_contain_text(example["answers"][name]["now"].split("\n")[0])
    assert faults(filled.page) == {}


def test_what_is_not_answered_is_said_and_what_is_typed_shows_the_next_time(builder: Builder):
    builder.press("See the reviewer's checklist")
    dialog = builder.dialog("The reviewer's checklist beside this plan")
    expect(dialog.locator("section").filter(has_text=ITEM)).to_contain_text("Not answered")
    dialog.get_by_role("button", name="Close").click()
    builder.answer("other-teams", "now").fill("The survey team")
    builder.press("See the reviewer's checklist")
    expect(dialog.locator("section").filter(has_text=ITEM)).to_contain_text("The survey team")
