"""Programs that others wrote, which read our documents, and may not be on every machine."""

import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_BASIC = Path(__file__).with_name("editing.bas")
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{}
</script:module>
"""
_FILTERS = {".odt": "writer8", ".docx": "MS Word 2007 XML"}


def needs(program: str) -> str:
    """The path of a program. Where it is missing, the test that asks for it is skipped and says so."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not on this machine")
    return path


class Office:
    """LibreOffice without a window, with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        profile = folder / "profile"
        self._command = [needs("soffice"), "--headless", f"-env:UserInstallation={profile.as_uri()}"]
        self._macro = profile / "user" / "basic" / "Standard" / "Module1.xba"
        self._run("--terminate_after_init")

    def _run(self, *arguments: str) -> None:
        subprocess.run([*self._command, *arguments], capture_output=True, timeout=300, check=True)

    def convert(self, files: Iterable[Path], ending: str, folder: Path) -> list[Path]:
        """Convert files, all in one start, to `odt`, `docx`, `pdf` or `txt:Text (encoded):UTF8`."""
        paths = list(files)
        self._run("--convert-to", ending, "--outdir", str(folder), *map(str, paths))
        return _there(folder / f"{path.stem}.{ending.partition(':')[0]}" for path in paths)

    def edit(self, source: Path, target: Path, *steps: str) -> Path:
        """Open a document, take steps that `editing.bas` knows, and save it in the format of the target's name."""
        main = [f'Load "{source.as_uri()}"', *steps, f'Save "{target.as_uri()}", "{_FILTERS[target.suffix]}"']
        basic = "\n".join([_BASIC.read_text(encoding="utf-8"), "Sub Main", *main, "End Sub"])
        self._macro.write_text(_MODULE.format(escape(basic)), encoding="utf-8")
        self._run("macro:///Standard.Module1.Main")
        return _there([target])[0]


def _there(paths: Iterable[Path]) -> list[Path]:
    found = list(paths)
    missing = [path.name for path in found if not path.exists()]
    assert not missing, f"LibreOffice did not write {missing}"
    return found


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="session")
def pandoc() -> Callable[[Path, str], str]:
    """Have pandoc read a document, and return what it read in another format."""
    program = needs("pandoc")

    def read(path: Path, into: str) -> str:
        command = [program, str(path), "--to", into, "--wrap", "none"]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout

    return read
