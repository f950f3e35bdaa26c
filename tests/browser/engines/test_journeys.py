"""A way through each part of the site, which every engine goes.

What is saved and what is copied is caught in the page: not every engine lets a test see downloads and what is pasted.
In Chromium other tests see that.
"""

import base64
import json
from pathlib import Path

import pytest

from macros.documents.documents import Documents
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans.teams import team_plans
from tests.support.window import Window

ANSWER = '[data-question="who-about"] textarea'
HEARD = "[data-record=what-we-heard]"
WILL_DO = "[data-record=what-we-will-do]"
PLANS = """return Object.entries(localStorage).filter(([name]) => name.includes(":plan:")).map(([, text]) => text)"""

CATCH = "window.saved = null; tkFiles.save = (blob, name) => { window.saved = new File([blob], name); }"
"""Keeps what would be saved in the page: where an engine saves files differs."""
DROP = """
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(window.saved);
  document.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
"""
READ_SAVED = "window.saved.text().then((text) => { window.savedText = text; })"


def kept(window: Window, words: str) -> None:
    """Wait until words are in a plan that the browser keeps."""
    window.until(f"return (() => {{ {PLANS} }})().some((text) => text.includes({json.dumps(words)}))")


def shows(window: Window, selector: str) -> str:
    """What a field holds."""
    return window.run(f"return document.querySelector({json.dumps(selector)}).value")


def saved(window: Window, button: str) -> tuple[str, str]:
    """Press a button that saves a file. Returns its name and its text."""
    window.run(CATCH)
    window.click(button)
    window.until("return window.saved !== null")
    window.run(READ_SAVED)
    return window.run("return window.saved.name"), window.until("return window.savedText")


def add_entry(plan: Window, record: str, field: str, words: str) -> None:
    plan.click(f"{record} [data-do=entry-add]")
    plan.until(f"return document.querySelector('{record} [data-entry-field={field}]')")
    plan.type(f"{record} [data-entry-field={field}]", words)
    kept(plan, words)


def text_of(window: Window, selector: str) -> str:
    return window.run(f"return document.querySelector({json.dumps(selector)})?.textContent ?? ''")


def test_a_page_shows_its_words_in_colours_of_the_site_without_scrolling_sideways(window: Window, home: str):
    window.open(f"{home}tips/")
    assert text_of(window, "main h1")
    header = window.run("return getComputedStyle(document.querySelector('header')).backgroundColor")
    assert header not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    assert window.run("return document.documentElement.scrollWidth <= innerWidth")


def test_the_menu_leads_on_and_says_where_one_is(window: Window, home: str):
    window.open(home)
    window.run("document.querySelector('#menu a[href*=\"resources\"]').click()")
    window.until("return location.pathname.includes('/resources/') && document.readyState === 'complete'")
    assert text_of(window, "#menu [aria-current]").strip() == "Resources"


def test_dark_colours_are_chosen_and_stay(window: Window, home: str):
    window.open(home)
    window.run("localStorage.clear()")
    window.open(home)
    colour = "return getComputedStyle(document.body).backgroundColor"
    light = window.run(colour)
    window.click("[data-tk-colour-scheme]")
    dark = window.run(colour)
    assert dark != light
    # Firefox paints the scroll bars of windows white, unless they have colours of their own. WebKit knows none.
    assert window.run("return getComputedStyle(document.querySelector('dialog')).scrollbarColor") != "auto"
    window.reload()
    assert window.run(colour) == dark
    window.click("[data-tk-colour-scheme]")
    assert window.run(colour) == light


def test_the_search_finds_a_page_and_leads_there(window: Window, home: str):
    window.open(f"{home}tips/")
    window.click("[data-tk-search-open]")
    window.until("return document.querySelector('dialog[open] input[type=search]')")
    window.type("dialog[open] input[type=search]", "citizens jury")
    window.until("return document.querySelector('dialog ol > li > a')")
    window.click("dialog ol > li > a")
    window.until("return location.pathname.endsWith('/methods/citizens-jury/')")


def test_the_finder_narrows_its_list(window: Window, home: str):
    window.open(f"{home}find/")
    shown = "return [...document.querySelectorAll('.tk-entry')].filter((one) => one.checkVisibility()).length"
    every = window.until(shown)
    window.type('[name="q"]', "jury")
    window.until(f"{shown} < {every}")
    assert window.run(shown) > 0


