"""Copies of the whole project, which MkDocs builds and serves as its readers and authors would."""

import os
from pathlib import Path

import pytest

from tests.unit.project import Project

PARTS = ("mkdocs.yml", "data", "docs", "macros", "overrides")
# Run from the copy, Python takes the copy's macros/, not the one that is installed.
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", *PARTS)
