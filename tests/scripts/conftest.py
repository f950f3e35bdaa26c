"""The site's scripts in an empty page under the strictest policy, without the site."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from macros.models.toolkit import Toolkit
from macros.publishing.server_files import POLICY
from tests.scripts.loading import Values, sources
from tests.scripts.reading import awkward, blank, reader, scripts
from tests.support.script_coverage import Counted

# Fixtures, which pytest finds by their names.
__all__ = ["awkward", "blank", "reader", "scripts"]

HOST = "http://localhost:1/"
WANTED = (
    "plan/model/changes",
    "plan/review/differences",
    "plan/review/deciding",
    "plan/review/merging",
    "plan/review/naming",
    "plan/writing/exports",
    "plan/builder/saving",
    "plan/records/calendar",
    "plan/model/published",
    "plan/records/csv",
    "plan/records/table",
    "plan/reading/spreadsheet",
    "plan/writing/sheets",
    "plan/many/opening",
    "plan/many/together",
    "plan/many/report",
    "plan/model/pace",
    "involve/rules",
    "site/csv",
)

# What comes back is JSON in ASCII: Playwright cannot carry half a character.
CALL = """async ([work, values]) => {
  const ascii = (character) => `\\\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  UNPACK
  const result = await window.works[work](...values.map(unpacked));
  return (JSON.stringify(result) ?? "null").replace(/[^ -~]/g, ascii);
}""".replace("UNPACK", Values.UNPACK)

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def definition(toolkit: Toolkit) -> dict[str, Any]:
    """The questions of the plan, as scripts have them."""
    return toolkit.plan.model_dump(mode="json")


@pytest.fixture(scope="session")
def run(browser: Browser, toolkit: Toolkit, counted: Counted) -> Iterator[Run]:
    """Call a function of JavaScript, given as its text, with values. Bytes come back as Base64, by `base64()`."""
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    scripts = sources(WANTED, toolkit)

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(HOST)
        if name == "":
            body, kind = "<!doctype html><meta charset=utf-8>", "text/html"
            body += "".join(f'<script src="{name}.js" defer></script>' for name in scripts)
        elif name.removesuffix(".js") in scripts:
            body, kind = scripts[name.removesuffix(".js")], "text/javascript"
        else:
            complaints.append(f"asked for {route.request.url}")
            route.abort()
            return
        route.fulfill(body=body, headers={"Content-Type": kind, "Content-Security-Policy": POLICY})

    context.route("**/*", answer)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    with counted(page, scripts):
        page.goto(HOST)
        page.evaluate(
            """() => {
              window.works = [];
              window.base64 = async (blob) => new Uint8Array(await blob.arrayBuffer()).toBase64();
            }"""
        )
        known: dict[str, int] = {}
        sent = Values(page)

        def run_(work: str, *values: Any) -> Any:
            if work not in known:
                known[work] = len(known)
                page.evaluate(f"() => {{ window.works.push({work}); }}")
            result = json.loads(page.evaluate(CALL, [known[work], [sent.packed(value) for value in values]]))
            assert not complaints
            return result

        yield run_
    context.close()
    assert not complaints
