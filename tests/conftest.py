"""What all tests share: the project, its data, and the site, built once for a run.

Two variables of the environment put the same tests to another site builder. `TOOLKIT_SITE` is the folder of a
finished site, which is then not built. `TOOLKIT_BUILDER` is the command that builds, in place of MkDocs' own.
"""

import os
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from macros.content.load import load
from macros.content.own import VARIABLE
from macros.models.language import Language
from macros.models.toolkit import Toolkit
from macros.publishing.offline_zip import write_offline_zip
from tests.browser.chromium import executable

ROOT = Path(__file__).resolve().parents[1]
SITE_VARIABLE = "TOOLKIT_SITE"
BUILDER_VARIABLE = "TOOLKIT_BUILDER"
MKDOCS = (sys.executable, "-m", "mkdocs")
BUILDER: Sequence[str] = shlex.split(os.environ.get(BUILDER_VARIABLE, "")) or MKDOCS
# Not every builder looks for a file of this name by itself.
CONFIG = ("--config-file", "mkdocs.yml")

NORTHLAND = ROOT / "tests" / "northland"
"""The own folder of a made-up organisation."""

# What the organisation that runs the tests has in its own folder is none of their business.
os.environ[VARIABLE] = ""


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
def welsh(toolkit: Toolkit) -> Toolkit:
    """The toolkit on a site in Welsh."""
    return in_language("cy", toolkit)


def in_language(code: str, toolkit: Toolkit, **words: Mapping[str, str]) -> Toolkit:
    """The toolkit on a site in another language. Of one that is made up for a test, `words` are its words by part."""
    made_up = {code: Language(slug=code, name=code, words=words)} if words else {}
    organisation = toolkit.organisation.model_copy(update={"language": code})
    return replace(toolkit, organisation=organisation, languages={**toolkit.languages, **made_up})


@pytest.fixture(scope="session")
def northland() -> Toolkit:
    """The toolkit with the folder of the made-up organisation laid over it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(NORTHLAND))
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


@pytest.fixture(scope="session")
def offline_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the site for shared drives, unzipped into a folder with a name that people would give."""
    folder = tmp_path_factory.mktemp("share") / "Stats team – Q&A #1, 100% café"
    zipfile.ZipFile(write_offline_zip(ROOT, folder)).extractall(folder)
    (inside,) = [path for path in folder.iterdir() if path.is_dir()]
    return inside


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = executable()
    assert path, "no Chromium starts: run `python -m tests.browser.chromium`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def example(toolkit: Toolkit) -> dict[str, Any]:
    """The worked example, as the data of a saved plan."""
    plan = toolkit.worked_example
    return {"$schema": plan.schema_address} | plan.model_dump(mode="json", by_alias=True, exclude_unset=True)