@pytest.mark.parametrize("format_name", ["csv", "json"])
def test_what_the_finder_shows_is_saved(window: Window, home: str, format_name: str):
    window.open(f"{home}find/?q=jury")
    window.until("return document.querySelector('[data-save]').checkVisibility()")
    name, text = saved(window, f"[data-save={format_name}]")
    assert name.endswith(f".{format_name}")
    assert "Citizens' jury" in text


def test_the_helper_answers_what_is_ticked_and_clears_it_again(window: Window, home: str):
    window.open(f"{home}should-we-involve/")
    window.until("return document.querySelector('[name=applies]')?.checkVisibility()")
    answer = "[data-answer] p"
    undecided = text_of(window, answer)
    window.click("[name=applies][value=already-known]")
    window.until("return location.search === '?applies=already-known'")
    assert text_of(window, answer) not in ("", undecided)
    assert text_of(window, answer) == text_of(window, "[data-headline]")
    window.click("[data-do=again]")
    window.until("return location.search === ''")
    assert text_of(window, answer) == undecided


def test_a_method_goes_into_the_plan(plan: Window, home: str):
    plan.type(ANSWER, "Everyone")
    kept(plan, "Everyone")
    plan.open(f"{home}methods/personas/")
    plan.until("return document.querySelector('[data-tk-add] button')")
    plan.click("[data-tk-add] button")
    plan.until("return document.querySelector('#add-to-plan').open")
    plan.click("[data-add=submit]")
    kept(plan, "personas")


def test_what_is_written_is_there_after_a_reload(plan: Window):
    plan.type(ANSWER, "First answer stays")
    plan.until("return document.querySelector('[data-status]').textContent.includes('Saved')")
    plan.reload()
    assert shows(plan, ANSWER) == "First answer stays"


@pytest.mark.parametrize("format_name", ["docx", "odt", "html", "md", "json"])
def test_a_copy_of_a_plan_opens_again(plan: Window, format_name: str):
    plan.type(ANSWER, "First answer stays")
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
    assert shows(plan, ANSWER) == "First answer stays"
    assert shows(plan, '[id="plan.title"]') == "In this engine"


LARGE = """
const definition = JSON.parse(document.getElementById("plan-definition").textContent);
const text = "people said that their bills count\\n".repeat(120) + "the end";
const plan = tkPlan.format.blank(definition, new Date().toISOString());
const answers = () => ({ "topic-people": { now: text, next: text } });
plan.topics = Array.from({ length: 30 }, (_, at) => ({ id: `t${at}`, title: `Subject ${at}`, answers: answers() }));
tkLater.load("plan/builder/ways").then(async () => {
  const file = await tkPlan.exports.makeFile(plan, definition, FORMAT, { unanswered: true, internal: true });
  window.saved = new File([file], `large.${FORMAT}`);
});
"""
"""A document that is parsed in portions: a million characters of XML."""


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_a_large_document_opens(plan: Window, format_name: str):
    plan.run(LARGE.replace("FORMAT", f'"{format_name}"'))
    plan.until("return window.saved && window.saved.size > 100")
    plan.run(DROP)
    plan.until("return document.querySelector('#plan-opened').open")
    plan.click('[data-do="opened-new"]')
    plan.until("return document.querySelectorAll('[data-topic]').length === 30")
    fields = "[...document.querySelectorAll('[data-question=topic-people] textarea')]"
    assert plan.run(f"return {fields}.map(({{ value }}) => value.slice(-7))") == ["the end"] * 60


@pytest.mark.parametrize("format_name", ["xlsx", "ods", "csv"])
def test_a_record_is_kept_and_its_spreadsheet_brings_back_what_was_removed(plan: Window, format_name: str):
    plan.click("[data-open-all]")
    add_entry(plan, HEARD, "need", "More maps")
    plan.reload()
    plan.until(f"return document.querySelector('{HEARD} [data-entry]').textContent.includes('More maps')")
    plan.run(CATCH)
    plan.run(f"document.querySelector('{HEARD} [data-record-format]').value = '{format_name}'")
    plan.click(f"{HEARD} [data-do=record-save]")
    plan.until("return window.saved && window.saved.size > 10")
    plan.click(f"{HEARD} [data-do=entry-remove]")
    plan.until(f"return !document.querySelector('{HEARD} [data-entry]')")
    plan.run(DROP)
    plan.until("return document.querySelector('#plan-confirm').open")
    plan.click("#plan-confirm [data-close=yes]")
    plan.until(f"return document.querySelector('{HEARD} [data-entry]')?.textContent.includes('More maps')")
    kept(plan, "More maps")


