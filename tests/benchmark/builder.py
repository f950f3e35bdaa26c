"""Fills the plan builder with a plan larger than any, and says what using it costs."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page

from tests.benchmark.processor import Processor, Tasks
from tests.benchmark.weight import gzipped

TOPICS = 50
WORDS = 100_000
KEYS = "words and " * 10
ENTRIES = 200
FORMATS = ("docx", "odt", "html", "md", "json")

_VOCABULARY = [
    "people",
    "said",
    "that",
    "their",
    "water",
    "bills",
    "count",
    "for",
    "more",
    "than",
    "any",
    "figure",
    "we",
    "publish",
    "about",
    "homes",
]

_EXPORT = """async ([plan, format]) => {
  await tkLater.load("plan/builder/ways");
  const definition = JSON.parse(document.getElementById("plan-definition").textContent);
  const choices = { guidance: true, unanswered: true, internal: true };
  const start = performance.now();
  const blob = await tkPlan.exports.makeFile(plan, definition, format, choices);
  const time = performance.now() - start;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return [time, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))];
}"""

# A person's disk hands a file over: here a script has to make it first.
_CHOOSE = """([name, content]) => {
  const files = new DataTransfer();
  files.items.add(new File([Uint8Array.from(atob(content), (character) => character.charCodeAt(0))], name));
  document.querySelector("[data-file]").files = files.files;
}"""

# From the choice of the file to the summary, and from the press on the button until the plan is on the screen.
_OPEN = """async () => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const dialog = document.getElementById("plan-opened");
  document.querySelector("[data-file]").dispatchEvent(new Event("change"));
  while (!dialog.open) await painted();
  dialog.querySelector('[data-do="opened-new"]').click();
  while (dialog.open) await painted();
  await painted();
}"""

_REFERENCE = "data:text/html,<!doctype html><title>-</title><textarea rows=4></textarea>"
"""A page with a field and nothing else: what a keystroke costs the browser alone."""


@dataclass(frozen=True)
class Keys:
    """What keystrokes cost."""

    median: float
    slow: float
    """At the 95th percentile."""


@dataclass(frozen=True)
class Feel:
    """How long the page works while a person waits, in milliseconds of the processor's time."""

    keystroke: Keys
    """With all parts of a large plan open."""
    among_records: Keys
    """In an entry of a record with many."""
    reference: Keys
    """In a page with one field and nothing else."""
    opening: dict[str, float]
    longest: dict[str, float]
    """The longest task of opening, by what is opened: for that long the page does not answer."""
    exporting: dict[str, float]
    script: int
    """Bytes of the page's script under gzip."""


def large_plan(definition: dict[str, Any]) -> dict[str, Any]:
    """A plan in which every question has an answer."""
    once = [
        (box, q) for box in definition["boxes"] if not box["repeats"] for p in box["parts"] for q in p["questions"]
    ]
    each = [(box, q) for box in definition["boxes"] if box["repeats"] for p in box["parts"] for q in p["questions"]]
    words = WORDS // (len(once) + TOPICS * len(each))

    def answers(asked: list[tuple[dict[str, Any], dict[str, Any]]]) -> dict[str, dict[str, str]]:
        return {
            question["id"]: {"answer": _text(words)}
            if box["answers"] == "one"
            else {"now": _text(words // 2), "next": _text(words - words // 2)}
            for box, question in asked
        }

    topics = [{"id": f"topic{n}", "title": f"Subject {n}", "answers": answers(each)} for n in range(1, TOPICS + 1)]
    return {
        "schema_version": 1,
        "id": "large",
        "definition": {"id": definition["id"], "version": definition["version"]},
        "title": "A large plan",
        "statistics": "",
        "organisation": "",
        "contact": "",
        "created": "2026-01-01T12:00:00Z",
        "modified": "2026-01-01T12:00:00Z",
        "review_date": None,
        "answers": answers(once),
        "topics": topics,
        "records": {},
    }


def _text(words: int) -> str:
    """So many words, in lines of twenty."""
    chosen = list(islice(cycle(_VOCABULARY), words))
    return "\n".join(" ".join(chosen[start : start + 20]) for start in range(0, words, 20))


def plan_with_records(plan: dict[str, Any], definition: dict[str, Any]) -> dict[str, Any]:
    """The plan with a long record."""
    record = definition["records"][0]
    field = record["fields"][0]["id"]
    entries = [{"id": f"entry-{n}", "fields": {field: _text(20)}} for n in range(ENTRIES)]
    return {**plan, "id": "long", "topics": [], "records": {record["id"]: entries}}


def measure_builder(browser: Browser, site: Path) -> Feel:
    """Open a built site's plan builder, with no server and nothing kept, and use it."""
    context = browser.new_context()
    page = context.new_page()
    processor = Processor(page)
    page.goto(_REFERENCE)
    page.locator("textarea").click()
    reference = processor.keystrokes(KEYS)
    page.goto((site / "plan" / "index.html").as_uri())
    definition = json.loads(page.locator("#plan-definition").text_content() or "")
    plan = large_plan(definition)
    exported = {name: page.evaluate(_EXPORT, [plan, name]) for name in FORMATS}
    whole = base64.b64encode(json.dumps(plan).encode()).decode()
    files = {"json": whole, "docx": exported["docx"][1], "odt": exported["odt"][1]}
    opened = {f"from {name}": _open(page, processor, f"plan.{name}", content) for name, content in files.items()}
    # Everything unfolded is the most that a keystroke can have around it, and the most to be laid out.
    page.get_by_label("Keep all parts open").check()
    unfolded = {
        f"from {name}, all parts open": _open(page, processor, f"plan.{name}", content)
        for name, content in files.items()
    }
    page.locator('[data-question="topic-people"] textarea').nth(TOPICS).click()
    keystrokes = processor.keystrokes(KEYS)
    long = json.dumps(plan_with_records(plan, definition)).encode()
    _open(page, processor, "long.json", base64.b64encode(long).decode())
    page.get_by_role("button", name=f"Show all {ENTRIES} entries").click()
    entry = page.locator("[data-entries] > li").nth(ENTRIES // 2)
    entry.locator("summary").click()
    entry.locator("textarea").first.click()
    among_records = processor.keystrokes(KEYS)
    context.close()
    return Feel(
        keystroke=_summed_up(keystrokes),
        among_records=_summed_up(among_records),
        reference=_summed_up(reference),
        opening={name: time for name, (time, _) in opened.items()},
        longest={name: longest for name, (_, longest) in (opened | unfolded).items()},
        exporting={name: time for name, (time, _) in exported.items()},
        script=gzipped(site / "assets" / "plan" / "builder-page.js"),
    )


def _open(page: Page, processor: Processor, name: str, content: str) -> tuple[float, float]:
    """Open a file: how long the page worked, and its longest task."""
    page.evaluate(_CHOOSE, [name, content])
    tasks = Tasks(page)
    before = processor.worked()
    page.evaluate(_OPEN)
    return processor.worked() - before, tasks.longest()


def _summed_up(keystrokes: list[float]) -> Keys:
    return Keys(median(keystrokes), quantiles(keystrokes, n=20)[-1])
