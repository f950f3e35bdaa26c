"""What ran of a script is reported by the line, from the counts that the browser gives."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.script_coverage import ScriptCoverage, lines_missed, named

SCRIPT = """var tkTry = (function () {
  const smile = "😀";

  function called(way) {
    if (way) return smile;
    return "other";
  }

  function forgotten() {
    return 1;
  }

  return { called, forgotten };
})();
"""


@pytest.fixture
def coverage(browser: Browser) -> Iterator[ScriptCoverage]:
    """Of a page in which one function ran one way."""
    coverage = ScriptCoverage()
    page = browser.new_page()
    with coverage.watch(page, {"site/try": SCRIPT}):
        page.add_script_tag(content=named("site/try", SCRIPT))
        page.evaluate("tkTry.called(true)")
    yield coverage
    page.close()


def test_lines_that_did_not_run_are_found_as_the_browser_counts(coverage):
    assert coverage.missed == {"site/try": {6, 9, 10, 11}}


def test_what_one_page_runs_counts_for_all(coverage, browser):
    page = browser.new_page()
    with coverage.watch(page, {"site/try": SCRIPT}):
        page.add_script_tag(content=named("site/try", SCRIPT))
        page.evaluate("tkTry.forgotten()")
    page.close()
    assert coverage.missed == {"site/try": {6}}


def test_the_report_names_lines_in_runs_and_scripts_that_no_page_held(coverage):
    table = [line.split() for line in coverage.report(["site/try", "site/menu"])]
    assert table[0] == ["site/try.js", "14", "71%", "6,", "9-11"]
    assert table[1][-1] == "site/menu.js"


def test_an_inner_range_says_more_than_the_one_around_it():
    whole = {"startOffset": 0, "endOffset": 9, "count": 1}
    inner = {"startOffset": 4, "endOffset": 6, "count": 0}
    assert lines_missed("abc\nde\nfg", [{"ranges": [whole, inner]}]) == {2}
    assert lines_missed("abc\nde\nfg", [{"ranges": [whole | {"count": 0}, inner | {"count": 3}]}]) == {1, 3}
