"""Two runs side by side, as `make quick` has them, lose no failure for `make again`."""

import json

import pytest

from tests.support.paths import ROOT

pytest_plugins = ["pytester"]

FAILED = ".pytest_cache/v/cache/lastfailed"


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Two folders with a test that fails in each. A run of the second goes on within the run of the first."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    within = """
        import subprocess, sys
        def test_one():
            subprocess.run([sys.executable, "-m", "pytest", "-p", "tests.support.last_failed", "two"])
            assert False
    """
    pytester.makepyfile(**{"one/test_one": within, "two/test_two": "def test_two(): assert False"})
    pytester.makeini("[pytest]")
    return pytester


def run(project: pytest.Pytester, folder: str) -> list[str]:
    """Run the tests of a folder, and return which are said to have failed."""
    project.runpytest_inprocess("-p", "tests.support.last_failed", folder)
    return sorted(json.loads((project.path / FAILED).read_text(encoding="utf-8")))


def test_what_failed_beside_a_run_is_kept_with_what_failed_in_it(project: pytest.Pytester):
    assert run(project, "one") == ["one/test_one.py::test_one", "two/test_two.py::test_two"]


def test_what_passes_beside_a_run_does_not_fail_again(project: pytest.Pytester):
    run(project, "two")
    (project.path / "two/test_two.py").write_text("def test_two(): pass", encoding="utf-8")
    assert run(project, "one") == ["one/test_one.py::test_one"]


def test_what_passes_now_is_forgotten(project: pytest.Pytester):
    run(project, "two")
    (project.path / "two/test_two.py").write_text("def test_two(): pass", encoding="utf-8")
    assert run(project, "two") == []
