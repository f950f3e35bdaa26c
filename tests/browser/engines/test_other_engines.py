"""In Firefox, and in WebKit, which is Safari's engine, no word is lost: each treats forms in its own way."""

import json

import pytest

from tests.support.webdriver import Window

ANSWER = '[data-question="who-about"] textarea'
WORDS = "First answer stays"
SAVED = "return document.querySelector('[data-status]').textContent.includes('Saved')"
KEPT = """return Object.values(localStorage).some((text) => text.includes('"answer":"%s"'))"""


def shows(window: Window, selector: str) -> str:
    return window.run(f"return document.querySelector('{selector}').value")


def away_and_back(window: Window) -> None:
    """Go to another page, and press Back: the page that comes is the one that was left."""
    left = window.run("return location.pathname")
    # An engine may load the page anew instead, now and then: it keeps none that is still busy.
    for _ in range(3):
        window.run("window.stayed = true; location.href = '../glossary/'")
        window.until("return location.pathname.includes('/glossary/') && document.readyState === 'complete'")
        window.back()
        window.until(f"return location.pathname === {json.dumps(left)} && document.readyState === 'complete'")
        if window.run("return window.stayed === true"):
            break
    assert window.run("return window.stayed === true")
    # Forms are emptied after the page shows.
    window.run("window.later = false; setTimeout(() => { window.later = true; }, 300)")
    window.until("return window.later")


def test_what_was_typed_is_there_after_a_reload(plan: Window):
    plan.type(ANSWER, WORDS)
    plan.until(SAVED)
    plan.reload()
    assert shows(plan, ANSWER) == WORDS


def test_back_shows_the_plan_and_what_is_typed_then_adds_to_it(plan: Window):
    plan.type(ANSWER, WORDS)
    plan.until(SAVED)
    away_and_back(plan)
    assert shows(plan, ANSWER) == WORDS
    assert "another tab" not in plan.run("return document.querySelector('[data-status]').textContent")
    plan.type(ANSWER, ", and more")
    plan.until(KEPT % f"{WORDS}, and more")


def test_a_topic_and_ticks_are_there_after_back(plan: Window):
    plan.click("[data-open-all]")
    plan.type("[data-topic-title]", "Household types")
    plan.click('[data-question="who-about"] [data-internal]')
    plan.until("return Object.values(localStorage).some((text) => text.includes('internal'))")
    away_and_back(plan)
    assert shows(plan, "[data-topic-title]") == "Household types"
    assert plan.run("return document.querySelector('[data-internal]').checked")


def test_the_finder_shows_after_back_what_was_asked_for(window: Window, home: str):
    window.open(f"{home}find/")
    window.type('[name="q"]', "jury")
    window.until("return location.search === '?q=jury'")
    away_and_back(window)
    assert shows(window, '[name="q"]') == "jury"


def test_the_helper_shows_after_back_what_was_chosen(window: Window, home: str):
    window.open(f"{home}should-we-involve/?applies=already-known")
    away_and_back(window)
    window.click("#level-involve")
    assert window.run("return location.search") == "?applies=already-known&level=involve"


CATCH = "tkFiles.save = (blob, name) => { window.saved = new File([blob], name); }"
"""Keeps what would be saved in the page: where an engine saves files differs."""
DROP = """
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(window.saved);
  document.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
"""


@pytest.mark.parametrize("format_name", ["docx", "odt", "html", "md", "json"])
def test_a_copy_opens_again(plan: Window, format_name: str):
    plan.type(ANSWER, WORDS)
    plan.type('[id="plan.title"]', "In this engine")
    plan.run(CATCH)
    plan.click('[data-do="save-copy"]')
    plan.until("return document.querySelector('#plan-export').open")
    plan.click(f"#format-{format_name}")
    plan.click('[data-do="export-save"]')
    plan.until("return window.saved && window.saved.size > 100")
    plan.click("#plan-export [data-close]")
    plan.run(DROP)
    plan.until("return document.querySelector('#plan-opened').open")
    plan.click('[data-do="opened-new"]')
    plan.until("return Object.keys(localStorage).filter((name) => name.includes(':plan:')).length > 1")
    assert shows(plan, ANSWER) == WORDS
    assert shows(plan, '[id="plan.title"]') == "In this engine"


def test_paper_has_the_document_with_its_styles(plan: Window):
    plan.type(ANSWER, WORDS)
    plan.until("return document.querySelector('.tk-paper')")
    plan.run("dispatchEvent(new Event('beforeprint'))")
    paper = "document.querySelector('.tk-paper').shadowRoot"
    assert WORDS in plan.run(f"return {paper}.textContent")
    assert plan.run(f"return {paper}.adoptedStyleSheets[0].cssRules.length") > 20


def test_a_suggestion_is_taken_back_by_undoing(plan: Window):
    plan.click("[data-open-all]")
    plan.run("""
      const select = document.querySelector("[data-point]");
      select.value = "usable";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    """)
    field = '[data-question="topic-questions"] [data-key="next"]'
    plan.type(field, "Typed")
    plan.click("[data-suggestions] summary")
    plan.click("[data-suggested] button")
    assert shows(plan, field).startswith("Typed\n- ")
    plan.run(f"document.querySelector({json.dumps(field)}).focus(); document.execCommand('undo')")
    assert shows(plan, field) == "Typed"
    assert plan.run("return document.querySelector('[data-suggested] button').disabled") is False


def test_saved_and_save_stay_in_view(plan: Window):
    plan.click("[data-open-all]")
    plan.run("document.querySelector('[data-question=\"other-teams\"] textarea').scrollIntoView()")
    bar = "document.querySelector('[data-bar]').getBoundingClientRect()"
    plan.until(f"return {bar}.top >= 0 && {bar}.bottom <= innerHeight")
