"""The files of the site that are neither pages nor written by hand: documents, published data and scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.builder_script import FOLDER, adding_script, builder_script
from macros.colours import own_stylesheet, read_tokens
from macros.crosswalk import CSV_PATH, crosswalk_csv
from macros.downloads.documents import Download, downloads
from macros.models.toolkit import Toolkit
from macros.published_data import published_data
from macros.words_script import scripts_with_words

OWN_STYLESHEET = "assets/own.css"
"""The publishing organisation's colours, where it has some."""


def site_files(docs: Path, toolkit: Toolkit) -> Iterator[Download]:
    """Make every such file.

    Args:
        docs: the folder docs/ of the project.
        toolkit: the data.
    """
    yield from downloads(toolkit)
    yield Download(f"{FOLDER}/builder.js", builder_script(docs, toolkit).encode("utf-8"))
    yield Download(f"{FOLDER}/add-to-plan.js", adding_script(docs, toolkit).encode("utf-8"))
    for path, script in scripts_with_words(docs, toolkit.words, joined=FOLDER):
        yield Download(path, script.encode("utf-8"))
    yield from published_data(toolkit)
    yield Download(CSV_PATH, crosswalk_csv(toolkit))
    yield from own_files(docs, toolkit)


def own_files(docs: Path, toolkit: Toolkit) -> Iterator[Download]:
    """Make the files that show who publishes this copy: its colours and its logo, where it has them."""
    stylesheet = own_stylesheet(toolkit.organisation.colours, read_tokens(docs))
    if stylesheet:
        yield Download(OWN_STYLESHEET, stylesheet.encode())
    if toolkit.logo:
        yield Download(logo_path(toolkit.logo), toolkit.logo.read_bytes())


def logo_path(logo: Path) -> str:
    """Where the logo stands on the site. The name of its own keeps it from the toolkit's pictures."""
    return f"assets/own-logo{logo.suffix}"
