"""Topics, what is suggested for them, and how far a plan is."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from macros.models.plan_definition import PlanBox
from macros.models.toolkit import Toolkit
from tests.browser.plan.builder import KEY, Builder
from tests.browser.plan.conftest import OpenBuilder
from tests.support.present import present


def titles(builder: Builder) -> list[str]:
    return builder.page.locator("[data-topic] h3").all_text_contents()


def add(builder: Builder, title: str, start: str = "a blank page") -> Locator:
    builder.page.get_by_label("Start it from").select_option(label=start)
    builder.press("Add a topic")
    last = builder.topics.last.get_by_label("What is the topic?")
    expect(last).to_be_focused()
    if title:
        last.fill(title)
    return builder.topics.last


@pytest.fixture
def three(open_builder: OpenBuilder, example: dict[str, Any]) -> Builder:
    """A plan with three topics, each with an answer."""
    topics = [
        {"id": title.lower(), "title": title, "answers": {"topic-people": {"now": f"People of {title}"}}}
        for title in "ABC"
    ]
    return open_builder({KEY + example["id"]: json.dumps(example | {"topics": topics})})


def kept_topics(builder: Builder) -> list[tuple[str, str]]:
    [plan] = builder.plans().values()
    return [(topic["title"], topic["answers"]["topic-people"]["now"]) for topic in plan["topics"]]


def expect_order(builder: Builder, order: str) -> None:
    assert titles(builder) == [f"Topic {number}: {title}" for number, title in enumerate(order, 1)]
    assert builder.page.locator("[data-topic-links] a").all_inner_texts() == list(order)
    for index, title in enumerate(order):
        expect(builder.answer("topic-people", "now", index)).to_have_value(f"People of {title}")
    script = """(count) => Object.values(localStorage).some(
      (text) => text[0] === "{" && JSON.parse(text).topics?.length === count
    )"""
    builder.page.wait_for_function(script, arg=len(order))


def test_a_new_plan_has_one_topic_to_fill_in(builder: Builder):
    assert titles(builder) == ["Topic 1"]


def test_topics_are_added_and_named(builder: Builder):
    builder.topics.first.get_by_label("What is the topic?").fill("A")
    for title in "BC":
        add(builder, title)
    for index, title in enumerate("ABC"):
        builder.answer("topic-people", "now", index).fill(f"People of {title}")
    expect_order(builder, "ABC")
    builder.topics.nth(1).get_by_label("What is the topic?").fill("New name")
    assert titles(builder)[1] == "Topic 2: New name"
    builder.kept("New name")
    builder.page.reload()
    assert titles(builder) == ["Topic 1: A", "Topic 2: New name", "Topic 3: C"]


def test_topics_move_with_their_answers(three: Builder):
    three.page.get_by_role("button", name="Move down topic 1").click()
    expect_order(three, "BAC")
    expect(three.page.get_by_role("button", name="Move down topic 2")).to_be_focused()
    three.page.keyboard.press("Enter")
    expect_order(three, "BCA")
    three.page.get_by_role("button", name="Move up topic 2").click()
    expect_order(three, "CBA")
    three.answer("topic-people", "now", 2).fill("People of A, still")
    three.kept("People of A, still")
    assert kept_topics(three) == [("C", "People of C"), ("B", "People of B"), ("A", "People of A, still")]


def test_the_ends_cannot_be_moved_further(three: Builder):
    expect(three.page.get_by_role("button", name="Move up topic 1")).to_be_disabled()
    expect(three.page.get_by_role("button", name="Move down topic 3")).to_be_disabled()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_removed_topic_comes_back_to_its_place(three: Builder, number: int):
    three.page.get_by_role("button", name=f"Remove topic {number}").click()
    expect_order(three, "ABC".replace("ABC"[number - 1], ""))
    expect(three.page.get_by_role("button", name="Undo")).to_be_focused()
    three.press("Undo")
    expect_order(three, "ABC")


def test_the_last_topic_can_be_removed(builder: Builder):
    builder.answer("topic-people", "now").fill("Passengers")
    builder.page.get_by_role("button", name="Remove topic 1").click()
    assert titles(builder) == []
    add(builder, "")
    expect(builder.answer("topic-people", "now")).to_have_value("")


def test_undo_is_not_offered_for_a_plan_that_is_no_longer_shown(three: Builder):
    three.page.get_by_role("button", name="Remove topic 2").click()
    three.new_plan("Another")
    expect(three.page.get_by_role("button", name="Undo")).to_be_hidden()


def test_a_topic_starts_from_a_decision_point(builder: Builder, toolkit: Toolkit):
    point = toolkit.decision_points["trust"]
    topic = add(builder, "", start=point.title)
    expect(topic.get_by_label("What is the topic?")).to_have_value(point.title)
    topic.locator("summary", has_text="Pick questions and methods").click()
    expect(topic.get_by_label("Decision point")).to_have_value("trust")
    expect(topic.locator("[data-suggested] li").first).to_be_visible()


def test_questions_and_methods_are_picked_into_the_plan(builder: Builder, toolkit: Toolkit, home: str):
    topic = builder.topics.first
    topic.locator("summary", has_text="Pick questions and methods").click()
    topic.get_by_label("Decision point").select_option("trust")
    builder.answer("topic-questions", "next").fill("Our own question")
    picked = []
    for kind in (0, 1):
        item = topic.locator("[data-suggested] ul").nth(kind).locator("li").first
        picked.append(item.inner_text().removeprefix("Add").strip())
        item.get_by_role("button").click()
        expect(topic.locator("[data-suggested] ul").nth(kind).get_by_role("button").first).to_be_disabled()
    point = toolkit.decision_points["trust"]
    pages = [
        f"{home}decision-points/trust/#question-{point.questions[0].id}",
        f"{home}methods/{point.method_names[0]}/",
    ]
    lines = [f"- {text} ({page})" for text, page in zip(picked, pages, strict=True)]
    expect(builder.answer("topic-questions", "next")).to_have_value(f"Our own question\n{lines[0]}")
    expect(builder.answer("topic-methods", "next")).to_have_value(lines[1])
    builder.kept(picked[1])
    builder.page.reload()
    builder.topics.first.locator("summary", has_text="Pick questions and methods").click()
    expect(builder.topics.first.get_by_role("button", name=f"Added: {picked[1]}")).to_be_disabled()
    [plan] = builder.plans().values()
    assert {kind: len(names) for kind, names in plan["topics"][0]["picked"].items()} == {"questions": 1, "methods": 1}


def test_each_question_brings_help_and_an_example(builder: Builder, toolkit: Toolkit):
    for box in toolkit.plan.boxes:
        for question in box.questions:
            fieldset = builder.question(question.id)
            for text in filter(None, [question.hint, *(toolkit.tips[name].title for name in question.tips)]):
                expect(fieldset).to_contain_text(text)
    fieldset = builder.question("topic-people")
    fieldset.get_by_text("See an example answer").click()
    line = toolkit.worked_example.topics[0].answers["topic-people"].now.splitlines()[0].removeprefix("- ")
    expect(fieldset.get_by_text(line)).to_be_visible()


def test_now_and_next_stand_side_by_side_on_wide_screens_alone(builder: Builder):
    boxes = [present(builder.answer("topic-people", key).bounding_box()) for key in ("now", "next")]
    assert boxes[0]["y"] == boxes[1]["y"]
    builder.page.set_viewport_size({"width": 320, "height": 800})
    boxes = [present(builder.answer("topic-people", key).bounding_box()) for key in ("now", "next")]
    assert boxes[0]["x"] == boxes[1]["x"]


def counted(builder: Builder) -> tuple[int, int]:
    settled, _, total = builder.total.inner_text().split()[:3]
    return int(settled), int(total)


def asked(toolkit: Toolkit, topics: int, *, essentials: bool = False) -> int:
    return sum(
        len(questions_of(box, essentials=essentials)) * (topics if box.repeats else 1)
        for box in toolkit.plan.boxes
        if not box.optional
    )


def questions_of(box: PlanBox, *, essentials: bool = False) -> list[str]:
    return [q.id for q in box.questions if q.essential or not essentials]


def in_order(toolkit: Toolkit, *, essentials: bool = False) -> list[str]:
    """The questions that a plan of one topic asks."""
    boxes = (box for box in toolkit.plan.boxes if not box.optional)
    return [name for box in boxes for name in questions_of(box, essentials=essentials)]


def test_a_question_is_closed_by_a_reason_why_it_is_not_relevant(builder: Builder):
    question = builder.question("who-uses")
    question.get_by_label("Not relevant").check()
    assert counted(builder)[0] == 0
    expect(question.get_by_label("Reason")).to_be_focused()
    builder.page.keyboard.type("Nobody does")
    assert counted(builder)[0] == 1
    builder.kept("Nobody does")
    builder.page.reload()
    expect(question.get_by_label("Not relevant")).to_be_checked()
    expect(question.get_by_label("Reason")).to_have_value("Nobody does")
    question.get_by_label("Not relevant").uncheck()
    expect(question.get_by_label("Reason")).to_be_hidden()
    assert counted(builder)[0] == 0


def test_an_empty_plan_is_at_nothing_and_each_answer_counts_once(builder: Builder, toolkit: Toolkit):
    assert counted(builder) == (0, asked(toolkit, 1))
    builder.answer("who-about").fill("   \n ")
    assert counted(builder)[0] == 0
    builder.answer("who-about").fill("Everyone")
    builder.answer("topic-people", "now").fill("Passengers")
    builder.answer("topic-people", "next").fill("Drivers")
    assert counted(builder)[0] == 2
    publics, topics = (len(questions_of(box)) for box in toolkit.plan.boxes if box.id in ("publics", "topics"))
    count = f"1 of {publics}"
    expect(builder.page.locator('[data-count="publics"]')).to_have_text([count, f"{count} answered"])
    expect(builder.page.locator("[data-topic-links] [data-count]")).to_have_text([f"1 of {topics}"])
    builder.press("Add a topic")
    assert counted(builder) == (2, asked(toolkit, 2))
    builder.answer("who-about").fill("")
    assert counted(builder)[0] == 1


def test_answers_to_what_is_not_asked_do_not_count(
    open_builder: OpenBuilder, example: dict[str, Any], toolkit: Toolkit
):
    stray = {f"not-asked-{number}": {"answer": "x", "now": "x"} for number in range(50)}
    topics = [topic | {"answers": topic["answers"] | stray} for topic in example["topics"]]
    plan = example | {"answers": example["answers"] | stray, "topics": topics}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)})
    settled, total = counted(builder)
    assert total == asked(toolkit, len(topics))
    assert settled <= total


def test_the_essentials_are_a_part_of_the_same_plan(filled: Builder, toolkit: Toolkit):
    filled.page.get_by_label("the essentials").check()
    assert counted(filled)[1] == asked(toolkit, 2, essentials=True)
    shown = filled.page.locator("[data-question]:visible")
    assert shown.count() == asked(toolkit, 2, essentials=True)
    expect(filled.question("reach-civil-society")).to_be_hidden()
    filled.answer("who-about").fill("Typed on the short route")
    add(filled, "A third")
    assert shown.count() == asked(toolkit, 3, essentials=True)
    filled.page.get_by_label("all questions").check()
    expect(filled.question("reach-civil-society")).to_be_visible()
    expect(filled.answer("who-about")).to_have_value("Typed on the short route")


def test_a_part_without_a_question_of_the_short_plan_does_not_show(builder: Builder):
    part = builder.page.get_by_role("heading", name="Deliver and check")
    link = builder.page.get_by_role("navigation").get_by_role("link", name="Deliver and check")
    for route, shows in (("short", 0), ("full", 1)):
        builder.page.get_by_role("radio", name=re.compile(route)).check()
        expect(part).to_have_count(shows)
        expect(link).to_have_count(shows)


def test_what_shows_is_what_the_route_says_after_the_page_is_loaded_again(builder: Builder):
    builder.page.get_by_label("the essentials").check()
    builder.page.reload()
    short = builder.page.get_by_label("the essentials").is_checked()
    assert builder.question("reach-civil-society").is_visible() is not short


def focused(builder: Builder) -> str:
    return builder.page.evaluate("document.activeElement.closest('[data-question]')?.dataset.question")


def test_one_press_goes_to_the_next_open_question_and_the_next_press_further(builder: Builder, toolkit: Toolkit):
    builder.answer("who-about").fill("Everyone")
    where = []
    for _ in range(3):
        builder.press("Go to the next open question")
        where.append(focused(builder))
    after = in_order(toolkit).index("who-about") + 1
    assert where == in_order(toolkit)[after : after + 3]
    expect(builder.answer(where[-1])).to_be_in_viewport()


def test_after_the_last_open_question_comes_the_first_again(builder: Builder, toolkit: Toolkit):
    first, *_, last = in_order(toolkit)
    builder.question(last).locator("textarea").first.focus()
    builder.press("Go to the next open question")
    assert focused(builder) == first


def test_only_questions_that_show_are_gone_to(builder: Builder, toolkit: Toolkit):
    builder.page.get_by_label("the essentials").check()
    shown = in_order(toolkit, essentials=True)
    builder.answer("who-left-out").fill("Nobody")
    builder.press("Go to the next open question")
    assert focused(builder) == shown[shown.index("who-left-out") + 1]


def test_when_every_question_has_an_answer_it_is_said(
    open_builder: OpenBuilder, toolkit: Toolkit, example: dict[str, Any]
):
    once = {"answer": "x", "now": "x"}
    questions = {box.repeats: [q.id for q in box.questions] for box in toolkit.plan.boxes}
    topics = [{"id": "t", "title": "", "answers": dict.fromkeys(questions[True], once)}]
    plan = example | {"answers": dict.fromkeys(toolkit.plan_questions, once), "topics": topics}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan)})
    assert counted(builder) == (asked(toolkit, 1), asked(toolkit, 1))
    builder.press("Go to the next open question")
    expect(builder.status).to_have_text("Every question that shows has an answer.")


def test_the_contents_lead_to_each_topic(three: Builder):
    three.page.locator("[data-topic-links] a", has_text="C").click()
    expect(three.page.get_by_role("heading", name="Topic 3: C")).to_be_in_viewport()


def test_a_level_shows_its_promise_and_comes_back_from_a_document_with_the_first_page(
    builder: Builder, tmp_path: Path
):
    topic = builder.topics.first
    topic.locator("[data-topic-title]").fill("Parks")
    expect(topic.locator("[data-promise]")).to_be_hidden()
    topic.get_by_label("Level of participation").select_option("Consult")
    topic.get_by_label("Decision point").select_option(index=2)
    expect(topic.locator("[data-promise]")).to_contain_text("We say what we heard")
    builder.answer("plan-purpose").fill("To ask people")
    builder.kept("To ask people")
    path = builder.save_copy("docx", tmp_path)
    builder.page.evaluate("localStorage.clear()")
    builder.page.reload()
    builder.open(path)
    topic = builder.topics.first
    expect(topic.get_by_label("Level of participation")).to_have_value("consult")
    expect(topic.locator("[data-promise]")).to_contain_text("We say what we heard")
    expect(builder.answer("plan-purpose")).to_have_value("To ask people")
    expect(builder.page.locator("[data-unplaced]")).to_be_hidden()
