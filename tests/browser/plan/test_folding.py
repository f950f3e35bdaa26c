"""The page starts with the form, folds, has one topic open at a time, and remembers how it was left."""

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from macros.models.toolkit import Toolkit
from tests.browser.plan.builder import KEY, Builder
from tests.browser.plan.conftest import OpenBuilder
from tests.support.browsing import SHIFTS, OpenPage
from tests.support.present import present

IN_VIEW = "(one) => one.getBoundingClientRect().top"


def plan_of(example: dict[str, Any], topics: int) -> dict[str, str]:
    made = [
        {"id": f"topic{number}", "title": f"T{number}", "answers": {"topic-people": {"now": f"People of {number}"}}}
        for number in range(1, topics + 1)
    ]
    return {KEY + example["id"]: json.dumps(example | {"topics": made})}


@pytest.fixture
def folded(open_builder: OpenBuilder, example: dict[str, Any]) -> Builder:
    """A plan with three topics, as its producer finds it on the next day."""
    return open_builder(plan_of(example, 3), folded=True)


def summary(builder: Builder, title: str) -> Locator:
    return builder.page.locator("summary", has=builder.page.get_by_role("heading", name=title, exact=True))


def is_open(builder: Builder, title: str) -> bool:
    return summary(builder, title).evaluate("(one) => one.parentElement.open")


def open_topics(builder: Builder) -> list[str]:
    return builder.page.locator("[data-topic] > details[open] > summary h3").all_text_contents()


def test_the_first_field_is_in_the_first_screen(open_builder: OpenBuilder):
    builder = open_builder(folded=True)
    box = present(builder.title.bounding_box())
    assert box["y"] + box["height"] < 800
    expect(builder.page.get_by_label("A short plan")).to_be_in_viewport()
    expect(builder.page.locator(".tk-plan__start").get_by_role("link", name="Word")).to_be_in_viewport()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_when_the_script_starts(open_builder: OpenBuilder, width: int):
    builder = open_builder(folded=True, first=SHIFTS, width=width)
    expect(builder.status).not_to_be_empty()
    assert builder.page.evaluate("shifted") < 0.02


def test_the_choice_of_route_is_remembered(open_builder: OpenBuilder, toolkit: Toolkit):
    builder = open_builder(folded=True)
    essentials = sum(question.essential for question in toolkit.plan_questions.values())
    short = builder.page.get_by_label(
        f"A short plan: the essentials ({essentials} questions, about {essentials * 5 // 10 * 10} minutes)"
    )
    short.check()
    builder.page.reload()
    expect(short).to_be_checked()
    expect(builder.question("reach-civil-society")).to_be_hidden()
    builder.page.get_by_label("The full plan").check()
    builder.page.reload()
    expect(short).not_to_be_checked()
    expect(builder.question("reach-civil-society")).to_be_visible()


def test_the_choice_of_route_counts_as_the_plan_does(open_builder: OpenBuilder, toolkit: Toolkit):
    builder = open_builder(folded=True)
    optional = sum(len(box.questions) for box in toolkit.plan.boxes if box.optional)
    asked = len(toolkit.plan_questions) - optional
    expect(
        builder.page.get_by_label(f"The full plan: all questions ({asked}, and {optional} that are optional)")
    ).to_be_checked()
    expect(builder.total).to_have_text(f"0 of {asked} questions answered.")


def test_parts_fold_with_how_much_of_them_is_answered(folded: Builder, toolkit: Toolkit):
    summary(folded, toolkit.boxes["topics"].title).click()
    expect(summary(folded, "Topic 2: T2")).to_contain_text("0 of 6 answered, 1 half")
    expect(folded.answer("topic-people", "now", 1)).to_be_hidden()


def test_one_topic_is_open_at_a_time(folded: Builder, toolkit: Toolkit):
    summary(folded, toolkit.boxes["topics"].title).click()
    assert open_topics(folded) == ["Topic 1: T1"]
    summary(folded, "Topic 3: T3").click()
    assert open_topics(folded) == ["Topic 3: T3"]
    summary(folded, "Topic 3: T3").click()
    assert open_topics(folded) == []


