"""Nothing that was written goes without a word: where a question does not apply, and where a suggestion is undone."""

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.plan.builder import KEY, Builder
from tests.browser.plan.conftest import OpenBuilder

ASIDE = "Copies of the plan show this reason in place of your answer."


def skip(builder: Builder, name: str) -> Locator:
    question = builder.question(name)
    question.get_by_label("Not relevant").check()
    return question.locator("[data-aside]")


def test_a_question_that_is_not_relevant_asks_for_a_reason(builder: Builder):
    note = skip(builder, "who-about")
    expect(note).to_contain_text("the question counts as open")
    expect(builder.answer("who-about", "not_relevant")).to_have_accessible_description(note.inner_text())
    builder.page.keyboard.type("nobody asks")
    expect(note).to_be_hidden()


def test_an_answer_stays_in_copies_until_there_is_a_reason_and_what_becomes_of_it_is_said(builder: Builder, tmp_path):
    builder.answer("who-about").fill("Households")
    note = skip(builder, "who-about")
    expect(note).to_contain_text("copies of the plan show your answer")
    assert "Households" in builder.save_copy("md", tmp_path / "1").read_text(encoding="utf-8")
    builder.answer("who-about", "not_relevant").fill("nobody asks")
    expect(note).to_contain_text(ASIDE)
    text = builder.save_copy("md", tmp_path / "2").read_text(encoding="utf-8")
    assert "nobody asks" in text
    assert "Households" not in text
    builder.page.reload()
    expect(builder.answer("who-about")).to_have_value("Households")
    expect(note).to_contain_text(ASIDE)


def test_an_update_from_a_document_keeps_the_answer_of_a_question_that_is_not_relevant(
    open_builder: OpenBuilder, example: dict[str, Any], tmp_path
):
    aside = {"answer": "Households", "not_relevant": "nobody asks"}
    plan = example | {"answers": example["answers"] | {"who-about": aside}}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)})
    builder.open(builder.save_copy("docx", tmp_path), update=True)
    expect(builder.answer("who-about")).to_have_value("Households")


@pytest.mark.parametrize("format_name", ["json", "html"])
def test_a_copy_to_publish_has_the_reason_alone_and_takes_no_answer_away(
    open_builder: OpenBuilder, example: dict[str, Any], tmp_path, format_name: str
):
    aside = {"answer": "Villages by the sea", "not_relevant": "nobody asks"}
    inside = {"answer": "For us alone", "internal": True}
    plan = example | {"answers": example["answers"] | {"who-about": aside, "who-uses": inside}}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)})
    copy = builder.save_copy(format_name, tmp_path, internal=False)
    text = copy.read_text(encoding="utf-8")
    assert "nobody asks" in text
    assert "Villages" not in text
    builder.choose(copy)
    builder.dialog("Open this plan?").get_by_role("button", name="See what it changes").click()
    expect(builder.review()).to_contain_text("Nothing differs")
    builder.review().get_by_role("button", name="Close").click()
    expect(builder.answer("who-about")).to_have_value("Villages by the sea")


def test_undoing_takes_back_a_suggestion_and_then_the_typing(builder: Builder):
    topic = builder.topics.first
    topic.get_by_label("Decision point").select_option("usable")
    topic.locator("summary", has_text="Pick questions").click()
    add = topic.locator("[data-suggested] li").filter(has_text="?").first.get_by_role("button")
    field = builder.answer("topic-questions", "next")
    field.press_sequentially("T")
    add.click()
    expect(add).to_be_disabled()
    expect(field).not_to_have_value("T")
    builder.kept("picked")
    builder.page.keyboard.press("Control+z")
    expect(field).to_have_value("T")
    expect(add).to_be_enabled()
    builder.page.keyboard.press("Control+z")
    expect(field).to_have_value("")
    builder.page.keyboard.press("Control+Shift+z")
    builder.page.keyboard.press("Control+Shift+z")
    expect(field).not_to_have_value("T")
    expect(add).to_be_disabled()


def test_a_reason_that_begins_with_the_word_before_it_says_it_once(builder: Builder, tmp_path):
    skip(builder, "who-about")
    reason = builder.answer("who-about", "not_relevant")
    reason.fill("Because firms answer for them")
    assert "Not relevant, because firms answer for them" in builder.save_copy("md", tmp_path).read_text(
        encoding="utf-8"
    )
    expect(reason).to_have_value("firms answer for them")


@pytest.mark.parametrize("unseen", ["\v", "\f", "\u2028", "\0", "\ud800"], ids=ascii)
def test_what_was_pasted_with_what_nobody_sees_is_taken_back_by_undoing(open_builder: OpenBuilder, unseen: str):
    builder = open_builder(permissions=["clipboard-read", "clipboard-write"])
    for field in (builder.title, builder.answer("who-about")):
        field.press_sequentially("before after")
        field.evaluate("(one) => one.setSelectionRange(7, 7)")
        builder.page.evaluate("(text) => navigator.clipboard.writeText(text)", f"one{unseen}two ")
        field.press("ControlOrMeta+v")
        assert unseen not in field.input_value()
        assert field.evaluate("(one) => one.selectionStart") == len("before one two ")
        field.press("ControlOrMeta+z")
        expect(field).to_have_value("before after")
        field.press("ControlOrMeta+Shift+z")
        assert len(field.input_value()) == len("before one two after")
