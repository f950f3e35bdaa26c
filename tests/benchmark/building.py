"""Builds projects and says what each build cost. It needs a system that keeps account of processes: not Windows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Cost:
    """What a build cost."""

    pages: int
    seconds: float
    """By the clock."""
    processor: float
    """Seconds of processor time: steadier than the clock on a machine that does other things too."""
    memory: float
    """The most memory held at any time, in MiB."""


def build_cost(project: Path, **variables: str) -> Cost:
    """Build a project and measure it, with more variables in its environment."""
    # Not from this process: a new one inherits the most memory that the one which starts it ever held.
    command = [sys.executable, __file__, str(project)]
    result = subprocess.run(command, stdout=subprocess.PIPE, check=False, env={**os.environ, **variables})
    if result.returncode:
        sys.exit(f"{project} could not be built")
    return Cost(**json.loads(result.stdout))


def median_cost(costs: Iterable[Cost]) -> Cost:
    """The middle of several builds, figure by figure."""
    return Cost(*(median(figures) for figures in zip(*map(astuple, costs), strict=True)))


def _measured(project: Path, site: Path) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", site],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=sys.stderr,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(process.returncode)
    return Cost(
        pages=sum(1 for _ in site.rglob("index.html")),
        seconds=seconds,
        processor=usage.ru_utime + usage.ru_stime,
        # macOS counts bytes, other systems KiB.
        memory=usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asdict(_measured(Path(sys.argv[1]), Path(folder)))))
