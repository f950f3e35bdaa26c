"""No expression of a script takes more than twice as long for twice as long a text, whatever the text: whoever sends
a file must not be able to hang the page of those who open it."""

import re
import time

import pytest
from playwright.sync_api import Browser

from tests.scripts.reading import Reader, reader, scripts
from tests.support.growth import hostile
from tests.support.paths import ROOT

# Fixtures, which pytest finds by their names.
__all__ = ["reader", "scripts"]

ASSETS = ROOT / "overrides" / "assets"
_COMMENT = re.compile(r"^\s*(?://|/?\*).*$", re.MULTILINE)
_LITERAL = re.compile(
    r"(?<=[=(\[,:?!&|])\s*/(?![*/])(?P<source>(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+)/(?P<flags>[dgimsuvy]*)"
)

# Four times as much takes an expression that is linear four times as long, and one that is not sixteen times. Only
# those that are not done at once are looked at closely.
SLOW = """([source, flags, texts]) => {
  const expression = new RegExp(source, flags);
  const timed = (text) => {
    const start = performance.now();
    text.replace(expression, () => "");
    return performance.now() - start;
  };
  const least = (text) => Math.min(timed(text), timed(text), timed(text));
  const made = ([start, run, end], size) => start + run.repeat(Math.max(size / run.length, size / 3)) + end;
  const grew = (text) => least(made(text, 40000)) > Math.max(5, 7 * least(made(text, 10000)));
  // On a busy machine anything may take long once, but not each time.
  const grows = (text) => [1, 2, 3, 4].every(() => grew(text));
  return texts.find((text) => timed(made(text, 3000)) > 0.2 && grows(text));
}"""


def expressions() -> dict[tuple[str, str], str]:
    """The expressions of all scripts and their flags, and where each stands."""
    found = {}
    for path in sorted(ASSETS.rglob("*.js")):
        text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
        for match in _LITERAL.finditer(text):
            found[match["source"], match["flags"]] = path.relative_to(ASSETS).as_posix()
    return found


def test_every_expression_of_the_scripts_is_linear(browser: Browser):
    page = browser.new_page()
    found = expressions()
    slow = {
        f"{place}: /{source}/{flags}": text
        for (source, flags), place in found.items()
        if (text := page.evaluate(SLOW, [source, flags, list(hostile(source))]))
    }
    page.close()
    assert len(found) > 100
    assert not slow


def test_an_expression_that_is_not_linear_is_found(browser: Browser):
    page = browser.new_page()
    for source in (r"^[-*+]\s+\*\*(.+?):?\*\*:?\s*(.*)$", r"\[([^\]]*)\]\([^)]*\)", r"^(.*?)([^/]*)$"):
        assert page.evaluate(SLOW, [source, "", list(hostile(source))]), source
    page.close()


@pytest.mark.parametrize(
    "text",
    [
        "<html><pre " + "id=saved-plan " * 40_000,
        "- **" + "a**" * 100_000 + "\u2028x",
        "# Topic" + " " * 300_000 + "x",
        "# " + "Topic " * 100_000,
        "# x\n\n" + "[" * 300_000,
        "# x\n\n" + "*" * 300_000 + "x",
        '"' * 300_001,
    ],
    ids=["attributes", "labels", "spaces", "words", "brackets", "stars", "quotes"],
)
def test_a_hostile_file_is_refused_within_moments(reader: Reader, text: str):
    start = time.monotonic()
    assert reader.refusal(text.encode())
    assert time.monotonic() - start < 3
