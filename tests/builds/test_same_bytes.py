"""The same input gives the same bytes: on another day, in another folder, in another country."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.builder import BUILDER, CONFIG, ENVIRONMENT, SITE_URL
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


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """A copy of the project on another day and in another country, and what runs a command there.

    It gives what the command printed.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "other-day").mkdir()
    (folder / "other-day" / "sitecustomize.py").write_text(OTHER_DAY)
    root = Project(folder / "another folder", *PARTS, "pyproject.toml").root
    environment = ENVIRONMENT | {
        "TZ": "Pacific/Auckland",
        "PYTHONHASHSEED": "2",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(folder / "other-day"),
        "SITE_URL": SITE_URL,
    }

    def run(*command: str) -> str:
        return subprocess.run(
            command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=120
        ).stdout

    return root, run


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_other_day_is_another_day(elsewhere):
    _, run = elsewhere
    here = subprocess.run([sys.executable, "-c", YEARS], capture_output=True, encoding="utf-8", check=True).stdout
    years = here.split(), run(sys.executable, "-c", YEARS).split()
    assert all(ahead > now for now, ahead in zip(*years, strict=True))


def test_the_site_is_the_same(site: Path, elsewhere):
    root, run = elsewhere
    run(*BUILDER, "build", *CONFIG, "--quiet")
    one, other = files(site), files(root / "site")
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert "sitemap.xml" in one


def test_the_zip_file_for_shared_drives_is_the_same(offline_copy: Path, elsewhere):
    root, run = elsewhere
    (one,) = offline_copy.parents[1].glob("*.zip")
    other = root / run(sys.executable, "-m", "macros", "offline").strip()
    assert one.name == other.name
    assert one.read_bytes() == other.read_bytes()
