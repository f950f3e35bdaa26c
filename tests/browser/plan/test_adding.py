"""What a page of the guidance offers goes into a plan by one button, and the plan builder finds it there."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.models.toolkit import Toolkit
from tests.browser.plan.builder import KEY, READ, Builder
from tests.browser.plan.conftest import OpenBuilder
from tests.support.axe import faults, widths
from tests.support.browsing import OVERFLOW, OpenPage
from tests.support.builder import PATH
from tests.support.storage import BLOCKED, FULL, NEWER

METHOD = "methods/personas/"
CURRENT = f"involvement-toolkit:current-plan:{PATH}"
UNFOCUSED = "document.hasFocus = () => false;"


class Adding:
    """A page with things to add to a plan."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.dialog = page.get_by_role("dialog", name="Add to my plan")
        self.plan = self.dialog.get_by_label("Plan", exact=True)
        self.topic = self.dialog.get_by_label("Topic", exact=True)
        self.title = self.dialog.get_by_label("Title of the new topic")
        self.status = page.locator("[data-add=status]")
        self.done = page.locator("[data-add=done]")

    def button(self, title: str) -> Any:
        return self.page.get_by_role("button", name=re.compile(rf"^Add(ed)? to my plan: {re.escape(title)}$")).first

    def open(self, title: str) -> None:
        self.button(title).click()
        expect(self.dialog).to_be_visible()

    def confirm(self) -> None:
        self.dialog.get_by_role("button", name="Add", exact=True).click()
        expect(self.dialog).to_be_hidden()

    def add(self, title: str) -> None:
        self.open(title)
        self.confirm()

    def plans(self) -> list[dict[str, Any]]:
        return [json.loads(text) for name, text in self.storage().items() if name.startswith(KEY)]

    def storage(self) -> dict[str, str]:
        return self.page.evaluate(READ)


OpenAdding = Callable[..., Adding]


@pytest.fixture
def open_adding(open_page: OpenPage) -> OpenAdding:
    """Opens a page, with what the browser keeps from before and with options of `open_page`."""

    def open_(path: str = METHOD, kept: dict[str, str] | None = None, **options: Any) -> Adding:
        return Adding(open_page(path, kept=kept, **options))

    return open_


@pytest.fixture
def kept_example(example: dict[str, Any]) -> dict[str, str]:
    return {KEY + example["id"]: json.dumps(example), CURRENT: example["id"]}


def next_of(plan: dict[str, Any], question: str, topic: int = -1) -> str:
    return plan["topics"][topic]["answers"].get(question, {}).get("next", "")


def test_a_method_goes_from_its_page_into_a_new_plan_and_into_the_saved_file(
    open_adding: OpenAdding, home: str, tmp_path: Path
):
    adding = open_adding()
    adding.open("Personas")
    adding.title.fill("Travel time")
    adding.confirm()
    expect(adding.status).to_have_text("Added “Personas” to topic “Travel time” of “Plan without a title”.")
    adding.done.get_by_role("link", name="Open the plan").click()
    builder = Builder(adding.page)
    expect(builder.page.get_by_role("heading", name="Topic 1: Travel time")).to_be_in_viewport()
    expect(builder.answer("topic-methods", "next")).to_have_value(f"- Personas ({home}{METHOD})")
    assert builder.topics.count() == 1
    builder.answer("topic-methods", "next").press_sequentially("x")
    builder.kept(f"{METHOD})x")
    copy = builder.save_copy("md", tmp_path).read_text(encoding="utf-8")
    assert "Personas" in copy
    assert f"{home}{METHOD}" in copy


def test_it_goes_to_the_end_of_an_answer_and_nothing_else_changes(
    open_adding: OpenAdding, kept_example: dict[str, str], example: dict[str, Any], toolkit: Toolkit, home: str
):
    question = next(name for name, asked in toolkit.plan_questions.items() if "case-studies" in asked.collects)
    adding = open_adding("case-studies/child-heart-surgery/", kept_example)
    title = adding.page.locator("h1").inner_text().removesuffix("#").strip()
    adding.open(title)
    expect(adding.plan.locator("option:checked")).to_have_text(example["title"])
    adding.topic.select_option(label=example["topics"][0]["title"])
    expect(adding.title).to_be_hidden()
    adding.confirm()
    [plan] = adding.plans()
    before = next_of(example, question, 0)
    line = f"- {title} ({home}case-studies/child-heart-surgery/)"
    assert next_of(plan, question, 0) == f"{before}\n{line}".strip()
    assert plan["topics"][0]["picked"]["case_studies"][-1] == "child-heart-surgery"
    plan["topics"][0]["answers"][question]["next"] = before
    old = example["topics"][0] | {"picked": plan["topics"][0]["picked"]}
    assert plan["topics"] == [old, *example["topics"][1:]]
    assert plan["answers"] == example["answers"]
    assert plan["modified"] > example["modified"]


