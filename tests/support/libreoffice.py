"""LibreOffice, a program that others wrote, which reads, edits and prints our documents.

`python -m tests.support.libreoffice` installs it where there is none. It is started once to edit: a macro in it waits
for jobs, which tests put into a folder.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from tests.support.programs import Program, installed, on_path, shows_its_version

PATIENCE = 300
"""Seconds after which a job that is not done will not be."""

_MOST_WAITS = 20 * PATIENCE
"""How often it looks for a job, 20 times a second, before it gives up."""
_BASIC = Path(__file__).with_name("editing.bas")
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
{}
</script:module>
"""
_FILTERS = {".odt": "writer8", ".docx": "MS Word 2007 XML"}
_TAGGED = '{"UseTaggedPDF":{"type":"boolean","value":"true"},"PDFUACompliance":{"type":"boolean","value":"true"}}'
_ENDINGS = {"txt": "txt:Text (encoded):UTF8", "pdf": f"pdf:writer_pdf_Export:{_TAGGED}"}


def _starts(path: str) -> bool:
    """Whether it starts, opens spreadsheets too, and finds a font as wide as Arial: with a wider one, documents have
    more pages."""
    if not shows_its_version(path):
        return False
    # Only on Linux are Writer and Calc packages of their own.
    if sys.platform == "linux" and not (Path(path).resolve().parent / "libsclo.so").exists():
        return False
    match = shutil.which("fc-match")
    return not match or subprocess.run([match, "Arial"], capture_output=True, text=True).stdout.startswith(_FONTS)


_FONTS = ("arial", "Arial", "Arimo", "Liberation", "LiberationSans")

LIBREOFFICE = Program(
    "LibreOffice",
    "SOFFICE",
    on_path(
        "soffice",
        "libreoffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.com",
    ),
    (
        installed("libreoffice-writer-nogui", "libreoffice-calc-nogui", "fonts-liberation"),
        installed("libreoffice-writer", "libreoffice-calc", "fonts-liberation"),
    ),
    _starts,
    ", its Calc for spreadsheets and a font as wide as Arial, such as Liberation Sans",
)


class Office:
    """LibreOffice without a window, with profiles of its own. It starts with the first job."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._jobs = 0

    def convert(self, files: Iterable[Path], ending: str, folder: Path) -> list[Path]:
        """Convert files, all in one start of its own, to `odt`, `docx`, `ods`, `xlsx`, `pdf` (tagged) or `txt`.

        It lays no page out unless the format asks for it, which spares minutes for an answer of thousands of words.
        """
        paths = list(files)
        self._run(
            "converting", "--convert-to", _ENDINGS.get(ending, ending), "--outdir", str(folder), *map(str, paths)
        )
        return [_there(folder / f"{path.stem}.{ending}") for path in paths]

    def edit(self, source: Path, target: Path, *steps: str) -> Path:
        """Open a document, take steps that `editing.bas` knows, and save it in the format of the target's name."""
        job = [f'Load "{source.as_uri()}"', *steps, f'Save "{target.as_uri()}", "{_FILTERS[target.suffix]}"']
        self._do("\n".join([_BASIC.read_text(encoding="utf-8"), "Sub Main", *job, "End Sub"]))
        return _there(target)

    def stop(self) -> None:
        """End it, if it was started."""
        if self._process:
            (self._folder / "stop").touch()
            self._process.wait(PATIENCE)

    def _do(self, basic: str) -> None:
        self._jobs += 1
        if not self._process or self._process.poll() is not None:
            self._process = self._started()
        job, done = self._folder / f"job{self._jobs}.bas", self._folder / f"job{self._jobs}.done"
        unready = job.with_suffix(".part")
        unready.write_text(basic, encoding="utf-8")
        unready.replace(job)
        end = time.monotonic() + PATIENCE
        while not done.exists():
            assert self._process.poll() is None, "LibreOffice ended"
            assert time.monotonic() < end, f"LibreOffice does not get done with {job.name}"
            time.sleep(0.02)
        # It waits for the next job while this says in which line a step failed.
        complaint = done.read_text(encoding="utf-8").strip()
        assert not complaint, complaint

    def _command(self, profile: str, *arguments: str) -> list[str]:
        address = (self._folder / profile).as_uri()
        return [LIBREOFFICE.path(), "--headless", "--norestore", f"-env:UserInstallation={address}", *arguments]

    def _run(self, profile: str, *arguments: str) -> None:
        subprocess.run(self._command(profile, *arguments), capture_output=True, timeout=PATIENCE, check=True)

    def _started(self) -> subprocess.Popen[bytes]:
        # The first start makes the profile, in which the macro is then put.
        self._run("editing", "--terminate_after_init")
        macro = self._folder / "editing" / "user" / "basic" / "Standard" / "Module1.xba"
        waiting = Path(__file__).with_name("waiting.bas").read_text(encoding="utf-8")
        settings = {"FOLDER": str(self._folder) + os.sep, "FIRST": str(self._jobs), "MOST": str(_MOST_WAITS)}
        for name, value in settings.items():
            waiting = waiting.replace(name, value)
        macro.write_text(_MODULE.format(escape(waiting)), encoding="utf-8")
        command = self._command("editing", "macro:///Standard.Module1.Main")
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _there(path: Path) -> Path:
    assert path.exists(), f"LibreOffice did not write {path.name}"
    return path


if __name__ == "__main__":
    LIBREOFFICE.main()
