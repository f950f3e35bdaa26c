"""The commands as processes of their own: what only an exit code, a pipe or a console shows."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.plans import FOLDER, plan_data
from tests.support.paths import ROOT
from tests.support.project import Project

SAMPLE = FOLDER / "plan-1.json"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda project: project.edit("data/tips.yml", r"\Z", "nonsense: x\n"),
        # Deep enough to use up a machine's own stack, which no exception tells of.
        lambda project: project.write("data/tips.yml", b"tips: " + b"[" * 200_000),
        lambda project: project.append("docs/about.md", "{{ tip(3) }}"),
    ],
    ids=["a wrong key", "lists in lists without end", "a number for a name"],
)
def test_no_fault_ends_in_a_traceback(project: Project, spoil):
    spoil(project)
    result = subprocess.run(
        [sys.executable, "-m", "macros", "check"],
        cwd=project.root,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith("1 fault to fix:\n")
    assert "Traceback" not in result.stderr


def command(*arguments: str, **options) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "macros", *arguments], cwd=ROOT, stderr=subprocess.PIPE, text=True, **options
    )


def test_whoever_reads_the_output_may_stop_early():
    with command("plan", str(SAMPLE), "--to", "html", stdout=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told():
    with Path("/dev/full").open("wb") as full, command("plan", str(SAMPLE), "--to", "html", stdout=full) as process:
        complaint = process.stderr.read()
    assert process.returncode == 1
    assert "Traceback" not in complaint
    assert "cannot be written: No space left on device" in complaint


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_of_another_alphabet_does_not_stop_a_command(tmp_path, encoding):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(plan_data(answers={"who-about": {"answer": "👩"}})), encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    with command("plan", str(path), "--to", "md", stdout=subprocess.PIPE, env=environment) as process:
        output: Any = process.stdout
        assert "👩" in output.buffer.read().decode()
    assert process.returncode == 0
