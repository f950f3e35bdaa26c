"""Opens many plans at once on their page, and times it until all of it is drawn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FilePayload, Page

from macros.content.load import load
from macros.documents.documents import Documents
from macros.models.plan import Plan
from tests.benchmark.processor import Tasks
from tests.benchmark.weight import gzipped
from tests.plans.teams import many_plans
from tests.support.paths import ROOT

PLANS = 200
TOPICS = 3
FORMATS = ("json", "docx", "odt")
_TYPES = {"json": "application/json"}

# From the choice of the files until the last part of the page is drawn.
_OPEN = """async (count) => {
  const root = document.querySelector("[data-tk-many]");
  const start = performance.now();
  window.chooser.dispatchEvent(new Event("change", { bubbles: true }));
  const rows = () => root.querySelectorAll("[data-table=plans] tbody tr").length;
  const done = () => root.querySelector("[data-progress]").hidden && rows() === count;
  while (!done()) await new Promise((then) => requestAnimationFrame(then));
  return performance.now() - start;
}"""

# Playwright sets the files and tells the page so. The page is to hear of it when the clock runs.
_HOLD = """() => {
  window.chooser = document.querySelector("[data-files]");
  const hold = (event) => event.stopImmediatePropagation();
  addEventListener("change", hold, true);
  window.letGo = () => removeEventListener("change", hold, true);
}"""


@dataclass(frozen=True)
class Opening:
    """How long a person waits for many plans, in milliseconds."""

    times: dict[str, float]
    """By format, until all is drawn."""
    longest: dict[str, float]
    """By format, the longest task, in time of the processor: for that long the page does not answer."""
    script: int
    """Bytes of the page's script under gzip."""


def files_of(plans: list[dict[str, Any]], format_name: str) -> list[FilePayload]:
    """The plans as files to choose."""
    documents = Documents(load(ROOT))

    def content(plan: dict[str, Any]) -> bytes:
        if format_name == "json":
            return json.dumps(plan).encode()
        return documents.plan(Plan.model_validate(plan), format_name)

    return [
        {
            "name": f"{plan['id']}.{format_name}",
            "mimeType": _TYPES.get(format_name, "application/octet-stream"),
            "buffer": content(plan),
        }
        for plan in plans
    ]


def measure_many(browser: Browser, site: Path, count: int = PLANS) -> Opening:
    """Open so many plans of three topics on a built site's page, with no server, in each format."""
    definition = load(ROOT).plan.model_dump(mode="json")
    plans = many_plans(definition, count, TOPICS)
    measured = {name: _open(browser, site, files_of(plans, name)) for name in FORMATS}
    return Opening(
        times={name: time for name, (time, _) in measured.items()},
        longest={name: longest for name, (_, longest) in measured.items()},
        script=gzipped(site / "assets" / "plan" / "many-page.js"),
    )


def _open(browser: Browser, site: Path, files: list[FilePayload]) -> tuple[float, float]:
    context = browser.new_context()
    page: Page = context.new_page()
    page.goto((site / "many-plans" / "index.html").as_uri())
    page.evaluate(_HOLD)
    page.set_input_files("[data-files]", files)
    page.evaluate("window.letGo()")
    tasks = Tasks(page)
    time = page.evaluate(_OPEN, len(files))
    longest = tasks.longest()
    context.close()
    return time, longest
