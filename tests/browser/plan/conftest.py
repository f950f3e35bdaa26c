"""The plan builder's scripts that write files, in an empty page under the strictest policy and without the site."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from macros.documents.browser import templates_script
from macros.models.toolkit import Toolkit
from macros.publishing.server_files import POLICY
from tests.browser.plan.builder import KEY, WORDS, Builder, script, storage_of
from tests.support.browsing import OpenPage

HOST = "http://localhost:1/"
SCRIPTS = ("words", "state", "scope", "fill", "zip", "exports", "templates")

# Playwright cannot carry half a character, so everything travels as JSON in ASCII.
CALL = """async ([work, values]) => {
  const ascii = (character) => `\\\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const result = await window.works[work](...JSON.parse(values));
  return (JSON.stringify(result) ?? "null").replace(/[^ -~]/g, ascii);
}"""

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def run(browser: Browser, toolkit: Toolkit) -> Iterator[Run]:
    """Call a function of JavaScript, given as its text, with values. Bytes come back as Base64, by `base64()`."""
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(HOST)
        if name == "":
            body, kind = "<!doctype html><meta charset=utf-8>", "text/html"
            body += "".join(f'<script src="{name}.js" defer></script>' for name in SCRIPTS)
        elif name == "words.js":
            body, kind = WORDS, "text/javascript"
        elif name == "templates.js":
            body, kind = templates_script(toolkit), "text/javascript"
        elif name.removesuffix(".js") in SCRIPTS:
            body, kind = script(name.removesuffix(".js"), toolkit), "text/javascript"
        else:
            complaints.append(f"asked for {route.request.url}")
            route.abort()
            return
        route.fulfill(body=body, headers={"Content-Type": kind, "Content-Security-Policy": POLICY})

    context.route("**/*", answer)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(HOST)
    page.evaluate(
        """() => {
          window.works = [];
          window.base64 = async (blob) => {
            const bytes = new Uint8Array(await blob.arrayBuffer());
            return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
          };
        }"""
    )
    known: dict[str, int] = {}

    def run_(work: str, *values: Any) -> Any:
        if work not in known:
            known[work] = len(known)
            page.evaluate(f"() => {{ window.works.push({work}); }}")
        return json.loads(page.evaluate(CALL, [known[work], json.dumps(values)]))

    yield run_
    context.close()
    assert not complaints


OpenBuilder = Callable[..., Builder]


@pytest.fixture
def open_builder(open_page: OpenPage, home: str) -> OpenBuilder:
    """Opens the plan builder, with what the browser keeps from before and with options of `open_page`."""

    def open_(kept: Mapping[str, str] | None = None, **options: Any) -> Builder:
        return Builder(open_page("plan/", **{"storage_state": storage_of(home, kept or {})} | options))

    return open_


@pytest.fixture
def builder(open_builder: OpenBuilder) -> Builder:
    """The plan builder in a browser that keeps nothing yet."""
    return open_builder()


@pytest.fixture(scope="session")
def example(toolkit: Toolkit) -> dict[str, Any]:
    """The worked example, as the data of a saved plan."""
    plan = toolkit.worked_example
    return {"$schema": plan.schema_address} | plan.model_dump(mode="json", by_alias=True, exclude_unset=True)


@pytest.fixture
def filled(open_builder: OpenBuilder, example: dict[str, Any]) -> Builder:
    """The plan builder in a browser that keeps the worked example."""
    return open_builder({KEY + example["id"]: json.dumps(example)})