def test_a_decision_point_starts_a_topic_and_what_follows_goes_there(
    open_adding: OpenAdding, toolkit: Toolkit, home: str
):
    point = toolkit.decision_points["trust"]
    first, second = point.questions[:2]
    adding = open_adding("decision-points/trust/")
    adding.open(first.text)
    expect(adding.title).to_have_value(point.title)
    adding.confirm()
    adding.open(second.text)
    expect(adding.topic.locator("option:checked")).to_have_text(point.title)
    adding.confirm()
    adding.add(toolkit.methods[point.method_names[0]].title)
    [plan] = adding.plans()
    [topic] = plan["topics"]
    assert (topic["title"], topic["decision_point"]) == (point.title, "trust")
    page = f"{home}decision-points/trust/#question-"
    assert next_of(plan, "topic-questions") == "\n".join(f"- {q.text} ({page}{q.id})" for q in (first, second))
    assert topic["picked"] == {"questions": [first.id, second.id], "methods": [point.method_names[0]]}
    adding.page.goto("plan/")
    summary = Builder(adding.page).open_all().topics.first.locator("summary", has_text="Pick questions and methods")
    summary.click()
    expect(adding.page.get_by_label("Decision point")).to_have_value("trust")
    expect(adding.page.get_by_role("button", name=f"Added: {first.text}")).to_be_disabled()


def test_a_topic_that_nobody_touched_is_used_before_another_is_started(open_adding: OpenAdding):
    adding = open_adding("plan/")
    builder = Builder(adding.page)
    builder.title.fill("Rail")
    builder.kept("Rail")
    adding.page.goto(METHOD)
    adding.open("Personas")
    expect(adding.topic.locator("option")).to_have_text(["New topic"])
    adding.confirm()
    expect(adding.status).to_have_text("Added “Personas” to topic 1 of “Rail”.")
    [plan] = adding.plans()
    assert len(plan["topics"]) == 1


def test_what_is_in_the_plan_is_marked_and_can_go_to_another_topic(
    open_adding: OpenAdding, kept_example: dict[str, str], example: dict[str, Any]
):
    adding = open_adding(kept=kept_example)
    topics = [topic["title"] for topic in example["topics"]]
    for number, title in enumerate(topics):
        adding.open("Personas")
        already = adding.dialog.get_by_role("status")
        expect(already).to_have_text(
            f"This plan has it already, in topic “{topics[0]}”." if number else "", use_inner_text=True
        )
        adding.topic.select_option(label=title)
        adding.confirm()
        expect(adding.button("Personas")).to_have_text("Added")
    adding.page.goto("methods/")
    expect(adding.button("Personas")).to_have_text("Added")
    expect(adding.button("Workshop")).to_have_text("Add to my plan")
    [plan] = adding.plans()
    assert [topic["picked"]["methods"].count("personas") for topic in plan["topics"]] == [1] * len(topics)


@pytest.mark.parametrize("is_new", [True, False], ids=["new plan", "kept plan"])
def test_undo_leaves_what_was_there_before(
    open_adding: OpenAdding, kept_example: dict[str, str], example: dict[str, Any], is_new: bool
):
    adding = open_adding(kept=kept_example)
    before = adding.plans(), adding.storage()[CURRENT]
    adding.open("Personas")
    if is_new:
        adding.plan.select_option(label="New plan")
    adding.confirm()
    assert adding.plans() != before[0]
    adding.done.get_by_role("button", name="Undo").click()
    expect(adding.status).to_have_text("Undone. Your plan is as it was.")
    assert (adding.plans(), adding.storage()[CURRENT]) == before
    expect(adding.button("Personas")).to_have_text("Add to my plan")
    expect(adding.button("Personas")).to_be_focused()


