"""The same input gives the same bytes: on another day, in another folder, in another country."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.builder import BUILDER, CONFIG, ENVIRONMENT
from tests.support.paths import PARTS
from tests.support.project import Project

# Python runs a module of this name before anything else.
OTHER_DAY = '''
import datetime, time

AHEAD = 400 * 24 * 60 * 60 + 12345
now = time.time
time.time = lambda: now() + AHEAD

class Stand(type):
    """Takes true days and times for its own."""

    def __instancecheck__(cls, thing):
        return isinstance(thing, cls.__bases__[0])

class Datetime(datetime.datetime, metaclass=Stand):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    today = now

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(time.time())

class Date(datetime.date, metaclass=Stand):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

datetime.datetime, datetime.date = Datetime, Date
'''
YEARS = (
    "import datetime, time; print(datetime.datetime.now().year, datetime.date.today().year, time.time() // 31557600)"
)

Run = Callable[..., str]


@pytest.fixture
def here(tmp_path: Path) -> tuple[Path, Run]:
    return _machine(tmp_path / "here", TZ="Europe/London", PYTHONHASHSEED="1")


@pytest.fixture
def elsewhere(tmp_path: Path) -> tuple[Path, Run]:
    (tmp_path / "other-day").mkdir()
    (tmp_path / "other-day" / "sitecustomize.py").write_text(OTHER_DAY)
    return _machine(
        tmp_path / "another folder",
        TZ="Pacific/Auckland",
        PYTHONHASHSEED="2",
        LC_ALL="C.UTF-8",
        PYTHONPATH=str(tmp_path / "other-day"),
    )


def _machine(root: Path, **environment: str) -> tuple[Path, Run]:
    """A copy of the project, and what runs a command in it and gives what it printed."""
    Project(root, *PARTS, "pyproject.toml")

    def run(*command: str) -> str:
        return subprocess.run(
            command,
            cwd=root,
            env=ENVIRONMENT | environment | {"SITE_URL": "https://toolkit.example/a/"},
            capture_output=True,
            encoding="utf-8",
            check=True,
            timeout=120,
        ).stdout

    return root, run


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_other_day_is_another_day(here, elsewhere):
    years = [run(sys.executable, "-c", YEARS).split() for _, run in (here, elsewhere)]
    assert all(ahead > now for now, ahead in zip(*years, strict=True))


def test_the_site_is_the_same(here, elsewhere):
    for _, run in (here, elsewhere):
        run(*BUILDER, "build", *CONFIG, "--quiet")
    one, other = (files(root / "site") for root, _ in (here, elsewhere))
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert "sitemap.xml" in one


def test_the_zip_file_for_shared_drives_is_the_same(here, elsewhere):
    (one, other) = (root / run(sys.executable, "-m", "macros", "offline").strip() for root, run in (here, elsewhere))
    assert one.name == other.name
    assert one.read_bytes() == other.read_bytes()
