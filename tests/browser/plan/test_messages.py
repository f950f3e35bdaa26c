"""What the page says: one message at a time, and each is true."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.plan.builder import KEY, SAVED, Builder, upload
from tests.browser.plan.conftest import OpenBuilder

SAYS = """() => {
  window.said = [];
  const status = document.querySelector("[data-status]");
  const note = () => window.said.push(status.textContent);
  new MutationObserver(note).observe(status, { childList: true, subtree: true });
}"""
"""Notes in `window.said` what the page says from now on."""


def for_a_new_plan(builder: Builder) -> Locator:
    return builder.list_plans().get_by_role("button", name="New plan")


def for_a_file(builder: Builder) -> Locator:
    [plan] = builder.plans().values()
    builder.choose(upload("plan.json", json.dumps(plan | {"title": "From a file"})))
    return builder.dialog("Open this plan?").get_by_role("button", name="Open as a new plan")


def for_a_removed_topic(builder: Builder) -> Locator:
    return builder.page.get_by_role("button", name="Remove topic 1")


def test_start_typing_goes_when_the_plan_is_kept(builder: Builder):
    builder.title.fill("Mine")
    builder.kept("Mine")
    expect(builder.status).not_to_contain_text("Start typing")


@pytest.mark.parametrize(
    ("button_for", "told"),
    [
        (for_a_new_plan, "A new plan is open."),
        (for_a_file, "The file is open as a new plan."),
        (for_a_removed_topic, "You can undo this."),
    ],
)
def test_what_was_done_is_there_to_be_read_before_the_page_says_that_it_saved(
    filled: Builder, button_for: Callable[[Builder], Locator], told: str
):
    button = button_for(filled)
    button.wait_for()
    filled.page.clock.install()
    filled.page.evaluate(SAYS)
    filled.page.clock.pause_at(filled.page.evaluate("Date.now() / 1000 + 1"))
    button.click()
    filled.title.fill("Typed after that")
    filled.page.clock.run_for(3000)
    assert "Typed after that" in filled.plans()
    [first] = [text for text in filled.page.evaluate("said") if text]
    assert told in first
    filled.page.clock.run_for(1500)
    expect(filled.status).to_contain_text(SAVED)
    expect(filled.status).not_to_contain_text(first)


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
