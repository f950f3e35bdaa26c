"""What an author waits for: the time from saving a file to seeing it served, and what many rebuilds cost."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from tests.support.paths import PARTS
from tests.support.project import Project
from tests.support.serving import Server, serving

EDITS: Mapping[str, tuple[str, str, str, str]] = {
    "a page": ("docs/about.md", r"\Z", "\nFresh words {}\n", "about/"),
    "a YAML file": (
        "data/case-studies/child-heart-surgery.yml",
        r"^title: .*",
        "title: Fresh words {}",
        "case-studies/child-heart-surgery/",
    ),
    "a style": (
        "overrides/assets/site/tokens.css",
        r"\Z",
        '\n:root {{ --fresh: "Fresh words {}" }}\n',
        "assets/site/site.css",
    ),
}
"""What is edited: the file, what is replaced in it by what, and where it shows."""


@dataclass(frozen=True)
class Editing:
    """How it feels to edit while the site is served."""

    waits: Mapping[str, float]
    """Seconds from saving to seeing it served, by what was saved; the median of several."""
    meanwhile: float
    """Seconds until a page is answered that is asked for while the site is built again; the slowest."""
    memory: tuple[float, float]
    """MiB after the first builds, and after all of them."""
    rebuilds: int


def measure_editing(runs: int, rebuilds: int) -> Editing:
    """Serve a copy of the project and edit it."""
    with tempfile.TemporaryDirectory() as folder, serving(Project(Path(folder) / "project", *PARTS)) as server:
        server.wait_until(lambda: server.page() is not None)
        for name in EDITS:
            _wait(server, name, "first")
        waits = {name: statistics.median(_wait(server, name, str(run)) for run in range(runs)) for name in EDITS}
        meanwhile = max(_meanwhile(server, run) for run in range(runs))
        before = _memory(server)
        for number in range(rebuilds):
            _wait(server, "a page", f"again {number}")
        return Editing(waits, meanwhile, (before, _memory(server)), rebuilds)


def _save(server: Server, name: str, words: str) -> str:
    file, old, new, path = EDITS[name]
    server.project.edit(file, old, new.format(words))
    return path


def _wait(server: Server, name: str, words: str) -> float:
    """Save and ask until it is there."""
    start = time.monotonic()
    address = server.address(_save(server, name, words))
    fresh = f"Fresh words {words}".encode()
    while True:
        with urlopen(address, timeout=60) as answer:
            if fresh in answer.read():
                return time.monotonic() - start
        time.sleep(0.05)


def _meanwhile(server: Server, run: int) -> float:
    """Ask for pages from saving until the new one is there, and return how long the slowest answer took."""
    address = server.address(_save(server, "a page", f"meanwhile {run}"))
    slowest = 0.0
    while True:
        start = time.monotonic()
        with urlopen(address, timeout=60) as answer:
            content = answer.read()
        slowest = max(slowest, time.monotonic() - start)
        if f"meanwhile {run}".encode() in content:
            return slowest


def _memory(server: Server) -> float:
    status = Path(f"/proc/{server.process_id}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
