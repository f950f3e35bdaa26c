"""Programs that tests start and that Python's packages do not bring: found, or fetched, or asked for in plain words.

A test that needs a program fails where there is none: it never skips.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Way = Callable[[], None]
"""A way to get a program. It may fail without a word: what counts is whether the program then starts."""


class Missing(Exception):
    """Raised when a program is neither there nor to be had. Its text says what to install."""


def on_path(*names: str) -> Callable[[], Iterator[str]]:
    """Where a program is by these names: on the shell's path, or, for whole paths, there."""
    return lambda: filter(None, map(shutil.which, names))


def shows_its_version(path: str, option: str = "--version") -> bool:
    """Whether a program starts far enough to say which it is."""
    try:
        return subprocess.run([path, option], capture_output=True, check=False, timeout=120).returncode == 0
    except OSError:
        return False


@dataclass(frozen=True)
class Program:
    """A program, where it usually is, and ways to get it."""

    name: str
    """Also the name of its module in this folder, in small letters."""
    variable: str
    """Names another in the environment."""
    usual: Callable[[], Iterable[str]]
    """Where it may be, best first."""
    ways: tuple[Way, ...]
    """Tried one after the other until it starts."""
    starts: Callable[[str], bool] = shows_its_version
    beside: str = ""
    """What else the machine must have, in words."""

    def executable(self) -> str | None:
        """The path of the first that starts; None if none does."""
        named = os.environ.get(self.variable)
        return next((path for path in ([named] if named else self.usual()) if self.starts(path)), None)

    def path(self) -> str:
        """Its path.

        Raises:
            Missing: none starts.
        """
        if path := self.executable():
            return path
        raise Missing(f"There is no {self.name} that starts: run `python -m tests.support.{self.name.lower()}`.")

    def get(self) -> str:
        """Make sure that there is one, and return its path.

        Raises:
            Missing: none can be had.
        """
        named = os.environ.get(self.variable)
        if path := self.executable():
            return path
        if named:
            raise Missing(f"{self.variable} names {named}, which does not start as {self.name}.")
        for way in self.ways:
            way()
            if path := self.executable():
                return path
        raise Missing(f"The tests need {self.name}{self.beside}. Install it, or set {self.variable} to its path.")

    def main(self) -> None:
        """Get it, and print its path. Exits with a plain message where it cannot be had."""
        try:
            print(f"{self.name}: {self.get()}")
        except Missing as reason:
            sys.exit(str(reason))


def installed(*packages: str) -> Way:
    """Install packages of the system, with apt."""

    def way() -> None:
        if shutil.which("apt-get"):
            run("apt-get", "update", as_root=True)
            run("apt-get", "install", "-y", "--no-install-recommends", *packages, as_root=True)

    return way


def unpacked(folder: Path, *packages: str) -> Way:
    """Unpack packages of the system into a folder: that needs no administrator and starts no service."""

    def way() -> None:
        if not (shutil.which("apt-get") and shutil.which("dpkg")):
            return
        with tempfile.TemporaryDirectory() as scratch:
            for package in packages:  # Distributions differ in which of them there are.
                download = ("apt-get", "download", package)
                if not run(*download, cwd=scratch):
                    run("apt-get", "update", as_root=True)
                    run(*download, cwd=scratch)
            for file in sorted(Path(scratch).glob("*.deb")):
                run("dpkg", "--extract", str(file), str(folder))

    return way


def run(*command: str, cwd: str | None = None, as_root: bool = False) -> bool:
    """Run a command that may fail, and say whether it went well."""
    # Only systems with an administrator called root have apt.
    sudo = ["sudo"] if as_root and hasattr(os, "geteuid") and os.geteuid() != 0 else []
    return subprocess.run([*sudo, *command], cwd=cwd, check=False).returncode == 0
