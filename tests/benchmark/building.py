"""Builds projects and says what each build cost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Cost:
    """What a build cost."""

    pages: int
    seconds: float
    """On the clock."""
    processor: float
    """Seconds of processor time: steadier than the clock on a machine that does other things too."""
    memory: float
    """The most memory held at any time, in MiB."""


def build_cost(project: Path) -> Cost:
    """Build a project in a process of its own, and measure that process."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as output:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=project,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(f"{project} could not be built:\n{output.read().decode()}")
        return Cost(
            pages=sum(1 for _ in Path(folder).rglob("index.html")),
            seconds=seconds,
            processor=usage.ru_utime + usage.ru_stime,
            # macOS counts bytes, other systems KiB.
            memory=usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
        )


def median_cost(costs: Iterable[Cost]) -> Cost:
    """The middle of several builds, figure by figure."""
    costs = list(costs)
    return Cost(
        pages=costs[0].pages,
        seconds=median(cost.seconds for cost in costs),
        processor=median(cost.processor for cost in costs),
        memory=median(cost.memory for cost in costs),
    )
