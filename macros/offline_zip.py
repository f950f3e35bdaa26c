"""Packs the site into one zip file, for a shared drive: it is unzipped there and opened by double-click."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from macros.zip_file import zipped


def write_offline_zip(root: Path, folder: Path) -> Path:
    """Build the site of a project for opening from a folder, and pack it.

    Args:
        root: the project.
        folder: where the zip file goes, and beside it a file with its SHA-256 for `sha256sum --check`.

    Returns:
        The path of the zip file, whose name has the version in it.

    Raises:
        SystemExit: the site cannot be built; it says why.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name = f"{project['name']}-{project['version']}-offline"
    with tempfile.TemporaryDirectory() as site:
        _build(root, site)
        content = packed(Path(site), name)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.zip"
    path.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    path.with_name(f"{path.name}.sha256").write_text(f"{digest}  {path.name}\n", encoding="ascii", newline="\n")
    return path


def packed(site: Path, name: str) -> bytes:
    """Pack a built site. The same files give the same bytes.

    Args:
        site: the folder of the site.
        name: the folder in the zip file that holds everything.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return zipped((f"{name}/{inside}", files[inside].read_bytes()) for inside in sorted(files))


def _build(root: Path, site: str) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--no-directory-urls", "--site-dir", site],
        cwd=root,
        # The copy has no address of its own.
        env=os.environ | {"SITE_URL": "", "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    if result.returncode:
        sys.exit(result.stdout)