def test_what_was_pressed_stays_where_it_was_when_another_topic_closes_above_it(folded: Builder, toolkit: Toolkit):
    summary(folded, toolkit.boxes["topics"].title).click()
    pressed = summary(folded, "Topic 3: T3")
    pressed.scroll_into_view_if_needed()
    before = pressed.evaluate(IN_VIEW)
    pressed.press("Enter")
    assert open_topics(folded) == ["Topic 3: T3"]
    expect(pressed).to_be_focused()
    assert abs(pressed.evaluate(IN_VIEW) - before) < 2


def test_all_can_be_kept_open_and_that_is_remembered(folded: Builder):
    folded.open_all()
    folded.page.reload()
    assert len(open_topics(folded)) == 3
    folded.page.get_by_label("Keep all parts open").uncheck()
    assert len(open_topics(folded)) == 1


def test_what_was_open_is_open_when_the_page_is_loaded_again(folded: Builder, toolkit: Toolkit):
    summary(folded, toolkit.boxes["practice"].title).click()
    folded.page.reload()
    assert is_open(folded, toolkit.boxes["practice"].title)
    assert not is_open(folded, toolkit.boxes["topics"].title)


def test_the_next_open_question_is_unfolded(folded: Builder):
    folded.answer("who-about").fill("Everyone")
    for _ in range(30):
        folded.press("Go to the next open question")
        if folded.page.evaluate("document.activeElement.closest('[data-topic]')?.dataset.topic") == "topic2":
            break
    assert open_topics(folded) == ["Topic 2: T2"]
    expect(folded.page.locator("textarea:focus")).to_be_in_viewport()


def test_the_list_beside_the_form_leads_to_a_topic_and_opens_it(folded: Builder):
    folded.page.locator("[data-topic-links] a", has_text="T3").click()
    assert open_topics(folded) == ["Topic 3: T3"]
    expect(folded.page.get_by_role("heading", name="Topic 3: T3")).to_be_in_viewport()


def test_a_link_to_a_question_opens_what_it_is_in(open_page: OpenPage):
    builder = Builder(open_page("plan/#question-other-teams"))
    expect(builder.question("other-teams")).to_be_in_viewport()
    builder.page.evaluate("location.hash = '#record-what-we-heard'")
    expect(builder.page.get_by_role("heading", name="What we heard")).to_be_in_viewport()


@pytest.mark.parametrize("name", ["100%", "nothing", "%E0%A4%A"])
def test_an_address_that_leads_to_nothing_stops_nothing(open_page: OpenPage, name: str):
    builder = Builder(open_page(f"plan/#{name}"))
    builder.title.fill("Ferries")
    builder.kept("Ferries")
    builder.page.evaluate("location.hash = '%'")
    builder.title.fill("Buses")
    builder.kept("Buses")


def test_a_new_topic_opens_and_has_the_focus(folded: Builder, toolkit: Toolkit):
    summary(folded, toolkit.boxes["topics"].title).click()
    folded.press("Add a topic")
    assert open_topics(folded) == ["Topic 4"]
    expect(folded.topics.last.get_by_label("What is the topic?")).to_be_focused()


def test_without_a_script_all_is_open(open_page: OpenPage):
    page = open_page("plan/", java_script_enabled=False)
    assert page.locator(".tk-fold:not([open])").count() == 0
    expect(page.locator("#question-other-teams textarea").first).to_be_visible()
    expect(page.locator("[data-open-all]")).to_be_hidden()


def test_without_the_script_of_the_builder_all_is_open(open_page: OpenPage, complaints: list[str]):
    page = open_page("about/")
    page.context.route("**/builder-page.js", lambda route: route.abort())
    page.goto("plan/")
    expect(page.locator("#question-other-teams textarea").first).to_be_visible()
    expect(page.locator("[data-open-all]")).to_be_hidden()
    complaints.clear()


def test_thirty_topics_are_as_short_as_three(open_builder: OpenBuilder, example: dict[str, Any], toolkit: Toolkit):
    builder = open_builder(plan_of(example, 30), folded=True)
    summary(builder, toolkit.boxes["topics"].title).click()
    assert len(open_topics(builder)) == 1
    assert builder.page.evaluate("document.documentElement.scrollHeight") < 15_000
    builder.page.locator("[data-topic-links] a", has_text="T30").click()
    assert open_topics(builder) == ["Topic 30: T30"]
    expect(builder.page.get_by_role("heading", name="Topic 30: T30")).to_be_in_viewport()


