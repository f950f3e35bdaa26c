"""The site builders that are tried, each installed into an environment of its own."""

from __future__ import annotations

import subprocess
import sys
import venv
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmark.projects import copy_project
from tests.support.builder import BUILDER_VARIABLE, SITE_URL, SITE_VARIABLE, build, in_variable
from tests.support.paths import ROOT

HERE = Path(__file__).parent
ENVIRONMENTS = ROOT / "build" / "portability"
FAULTS: Mapping[str, tuple[str, str]] = {
    "a dead link": ("docs/about.md", "\n[words](nosuch.md)\n"),
    "a dead link from docs/": ("docs/about.md", "\n[words](/methods/nosuch.md)\n"),
    "a dead anchor": ("docs/about.md", "\n[words](/tips.md#nosuch)\n"),
    "an unknown macro": ("docs/about.md", "\n{{ glosary() }}\n"),
    "an unknown name in a macro": ("docs/about.md", '\n{{ tip("be-oben") }}\n'),
    "an unknown link by name": ("docs/about.md", "\n[words](link:osrr)\n"),
    "a fault in the data": ("data/tips.yml", "\nnosuch: x\n"),
}
"""What must end a build, by name: a file, and what is added to it."""


class NotInstalled(Exception):
    """Raised when the packages of a builder cannot be had."""


@dataclass(frozen=True)
class Builder:
    """A site builder."""

    name: str
    """Also the name of its locked list of packages in this folder."""
    command: Sequence[str]
    """What follows `python` to run it."""
    tests: Sequence[str]
    """The tests that it is put to."""

    @property
    def python(self) -> Path:
        folder, program = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")
        return ENVIRONMENTS / self.name / folder / program

    @property
    def whole_command(self) -> list[str]:
        return [str(self.python), *self.command]

    def install(self) -> None:
        """Make its environment, unless the one that is there has the same packages.

        Raises:
            NotInstalled: the packages cannot be fetched.
        """
        locked = "".join(
            path.read_text(encoding="utf-8") for path in (HERE / f"{self.name}.txt", ROOT / "pyproject.toml")
        )
        installed = ENVIRONMENTS / self.name / "installed.txt"
        if installed.is_file() and installed.read_text(encoding="utf-8") == locked:
            return
        venv.create(ENVIRONMENTS / self.name, clear=True, with_pip=True)
        self._install("--require-hashes", "--requirement", str(HERE / f"{self.name}.txt"))
        # Builders find the project's plugin by what the installed project says of itself.
        self._install("--no-deps", "--editable", str(ROOT))
        installed.write_text(locked, encoding="utf-8")

    def _install(self, *what: str) -> None:
        options = ("--quiet", "--disable-pip-version-check", "--retries", "1")
        result = subprocess.run(
            [self.python, "-m", "pip", "install", *options, *what], capture_output=True, text=True, check=False
        )
        if result.returncode:
            raise NotInstalled((result.stderr.strip() or result.stdout.strip()).splitlines()[-1])

    def version(self) -> str:
        """The version that is locked."""
        locked = (HERE / f"{self.name}.txt").read_text(encoding="utf-8")
        return next(line.split()[0] for line in locked.splitlines() if line.startswith(f"{self.name}=="))

    def build(self, project: Path, into: Path) -> subprocess.CompletedProcess[str]:
        """Build a project strictly."""
        return build(project, into, builder=self.whole_command, SITE_URL=SITE_URL)


BUILDERS = (
    Builder("properdocs", ("-m", "properdocs"), ("tests/site", "tests/builds")),
    Builder("zensical", (str(HERE / "zensical_build.py"),), ("tests/site",)),
)


@dataclass(frozen=True)
class Tested:
    """What became of a run of tests."""

    passed: int
    failed: tuple[str, ...]
    """The names of those that failed."""


def run_tests(builder: Builder, site: Path, report: Path) -> Tested:
    """Run the tests of a builder against the site that it made; tests that build use it too."""
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", *builder.tests],
        cwd=ROOT,
        env=in_variable(
            {SITE_VARIABLE: str(site), "PYTHONPATH": str(ROOT)}, {BUILDER_VARIABLE: builder.whole_command}
        ),
        stdout=subprocess.DEVNULL,
        check=False,
    )
    return read_report(report)


def read_report(report: Path) -> Tested:
    """Read what pytest wrote about a run."""
    cases = list(ET.parse(report).iter("testcase"))
    failed = tuple(
        f"{case.get('classname')}::{case.get('name')}"
        for case in cases
        if case.find("failure") is not None or case.find("error") is not None
    )
    return Tested(len(cases) - len(failed) - sum(case.find("skipped") is not None for case in cases), failed)


def unseen_faults(builder: Builder, workspace: Path) -> list[str]:
    """The faults that do not end a build, though each must."""
    unseen = []
    for number, (name, (file, text)) in enumerate(FAULTS.items()):
        project = copy_project(ROOT, workspace / f"fault-{number}")
        with (project / file).open("a", encoding="utf-8") as stream:
            stream.write(text)
        if builder.build(project, workspace / f"site-{number}").returncode == 0:
            unseen.append(name)
    return unseen
