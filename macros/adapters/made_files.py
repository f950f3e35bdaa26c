"""Remembers, while an author edits, the files of the site that are no page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from macros.adapters.project import assets_of
from macros.documents.documents import Documents
from macros.models.toolkit import Toolkit
from macros.publishing.site_files import site_files
from macros.site_file import SiteFile


class MadeFiles:
    """Makes the documents and all else that is no page: again only if what it is made of has changed."""

    def __init__(self) -> None:
        self._documents: Documents | None = None
        self._code: object = None
        """The state of what makes them."""
        self._assets: object = None
        """The state of what scripts and styles are joined of."""
        self._made: Sequence[SiteFile] = ()

    def files(self, root: Path, toolkit: Toolkit, *, again: bool = True) -> Sequence[SiteFile]:
        """Give the files of the project at `root`.

        Args:
            root: the project.
            toolkit: its data.
            again: whether somebody will ask again. Else nothing is kept.
        """
        if not again:
            return list(site_files(assets_of(root), Documents(toolkit)))
        code, assets = _state(root / "macros"), _state(assets_of(root))
        if self._documents is None or self._code != code:
            documents = Documents(toolkit)
        elif self._documents.toolkit is toolkit and self._assets == assets:
            return self._made
        else:
            documents = self._documents.for_data(toolkit)
        self._documents, self._code, self._assets = documents, code, assets
        self._made = list(site_files(assets_of(root), documents))
        return self._made


def _state(folder: Path) -> list[tuple[Path, int]]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".pyc")
    return [(path, path.stat().st_mtime_ns) for path in files]
