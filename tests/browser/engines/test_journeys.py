"""Firefox, and WebKit, which is Safari's engine, do what Chromium does: a way through each part of the site."""

import base64
import json
from pathlib import Path

import pytest

from macros.documents.documents import Documents
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans.teams import team_plans
from tests.support.webdriver import Window

ANSWER = '[data-question="who-about"] textarea'
PLANS = """return Object.entries(localStorage).filter(([name]) => name.includes(":plan:")).map(([, text]) => text)"""


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


def test_the_helper_answers_what_is_chosen(window: Window, home: str):
    window.open(f"{home}should-we-involve/")
    window.until("return document.querySelector('[name=applies]')?.checkVisibility()")
    window.click("[name=applies]")
    window.until("return location.search.startsWith('?applies=')")
    assert window.run("return document.querySelector('[role=status]') !== null")


def test_a_method_goes_into_the_plan(plan: Window, home: str):
    plan.type(ANSWER, "Everyone")
    plan.until(f"return (() => {{ {PLANS} }})().some((text) => text.includes('Everyone'))")
    plan.open(f"{home}methods/personas/")
    plan.until("return document.querySelector('[data-tk-add] button')")
    plan.click("[data-tk-add] button")
    plan.until("return document.querySelector('#add-to-plan').open")
    plan.click("[data-add=submit]")
    plan.until(f"return (() => {{ {PLANS} }})().some((text) => text.includes('personas'))")


def test_a_record_keeps_an_entry(plan: Window):
    plan.click("[data-open-all]")
    plan.run("document.querySelector('[data-record=what-we-heard] [data-do=entry-add]').click()")
    plan.until("return document.querySelector('[data-record=what-we-heard] [data-entry-field=need]')")
    plan.type("[data-record=what-we-heard] [data-entry-field=need]", "More maps")
    plan.until(f"return (() => {{ {PLANS} }})().some((text) => text.includes('More maps'))")
    plan.reload()
    plan.until(
        "return document.querySelector('[data-record=what-we-heard] [data-entry]').textContent.includes('More maps')"
    )


def test_a_copy_of_the_questions_says_that_it_was_made(window: Window, home: str):
    window.open(f"{home}tips/")
    window.click(".tk-plan-box .tk-copy__button")
    window.until("return document.querySelector('.tk-plan-box [role=status]').textContent.trim()")


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
