"""Where the project of a MkDocs configuration has its files."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig


def edit_address(source: str, config: MkDocsConfig) -> str | None:
    """The address of a file from the folder that MkDocs edits pages in, if the project's repository has it."""
    # A folder outside the project has no address in the project's repository.
    return f"../{source}" if (root_of(config) / source).is_file() else None


def root_of(config: MkDocsConfig) -> Path:
    """The project's folder."""
    # Named on the command line (`-f mkdocs.yml`), it is a relative path; those of the pages never are.
    return Path(config.config_file_path).absolute().parent


def assets_of(root: Path) -> Path:
    """The folder of styles and scripts of the project at `root`."""
    return root / "overrides" / "assets"
