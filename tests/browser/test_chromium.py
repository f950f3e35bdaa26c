"""A Chromium is found, or fetched, or asked for in plain words."""

import os
import subprocess
import sys

import pytest

from tests.browser import chromium
from tests.conftest import ROOT


def run(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.browser.chromium"],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_it_prints_which_browser_the_tests_will_drive():
    result = run()
    assert result.returncode == 0
    assert result.stdout.startswith("Chromium: ")


def test_a_named_browser_that_does_not_start_is_refused_in_plain_words():
    result = run(CHROMIUM="no-such-browser")
    assert result.returncode == 1
    assert result.stderr.strip() == "CHROMIUM names no-such-browser, which does not start as a Chromium."


def test_where_there_is_none_playwrights_own_and_then_the_systems_package_are_tried(monkeypatch):
    commands = []
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "executable", lambda: None)
    monkeypatch.setattr(chromium.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(chromium.subprocess, "run", lambda command, check: commands.append(" ".join(command)))
    with pytest.raises(SystemExit, match="Install it"):
        chromium.main()
    assert commands[0].endswith(" -m playwright install chromium")
    assert commands[2].endswith("apt-get install -y --no-install-recommends chromium-headless-shell")
    assert commands[-1].endswith("apt-get install -y --no-install-recommends chromium")
