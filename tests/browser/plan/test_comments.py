"""Comments of reviewers stand beside the answers that they are on, and are ticked off there."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.plan.builder import KEY, Builder, upload
from tests.browser.plan.conftest import OpenBuilder
from tests.support.axe import faults


def comment(place: str, text: str, **fields: Any) -> dict[str, Any]:
    return {"place": place, "author": "A. Reviewer", "date": "2027-01-02T09:00:00", "text": text} | fields


COMMENTS = [
    comment("answers/who-about/answer", "Name the nations.\nAll four."),
    comment("answers/who-left-out/answer", "Who else?", replies=[{"author": "B", "date": "", "text": "Nobody."}]),
    comment("topics/t1/answers/topic-people/now", "Which people?", done=True),
    comment("topics/t1/title", "A better title?"),
    comment("topics/gone/title", "On a topic that went."),
    comment("title", "On the plan."),
]


def opened(open_builder: OpenBuilder, example: dict[str, Any], **options: Any) -> Builder:
    topics = [example["topics"][0] | {"id": "t1"}, *example["topics"][1:]]
    plan = example | {"topics": topics, "comments": COMMENTS}
    return open_builder({KEY + example["id"]: json.dumps(plan)}, **options)


def test_each_stands_where_it_was_made_and_is_ticked_off(open_builder: OpenBuilder, example: dict[str, Any]):
    builder = opened(open_builder, example)
    first = builder.question("who-about").locator("[data-comments]")
    expect(first).to_contain_text("A. Reviewer, 2 January 2027")
    expect(first).to_contain_text("All four.")
    expect(builder.question("who-left-out").locator("[data-comments] ul ul")).to_contain_text("Nobody.")
    expect(builder.question("topic-people").locator("[data-comments] input")).to_be_checked()
    expect(builder.page.locator("[data-comments-topic]").first).to_contain_text("A better title?")
    general = builder.page.locator("[data-comments-general]")
    expect(general).to_contain_text("On the plan.")
    expect(general).to_contain_text("On a question or a topic that this plan does not have.")
    left = builder.page.locator("[data-comments-left]")
    expect(left).to_contain_text("6 comments, 5 not done.")
    first.get_by_role("checkbox").check()
    expect(left).to_contain_text("6 comments, 4 not done.")
    assert faults(builder.page) == {}
    builder.page.reload()
    expect(first.get_by_role("checkbox")).to_be_checked()
    [kept] = builder.plans().values()
    assert [one.get("done", False) for one in kept["comments"]] == [True, False, True, False, False, False]


def test_one_can_be_removed_and_brought_back(open_builder: OpenBuilder, example: dict[str, Any]):
    builder = opened(open_builder, example)
    there = builder.question("who-left-out")
    there.get_by_role("button", name="Remove: Who else?").click()
    expect(there.locator("[data-comments]")).to_have_count(0)
    expect(builder.page.locator("[data-comments-left]")).to_contain_text("5 comments, 4 not done.")
    expect(there.get_by_role("button", name="Undo")).to_be_focused()
    assert faults(builder.page) == {}
    builder.page.reload()
    expect(there).not_to_contain_text("Who else?")
    builder = opened(open_builder, example)
    there = builder.question("who-left-out")
    there.get_by_role("button", name="Remove: Who else?").click()
    there.get_by_role("button", name="Undo").click()
    expect(there.locator("[data-comments]")).to_contain_text("Nobody.")
    expect(there.get_by_role("checkbox", name="Done")).to_be_focused()
    builder.page.reload()
    [kept] = builder.plans().values()
    assert [one["text"] for one in kept["comments"]] == [one["text"] for one in COMMENTS]


def test_the_next_one_is_shown_wherever_it_is(open_builder: OpenBuilder, example: dict[str, Any]):
    builder = opened(open_builder, example, folded=True)
    builder.page.get_by_label("A short plan").check()
    seen = []
    for _ in range(6):
        builder.press("Next comment")
        focused = builder.page.locator(":focus")
        expect(focused).to_be_in_viewport()
        seen.append(focused.get_attribute("aria-label"))
    assert len(set(seen)) == 5
    assert seen[5] == seen[0]


def test_comments_of_a_topic_that_is_removed_stay_and_go_back_with_it(
    open_builder: OpenBuilder, example: dict[str, Any]
):
    builder = opened(open_builder, example)
    general = builder.page.locator("[data-comments-general]")
    builder.page.locator('[data-do="topic-remove"]').first.click()
    expect(general).to_contain_text("Which people?")
    builder.press("Undo")
    expect(general).not_to_contain_text("Which people?")
    expect(builder.question("topic-people").locator("[data-comments]")).to_contain_text("Which people?")


def test_a_plan_without_comments_says_nothing_of_them(builder: Builder):
    expect(builder.page.locator("[data-comments-left]")).to_be_hidden()
    expect(builder.page.locator("[data-comments]")).to_have_count(0)


def test_a_file_that_brings_comments_says_so_and_none_is_doubled(open_builder: OpenBuilder, example: dict[str, Any]):
    builder = opened(open_builder, example)
    [plan] = builder.plans().values()
    plan["comments"] = [*COMMENTS, comment("answers/who-uses/answer", "One more.")]
    builder.choose(upload("plan.json", json.dumps(plan)))
    dialog = builder.dialog("Open this plan?")
    dialog.get_by_role("button", name="See what it changes").click()
    expect(builder.review()).to_contain_text("Comment by A. Reviewer")
    builder.review().get_by_role("button", name="Take what is chosen").click()
    expect(builder.page.locator("[data-comments-left]")).to_contain_text("7 comments, 6 not done.")
    expect(builder.question("who-uses").locator("[data-comments]")).to_contain_text("One more.")


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_they_go_out_as_comments_where_they_are_asked_for_and_come_in_again(
    open_builder: OpenBuilder, example: dict[str, Any], tmp_path: Path, format_name: str
):
    builder = opened(open_builder, example)
    left = builder.page.locator("[data-comments-left]")
    builder.question("who-about").locator("[data-comments] input").check()
    builder.open(builder.save_copy(format_name, tmp_path, comments=True), update=True)
    expect(left).to_contain_text("6 comments, 4 not done.")
    published = builder.save_copy(format_name, tmp_path, internal=False)
    builder.open(published)
    expect(left).to_be_hidden()


def test_a_plan_without_comments_is_not_asked_about_them(builder: Builder):
    builder.press("Save a copy …")
    expect(builder.page.locator("#with-comments")).to_be_hidden()