def test_undo_takes_out_its_own_line_when_the_plan_was_changed_since(
    open_adding: OpenAdding, kept_example: dict[str, str]
):
    adding = open_adding(kept=kept_example)
    adding.add("Personas")
    [plan] = adding.plans()
    plan["title"] = "New title"
    plan["topics"][-1]["answers"]["topic-methods"]["next"] += "\n- Personas of our own"
    adding.page.evaluate("([name, text]) => localStorage.setItem(name, text)", [KEY + plan["id"], json.dumps(plan)])
    adding.done.get_by_role("button", name="Undo").click()
    expect(adding.status).to_have_text("Undone. Your plan is as it was.")
    [undone] = adding.plans()
    assert undone["title"] == "New title"
    assert next_of(undone, "topic-methods").endswith("\n- Personas of our own")
    assert "- Personas (" not in next_of(undone, "topic-methods")
    assert "personas" not in undone["topics"][-1]["picked"]["methods"]


def test_reasons_are_added_as_they_stand_by_other_scripts(open_adding: OpenAdding, kept_example, example, home: str):
    adding = open_adding(kept=kept_example)
    adding.page.evaluate(
        """(address) => tkPlan.add.open(
          { kind: "reasoning", text: "One\\nTwo", address }, document.querySelector("[data-tk-add] button"))""",
        home + METHOD,
    )
    adding.confirm()
    expect(adding.status).to_contain_text("Added your reasoning to topic")
    [plan] = adding.plans()
    topic, old = plan["topics"][-1], example["topics"][-1]
    assert topic["answers"]["topic-questions"]["now"].splitlines()[-2:] == ["One", f"Two ({home}{METHOD})"]
    assert topic.get("picked") == old.get("picked")


@pytest.mark.parametrize(
    ("first", "words"), [(FULL, "no room left"), (BLOCKED, "forbid it")], ids=["full", "blocked"]
)
def test_a_browser_that_keeps_nothing_says_so_and_gives_the_words_to_copy(
    open_adding: OpenAdding, home: str, first: str, words: str
):
    adding = open_adding(first=first)
    adding.open("Personas")
    if first == FULL:
        adding.dialog.get_by_role("button", name="Add", exact=True).click()
    problem = adding.dialog.get_by_role("alert")
    expect(problem).to_contain_text(words)
    expect(problem).to_contain_text(f"- Personas ({home}{METHOD})")
    expect(problem.get_by_role("link", name="Open the plan builder")).to_have_attribute("href", f"{home}plan/")
    expect(adding.button("Personas")).to_have_text("Add to my plan", use_inner_text=False)
    assert not faults(adding.page)


def test_a_plan_that_was_removed_meanwhile_is_not_written_to(open_adding: OpenAdding, kept_example: dict[str, str]):
    adding = open_adding(kept=kept_example)
    adding.open("Personas")
    adding.page.evaluate("localStorage.clear()")
    adding.dialog.get_by_role("button", name="Add", exact=True).click()
    expect(adding.dialog.get_by_role("alert")).to_contain_text("removed in another tab")
    assert adding.plans() == []
    adding.confirm()
    assert len(adding.plans()) == 1


def test_a_plan_that_cannot_be_read_is_not_offered_and_stays(open_adding: OpenAdding):
    adding = open_adding(kept={f"{KEY}newer": NEWER})
    adding.open("Personas")
    expect(adding.plan.locator("option")).to_have_text(["New plan"])
    adding.confirm()
    assert adding.storage()[f"{KEY}newer"] == NEWER


def in_two_tabs(open_builder: OpenBuilder, kept: dict[str, str], first: str) -> tuple[Builder, Adding]:
    builder = open_builder(kept, first=first)
    page = builder.page.context.new_page()
    page.goto(METHOD)
    return builder, Adding(page)


def test_a_builder_in_another_tab_takes_the_newer_plan_over(open_builder: OpenBuilder, kept_example: dict[str, str]):
    builder, adding = in_two_tabs(open_builder, kept_example, UNFOCUSED)
    builder.answer("who-about").focus()
    adding.add("Personas")
    expect(builder.answer("topic-methods", "next", -1)).to_have_value(re.compile(r"- Personas \("))
    expect(builder.status).to_have_text("This plan was changed in another tab. The newer version is shown.")
    expect(builder.answer("who-about")).to_be_focused()
    expect(builder.problem).to_be_hidden()
    builder.answer("who-about").fill("Goes on")
    builder.kept("Goes on")
    [plan] = adding.plans()
    assert "- Personas (" in next_of(plan, "topic-methods")


