"""Builds the project in the current folder with Zensical, as MkDocs' command would: `build --site-dir …`.

Zensical runs no hooks, so the project is written out plainly first. It has no option for the site's folder.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["build"])
    parser.add_argument("--config-file", default="mkdocs.yml")
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--site-dir", required=True, type=Path)
    chosen = parser.parse_args()
    project = Path(chosen.config_file).resolve().parent
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        _run(project, "macros", "generate", "--into", str(source))
        _run(source, "zensical", "build", "--clean", *(["--strict"] if chosen.strict else []))
        shutil.copytree(source / "site", chosen.site_dir, dirs_exist_ok=True)


def _run(folder: Path, *module: str) -> None:
    code = subprocess.run(
        [sys.executable, "-m", *module], cwd=folder, env={**os.environ, "NO_COLOR": "1"}, check=False
    ).returncode
    if code:
        sys.exit(code)


if __name__ == "__main__":
    main()
