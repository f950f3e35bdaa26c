"""A program that tests need is found, or fetched, or asked for in plain words. Nothing is skipped for want of one."""

import re

import pytest

from tests.support import programs
from tests.support.chromium import CHROMIUM
from tests.support.libreoffice import LIBREOFFICE
from tests.support.nginx import NGINX
from tests.support.paths import ROOT
from tests.support.programs import Missing, Program, installed

ALL = (CHROMIUM, LIBREOFFICE, NGINX)


@pytest.fixture
def commands(monkeypatch):
    """The commands that are run on a machine that has apt-get, but none of the programs."""
    found: list[str] = []

    def run(command, **_):
        found.append(" ".join(command).removeprefix("sudo "))
        return programs.subprocess.CompletedProcess(command, 1)

    for program in ALL:
        monkeypatch.delenv(program.variable, raising=False)
    monkeypatch.setattr(Program, "executable", lambda self: None)
    monkeypatch.setattr(programs.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(programs.subprocess, "run", run)
    return found


@pytest.mark.parametrize("program", ALL, ids=lambda program: program.name)
def test_a_named_program_that_does_not_start_is_refused_in_plain_words(monkeypatch, program):
    monkeypatch.setenv(program.variable, "/no/such/program")
    words = f"{program.variable} names /no/such/program, which does not start as {program.name}."
    with pytest.raises(SystemExit, match=re.escape(words)):
        program.main()


@pytest.mark.parametrize("program", ALL, ids=lambda program: program.name)
def test_what_cannot_be_had_is_asked_for_in_plain_words(commands, program):
    words = f"The tests need {program.name}{program.beside}. Install it, or set {program.variable} to its path."
    with pytest.raises(SystemExit, match=re.escape(words)):
        program.main()
    assert commands


@pytest.mark.parametrize("program", ALL, ids=lambda program: program.name)
def test_a_test_without_its_program_fails_and_says_how_to_get_it(commands, program):
    with pytest.raises(Missing, match=rf"run `python -m tests\.support\.{program.name.lower()}`"):
        program.path()
    assert commands == []


def test_the_first_that_starts_is_taken_and_nothing_is_fetched_then(tmp_path):
    def fetch() -> None:
        raise AssertionError

    found = Program("Thing", "THING", lambda: ["broken", "sound", "later"], (fetch,), lambda path: path != "broken")
    assert found.get() == "sound"


def test_ways_are_tried_until_it_starts():
    tried: list[str] = []
    ways = tuple(lambda name=name: tried.append(name) for name in ("first", "second", "third"))
    program = Program("Thing", "THING", lambda: ["thing"], ways, lambda path: "second" in tried)
    assert program.get() == "thing"
    assert tried == ["first", "second"]


def test_of_chromium_playwrights_own_is_tried_before_the_systems_packages(commands):
    with pytest.raises(Missing):
        CHROMIUM.get()
    assert commands[0].endswith(" -m playwright install chromium")
    assert commands[2] == "apt-get install -y --no-install-recommends chromium-headless-shell"
    assert commands[-1] == "apt-get install -y --no-install-recommends chromium"


def test_nginx_is_downloaded_but_not_installed(commands):
    with pytest.raises(Missing):
        NGINX.get()
    assert "apt-get download nginx" in commands
    assert not [command for command in commands if "install" in command]


def test_without_apt_no_package_is_asked_for(commands, monkeypatch):
    monkeypatch.setattr(programs.shutil, "which", lambda name: None)
    installed("anything")()
    assert commands == []


def test_no_test_is_skipped_for_want_of_a_program():
    # Some need what is no program of tests: a device that Linux alone has, the right to make links, and make.
    allowed = {"test_programs.py", "test_processes.py", "test_project.py", "test_workflows.py"}
    skipping = re.compile(r"pytest\.(?:mark\.)?(?:skip|skipif|importorskip|xfail)\b")
    files = [path for path in (ROOT / "tests").rglob("*.py") if path.name not in allowed]
    assert [path.name for path in files if skipping.search(path.read_text(encoding="utf-8"))] == []