def test_what_we_will_do_starts_from_an_answer_and_its_day_goes_into_a_calendar(plan: Window):
    plan.click("[data-open-all]")
    plan.type('[data-question="topic-people"] [data-key="next"]', "Find 28 people")
    plan.until("return document.querySelector('[data-question=topic-people] [data-act]').checkVisibility()")
    plan.click('[data-question="topic-people"] [data-do="answer-act"]')
    plan.until(f"return document.querySelector('{WILL_DO} [data-entry-field=task]')")
    assert shows(plan, f"{WILL_DO} [data-entry-field=task]") == "Find 28 people"
    # In what order the parts of a date are typed is a matter of the engine and of where it stands.
    plan.run(f"""
      const day = document.querySelector("{WILL_DO} [data-entry-field=to]");
      day.value = "2027-05-31";
      day.dispatchEvent(new Event("input", {{ bubbles: true }}));
    """)
    kept(plan, "2027-05-31")
    name, text = saved(plan, f"{WILL_DO} [data-do=record-dates]")
    assert name.endswith(".ics")
    assert "SUMMARY:Find 28 people\r\n" in text


@pytest.mark.parametrize("format_name", ["docx", "odt", "html", "md"])
def test_a_page_to_publish_is_saved_from_a_record(plan: Window, format_name: str):
    plan.click("[data-open-all]")
    add_entry(plan, "[data-record=you-said-we-did]", "heard", "More maps")
    plan.click("[data-record=you-said-we-did] [data-do=record-publish]")
    plan.until("return document.querySelector('#record-publish').open")
    plan.click(f"#publish-{format_name}")
    name, text = saved(plan, "[data-do=publish-save]")
    assert name.endswith(f".{format_name}")
    assert "More maps" in text or text.startswith("PK")


def test_a_copy_of_the_questions_says_that_it_was_made_or_in_webkit_which_may_refuse_a_driver_what_to_do(
    window: Window, home: str
):
    window.open(f"{home}tips/")
    window.press(".tk-plan-box .tk-copy__button")
    said = "document.querySelector('.tk-plan-box [role=status]').textContent"
    words = window.until(f"return {said}.trim()")
    refused = window.may_refuse_to_copy and "Select the text and copy it yourself" in words
    assert "Copied" in words or refused


def test_many_plans_in_every_format_stand_in_one_table(window: Window, home: str, toolkit: Toolkit):
    documents = Documents(toolkit)
    files = []
    for plan, name in zip(team_plans() * 2, ("docx", "odt", "md", "html", "json"), strict=False):
        mine = plan | {"id": f"plan-{name}", "title": f"As {name}"}
        made = json.dumps(mine) if name == "json" else documents.plan(Plan.model_validate(mine), name)
        content = made if isinstance(made, bytes) else made.encode()
        files.append([f"plan.{name}", base64.b64encode(content).decode()])
    window.open(f"{home}many-plans/")
    window.run(f"""
      const dataTransfer = new DataTransfer();
      for (const [name, text] of {json.dumps(files)}) {{
        dataTransfer.items.add(new File([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))], name));
      }}
      document.dispatchEvent(new DragEvent("drop", {{ dataTransfer, bubbles: true, cancelable: true }}));
    """)
    window.until("return document.querySelectorAll('[data-table=plans] tbody tr').length === 5")
    assert window.run("return document.querySelectorAll('[data-unread] li').length") == 0


@pytest.mark.parametrize("path", ["index.html", "plan.html", "many-plans.html"])
def test_from_a_folder_a_page_shows_and_its_scripts_run(window: Window, offline_copy: Path, path: str):
    window.open((offline_copy / path).as_uri())
    assert text_of(window, "main h1")
    window.until("return !document.querySelector('[data-tk-colour-scheme]').hidden")
    assert window.run("return document.documentElement.scrollWidth <= innerWidth")


def test_from_a_folder_what_is_typed_into_the_plan_is_there_after_a_reload(window: Window, offline_copy: Path):
    window.open((offline_copy / "plan.html").as_uri())
    window.type(ANSWER, "On the shared drive")
    window.until("return document.querySelector('[data-status]').textContent.includes('Saved')")
    window.reload()
    assert window.run(f"return document.querySelector('{ANSWER}').value") == "On the shared drive"
