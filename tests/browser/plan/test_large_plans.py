"""A large plan is made ready in pieces before it shows: the page answers meanwhile, and nobody sees half of it."""

import json
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.plan.builder import KEY, Builder, upload
from tests.browser.plan.conftest import OpenBuilder
from tests.support.browsing import OpenPage

TOPICS = 20
OLD, LARGE = "The plan before", "A large plan"

# Time that goes by whenever somebody looks at the clock: long work rests at each step.
SLOW = """
let late = 0;
const { now } = performance;
performance.now = () => now.call(performance) + (late += 20);
"""

# From the press on a button until the plan shows: how often the page had its turn, and what it showed meanwhile.
OBSERVED = """async ([selector, count]) => {
  const { port1, port2 } = new MessageChannel();
  const shown = () => document.querySelectorAll("[data-topic]").length;
  const seen = new Set();
  let turns = 0;
  port1.onmessage = () => { turns += 1; seen.add(shown()); port2.postMessage(null); };
  document.querySelector(selector).click();
  port2.postMessage(null);
  while (shown() !== count) await new Promise((done) => setTimeout(done));
  port1.close();
  return { turns, seen: [...seen] };
}"""

# While the kept plan is made ready: how often the page had its turn and what it showed, with somebody who types.
AT_THE_START = """
const { port1, port2 } = new MessageChannel();
const seen = new Set();
let turns = 0;
port1.onmessage = () => {
  const page = document.querySelector("[data-tk-plan]");
  const shown = document.querySelectorAll("[data-topic]").length;
  if (page && "preparing" in page.dataset) {
    turns += 1;
    seen.add(shown);
    if (turns === 3) {
      document.querySelector('[data-question="who-about"] textarea').focus();
      document.execCommand("insertText", false, "Early words");
    }
  }
  window.observed = { turns, seen: [...seen] };
  if (!page || !("ready" in page.dataset)) port2.postMessage(null);
};
port2.postMessage(null);
"""

NEW = '[data-do="opened-new"]'


@pytest.fixture
def large(example: dict[str, Any]) -> dict[str, Any]:
    topics = [
        {"id": f"t{number}", "title": f"Topic {number}", "answers": {"topic-people": {"now": f"People {number}"}}}
        for number in range(1, TOPICS + 1)
    ]
    return example | {"id": "large", "title": LARGE, "topics": topics, "modified": "2020-01-01T00:00:00Z"}


@pytest.fixture
def two(open_builder: OpenBuilder, example: dict[str, Any], large: dict[str, Any]) -> Builder:
    """A small plan on a slow page, and a large one that is kept too."""
    plans = (example | {"title": OLD}, large)
    return open_builder({KEY + plan["id"]: json.dumps(plan) for plan in plans}, first=SLOW)


def chosen(open_builder: OpenBuilder, large: dict[str, Any]) -> Builder:
    """A slow page on which somebody has chosen the file of a large plan."""
    builder = open_builder(first=SLOW)
    builder.choose(upload("large.json", json.dumps(large)))
    expect(builder.dialog("Open this plan?")).to_be_visible()
    return builder


def open_button(builder: Builder) -> str:
    """Open the list of plans, and return where the button is that opens the large one."""
    row = builder.list_plans().locator("[data-plans] > li", has_text=LARGE)
    row.get_by_role("button", name="Open").first.evaluate("(button) => { button.id = 'open-it'; }")
    return "#open-it"


def test_the_page_has_its_turn_while_a_file_is_made_ready_and_nobody_sees_half_of_it(
    open_builder: OpenBuilder, large: dict[str, Any]
):
    builder = chosen(open_builder, large)
    result = builder.page.evaluate(OBSERVED, [NEW, TOPICS])
    assert result["turns"] >= TOPICS
    assert set(result["seen"]) <= {1, TOPICS}
    expect(builder.title).to_have_value(LARGE)
    for number in (1, TOPICS):
        expect(builder.answer("topic-people", "now", number - 1)).to_have_value(f"People {number}")
    numbers = builder.topics.last.locator("[data-number]").all_text_contents()
    assert numbers
    assert [f".{TOPICS}." in each for each in numbers] == [True] * len(numbers)