@pytest.mark.parametrize("first", [UNFOCUSED, ""], ids=["with words of its own", "in use"])
def test_a_builder_in_another_tab_asks_where_it_is_in_use(
    open_builder: OpenBuilder, kept_example: dict[str, str], first: str
):
    builder, adding = in_two_tabs(open_builder, kept_example, first)
    if first:
        builder.page.clock.install()
        builder.page.clock.pause_at(builder.page.evaluate("Date.now() / 1000 + 1"))
        builder.answer("who-about").fill("Not kept yet")
    adding.add("Personas")
    expect(builder.problem).to_contain_text("changed in another tab")
    expect(builder.answer("topic-methods", "next", -1)).not_to_have_value(re.compile(r"- Personas \("))
    if first:
        expect(builder.answer("who-about")).to_have_value("Not kept yet")


def test_a_builder_that_the_browser_brings_back_shows_what_was_added_meanwhile(
    open_builder: OpenBuilder, kept_example: dict[str, str], example: dict[str, Any]
):
    builder = open_builder(kept_example)
    changed = json.dumps(example | {"title": "Newer"})
    # No event tells a page of what its own tab wrote, as none tells one that is put away.
    builder.page.evaluate("([name, text]) => localStorage.setItem(name, text)", [KEY + example["id"], changed])
    builder.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(builder.title).to_have_value("Newer")


def test_it_works_by_keyboard_and_focus_comes_back(open_adding: OpenAdding):
    adding = open_adding()
    button = adding.button("Personas")
    button.press("Enter")
    expect(adding.plan).to_be_focused()
    adding.page.keyboard.press("Escape")
    expect(adding.dialog).to_be_hidden()
    expect(button).to_be_focused()
    assert adding.plans() == []
    button.press("Enter")
    for expected in (adding.topic, adding.title):
        adding.page.keyboard.press("Tab")
        expect(expected).to_be_focused()
    adding.page.keyboard.type("By keyboard")
    adding.page.keyboard.press("Enter")
    expect(adding.dialog).to_be_hidden()
    expect(button).to_be_focused()
    adding.page.keyboard.press("Tab")
    expect(adding.done.get_by_role("button", name="Undo")).to_be_focused()
    adding.page.keyboard.press("Tab")
    expect(adding.done.get_by_role("link", name="Open the plan")).to_be_focused()


@widths
def test_axe_finds_no_fault_and_nothing_is_cut_off(
    open_adding: OpenAdding, kept_example: dict[str, str], toolkit: Toolkit, width: int
):
    question = toolkit.decision_points["usable"].questions[0].text
    adding = open_adding("decision-points/usable/", kept_example, width=width)
    adding.open(question)
    assert not faults(adding.page)
    assert not adding.page.evaluate(OVERFLOW)
    adding.confirm()
    adding.button(question).hover()
    assert not faults(adding.page)
    assert not adding.page.evaluate(OVERFLOW)


def test_without_a_script_there_is_no_button(open_page: OpenPage):
    page = open_page(METHOD, java_script_enabled=False)
    expect(page.locator("h1")).to_contain_text("Personas")
    assert page.locator("[data-tk-add]").count() == 1
    assert page.locator("[data-tk-add]:visible, [data-add]:visible:not(:empty)").count() == 0
    assert "Add to my plan" not in page.locator("main").inner_text()


def test_paper_shows_neither_buttons_nor_what_they_said(open_adding: OpenAdding):
    adding = open_adding()
    adding.add("Personas")
    adding.page.emulate_media(media="print")
    expect(adding.button("Personas")).to_be_hidden()
    expect(adding.done).to_be_hidden()


def test_from_a_folder_no_address_of_this_computer_goes_into_the_plan(browser: Browser, site: Path):
    context = browser.new_context()
    try:
        adding = Adding(context.new_page())
        adding.page.goto((site / METHOD / "index.html").as_uri())
        adding.add("Personas")
        expect(adding.status).to_contain_text("Added “Personas”")
        [text] = [text for text in adding.storage().values() if text.startswith("{")]
        assert next_of(json.loads(text), "topic-methods") == "- Personas"
        assert "file:" not in text
    finally:
        context.close()


def test_where_each_page_keeps_its_own_things_the_words_can_be_copied(browser: Browser, site: Path):
    context = browser.new_context()
    try:
        # As in Firefox, which shares nothing between pages that are opened from a folder.
        context.add_init_script("CSS.supports = (name) => name === '-moz-appearance'")
        adding = Adding(context.new_page())
        adding.page.goto((site / METHOD / "index.html").as_uri())
        adding.open("Personas")
        expect(adding.dialog.get_by_role("alert")).to_contain_text(
            "Firefox does not let this page and the plan builder share"
        )
        expect(adding.dialog.get_by_role("alert")).to_contain_text("- Personas")
        expect(adding.plan).to_be_hidden()
        assert not adding.plans()
    finally:
        context.close()
