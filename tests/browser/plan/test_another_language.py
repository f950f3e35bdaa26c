"""The plan builder on a site in another language: all that it says comes from that language's file."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.models.language import PLURAL_FORMS
from macros.models.toolkit import Toolkit
from macros.models.words import Words
from tests.browser.plan.builder import KEY, upload
from tests.browser.plan.conftest import OpenBuilder
from tests.support.builder import build_for_path
from tests.support.html import to_html
from tests.support.nginx import serving
from tests.support.project import Project

PARTS = ("mkdocs.yml", "data", "docs", "macros", "overrides")
TYPED = "Typed by somebody"
# All texts of the builder and of the window that is open, and the words among them that are not in a language.
READ = """() => {
  const texts = [];
  const astray = [];
  for (const root of document.querySelectorAll("[data-tk-plan], dialog[open]")) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        texts.push(node.data);
        if (/[⟦⟧]/.test(node.data) && !node.parentElement.closest("option, [lang=cy]")) astray.push(node.data);
      } else {
        for (const name of ["aria-label", "title", "alt", "placeholder"]) texts.push(node.getAttribute(name) ?? "");
      }
    }
  }
  return [texts.join("\\n"), astray];
}"""


def marked(wording: str | Mapping[str, str]) -> str | dict[str, str]:
    """A wording of the made-up language: the English one in brackets, for each form of Welsh."""
    return f"⟦{wording}⟧" if isinstance(wording, str) else dict.fromkeys(PLURAL_FORMS, f"⟦{wording['other']}⟧")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, toolkit: Toolkit) -> Iterator[str]:
    """The address of a site in a language in which each wording is marked."""
    folder = tmp_path_factory.mktemp("marked")
    project = Project(folder / "project", *PARTS)
    words = {
        part: {name: marked(wording) for name, wording in names.items()}
        for part, names in toolkit.languages["en"].words.items()
    }
    project.write("data/languages/cy.yml", json.dumps({"name": "Marked", "words": words}))
    project.edit("data/organisation.yml", "language: en", "language: cy\nunfinished_language: cy")
    build_for_path(project.root, folder / "site")
    with serving(folder / "site") as address:
        yield address


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        yield from chain.from_iterable(map(strings, value.values() if isinstance(value, dict) else value))


def bare(text: str) -> str:
    """A text without its numbers, and without the signs and spaces around it."""
    return re.sub(r"^[\W\d_]+|[\W\d_]+$", "", " ".join(text.split()))


@pytest.fixture(scope="module")
def guidance(toolkit: Toolkit) -> set[str]:
    """All texts that come from the data and not from the interface."""
    plans = (toolkit.plan, toolkit.worked_example)
    texts = [text for plan in plans for text in strings(plan.model_dump(mode="json"))]
    for things in (toolkit.tips, toolkit.methods, toolkit.case_studies, toolkit.decision_points):
        texts += [thing.title for thing in things.values()]
    texts += [question.text for point in toolkit.decision_points.values() for question in point.questions]
    pieces = to_html("\n\n".join(texts), toolkit).stripped_strings
    # Dates are written out as the language of the site does, which no file of words says.
    days = [date.fromisoformat(text) for text in texts if re.fullmatch(r"\d{4}-\d\d-\d\d", text)]
    dates = [Words(toolkit.languages, code).date(day) for code in ("en", "cy") for day in days]
    return {bare(line) for text in (*pieces, *texts, *dates) for line in text.splitlines()}


def test_every_word_that_the_builder_says_is_in_the_language(
    open_builder: OpenBuilder, example: dict[str, Any], guidance: set[str], tmp_path: Path
):
    plan = example | {"title": TYPED, "unplaced": [{"where": TYPED, "text": TYPED}]}
    builder = open_builder({KEY + plan["id"]: json.dumps(plan), f"{KEY}damaged": "{"})
    page = builder.page
    unmarked: dict[str, list[str]] = {}

    def look(at: str) -> None:
        texts, astray = page.evaluate(READ)
        while texts != (texts := re.sub("⟦[^⟦⟧]*⟧", "", texts)):
            pass
        rest = {bare(text) for text in texts.splitlines()} - guidance - {TYPED, ""}
        rest |= {text for text in astray if TYPED not in text}
        if rest:
            unmarked[at] = sorted(rest)

    def do(name: str) -> None:
        """Press a button, which may be in the menu beside the form."""
        if page.locator(f'#plan-more [data-do="{name}"]').count():
            page.locator("[data-more]").click()
            look("menu")
        page.locator(f'[data-do="{name}"]:visible').first.click()
        look(name)

    def told(name: str) -> None:
        """Press what tells in its window what came of it."""
        status = page.locator("dialog[open] [data-dialog-status]")
        status.evaluate("(status) => status.replaceChildren()")
        page.locator(f'[data-do="{name}"]:visible').click()
        expect(status).not_to_be_empty()
        look(name)

    def close() -> None:
        page.locator("dialog[open] [data-close]:visible").last.click()

    look("start")
    page.locator("#route-essentials").check()
    builder.answer("who-about").fill(TYPED)
    expect(builder.status).to_contain_text("⟦Saved in this browser at")
    look("essentials")
    page.locator("#route-all").check()

    do("topic-add")
    builder.topics.last.locator("[data-suggestions] summary").click()
    builder.topics.last.locator("[data-point]").select_option("usable")
    builder.topics.last.locator("[data-suggested] button").first.click()
    look("suggestions")
    do("topic-remove")
    do("undo")
    do("unplaced-remove")

    do("entry-add")
    page.keyboard.type(TYPED)
    page.locator("[data-entry-internal]:visible").first.check()
    look("internal entry")
    do("entry-answer")
    do("entry-remove")
    page.locator("[data-record-format]:visible").first.select_option("csv")
    with page.expect_download() as download:
        do("record-save")
    csv = Path(download.value.path()).read_text(encoding="utf-8-sig")
    english = csv.replace("⟦", "").replace("⟧", "")
    assert english != csv
    for text in (english, csv, csv.replace('"', "").replace(TYPED, "Another").replace("2026", "soon")):
        choose(page, "list.csv", text)
        look("spreadsheet")
        close()
    choose(page, "list.csv", "a,b\r\nc,d\r\n")
    look("another spreadsheet")
    close()
    choose(page, "notes.txt", TYPED)
    look("no plan")
    close()

    do("record-publish")
    told("publish-save")
    page.eval_on_selector_all(
        "[data-publish-entries] input", "(all) => { for (const one of all) one.checked = false; }"
    )
    told("publish-save")
    close()
    do("save-copy")
    told("export-save")
    told("export-copy")
    close()
    do("carry-forward")
    close()

    do("plans")
    page.locator("dialog[open] li").first.get_by_role("button").nth(1).click()
    look("copy")
    do("plans")
    page.locator("dialog[open] li").first.get_by_role("button").nth(3).click()
    look("deleted")
    do("plans")
    do("remove-all")
    close()
    choose(page, "plan.json", json.dumps(plan | {"review_date": None, "topics": plan["topics"][:1]}))
    look("opened plan")
    do("opened-review")
    expect(page.locator("#plan-review")).to_be_visible()
    look("review")
    page.locator("#plan-review [data-review-main]").click()
    page.evaluate("(key) => { localStorage[key] = '{}' }", KEY + plan["id"])
    builder.answer("who-about").fill("")
    expect(builder.problem).to_be_visible()
    look("changed elsewhere")

    assert unmarked == {}


def choose(page: Page, name: str, text: str) -> None:
    """Choose a file to open, and wait for what is said of it."""
    page.locator("[data-file]").set_input_files(upload(name, text))
    expect(page.locator("dialog[open]")).to_be_visible()
