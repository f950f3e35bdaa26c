"""However a file is spoilt, the check ends in plain words: never in a traceback, and never not at all."""

import pytest

from macros.content.own.folder import VARIABLE
from tests.fuzz.fuzzing import PARTS, outcomes
from tests.support.paths import NORTHLAND
from tests.support.project import Project

# A part of what `make fuzz` tries. Those that once ended in a traceback stay among them.
SEEDS = range(40)


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    project = Project(tmp_path / "project", *PARTS)
    project.add(NORTHLAND, "own")
    return project


def test_whatever_is_spoilt_is_told_in_plain_words(project):
    found = list(outcomes(project.root, iter(SEEDS)))
    assert [outcome for outcome in found if outcome.problem] == []
    assert sum(outcome.refused for outcome in found) > len(SEEDS) / 3
