"""Remembers, while an author edits, the files of the site that are no page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from macros.adapters.project import assets_of
from macros.models.toolkit import Toolkit
from macros.publishing.site_files import site_files
from macros.site_file import SiteFile


class MadeFiles:
    """Makes the documents and all else that is no page: anew only if what it is made of has changed."""

    def __init__(self) -> None:
        self._made: tuple[Toolkit, list[tuple[Path, int]], list[SiteFile]] | None = None

    def files(self, root: Path, toolkit: Toolkit) -> Sequence[SiteFile]:
        """Give the files of the project at `root`."""
        made_of = [
            (path, path.stat().st_mtime_ns)
            for folder in (assets_of(root), root / "macros")
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix != ".pyc"
        ]
        if self._made is None or self._made[0] is not toolkit or self._made[1] != made_of:
            self._made = toolkit, made_of, list(site_files(assets_of(root), toolkit))
        return self._made[2]
