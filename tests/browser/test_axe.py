"""axe, with every rule that it has, finds no fault: in any page, nor in what opens on one.

What else is looked at on every page is looked at on the same visit.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

# By default axe leaves out what is not in WCAG's A and AA, or is on trial. Here each rule is on.
RUN = """async (wanted) => {
  const names = wanted ?? axe.getRules().map((rule) => rule.ruleId);
  const rules = Object.fromEntries(names.map((name) => [name, { enabled: true }]));
  // What an open window lies over cannot be reached, and was looked at before it opened.
  const open = document.querySelector("dialog:modal");
  const results = await axe.run(open ?? document, { rules, runOnly: names, resultTypes: ["violations"] });
  const ran = ["passes", "violations", "incomplete", "inapplicable"].flatMap((kind) => results[kind]);
  const why = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
  return {
    leftOut: open ? [] : names.filter((name) => !ran.some((rule) => rule.id === name)),
    faults: results.violations.flatMap((rule) =>
      rule.nodes.map((node) => [`${rule.id}: ${why(node)}`, `${location.pathname} ${node.target}`]),
    ),
  };
}"""

# Which rules can tell dark from light: the others give the same answer in both. The rule for AAA finds all that its
# twin for AA finds, in half the time of both.
ABOUT_COLOURS = ["color-contrast-enhanced", "link-in-text-block"]
RULES = {"light": None, "dark": ABOUT_COLOURS}

# Sets the text as wide as readers may, by criterion 1.4.12 of WCAG, and tells what is then cut off. Where one can
# scroll nothing is, and what screen readers alone find is no larger than a dot.
SPACE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets.push(sheet);
  const isCut = (one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const cuts = (overflow) => ["hidden", "clip"].includes(overflow);
    return (
      (cuts(overflowX) && one.scrollWidth > one.clientWidth + 1) ||
      (cuts(overflowY) && one.scrollHeight > one.clientHeight + 1)
    );
  };
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.clientWidth > 1 && isCut(one))
    .map((one) => `${location.pathname} ${one.outerHTML.slice(0, 120)}`);
}"""

WIDTH = "document.scrollingElement.scrollWidth"

widths = pytest.mark.parametrize("width", [1280, 320])


def faults(page: Page) -> dict[str, list[str]]:
    """What axe finds in a page as it stands, and where. In dark colours it looks again at what is about colours."""
    found: dict[str, list[str]] = {}
    page.evaluate(AXE_SCRIPT)
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme=scheme)
        page.locator(f":root[data-colour-scheme={scheme}]").wait_for()
        result = page.evaluate(RUN, rules)
        assert not result["leftOut"]
        for what, where in result["faults"]:
            found.setdefault(f"{scheme}: {what}", []).append(where)
    return found


@widths
def test_no_page_has_a_fault_scrolls_sideways_cuts_wide_text_off_or_asks_another_host(
    open_page: OpenPage, paths: list[str], width: int
):
    page = open_page(width=width)
    # Each fault with one of its places is enough to mend it, and many places share one.
    found = {}
    too_wide: list[str] = []
    cut_off: list[str] = []
    # One visit for all of this, since visits take the time. What the browser complains of, such as a request to
    # another host, fails each test at its end.
    for path in paths:
        page.goto(path)
        too_wide += [path] if page.evaluate(WIDTH) > width else []
        found |= {what: where[0] for what, where in faults(page).items()}
        cut_off += page.evaluate(SPACE)
        too_wide += [f"{path} with wide text"] if page.evaluate(WIDTH) > width else []
    assert (found, too_wide, cut_off) == ({}, [], [])


def test_text_that_is_cut_off_when_it_is_set_wide_is_found(open_page: OpenPage):
    page = open_page("404.html")
    page.evaluate(
        """() => {
          const { style, offsetHeight } = document.querySelector("h1");
          Object.assign(style, { height: `${offsetHeight}px`, overflow: "hidden" });
        }"""
    )
    assert len(page.evaluate(SPACE)) == 1


@widths
def test_the_open_search_has_no_fault(open_page: OpenPage, width: int):
    page = open_page("tips/", width=width)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("focus group")
    page.locator("dialog li").first.wait_for()
    assert not faults(page)


def test_the_open_menu_has_no_fault(open_page: OpenPage):
    page = open_page("tips/", width=320)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="Main").wait_for()
    assert not faults(page)


@widths
def test_a_box_that_was_copied_has_no_fault(open_page: OpenPage, width: int):
    page = open_page("decision-points/", width=width, permissions=["clipboard-write"])
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    assert not faults(page)


def test_opened_lists_have_no_fault(open_page: OpenPage):
    page = open_page(width=320)
    for path in ("tips/", "data/"):
        page.goto(path)
        page.locator(".tk-goes-with").first.wait_for()
        page.evaluate("document.querySelectorAll('.tk-goes-with').forEach((list) => { list.open = true; })")
        assert not faults(page)


def test_axe_is_at_work(open_page: OpenPage):
    page = open_page("404.html")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any("button-name" in what for what in faults(page))


def test_axe_is_at_work_in_a_window_that_is_open(open_page: OpenPage):
    page = open_page("404.html")
    page.get_by_role("button", name="Search").click()
    page.evaluate("document.querySelector('dialog:modal').append(document.createElement('button'))")
    assert any("button-name" in what for what in faults(page))
