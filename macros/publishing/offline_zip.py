"""Packs the site into one zip file, for a shared drive: it is unzipped there and opened by double-click."""

from __future__ import annotations

import hashlib
import tempfile
import tomllib
from pathlib import Path

from macros.content.load import load
from macros.publishing.site_build import build_site
from macros.text import slug
from macros.zip_file import zipped

_MOST_LETTERS = 80


def write_offline_zip(root: Path, folder: Path) -> Path:
    """Build the site of a project for opening from a folder, and pack it.

    Args:
        root: the project.
        folder: where the zip file goes, and beside it a file with its SHA-256 for `sha256sum --check`.

    Returns:
        The path of the zip file, whose name has the organisation that publishes it and the version in it. The folder
        in it has neither: browsers keep plans for the place of the folder, and a new version must find them.

    Raises:
        SystemExit: the site cannot be built. The last zip file stays.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    with tempfile.TemporaryDirectory() as site:
        # The copy has no address of its own.
        build_site(root, Path(site), "--no-directory-urls", SITE_URL="")
        content = packed(Path(site), project["name"])
    # A name may be longer than that of a file can be.
    publisher = slug(load(root).organisation.name or "")[:_MOST_LETTERS].rstrip("-")
    name = "-".join(filter(None, (project["name"], publisher, project["version"], "offline")))
    digest = hashlib.sha256(content).hexdigest()
    files = {f"{name}.zip": content, f"{name}.zip.sha256": f"{digest}  {name}.zip\n".encode("ascii")}
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as beside:
        for file, written in files.items():
            (Path(beside) / file).write_bytes(written)
        for file in files:
            (Path(beside) / file).replace(folder / file)
    return folder / f"{name}.zip"


def packed(site: Path, name: str) -> bytes:
    """Pack a built site. The same files give the same bytes.

    Args:
        site: the folder of the site.
        name: the folder in the zip file that holds everything.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return zipped((f"{name}/{inside}", files[inside].read_bytes()) for inside in sorted(files))
