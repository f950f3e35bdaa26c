"""No word is lost although each engine treats forms, paper and what is left for Back in its own way."""

import json
from typing import Any

from tests.browser.plan.builder import KEY
from tests.support.window import Window

ANSWER = '[data-question="who-about"] textarea'
WORDS = "First answer stays"
SAVED = "return document.querySelector('[data-status]').textContent.includes('Saved')"
KEPT = """return Object.values(localStorage).some((text) => text.includes('"answer":"%s"'))"""


def shows(window: Window, selector: str) -> str:
    return window.run(f"return document.querySelector('{selector}').value")


def away_and_back(window: Window) -> None:
    """Go to another page, and press Back: the page that comes is the one that was left, where the engine keeps it."""
    left = window.run("return location.pathname")
    # An engine may load the page anew instead, now and then: it keeps none that is still busy.
    for _ in range(3):
        window.run("window.stayed = true; location.href = '../glossary/'")
        window.until("return location.pathname.includes('/glossary/') && document.readyState === 'complete'")
        window.back()
        window.until(f"return location.pathname === {json.dumps(left)} && document.readyState === 'complete'")
        stayed = window.run("return window.stayed === true")
        if stayed == window.keeps_pages_for_back:
            break
    assert stayed == window.keeps_pages_for_back
    # Forms are emptied after the page shows.
    window.run("window.later = false; setTimeout(() => { window.later = true; }, 300)")
    window.until("return window.later")


def test_back_shows_the_plan_which_chromium_loads_anew_and_what_is_typed_then_adds_to_it(plan: Window):
    plan.type(ANSWER, WORDS)
    plan.until(SAVED)
    away_and_back(plan)
    # Where the engine loaded it anew meanwhile, the plan is made ready again first.
    plan.until(f"return document.querySelector('{ANSWER}').value === {json.dumps(WORDS)}")
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


PASTED = """
  const field = document.querySelector(%s);
  field.focus();
  field.setSelectionRange(7, 7);
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", "one\\vtwo ");
  const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
  // Firefox gives an event of a script nothing that it was made with.
  Object.defineProperty(event, "clipboardData", { value: clipboardData });
  field.dispatchEvent(event);
  return [field.value, field.selectionStart];
"""


def test_what_is_pasted_shows_where_its_lines_end_and_undoing_takes_it_back(plan: Window):
    for selector, end in ((ANSWER, "\n"), ('[id="plan.title"]', " ")):
        plan.type(selector, "before after")
        shown = plan.run(PASTED % json.dumps(selector))
        assert shown == [f"before one{end}two after", len("before one two ")]
        plan.run("document.execCommand('undo')")
        assert shows(plan, selector) == "before after"


def test_an_address_goes_to_its_topic_in_a_plan_that_is_kept(window: Window, home: str, example: dict[str, Any]):
    # What lies below what shows is laid out late where there are many.
    topics = [{"id": f"t{number}", "title": f"Topic {number}", "answers": {}} for number in range(1, 41)]
    window.open(f"{home}glossary/")
    window.run("localStorage.clear()")
    kept = json.dumps(json.dumps(example | {"topics": topics}))
    window.run(f"localStorage.setItem({json.dumps(KEY + example['id'])}, {kept})")
    window.open(f"{home}plan/#topic-t30")
    window.until("return document.querySelector('[data-tk-plan][data-ready]')")
    window.until(
        "return Math.abs(document.getElementById('topic-t30').getBoundingClientRect().top) < innerHeight / 2"
    )
