"""Finds what lies among pages and data and is no file or folder that can be read: to open one could wait for ever."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from macros.content.own.folder import PAGES, naming_base, own_folder
from macros.faults import Fault

_KINDS = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def unreadable_files(root: Path) -> Iterator[Fault]:
    """Find what cannot be read in docs/, data/ and an organisation's own folder.

    Names that begin with a dot are left out, as nothing reads them: editors keep links to nowhere there.

    Args:
        root: the project.
    """
    own = own_folder(root)
    for folder in (root / "docs", root / "data", own):
        if folder and folder.is_dir():
            base = naming_base(folder, root)
            pages = {root / "docs": folder, own: folder / PAGES}.get(folder)
            for path, message in _problems(folder, pages):
                yield Fault(path.relative_to(base).as_posix(), 1, "", message)


def _problems(folder: Path, pages: Path | None) -> Iterator[tuple[Path, str]]:
    """What is wrong in a folder and all below it.

    Args:
        folder: where to look.
        pages: the folder of pages, if it has one: what is below it is published.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield folder, f"cannot be opened ({_reason(error)}): let your account read the folder, or move it elsewhere"
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name if entry.is_symlink() else None
        if path and path.is_dir() and path != pages:
            if pages is not None and pages in path.parents:
                yield path, "is a link to a folder, whose pages nobody would check: put the folder itself here"
        elif path.is_dir() if path else entry.is_dir():
            yield from _problems(Path(entry.path), pages)
        elif message := _problem_of_file(entry):
            yield Path(entry.path), message


def _problem_of_file(entry: os.DirEntry[str]) -> str | None:
    try:
        # What the folder says of a file is enough for most: this looks at every file whenever the data is loaded.
        kind = stat.S_IFREG if entry.is_file(follow_symlinks=False) else stat.S_IFMT(entry.stat().st_mode)
        if kind == stat.S_IFREG:
            with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123
                file.read(1)
            return None
    except OSError as error:
        path = Path(entry.path)
        if path.is_symlink() and not path.exists():
            return f'is a link to "{path.readlink()}", where no file is: put the file itself here, or delete the link'
        return f"cannot be read ({_reason(error)}): let your account read the file, or move it elsewhere"
    return f"is no file but {_KINDS.get(kind, 'something else')}: delete it, or move it elsewhere"


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
