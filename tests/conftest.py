"""What all tests share: the project, its data, and the site, built once for a run."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from macros.content import load
from macros.models.toolkit import Toolkit
from macros.offline_zip import write_offline_zip
from macros.own import VARIABLE

ROOT = Path(__file__).resolve().parents[1]
NORTHLAND = ROOT / "tests" / "northland"
"""The own folder of a made-up organisation."""

# What the organisation that runs the tests has in its own folder is none of their business.
os.environ[VARIABLE] = ""


def build(project: Path, into: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build the site of a project, strictly, and return what the command printed and its exit code."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into), *options],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture(scope="session")
def toolkit() -> Toolkit:
    return load(ROOT)


@pytest.fixture(scope="session")
def northland() -> Toolkit:
    """The toolkit with the folder of the made-up organisation laid over it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(NORTHLAND))
        return load(ROOT)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("site")
    result = build(ROOT, folder)
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(scope="session")
def offline_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of the site for shared drives, unzipped into a folder with a name that people would give."""
    folder = tmp_path_factory.mktemp("share") / "Stats team – Q&A #1, 100% café"
    zipfile.ZipFile(write_offline_zip(ROOT, folder)).extractall(folder)
    (inside,) = [path for path in folder.iterdir() if path.is_dir()]
    return inside
