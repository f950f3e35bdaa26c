"""Copies of the whole project, which MkDocs builds and serves as its readers and authors would."""

from pathlib import Path

import pytest

from tests.support.paths import PARTS
from tests.support.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", *PARTS)
