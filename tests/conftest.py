"""What all tests share: the data, the site and its copy for shared drives, each made once for a run."""

import gc
import os
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from macros.content.load import load
from macros.content.own.folder import VARIABLE
from macros.models.toolkit import Toolkit
from macros.publishing.offline_zip import write_offline_zip
from macros.publishing.scripts import read_needs
from tests.support.builder import SITE_VARIABLE, build_for_path
from tests.support.chromium import CHROMIUM, THIS_MACHINE_ALONE
from tests.support.languages import in_language
from tests.support.last_failed import pytest_sessionfinish
from tests.support.libreoffice import Office
from tests.support.paths import NORTHLAND, ROOT
from tests.support.script_coverage import Counted, ScriptCoverage
from tests.support.shared import made_once

# What pytest finds by its name.
__all__ = ["pytest_sessionfinish"]

# Most of what tests make is of use until they end: to look for the rest less often saves a sixth of their time.
gc.set_threshold(1_000_000, 50, 100)


COVERAGE = pytest.StashKey[ScriptCoverage]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--cov-scripts", action="store_true", help="say which lines of the scripts no test runs in an empty page"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--cov-scripts"):
        config.stash[COVERAGE] = ScriptCoverage()


def pytest_collection_finish() -> None:
    # What was imported and collected is of use to the end: nobody needs to look through it for what is not.
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if coverage := config.stash.get(COVERAGE, None):
        terminalreporter.section("lines of the scripts that did not run")
        for line in coverage.report(sorted(read_needs(ROOT / "overrides" / "assets"))):
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def counted(pytestconfig: pytest.Config) -> Counted:
    """Counts which lines of the scripts run in a page, where that was asked for."""

    def counted_(page: Page, scripts: Mapping[str, str]) -> AbstractContextManager[None]:
        coverage = pytestconfig.stash.get(COVERAGE, None)
        return coverage.watch(page, scripts) if coverage else nullcontext()

    return counted_


@pytest.fixture(scope="session")
def toolkit() -> Toolkit:
    return load(ROOT)


@pytest.fixture(scope="session")
def welsh(toolkit: Toolkit) -> Toolkit:
    """The toolkit on a site in Welsh."""
    return in_language("cy", toolkit)


@pytest.fixture(scope="session")
def northland() -> Toolkit:
    """The toolkit with the folder of the made-up organisation laid over it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(NORTHLAND))
        return load(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built for its path."""
    if finished := os.environ.get(SITE_VARIABLE):
        return Path(finished).resolve()
    return made_once(tmp_path_factory, "site", lambda folder: build_for_path(ROOT, folder))


@pytest.fixture(scope="session")
def northland_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the made-up organisation's copy of the site, built for the same path."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(VARIABLE, str(NORTHLAND))
            build_for_path(ROOT, folder)

    return made_once(tmp_path_factory, "northland", make)


@pytest.fixture(scope="session")
def offline_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the site for shared drives, unzipped into a folder with a name that people would give."""
    name = "Stats team – Q&A #1, 100% café"

    def make(folder: Path) -> None:
        folder.mkdir()
        zipfile.ZipFile(write_offline_zip(ROOT, folder)).extractall(folder / name)

    (inside,) = (made_once(tmp_path_factory, "share", make) / name).iterdir()
    return inside


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium, which is looked for before Playwright starts: it cannot start twice."""
    return CHROMIUM.path()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium, for which there is no host but this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[THIS_MACHINE_ALONE])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def example(toolkit: Toolkit) -> dict[str, Any]:
    """The worked example, as the data of a saved plan."""
    plan = toolkit.worked_example
    return {"$schema": plan.schema_address} | plan.model_dump(mode="json", by_alias=True, exclude_unset=True)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """LibreOffice, which starts when a test first needs it."""
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.stop()
