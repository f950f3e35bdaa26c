"""The files of the site that are neither pages nor written by hand: documents, published data and scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from markupsafe import Markup

from macros.branding.colours import own_stylesheet, read_tokens
from macros.content.picture_metadata import without_metadata
from macros.derived.crosswalk import CSV_PATH, crosswalk_csv
from macros.documents.documents import Documents
from macros.documents.published import published_documents
from macros.models.toolkit import Toolkit
from macros.publishing.feed import feed
from macros.publishing.published_data import published_data
from macros.publishing.scripts import joined_scripts, loaded_paths
from macros.publishing.server_files import server_files
from macros.publishing.styles import STYLESHEET, joined_style
from macros.rendering import render_file
from macros.site_file import SiteFile

OWN_STYLESHEET = "assets/own.css"
"""The publishing organisation's colours, where it has some."""


def site_files(assets: Path, documents: Documents) -> Iterator[SiteFile]:
    """Give every such file.

    Args:
        assets: the folder overrides/assets/ of the project.
        documents: those of the data.
    """
    toolkit = documents.toolkit
    yield from documents.downloads()
    yield from published_documents(toolkit)
    yield from _scripts(assets, documents)
    yield SiteFile(STYLESHEET, lambda: joined_style(assets).encode())
    yield from published_data(toolkit)
    yield SiteFile(CSV_PATH, partial(crosswalk_csv, toolkit))
    yield from own_files(assets, toolkit)


def _scripts(assets: Path, documents: Documents) -> Iterator[SiteFile]:
    # Each carries the version of the site, so they are made together.
    texts = cache(lambda: {path: text.encode() for path, text in joined_scripts(assets, documents)})
    for path in loaded_paths(assets, documents.toolkit):
        yield SiteFile(path, partial(_text_of, path, texts))


def _text_of(path: str, texts: Callable[[], Mapping[str, bytes]]) -> bytes:
    return texts()[path]


def addressed_files(toolkit: Toolkit, name: str, address: str, *, offline: bool) -> Iterator[SiteFile]:
    """Make the files that depend on where the site will be.

    Args:
        toolkit: the data.
        name: the name of the site.
        address: where it will be; empty if that is not known.
        offline: whether it is made for opening from a folder: there is no server to set, and nothing to follow.
    """
    if offline:
        # Its lines end as in Windows.
        text = render_file("macros.publishing", "offline/READ-ME.txt", name=Markup(name)) + "\n"
        yield SiteFile("READ-ME.txt", text.replace("\n", "\r\n").encode)
    else:
        yield from server_files(address)
        yield from feed(toolkit, address)


def own_files(assets: Path, toolkit: Toolkit) -> Iterator[SiteFile]:
    """Give the files that show who publishes this copy: its colours and its logo, where it has them."""
    stylesheet = own_stylesheet(toolkit.organisation.colours, read_tokens(assets))
    if stylesheet:
        yield SiteFile(OWN_STYLESHEET, stylesheet.encode)
    if toolkit.logo:
        yield SiteFile(logo_path(toolkit.logo), partial(_logo, toolkit.logo))


def _logo(file: Path) -> bytes:
    return without_metadata(file.read_bytes())


def logo_path(logo: Path) -> str:
    """Where the logo is on the site. The name of its own keeps it from the toolkit's pictures."""
    return f"assets/own-logo{logo.suffix}"
