"""In WebKit, Safari's engine, no word is lost: it empties forms where the others do not."""

from collections.abc import Iterator

import pytest

from tests.support.webkit import WebKit, webkit

ANSWER = '[data-question="who-about"] textarea'
WORDS = "First answer stays"
SAVED = "return document.querySelector('[data-status]').textContent.includes('Saved')"
KEPT = """return Object.values(localStorage).some((text) => text.includes('"answer":"%s"'))"""
BROUGHT_BACK = "return window.stayed === true"


@pytest.fixture(scope="module")
def window() -> Iterator[WebKit]:
    with webkit() as opened:
        yield opened


@pytest.fixture
def plan(window: WebKit, home: str) -> WebKit:
    """The plan builder in a browser that keeps nothing yet."""
    window.open(f"{home}plan/")
    window.run("localStorage.clear()")
    window.open(f"{home}plan/")
    return window


def shows(window: WebKit, selector: str) -> str:
    return window.run(f"return document.querySelector('{selector}').value")


def away_and_back(window: WebKit) -> None:
    """Go to another page, and press Back: the page that comes is the one that was left."""
    window.run("window.stayed = true; location.href = '../glossary/'")
    window.until("return location.pathname.includes('/glossary/') && document.readyState === 'complete'")
    window.back()
    window.until(BROUGHT_BACK)
    # Forms are emptied after the page shows.
    window.run("window.later = false; setTimeout(() => { window.later = true; }, 300)")
    window.until("return window.later")


def test_what_was_typed_is_there_after_a_reload(plan: WebKit):
    plan.type(ANSWER, WORDS)
    plan.until(SAVED)
    plan.reload()
    assert shows(plan, ANSWER) == WORDS


def test_back_shows_the_plan_and_what_is_typed_then_adds_to_it(plan: WebKit):
    plan.type(ANSWER, WORDS)
    plan.until(SAVED)
    away_and_back(plan)
    assert shows(plan, ANSWER) == WORDS
    assert "another tab" not in plan.run("return document.querySelector('[data-status]').textContent")
    plan.type(ANSWER, ", and more")
    plan.until(KEPT % f"{WORDS}, and more")


def test_a_topic_and_ticks_are_there_after_back(plan: WebKit):
    plan.click("[data-open-all]")
    plan.type("[data-topic-title]", "Household types")
    plan.click('[data-question="who-about"] [data-internal]')
    plan.until("return Object.values(localStorage).some((text) => text.includes('internal'))")
    away_and_back(plan)
    assert shows(plan, "[data-topic-title]") == "Household types"
    assert plan.run("return document.querySelector('[data-internal]').checked")


def test_the_finder_shows_after_back_what_was_asked_for(window: WebKit, home: str):
    window.open(f"{home}find/")
    window.type('[name="q"]', "jury")
    window.until("return location.search === '?q=jury'")
    away_and_back(window)
    assert shows(window, '[name="q"]') == "jury"


def test_the_helper_shows_after_back_what_was_chosen(window: WebKit, home: str):
    window.open(f"{home}should-we-involve/?applies=already-known")
    away_and_back(window)
    window.click("#level-involve")
    assert window.run("return location.search") == "?applies=already-known&level=involve"
