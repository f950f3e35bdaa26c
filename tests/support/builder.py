"""The site builder that tests use, and the site that it makes.

Two variables of the environment put the same tests to another site builder. `TOOLKIT_SITE` is the folder of a
finished site, which is then not built. `TOOLKIT_BUILDER` is the command that builds, in place of MkDocs' own.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bs4 import BeautifulSoup

from tests.support.project import Project

SITE_VARIABLE = "TOOLKIT_SITE"
BUILDER_VARIABLE = "TOOLKIT_BUILDER"
MKDOCS = (sys.executable, "-m", "mkdocs")
BUILDER: Sequence[str] = shlex.split(os.environ.get(BUILDER_VARIABLE, "")) or MKDOCS
# Not every builder looks for a file of this name by itself.
CONFIG = ("--config-file", "mkdocs.yml")
# Every project of an owner may share one host, so the site must work below its root.
PATH = "/a/sub/path/"
SITE_URL = f"https://toolkit.example{PATH}"
"""The address that the site of the tests is built for."""
# Run from a copy of the project, Python takes the copy's macros/, not the one that is installed.
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}


def in_variable(values: Mapping[str, str], commands: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The environment with some variables more: texts, and commands."""
    return {**os.environ, **values, **{name: shlex.join(command) for name, command in commands.items()}}


def build(
    project: Path, into: Path, *options: str, builder: Sequence[str] = BUILDER, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Build the site of a project, strictly, and return what the command printed and its exit code."""
    return subprocess.run(
        [*builder, "build", *CONFIG, "--strict", "--site-dir", str(into), *options],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables},
        capture_output=True,
        text=True,
        timeout=300,
    )


def build_for_path(project: Path, into: Path) -> None:
    """Build a site for its path: the page for dead addresses and the server's settings need to know it."""
    result = build(project, into, SITE_URL=SITE_URL)
    assert result.returncode == 0, result.stderr


def build_copy(project: Project, *options: str, cwd: Path | None = None) -> tuple[int, str]:
    """Build without `--strict`, since mkdocs.yml asks for it. Returns the exit code and all that was printed."""
    result = subprocess.run(
        [*BUILDER, "build", *CONFIG, *options],
        cwd=cwd or project.root,
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
    )
    return result.returncode, result.stdout


def complaints(output: str) -> list[str]:
    """What a failed build printed, but for what it always prints."""
    assert "Traceback" not in output
    assert "  File " not in output
    lines = [line for line in output.splitlines() if line.strip() and not line.startswith("INFO")]
    return [re.sub(r"^(WARNING|ERROR)\s+-\s+", "", line) for line in lines if not line.startswith("Aborted")]


def told(output: str) -> list[str]:
    """What a failed build complains of, without the line that counts."""
    return [line.strip() for line in complaints(output) if not re.search(r"faults? to fix:$", line)]


def page(project: Project, path: str) -> BeautifulSoup:
    """A page of the site that was built in a copy of the project."""
    return BeautifulSoup((project.root / "site" / path).read_text(encoding="utf-8"), "html.parser")
