"""What the unit tests share."""

from collections.abc import Iterator

import pytest

from macros.content.own.folder import VARIABLE
from tests.support.hamlet import hamlet
from tests.support.paths import NORTHLAND
from tests.support.project import Kept, Project


@pytest.fixture(scope="session")
def kept_project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Kept]:
    """The data and the pages, with a copy of each template as an author makes it: `sample.yml`. Copied once."""
    project = Project(tmp_path_factory.mktemp("project"), "data", "docs", "overrides", "mkdocs.yml")
    for template in sorted(project.root.glob("data/*/_template.yml")):
        folder = template.parent.relative_to(project.root).as_posix()
        project.fill_in(f"{folder}/_template.yml", f"{folder}/sample.yml")
    kept = project.keep()
    with pytest.MonkeyPatch.context() as patch:
        # Many tests put this folder in: what is in it was read before, too.
        patch.delenv(VARIABLE)
        project.add(NORTHLAND, "own")
        project.read_ahead()
        kept.restore()
    return project, kept


@pytest.fixture(scope="session")
def kept_hamlet(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Kept]:
    project = hamlet(tmp_path_factory.mktemp("small") / "hamlet")
    return project, project.keep()


@pytest.fixture
def small(kept_hamlet: tuple[Project, Kept]) -> Iterator[Project]:
    """The hamlet, for tests of what does not depend on what pages and data say. It is put right again, too."""
    project, kept = kept_hamlet
    yield project
    kept.restore()


@pytest.fixture
def project(kept_project: tuple[Project, Kept]) -> Iterator[Project]:
    """A project that a test may spoil: it is put right again afterwards."""
    project, kept = kept_project
    yield project
    kept.restore()
