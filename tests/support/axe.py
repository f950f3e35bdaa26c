"""axe, the checker for accessibility, with every rule that it has."""

from collections.abc import Iterable
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.support.present import present

# By default axe leaves out what is not in WCAG's A and AA, or is on trial. Here each rule is on.
RUN = """async (wanted) => {
  const names = wanted ?? axe.getRules().map((rule) => rule.ruleId);
  const rules = Object.fromEntries(names.map((name) => [name, { enabled: true }]));
  // What an open window lies over cannot be reached, and was looked at before it opened.
  const open = document.querySelector("dialog:modal");
  // What a browser does not lay out before it is in view has no size yet.
  const drawn = new CSSStyleSheet();
  drawn.replaceSync("* { content-visibility: visible !important; }");
  document.adoptedStyleSheets.push(drawn);
  const results = await axe.run(open ?? document, { rules, runOnly: names, resultTypes: ["violations"] });
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== drawn);
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
RULES: dict[Literal["light", "dark"], list[str] | None] = {"light": None, "dark": ABOUT_COLOURS}

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
    """What axe finds in a page as it is, and where. In dark colours it looks again at what is about colours."""
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


def look_over(page: Page, paths: Iterable[str]) -> tuple[dict[str, str], list[str], list[str]]:
    """Visit pages, and say what is wrong with them at the width that the window has.

    One visit for all of this, since visits take the time.

    Args:
        page: the window.
        paths: the addresses of the pages, from the site's root.

    Returns:
        Each fault that axe finds, with one of its places: that is enough to fix it, and many places share one. The
        pages that scroll sideways, as they are or with wide text. What is cut off with wide text.
    """
    found: dict[str, str] = {}
    too_wide: list[str] = []
    cut_off: list[str] = []
    width = present(page.viewport_size)["width"]
    for path in paths:
        page.goto(path)
        too_wide += [path] if page.evaluate(WIDTH) > width else []
        found |= {what: where[0] for what, where in faults(page).items()}
        cut_off += page.evaluate(SPACE)
        too_wide += [f"{path} with wide text"] if page.evaluate(WIDTH) > width else []
    return found, too_wide, cut_off