def test_the_page_has_its_turn_while_a_kept_plan_is_made_ready(two: Builder):
    result = two.page.evaluate(OBSERVED, [open_button(two), TOPICS])
    assert result["turns"] >= TOPICS
    expect(two.title).to_have_value(LARGE)


def test_the_page_has_its_turn_while_it_starts_and_keeps_what_is_typed_meanwhile(
    open_builder: OpenBuilder, large: dict[str, Any]
):
    builder = open_builder({KEY + large["id"]: json.dumps(large)}, first=SLOW + AT_THE_START)
    expect(builder.title).to_have_value(LARGE)
    expect(builder.topics).to_have_count(TOPICS)
    result = builder.page.evaluate("window.observed")
    assert result["turns"] >= TOPICS
    assert result["seen"] == [1]
    words = f"{large['answers']['who-about']['answer']}\nEarly words"
    expect(builder.answer("who-about")).to_have_value(words)
    builder.kept("Early words")


# A plan is never ready by itself: each rest waits until a test sets `window.rested`.
RESTLESS = """
const { postMessage } = MessagePort.prototype;
MessagePort.prototype.postMessage = function (...values) {
  const post = () => (window.rested ? postMessage.apply(this, values) : setTimeout(post, 10));
  post();
};
"""


def preparing(open_page: OpenPage, large: dict[str, Any]) -> Builder:
    """A page that makes a large plan ready."""
    page = open_page("plan/", kept={KEY + large["id"]: json.dumps(large)}, first=SLOW + RESTLESS)
    page.locator("[data-preparing]").wait_for(state="attached")
    return Builder(page)


def test_what_is_typed_while_a_plan_is_made_ready_is_kept_when_somebody_leaves(
    open_page: OpenPage, large: dict[str, Any]
):
    builder = preparing(open_page, large)
    builder.answer("who-about").press_sequentially("Early words")
    builder.page.goto("glossary/")
    builder.kept("Early words")
    # Not at once: the page must have answered before it goes.
    builder.page.evaluate("setTimeout(() => history.back(), 50)")
    builder.page.wait_for_url("**/plan/")
    builder.page.evaluate("window.rested = true")
    words = f"{large['answers']['who-about']['answer']}\nEarly words"
    expect(builder.answer("who-about")).to_have_value(words)
    expect(builder.topics).to_have_count(TOPICS)


def test_who_saves_while_a_plan_is_made_ready_saves_all_of_it(open_page: OpenPage, large: dict[str, Any]):
    builder = preparing(open_page, large)
    with builder.page.expect_download() as download:
        builder.page.keyboard.press("Control+s")
    assert LARGE in download.value.suggested_filename
    expect(builder.topics).to_have_count(TOPICS)
    builder.page.evaluate("window.rested = true")
    expect(builder.page.locator("[data-preparing]")).to_have_count(0)
    expect(builder.topics).to_have_count(TOPICS)
    builder.answer("who-about").fill("Typed since")
    builder.kept("Typed since")


def test_a_file_that_is_dropped_while_a_plan_is_made_ready_is_opened(open_page: OpenPage, large: dict[str, Any]):
    builder = preparing(open_page, large)
    builder.drop("small.json", json.dumps(large | {"id": "small", "title": "Dropped"}))
    expect(builder.topics).to_have_count(TOPICS)
    builder.page.evaluate("window.rested = true")
    expect(builder.dialog("Open this plan?")).to_contain_text("Dropped")


# A line above may have come or gone meanwhile.
WHERE = """(id) => Math.abs(document.getElementById(id).getBoundingClientRect().top) < innerHeight / 2"""


def test_an_address_goes_to_its_topic_in_a_large_plan_that_is_kept(two: Builder):
    two.page.locator(open_button(two)).click()
    expect(two.title).to_have_value(LARGE)
    two.page.goto("about:blank")
    two.page.goto("plan/#topic-t15")
    expect(two.topics).to_have_count(TOPICS)
    two.page.wait_for_function(WHERE, arg="topic-t15")


