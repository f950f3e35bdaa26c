"""What all tests share: the project, its data, and the site, built once for a run.

Two variables of the environment put the same tests to another site builder. `TOOLKIT_SITE` is the folder of a
finished site, which is then not built. `TOOLKIT_BUILDER` is the command that builds, in place of MkDocs' own.
"""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from macros.content import load
from macros.models.toolkit import Toolkit

ROOT = Path(__file__).resolve().parents[1]
SITE_VARIABLE = "TOOLKIT_SITE"
BUILDER_VARIABLE = "TOOLKIT_BUILDER"
MKDOCS = (sys.executable, "-m", "mkdocs")
BUILDER: Sequence[str] = shlex.split(os.environ.get(BUILDER_VARIABLE, "")) or MKDOCS
# Not every builder looks for a file of this name by itself.
CONFIG = ("--config-file", "mkdocs.yml")


def in_variable(values: Mapping[str, str], commands: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The environment with some variables more: texts, and commands."""
    return {**os.environ, **values, **{name: shlex.join(command) for name, command in commands.items()}}


def build(
    project: Path, into: Path, *options: str, builder: Sequence[str] = BUILDER
) -> subprocess.CompletedProcess[str]:
    """Build the site of a project, strictly, and return what the command printed and its exit code."""
    return subprocess.run(
        [*builder, "build", *CONFIG, "--strict", "--site-dir", str(into), *options],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture(scope="session")
def toolkit() -> Toolkit:
    return load(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    if finished := os.environ.get(SITE_VARIABLE):
        return Path(finished).resolve()
    folder = tmp_path_factory.mktemp("site")
    result = build(ROOT, folder)
    assert result.returncode == 0, result.stderr
    return folder
