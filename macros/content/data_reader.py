"""Reads the data again when something has changed, for a program that keeps running."""

from __future__ import annotations

import stat
import time
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

from macros.content.checks import ASSETS
from macros.content.file_reader import FileReader
from macros.content.load import load
from macros.content.own import folder as own
from macros.faults import ContentFaults, Fault, UnreadableFiles
from macros.models.toolkit import Toolkit


class DataReader:
    """Reads the data of a project, again only when a file has changed since the last time.

    Args:
        root: the project.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.last_sound: Toolkit | None = None
        """What was last read without a fault, if anything ever was."""
        self._state: object = None
        self._files = FileReader(root)

    def read(self) -> Toolkit:
        """Like `load`. Looks for changes in data/, docs/, overrides/assets/, own/ and mkdocs.yml, which has the menu.

        Raises:
            ContentFaults: something is wrong; it lists every fault.
        """
        folders = self.root / "data", self.root / "docs", self.root / ASSETS, own.own_place(self.root)
        files = [path for folder in folders if folder for path in sorted(folder.rglob("*"))]
        state = tuple((path, _seen(path)) for path in (*files, self.root / "mkdocs.yml"))
        if self.last_sound is None or self._state != state:
            self._files.begin()
            toolkit = load(self.root, self._files)
            self._state, self.last_sound = state, _with_what_was(self.last_sound, toolkit)
        return self.last_sound

    def read_sound(self, tell: Callable[[str], None]) -> tuple[Toolkit, list[Fault]]:
        """Read the data. With a fault in it, give the last that was sound, or wait until an author has fixed it.

        What cannot be read is waited for in any case, since the build would come to a halt at it.

        Args:
            tell: says to the author what is wrong.

        Returns:
            the data, and what is wrong with what is there now.
        """
        try:
            return self.read(), []
        except ContentFaults as faults:
            tell(faults.report())
            if self.last_sound is not None and not isinstance(faults, UnreadableFiles):
                return self.last_sound, faults.faults
        tell(f"Serving {'starts' if self.last_sound is None else 'goes on'} as soon as this is fixed.")
        while True:
            time.sleep(0.5)
            try:
                return self.read(), []
            except ContentFaults:
                continue


def _seen(path: Path) -> object:
    """What changes of a file or folder when it is written, or when another kind of thing takes its place."""
    try:
        now = path.stat()
    except OSError:
        return None
    return now.st_mode, now.st_mtime_ns if stat.S_ISREG(now.st_mode) else 0


def _with_what_was(before: Toolkit | None, now: Toolkit) -> Toolkit:
    """The data as it is now, of the objects of before where those say the same: what is made of them still holds."""
    if before is None:
        return now
    pairs = {one.name: (getattr(before, one.name), getattr(now, one.name)) for one in fields(now)}
    same = {name: old for name, (old, new) in pairs.items() if old == new}
    return before if len(same) == len(pairs) else replace(now, **same)
