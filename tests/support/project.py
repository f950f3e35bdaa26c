"""A copy of the project that a test may spoil."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from macros.content.file_reader import FileReader
from macros.content.load import load
from macros.content.yaml_source import YamlText
from macros.faults import ContentFaults
from macros.models.toolkit import Toolkit
from macros.pages.check import PagesReport, look_at_pages
from macros.pages.page_words import KnownWords
from tests.support.paths import ROOT


class Project:
    """The parts of the project that a test names, copied into `root`."""

    def __init__(self, root: Path, *parts: str) -> None:
        self.root = root
        # A test changes a file or two: all others are as they were when the project was kept.
        self._files, self._words = FileReader(root), KnownWords()
        root.mkdir(exist_ok=True)
        for part in parts:
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / part, root / part)

    def add(self, folder: Path, name: str) -> None:
        """Copy a folder from elsewhere, under a name in the project."""
        shutil.copytree(folder, self.root / name)

    def read(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    def write(self, file: str, content: str | bytes) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def fill_in(self, template: str, file: str) -> None:
        """Write a file from a template as an author does: with other words in the place of each of its texts."""
        text = self.read(template)
        for words in _texts(YamlText(template, text).data):
            first = words.partition("\n")[0]
            text = text.replace(first, first.replace(" ", " real ", 1))
        self.write(file, text)

    def edit(self, file: str, old: str, new: str) -> int:
        """Put `new` in place of the first match of the pattern `old`.

        Returns the line on which the change stands: that of the mark » in `new`, if there is one.
        """
        text = self.read(file)
        match = re.search(old, text, re.MULTILINE)
        assert match, f"{file} holds no {old!r}"
        before, _, after = new.rpartition("»")
        self.write(file, text[: match.start()] + before + after + text[match.end() :])
        return text.count("\n", 0, match.start()) + before.count("\n") + 1

    def append(self, file: str, line: str) -> int:
        """Add a paragraph of one line at the end, and return the line on which it stands."""
        return self.edit(file, r"\Z", f"\n»{line}\n")

    def keep(self) -> "Kept":
        """Remember all files as they are, for `Kept.restore`, and what is read of them."""
        kept = Kept(self.root)
        self.read_ahead()
        return kept

    def read_ahead(self) -> None:
        """Read the data for all tests to come: what is in a file that they leave as it is now."""
        with suppress(ContentFaults):
            self.load()
        self._files.begin()

    @contextmanager
    def edited(self, file: str, old: str, new: str) -> Iterator[int]:
        """Like `edit`, and put the file back at the end."""
        text = self.read(file)
        try:
            yield self.edit(file, old, new)
        finally:
            self.write(file, text)

    def load(self) -> Toolkit:
        """Load the data.

        Raises:
            ContentFaults: something is wrong; it lists every fault.
        """
        return load(self.root, self._files)

    def look_at_pages(self) -> PagesReport:
        """Load the data, and check every page."""
        return look_at_pages(self.root, self.load(), known=self._words)

    def faults(self) -> list[str]:
        """What loading the data complains of, one text a fault."""
        with pytest.raises(ContentFaults) as caught:
            self.load()
        return [str(fault) for fault in caught.value.faults]


class Kept:
    """The files of a folder as they were. Who writes one of them afterwards changes its time, and is found out."""

    _TIME = 10**18
    """A time, in nanoseconds since 1970, that no file gets by itself."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files = {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        self._folders = {str(path) for path in (root, *root.rglob("*")) if path.is_dir()}
        for path in self._files:
            self._stamp(path)

    def restore(self) -> None:
        """Put the folder back as it was: what was added goes, and what was changed or taken away comes back."""
        left = self._leave()
        for path in self._folders - left:
            os.makedirs(path, exist_ok=True)  # noqa: PTH103
        for path in self._files.keys() - left:
            Path(path).write_bytes(self._files[path])
            self._stamp(path)

    def _leave(self) -> set[str]:
        """Leave what is as it was, and take all else away.

        Returns:
            The paths of what is left.
        """
        root = str(self._root)
        left, to_see = {root}, [root]
        # By names, and with one look at each: some tests do little else than this.
        while to_see:
            with os.scandir(to_see.pop()) as entries:
                for entry in list(entries):
                    is_folder = entry.is_dir(follow_symlinks=False)
                    if entry.path in self._folders if is_folder else self._is_intact(entry):
                        left.add(entry.path)
                        if is_folder:
                            to_see.append(entry.path)
                    elif is_folder:
                        shutil.rmtree(entry.path)
                    else:
                        os.unlink(entry.path)  # noqa: PTH108
        return left

    def _is_intact(self, entry: os.DirEntry[str]) -> bool:
        content = self._files.get(entry.path)
        if content is None or not entry.is_file(follow_symlinks=False):
            return False
        seen = entry.stat(follow_symlinks=False)
        return (seen.st_mtime_ns, seen.st_size) == (self._TIME, len(content))

    def _stamp(self, path: str) -> None:
        os.utime(path, ns=(self._TIME, self._TIME))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts(part)
