"""What the page says: one message at a time, and each is true."""

import json
from typing import Any

from playwright.sync_api import expect

from tests.browser.plan.builder import KEY, SAVED, Builder
from tests.browser.plan.conftest import OpenBuilder

SAID = """
  window.said = [];
  addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
    window.said.push(document.querySelector("[data-status]").textContent);
  }).observe(document.querySelector("[data-status]"), { childList: true, subtree: true }));
"""


def test_start_typing_goes_when_the_plan_is_kept(builder: Builder):
    builder.title.fill("Mine")
    builder.kept("Mine")
    expect(builder.status).not_to_contain_text("Start typing")


def test_what_was_done_is_there_to_be_read_before_the_page_says_that_it_saved(open_builder: OpenBuilder):
    builder = open_builder(first=SAID)
    builder.new_plan("Second")
    said = [text for text in builder.page.evaluate("said") if text]
    at = said.index("A new plan is open.")
    assert said[at + 1].startswith(SAVED)
    assert not [text for text in said if "open" in text and SAVED in text]


def test_what_can_no_longer_be_undone_is_no_longer_said(filled: Builder):
    filled.page.get_by_role("button", name="Remove topic 1").click()
    expect(filled.status).to_contain_text("You can undo this")
    filled.press("Undo")
    expect(filled.status).not_to_contain_text("You can undo this")


def test_pressing_new_plan_again_and_again_keeps_one_empty_plan(builder: Builder):
    builder.title.fill("First")
    builder.kept("First")
    for _ in range(3):
        builder.list_plans().get_by_role("button", name="New plan").click()
        expect(builder.title).to_be_focused()
        expect(builder.title).to_have_value("")
    builder.list_plans().get_by_role("button", name="Open: First").click()
    builder.list_plans().get_by_role("button", name="New plan").click()
    expect(builder.title).to_have_value("")
    assert sorted(builder.plans()) == ["", "First"]
    assert sum(name.startswith(KEY) for name in builder.storage()) == 2


def test_a_review_date_that_has_passed_is_remarked(open_builder: OpenBuilder, example: dict[str, Any]):
    plan = example | {"review_date": "2020-05-01"}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)}, folded=True)
    expect(builder.status).to_have_text("The review date of this plan has passed: 1 May 2020.")
    note = builder.page.get_by_text("This day has passed")
    expect(note).to_be_visible()
    builder.page.get_by_label("Review date").fill("2999-01-01")
    expect(note).to_be_hidden()


def test_next_years_plan_has_a_title_of_its_own_and_nothing_settled_that_is_to_be_filled_in_again(
    open_builder: OpenBuilder, example: dict[str, Any]
):
    plan = example | {"title": "Our plan 2026/27", "modified": "2026-03-02T09:00:00Z"}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)}, folded=True)
    builder.page.clock.set_fixed_time("2026-11-27T09:00:00Z")
    builder.press("Start next year's plan …")
    builder.press("Start it")
    expect(builder.title).to_have_value("Our plan 2027/28")
    expect(builder.page.locator("[data-half]")).to_be_visible()
    expect(builder.page.locator("summary", has_text="Topic 1")).to_contain_text("0 of 6 answered")