def test_whoever_loads_a_large_plan_again_is_where_they_were(two: Builder):
    page = two.page
    page.locator(open_button(two)).click()
    page.locator("#topic-t15").evaluate("(title) => title.scrollIntoView()")
    for again in (page.reload, lambda: (page.goto("glossary/"), page.go_back())):
        again()
        expect(two.topics).to_have_count(TOPICS)
        page.wait_for_function(WHERE, arg="topic-t15")


def test_who_closes_the_window_while_a_file_is_made_ready_stays_where_they_are(
    open_builder: OpenBuilder, large: dict[str, Any]
):
    builder = chosen(open_builder, large)
    builder.page.evaluate(
        """(selector) => {
          const button = document.querySelector(selector);
          button.click();
          button.closest("dialog").close();
        }""",
        NEW,
    )
    builder.title.fill("Typed since")
    builder.kept("Typed since")
    assert list(builder.plans()) == ["Typed since"]
    expect(builder.topics).to_have_count(1)


def test_who_presses_twice_opens_a_file_once(open_builder: OpenBuilder, large: dict[str, Any]):
    builder = chosen(open_builder, large)
    builder.page.evaluate("(selector) => { for (const _ of 'ab') document.querySelector(selector).click(); }", NEW)
    expect(builder.title).to_have_value(LARGE)
    builder.answer("topic-people", "now").fill("Typed since")
    builder.kept("Typed since")
    assert list(builder.plans()) == [LARGE]


def test_what_another_tab_writes_while_a_plan_is_made_ready_shows(two: Builder, large: dict[str, Any]):
    newer = large | {"title": "Written in another tab"}
    newer["topics"] = [topic | {"title": "Another title"} for topic in large["topics"]]
    two.page.evaluate(
        """([selector, key, raw]) => {
          document.querySelector(selector).click();
          localStorage.setItem(key, raw);
        }""",
        [open_button(two), KEY + "large", json.dumps(newer)],
    )
    expect(two.title).to_have_value("Written in another tab")
    expect(two.topics.nth(5).get_by_label("What is the topic?")).to_have_value("Another title")
    two.answer("topic-people", "now", 5).fill("Typed since")
    two.kept("Typed since")


def test_topics_that_are_the_same_to_the_letter_all_show(open_builder: OpenBuilder, large: dict[str, Any]):
    large["topics"] = [large["topics"][0]] * 3
    builder = chosen(open_builder, large)
    builder.page.locator(NEW).click()
    expect(builder.topics).to_have_count(3)


def test_a_suggestion_goes_into_the_plan_that_was_made_ready(open_builder: OpenBuilder, large: dict[str, Any]):
    large["topics"][2]["decision_point"] = "represent"
    builder = chosen(open_builder, large)
    builder.page.locator(NEW).click()
    expect(builder.title).to_have_value(LARGE)
    topic = builder.topics.nth(2)
    topic.locator("[data-suggestions] summary").click()
    topic.locator("[data-suggested] button").first.click()
    expect(topic.locator("[data-suggested] button").first).to_be_disabled()
    builder.page.wait_for_function(
        "(key) => JSON.parse(localStorage.getItem(key)).topics[2].answers['topic-questions']", arg=KEY + "large"
    )


def test_undo_of_a_removed_topic_leaves_the_others_as_they_are(two: Builder, large: dict[str, Any]):
    two.page.locator(open_button(two)).click()
    expect(two.topics).to_have_count(TOPICS)
    other = two.answer("topic-people", "now", 5).element_handle()
    two.page.get_by_role("button", name="Remove topic 2", exact=True).click()
    two.press("Undo")
    expect(two.topics.nth(1).get_by_label("What is the topic?")).to_be_focused()
    expect(two.topics).to_have_count(TOPICS)
    assert other.evaluate("(field) => field.isConnected")
    expect(two.answer("topic-people", "now", 1)).to_have_value("People 2")
