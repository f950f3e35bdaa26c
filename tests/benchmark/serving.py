"""What a server can send: the built site behind nginx, with the settings that come with it, under load from wrk."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support.nginx import NGINX, serving

PAGES: Mapping[str, str] = {
    "home": "",
    "guidance": "tips/",
    "plan": "plan/",
    "search": "search/search.js",
}
"""What is asked for, by what it is called in the report."""

SECONDS = 3
CONNECTIONS = 32
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Load:
    """How a server answers many who ask for one thing at once."""

    per_second: float
    """Answers."""
    median: float
    """Milliseconds until an answer is there."""
    slowest: float
    """Milliseconds after which 99 of 100 answers are there."""


def missing() -> list[str]:
    """The programs that the measurement needs and this machine lacks."""
    found = {"nginx": NGINX.executable(), "wrk": shutil.which("wrk")}
    return [name for name, path in found.items() if not path]


def measure_serving(site: Path) -> dict[str, Load]:
    """Ask for each of the pages as fast as the server sends them.

    Raises:
        RuntimeError: an answer is none that a reader could use.
    """
    with serving(site) as address:
        return {name: load_of(_wrk(address + path)) for name, path in PAGES.items()}


def load_of(report: str) -> Load:
    """Read what wrk printed.

    Raises:
        RuntimeError: it tells of answers that are errors, or of none.
    """
    rate = re.search(r"^Requests/sec: +([\d.]+)", report, re.MULTILINE)
    times = dict(re.findall(r"^ +(50|99)% +([\d.]+(?:us|ms|s)) *$", report, re.MULTILINE))
    if not rate or len(times) < 2 or re.search(r"Non-2xx|Socket errors", report):
        raise RuntimeError(f"the server does not answer as it should:\n{report}")
    return Load(float(rate[1]), _milliseconds(times["50"]), _milliseconds(times["99"]))


def _milliseconds(text: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(\w+)", text).groups()
    return float(number) * MILLISECONDS[unit]


def _wrk(address: str) -> str:
    load = ["--threads", "1", "--connections", str(CONNECTIONS), "--duration", f"{SECONDS}s", "--timeout", "30s"]
    # As browsers ask.
    header = ["--header", "Accept-Encoding: gzip"]
    command = ["wrk", *load, *header, "--latency", address]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
