"""Which lines of the site's scripts tests run, as Chromium counts them (its own precise coverage)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import groupby
from typing import Any

from playwright.sync_api import Page

PREFIX = "counted:"
"""What the names of scripts begin with in what Chromium counts."""


Counted = Callable[[Page, Mapping[str, str]], AbstractContextManager[None]]
"""Counts what runs in a page, of scripts by their paths, where that was asked for."""


def named(name: str, text: str) -> str:
    """A script that Chromium knows by its path in overrides/assets/, however it comes into a page."""
    return f"{text.rstrip()}\n//# sourceURL={PREFIX}{name}\n"


def lines_missed(text: str, functions: Sequence[Mapping[str, Any]]) -> set[int]:
    """The lines of a script, from 1, of which nothing ran.

    `functions` is what Chromium's `Profiler.takePreciseCoverage` gives for it: each has ranges from the outermost to
    the innermost, in units of UTF-16, with how often each ran.
    """
    text = re.sub(r"[^\0-\uffff]", "xx", text)
    ran = bytearray(b"\1" * len(text))
    ranges = [each for function in functions for each in function["ranges"]]
    # A range in another says more exactly how often its part ran.
    for each in sorted(ranges, key=lambda one: (one["startOffset"], -one["endOffset"])):
        start, end = each["startOffset"], min(each["endOffset"], len(text))
        ran[start:end] = bytes([each["count"] > 0]) * (end - start)
    missed, at = set(), 0
    for number, line in enumerate(text.split("\n"), 1):
        here = [ran[at + place] for place, character in enumerate(line) if not character.isspace()]
        if here and not any(here):
            missed.add(number)
        at += len(line) + 1
    return missed


class ScriptCoverage:
    """Gathers from all pages of a run which lines of which scripts ran."""

    def __init__(self) -> None:
        self.missed: dict[str, set[int]] = {}
        """By the script's path: the lines of which nothing ran in any page."""
        self.lines: dict[str, int] = {}
        """By the script's path: how many lines it has."""

    @contextmanager
    def watch(self, page: Page, sources: Mapping[str, str]) -> Iterator[None]:
        """Count what runs in a page from now on. `sources` holds the scripts by their paths."""
        session = page.context.new_cdp_session(page)
        session.send("Profiler.enable")
        session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True})
        yield
        for script in session.send("Profiler.takePreciseCoverage")["result"]:
            name = script["url"].removeprefix(PREFIX)
            if name in sources:
                missed = lines_missed(sources[name], script["functions"])
                self.missed[name] = self.missed.get(name, missed) & missed
                self.lines[name] = len(sources[name].splitlines())

    def report(self, known: Sequence[str]) -> Iterator[str]:
        """Lines of a table: each script, how much of it ran, and what did not.

        `known` are the paths of all scripts; those that no page held are named at the end.
        """
        for name in sorted(self.missed):
            part = 1 - len(self.missed[name]) / self.lines[name]
            yield f"{name + '.js':<40} {self.lines[name]:>5} {part:>5.0%}  {_in_runs(self.missed[name])}".rstrip()
        others = [f"{name}.js" for name in known if name not in self.missed]
        yield f"Not in these pages, but in those of tests/browser: {', '.join(others) or 'none'}"


def _in_runs(numbers: set[int]) -> str:
    runs = groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])
    ends = [[number for _, number in run] for _, run in runs]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in ends)
