"""No expression of a script takes more than twice as long for twice as long a text, whatever the text: whoever sends
a file must not be able to hang the page of those who open it."""

import re
import time
from collections.abc import Iterable

import pytest

from tests.scripts.reading import Reader
from tests.support.growth import parts_of_hostile
from tests.support.node import evaluate
from tests.support.paths import ROOT

ASSETS = ROOT / "overrides" / "assets"
_COMMENT = re.compile(r"^\s*(?://|/?\*).*$", re.MULTILINE)
_LITERAL = re.compile(
    r"(?<=[=(\[,:?!&|])\s*/(?![*/])(?P<source>(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+)/(?P<flags>[dgimsuvy]*)"
)

# What counts is the processor's time, which a busy machine does not lengthen. Four times as much takes an expression
# that is linear four times as long, and one that is not sixteen times. Only what takes a while is looked at closely.
SLOW = """(expressions) => {
  const now = () => performance.now();
  const used = () => { const { user, system } = process.cpuUsage(); return user + system; };
  const made = ([start, run, end], size) => start + run.repeat(Math.max(size / run.length, size / 3)) + end;
  const slow = ({ source, flags, texts: [starts, runs, ends] }) => {
    const expression = new RegExp(source, flags);
    const timed = (text, clock) => {
      const start = clock();
      text.replace(expression, "");
      return clock() - start;
    };
    const least = (text) => Math.min(...[1, 2, 3].map(() => timed(text, used)));
    const grows = (text) => {
      const [short, long] = [least(made(text, 10000)), least(made(text, 40000))];
      return long > 5000 && long > 7 * short;
    };
    for (const start of starts) {
      for (const run of runs) {
        for (const end of ends) {
          const text = [start, run, end];
          const quick = timed(made(text, 400), now) < 0.03;
          if (!quick && grows(text) && grows(text)) return text;
        }
      }
    }
    return null;
  };
  return expressions.map(slow);
}"""


def slow(expressions: Iterable[tuple[str, str]]) -> list[list[str] | None]:
    """For each expression and its flags, a text that takes it too long: its start, what is repeated, and its end."""
    asked = [{"source": source, "flags": flags, "texts": parts_of_hostile(source)} for source, flags in expressions]
    return evaluate(SLOW, asked)


def expressions() -> dict[tuple[str, str], str]:
    """The expressions of all scripts and their flags, and where each stands."""
    found = {}
    for path in sorted(ASSETS.rglob("*.js")):
        text = _COMMENT.sub("", path.read_text(encoding="utf-8"))
        for match in _LITERAL.finditer(text):
            found[match["source"], match["flags"]] = path.relative_to(ASSETS).as_posix()
    return found


def test_every_expression_of_the_scripts_is_linear():
    found = expressions()
    places = zip(found.items(), slow(found), strict=True)
    assert len(found) > 100
    assert not {f"{place}: /{source}/{flags}": text for ((source, flags), place), text in places if text}


def test_an_expression_that_is_not_linear_is_found():
    sources = (r"^[-*+]\s+\*\*(.+?):?\*\*:?\s*(.*)$", r"\[([^\]]*)\]\([^)]*\)", r"^(.*?)([^/]*)$")
    assert None not in slow((source, "") for source in sources)


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
