"""Fills the plan builder with a plan larger than any, and times how it feels."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from typing import Any

from playwright.sync_api import Browser

from tests.benchmark.weight import gzipped

TOPICS = 50
WORDS = 100_000
KEYSTROKES = 100
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

# From the choice of the file to the summary, and from the press on the button until the plan is on the screen.
_OPEN = """async ([name, content]) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const files = new DataTransfer();
  files.items.add(new File([Uint8Array.from(atob(content), (character) => character.charCodeAt(0))], name));
  const input = document.querySelector("[data-file]");
  const dialog = document.getElementById("plan-opened");
  const start = performance.now();
  input.files = files.files;
  input.dispatchEvent(new Event("change"));
  while (!dialog.open) await painted();
  dialog.querySelector('[data-do="opened-new"]').click();
  while (dialog.open) await painted();
  await painted();
  return performance.now() - start;
}"""

# From the press of the key until the frame with the letter was painted.
_WATCH = """() => {
  window.keystrokes = [];
  addEventListener("keydown", ({ timeStamp }) => {
    requestAnimationFrame(() => setTimeout(() => window.keystrokes.push(performance.now() - timeStamp), 0));
  }, true);
}"""


@dataclass(frozen=True)
class Feel:
    """How long a person waits, in milliseconds."""

    keystroke: float
    """At the 95th percentile."""
    opening: dict[str, float]
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


def measure_builder(browser: Browser, site: Path) -> Feel:
    """Open a built site's plan builder, with no server and nothing kept, and use it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "plan" / "index.html").as_uri())
    plan = large_plan(json.loads(page.locator("#plan-definition").text_content() or ""))
    exported = {name: page.evaluate(_EXPORT, [plan, name]) for name in FORMATS}
    whole = base64.b64encode(json.dumps(plan).encode()).decode()
    files = {"json": whole, "docx": exported["docx"][1], "odt": exported["odt"][1]}
    opening = {name: page.evaluate(_OPEN, [f"plan.{name}", content]) for name, content in files.items()}
    page.evaluate(_WATCH)
    # Everything unfolded is the most that a keystroke can have around it.
    page.get_by_label("Keep all parts open").check()
    page.locator('[data-question="topic-people"] textarea').nth(TOPICS).click()
    page.keyboard.type("words and " * (KEYSTROKES // 10), delay=60)
    page.wait_for_function("(count) => window.keystrokes.length === count", arg=KEYSTROKES)
    times = page.evaluate("window.keystrokes")
    context.close()
    return Feel(
        keystroke=quantiles(times, n=20)[-1],
        opening=opening,
        exporting={name: time for name, (time, _) in exported.items()},
        script=gzipped(site / "assets" / "plan" / "builder-page.js"),
    )
