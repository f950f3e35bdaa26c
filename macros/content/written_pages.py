"""Lists the pages that people write: the toolkit's in docs/, and an organisation's own in own/pages/."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.content.own.folder import PAGES, naming_base, own_folder
from macros.content.text_files import text_in

OF_WINDOWS = ("thumbs.db", "desktop.ini")
"""What Windows puts into a folder of its own accord, in lower case."""


@dataclass(frozen=True)
class WrittenPage:
    """A page that somebody wrote in Markdown."""

    path: str
    """Its path in docs/, or what it would be there: links use it."""
    file: Path
    source: str
    """The file as faults name it."""
    project: Path
    """The project that it is a page of."""
    own: bool = False
    """Whether the publishing organisation wrote it."""

    @property
    def snippet_folders(self) -> tuple[Path, Path]:
        """The folders that names of snippets start from: the project, and the folder that `source` starts from."""
        return self.project, self.file.parents[self.source.count("/")]

    @property
    def text(self) -> str:
        """All of it, front matter included, with the same end on every line.

        Raises:
            UnicodeDecodeError: the file is not UTF-8.
        """
        return re.sub("\r\n?", "\n", self.file.read_bytes().decode("utf-8-sig"))

    @property
    def problem(self) -> tuple[int, str] | None:
        """Where and why it cannot be read, after "the file"; None if it can."""
        try:
            return text_in(self.file.read_bytes(), "it")[1]
        except OSError as error:
            return 1, f"cannot be read ({error.strerror or error})"

    @property
    def is_text(self) -> bool:
        """Whether it can be read at all."""
        return self.problem is None


def written_pages(root: Path) -> list[WrittenPage]:
    """The pages of the project at `root` by path. An organisation's replaces ours with the same path."""
    docs, folder = root / "docs", own_folder(root)
    pages = {page.path: page for page in _pages_in(docs, root, root)}
    if folder:
        base = naming_base(folder, root)
        pages |= {page.path: page for page in _pages_in(folder / PAGES, base, root, own=True)}
    return [pages[path] for path in sorted(pages)]


def page_files(root: Path) -> dict[str, Path]:
    """The files beside the pages, such as pictures, by their paths from docs/: `/pictures/panel.jpg`.

    An organisation's files take the place of ours with the same path.

    Args:
        root: the project.
    """
    folder = own_folder(root)
    folders = [root / "docs", *([folder / PAGES] if folder else [])]
    return {
        path: place / path[1:]
        for place in folders
        for path in sorted(paths_below(place), key=lambda path: path.split("/"))
        if not path.endswith(".md") and not is_of_a_program(path)
    }


def paths_below(folder: Path) -> Iterator[str]:
    """The paths of all files below a folder, as seen from it: `/practice/index.md`.

    Args:
        folder: where to look. Where there is none, there are no files.
    """
    top = os.fspath(folder)
    # By names: paths as objects take several times as long, and while serving the data is loaded with each change.
    for inside, _, names in os.walk(top):
        for path in (os.path.join(inside, name) for name in names):  # noqa: PTH118
            if os.path.isfile(path):  # noqa: PTH113
                yield path.removeprefix(top).replace(os.sep, "/")


def is_of_a_program(path: str) -> bool:
    """Whether a file is what a program keeps beside others, which nobody sees and which is not published.

    Args:
        path: the file, from the folder that is published: `pictures/Thumbs.db`.
    """
    *folders, name = path.strip("/").split("/")
    hidden = folders[1:] if folders[:1] == [".well-known"] else folders
    return name.lower() in OF_WINDOWS or any(part.startswith(".") for part in (*hidden, name))


def markdown_files(folder: Path) -> Iterator[Path]:
    """The files below a folder that MkDocs takes for pages, in no order. By itself Windows finds `a.MD` too."""
    return (path for path in folder.rglob("*.md") if path.name.endswith(".md"))


def _pages_in(folder: Path, base: Path, project: Path, *, own: bool = False) -> Iterator[WrittenPage]:
    for path in markdown_files(folder):
        name = path.relative_to(folder)
        if not (is_of_a_program(name.as_posix()) or (own and any(part.startswith("_") for part in name.parts))):
            yield WrittenPage(name.as_posix(), path, path.relative_to(base).as_posix(), project, own)
