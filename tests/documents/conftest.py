"""Programs that others wrote, which read our documents, and may not be on every machine."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

BASIC = Path(__file__).with_name("editing.bas")


def needs(program: str) -> str:
    """The path of a program. A test that asks for one that is missing is skipped, and says which."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not on this machine")
    return path


class Office:
    """LibreOffice without a window, with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self.command = [needs("soffice"), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        self._run("--terminate_after_init")
        library = folder / "profile" / "user" / "basic" / "Standard"
        for name in ("script.xlb", "Module1.xba"):
            path = library / name
            path.write_text(self._with_basic(path), encoding="utf-8")

    def _run(self, *arguments: str) -> str:
        return subprocess.run(
            [*self.command, *arguments], capture_output=True, text=True, timeout=240, check=True
        ).stdout

    def convert(self, files: Iterable[Path], ending: str, folder: Path) -> list[Path]:
        """Convert files, all in one start: to `pdf`, `txt:Text (encoded):UTF8`, `odt` or `docx`."""
        paths = list(files)
        self._run("--convert-to", ending, "--outdir", str(folder), *map(str, paths))
        written = [folder / f"{path.stem}.{ending.split(':')[0]}" for path in paths]
        missing = [path.name for path in written if not path.exists()]
        assert not missing, f"LibreOffice could not read what these come from: {missing}"
        return written