def test_every_field_has_a_name_of_its_own_that_starts_with_what_shows(
    open_builder: OpenBuilder, example: dict[str, Any]
):
    builder = open_builder(plan_of(example, 3))
    named = builder.page.locator(".tk-plan__form [data-named]").evaluate_all(
        "(all) => all.map((one) => [one.getAttribute('aria-label'), one.labels[0].textContent.trim()])"
    )
    assert len({name for name, _ in named}) == len(named)
    # The label of a list holds its choices too.
    assert not [name for name, label in named if not (name.startswith(label) or label.startswith(name.split(",")[0]))]
    expect(builder.answer("topic-people", "now", 1)).to_have_accessible_name("What we do now, 2.2.2, topic 2")
    builder.page.get_by_role("button", name="Move down topic 2").click()
    expect(builder.answer("topic-people", "now", 1)).to_have_accessible_name("What we do now, 2.2.2, topic 2")
    expect(builder.answer("topic-people", "now", 2)).to_have_value("People of 2")
    expect(builder.answer("topic-people", "now", 2)).to_have_accessible_name("What we do now, 2.3.2, topic 3")


def test_the_menu_beside_the_form_opens_and_closes_by_keyboard(folded: Builder):
    item = folded.page.get_by_role("button", name="Open a file …")
    expect(item).to_be_hidden()
    folded.more.press("Enter")
    expect(folded.more).to_have_attribute("aria-expanded", "true")
    folded.page.keyboard.press("Tab")
    folded.page.keyboard.press("Escape")
    expect(item).to_be_hidden()
    expect(folded.more).to_be_focused()
    folded.list_plans()
    folded.page.keyboard.press("Escape")
    expect(folded.more).to_be_focused()


def test_a_long_list_of_plans_leaves_the_button_for_a_new_one_in_sight(
    open_builder: OpenBuilder, example: dict[str, Any]
):
    plans = [example | {"id": f"plan-{number}", "title": f"Plan {number}"} for number in range(12)]
    builder = open_builder({KEY + plan["id"]: json.dumps(plan) for plan in plans}, folded=True)
    expect(builder.list_plans().get_by_role("button", name="New plan")).to_be_in_viewport()


def test_what_is_carried_forward_is_said_once_with_its_number(filled: Builder):
    filled.press("Start next year's plan …")
    dialog = filled.dialog("Start next year's plan from this one?")
    expect(dialog.get_by_role("listitem").filter(has_text="What you planned")).to_have_count(1)
    expect(dialog.get_by_role("button", name="Start it")).to_be_in_viewport()


def test_topics_that_are_out_of_view_are_not_drawn_and_are_there_all_the_same(
    open_builder: OpenBuilder, example: dict[str, Any]
):
    builder = open_builder(plan_of(example, 9), folded=True)
    builder.page.get_by_label("Keep all parts open").check()
    far = builder.answer("topic-people", "now", 8)
    is_drawn = "(one) => one.checkVisibility({ contentVisibilityAuto: true })"
    assert not far.evaluate(is_drawn)
    expect(far).to_have_value("People of 9")
    builder.page.evaluate("location.hash = 'topic-topic9'")
    expect(summary(builder, "Topic 9: T9")).to_be_in_viewport()
    far.scroll_into_view_if_needed()
    expect(far).to_be_in_viewport()
    assert far.evaluate(is_drawn)
    builder.page.emulate_media(media="print")
    assert builder.answer("topic-people", "now", 0).evaluate(is_drawn)


def test_fields_grow_where_styles_cannot_do_it(open_builder: OpenBuilder):
    builder = open_builder(first="CSS.supports = () => false;", folded=True)
    field = builder.answer("who-about")
    field.evaluate("(one) => { one.style.fieldSizing = 'fixed'; }")
    field.fill("line\n" * 12)
    assert field.evaluate("(one) => one.scrollHeight - one.clientHeight") <= 1
    field.fill("")
    assert present(field.bounding_box())["height"] < 150
