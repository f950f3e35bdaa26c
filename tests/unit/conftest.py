"""What the unit tests share."""

from pathlib import Path

import pytest

from tests.support.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The data and the pages, with a copy of each template as an author makes it: `sample.yml`."""
    project = Project(tmp_path, "data", "docs", "overrides", "mkdocs.yml")
    for template in sorted(tmp_path.glob("data/*/_template.yml")):
        folder = template.parent.relative_to(tmp_path).as_posix()
        project.fill_in(f"{folder}/_template.yml", f"{folder}/sample.yml")
    return project
