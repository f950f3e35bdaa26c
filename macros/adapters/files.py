"""Adds to the files that MkDocs has found, and takes from them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from macros.adapters.project import edit_address, root_of
from macros.content.picture_metadata import without_metadata
from macros.content.pictures import ENDINGS
from macros.content.written_pages import WrittenPage, is_of_a_program, page_files
from macros.documents.paths import source_path
from macros.models.toolkit import Toolkit
from macros.pages.check import PagesReport
from macros.publishing.scripts import idle_files
from macros.site_file import SiteFile

# Material's own scripts and styles stay out of the site: overrides/ brings its own, at a tenth of the weight.
THEME_FOLDERS = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")


def add_own_pages(pages: Iterable[WrittenPage], files: Files, config: MkDocsConfig) -> None:
    """Add an organisation's pages, each in the place of ours with its path, and an empty one for what is no text.

    Args:
        pages: what people wrote.
        files: the files of the site, which change.
        config: the settings.
    """
    for page in pages:
        if not page.is_text:
            # It is reported; while serving, the rest of the site is shown all the same.
            put(files, File.generated(config, page.path, content=""))
        elif page.own:
            folder = page.file.parents[page.path.count("/")]
            file = File(page.path, str(folder), config.site_dir, config.use_directory_urls)
            file.edit_uri = edit_address(page.source, config)
            put(files, file)


def add_page_files(files: Files, config: MkDocsConfig) -> None:
    """Add the files beside an organisation's pages. Pictures are published without the notes in them."""
    for name, path in page_files(root_of(config)).items():
        ours = files.get_file_from_path(name[1:])
        if ours and ours.abs_src_path and Path(ours.abs_src_path) == path:
            continue
        put(files, File(name[1:], str(path.parents[name[1:].count("/")]), config.site_dir, False))
    for file in [file for file in files.media_files() if is_of_a_program(file.src_uri)]:
        files.remove(file)
    for file in files.media_files():
        if file.src_dir and file.src_uri.lower().endswith(ENDINGS):
            put(files, _Picture(file.src_uri, file.src_dir, config.site_dir, config.use_directory_urls))


class _Picture(File):
    def copy_file(self, dirty: bool = False) -> None:
        """Write the picture alone. One that is none is reported; while serving it is shown as it is."""
        assert self.abs_src_path
        source, target = Path(self.abs_src_path), Path(self.abs_dest_path)
        content = source.read_bytes()
        with suppress(ValueError):
            content = without_metadata(content)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def put(files: Files, file: File, path: str = "") -> None:
    """Add a file in the place of the one with its path.

    Args:
        files: the files of the site, which change.
        file: the file.
        path: the path of what it takes the place of, where that is not its own.
    """
    before = files.get_file_from_path(path or file.src_uri)
    if before:
        files.remove(before)
    files.append(file)


def drop_idle_files(toolkit: Toolkit, assets: Path, files: Files) -> None:
    """Leave out what no page loads: scripts that are joined, and what is for plans where none is published.

    Args:
        toolkit: the data.
        assets: the folder of styles and scripts.
        files: the files of the site, which change.
    """
    idle = idle_files(assets, toolkit)
    for file in [file for file in files if file.src_uri in idle]:
        files.remove(file)


def add_generated_pages(report: PagesReport, files: Files, config: MkDocsConfig) -> None:
    """Add the pages that are made from the data.

    Args:
        report: what the look at all pages found.
        files: the files of the site, which change.
        config: the settings.
    """
    by_hand = {page.path for page in report.pages}
    for page in report.generated:
        if page.path in by_hand:
            continue  # That two have one address is reported.
        file = File.generated(config, page.path, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = edit_address(page.source, config)
        files.append(file)


def drop_text(file: File) -> None:
    """Let go the text of a page made from the data, once the page has it: a large site would hold it twice."""
    if file.generated_by:
        file.content_string = ""


def drop_hidden_pages(toolkit: Toolkit, files: Files) -> None:
    """Leave out the pages that this copy hides."""
    for name in toolkit.hidden_pages:
        hidden = files.get_file_from_path(name)
        if hidden:
            files.remove(hidden)


def add_made_files(made: Iterable[SiteFile], files: Files, config: MkDocsConfig, *, later: bool = False) -> None:
    """Add files that are neither pages nor written by hand.

    Args:
        made: the files.
        files: those of the site. Links may lead to any of them.
        config: the settings.
        later: whether to leave the making of them to who answers requests.
    """
    for one in made:
        path = source_path(one.path)
        file = (
            _FileToMake.generated(config, path, content=b"")
            if later
            else File.generated(config, path, content=one.content)
        )
        file.dest_uri = one.path
        put(files, file, one.path)


class _FileToMake(File):
    def copy_file(self, dirty: bool = False) -> None:
        """Leave the site's folder as it is."""


def drop_theme_files(files: Files, ours: Path) -> None:
    """Leave out what comes with the theme and is not used."""
    for file in list(files):
        if file.src_uri.startswith(THEME_FOLDERS) and not Path(file.abs_src_path or "").is_relative_to(ours):
            files.remove(file)


def file_behind(address: str, page: Page, files: Files) -> Path | None:
    """Find the file behind an address on a page, such as that of a picture.

    Args:
        address: the address, as it is on the page.
        page: the page.
        files: the files of the site.

    Returns:
        Its path; None if the address leads elsewhere.
    """
    folder = posixpath.dirname(page.file.src_uri)
    path = unquote(urlsplit(address).path)
    file = files.get_file_from_path(
        path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
    )
    return Path(file.abs_src_path) if file and file.abs_src_path else None


def link_neighbours(files: Files) -> None:
    """Let readers step from one generated page to the next of its folder, as they can between pages in the menu."""
    by_folder: dict[str, list[Page]] = {}
    for file in files.documentation_pages():
        if file.generated_by and file.page:
            by_folder.setdefault(file.src_uri.split("/")[0], []).append(file.page)
    for pages in by_folder.values():
        for previous, following in pairwise(pages):
            previous.next_page, following.previous_page = following, previous
