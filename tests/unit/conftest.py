"""What the unit tests share."""

from collections.abc import Iterator

import pytest

from tests.support.project import Kept, Project


@pytest.fixture(scope="session")
def kept_project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Kept]:
    """The data and the pages, with a copy of each template as an author makes it: `sample.yml`. Copied once."""
    project = Project(tmp_path_factory.mktemp("project"), "data", "docs", "overrides", "mkdocs.yml")
    for template in sorted(project.root.glob("data/*/_template.yml")):
        folder = template.parent.relative_to(project.root).as_posix()
        project.fill_in(f"{folder}/_template.yml", f"{folder}/sample.yml")
    return project, project.keep()


@pytest.fixture
def project(kept_project: tuple[Project, Kept]) -> Iterator[Project]:
    """A project that a test may spoil: it is put right again afterwards."""
    project, kept = kept_project
    yield project
    kept.restore()
