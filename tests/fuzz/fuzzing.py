"""Spoils one file of a copy of the project at a time, and checks the copy as `make check` does."""

from __future__ import annotations

import contextlib
import io
import os
import re
import signal
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from macros.__main__ import main
from tests.fuzz.mutations import DATA, PAGES

SECONDS = 120
"""How long a check may take, on a busy machine too, before it counts as one that never ends."""
PARTS = ("mkdocs.yml", "data", "docs", "overrides")

_JARGON = re.compile(r"Traceback|  File |Error\b|validation|<class|Input should|pydantic|NoneType|jinja|unhashable")


@dataclass(frozen=True)
class Outcome:
    """What came of one spoilt file."""

    file: str
    way: str
    seed: int
    problem: str
    """What is wrong with the way in which it ended; empty if it ended as it should."""
    refused: bool


def outcomes(root: Path, seeds: Iterator[int]) -> Iterator[Outcome]:
    """Spoil a file by each seed, and say how the check of the project ended. The file is whole again afterwards.

    Args:
        root: a copy of the project, with an organisation's folder in own/.
        seeds: each decides the file, and how it is spoilt.
    """
    files = sorted(
        path
        for folder, pattern in (("data", "*.yml"), ("own", "*.yml"), ("docs", "*.md"), ("own", "*.md"))
        for path in (root / folder).rglob(pattern)
        if not path.name.startswith("_")
    )
    for seed in seeds:
        chance = Random(seed)
        path = chance.choice(files)
        ways = PAGES if path.suffix == ".md" else DATA
        way = chance.choice(sorted(ways))
        whole = path.read_bytes()
        try:
            path.write_bytes(ways[way](whole, chance))
            problem, refused = _checked(root)
        finally:
            path.write_bytes(whole)
        yield Outcome(path.relative_to(root).as_posix(), way, seed, problem, refused)


def _checked(root: Path) -> tuple[str, bool]:
    """Run `make check`. Returns what is wrong with the way in which it ended, and whether it refused the project."""
    said = io.StringIO()
    before = Path.cwd()
    os.chdir(root)
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(SECONDS)
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            main(["check"])
    except SystemExit as end:
        message = f"{end.code}"
        if end.code in (0, None):
            return "it ended with 0 and without a word", False
        if _JARGON.search(message) or not re.search(r"^\S.*:\d+: ", message, re.MULTILINE | re.DOTALL):
            return f"no plain words: {message[:400]}", True
        return "", True
    except TimeoutError:
        return f"it took more than {SECONDS} seconds", False
    except BaseException:
        return traceback.format_exc()[-1500:], False
    finally:
        signal.alarm(0)
        os.chdir(before)
    return "", False


def _too_long(number: int, frame: object) -> None:
    raise TimeoutError
