"""Copies of the hamlet and of the whole project, which MkDocs builds and serves as readers and authors would."""

from pathlib import Path

import pytest

from tests.support.hamlet import hamlet
from tests.support.paths import PARTS
from tests.support.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The hamlet: what is tested depends on the code, and not on what the project's own pages say."""
    return hamlet(tmp_path / "project")


@pytest.fixture
def whole_project(tmp_path: Path) -> Project:
    """The project's own pages and data."""
    return Project(tmp_path / "whole-project", *PARTS)
