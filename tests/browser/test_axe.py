"""axe, with every rule that it has, finds no fault in any page."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

# By default axe leaves out what is not in WCAG's A and AA, or is on trial. Here each rule is on.
RUN = """async () => {
  const names = axe.getRules().map((rule) => rule.ruleId);
  const rules = Object.fromEntries(names.map((name) => [name, { enabled: true }]));
  const results = await axe.run(document, { rules, resultTypes: ["violations"] });
  const ran = new Set(["passes", "violations", "incomplete", "inapplicable"].flatMap((kind) => results[kind].map((rule) => rule.id)));
  return {
    left_out: names.filter((name) => !ran.has(name)),
    faults: results.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} (${node.failureSummary})`)),
  };
}"""

schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
widths = pytest.mark.parametrize("width", [1280, 320])


def faults(page: Page) -> list[str]:
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN)
    assert not found["left_out"]
    return [f"{page.url} {fault}" for fault in found["faults"]]


@widths
@schemes
def test_no_page_has_a_fault(open_page: OpenPage, paths: list[str], width: int, scheme: str):
    page = open_page(width=width, color_scheme=scheme)
    found = []
    for path in paths:
        page.goto(path)
        found += faults(page)
    assert not found, "\n".join(found)


@widths
@schemes
def test_the_open_search_has_no_fault(open_page: OpenPage, width: int, scheme: str):
    page = open_page("tips/", width=width, color_scheme=scheme)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("focus group")
    page.locator("dialog li").first.wait_for()
    assert not faults(page)


@schemes
def test_the_open_menu_has_no_fault(open_page: OpenPage, scheme: str):
    page = open_page("tips/", width=320, color_scheme=scheme)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="Main").wait_for()
    assert not faults(page)


@widths
@schemes
def test_a_box_that_was_copied_has_no_fault(open_page: OpenPage, width: int, scheme: str):
    page = open_page("plan/", width=width, color_scheme=scheme)
    page.get_by_role("button", name="Copy").first.click()
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    assert not faults(page)


def test_axe_is_at_work(open_page: OpenPage):
    page = open_page("404.html")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert [fault for fault in faults(page) if "button-name" in fault]
