"""The MkDocs plugin: it reads the data, checks the pages, and adds all that nobody writes by hand.

mkdocs.yml names it `toolkit`. The plugin object owns what one run of MkDocs has to remember: the data, whether the
site is served, and what is at fault.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.adapters.idle_settings import idle_settings
from macros.adapters.link_extension import LinkExtension
from macros.adapters.menu import menu_with, menu_without
from macros.adapters.project import assets_of, edit_address, is_in, root_of
from macros.branding.colours import TOKENS
from macros.content.hiding import without_links
from macros.content.own import own_folder
from macros.content.reader import Reader
from macros.content.written_pages import WrittenPage, written_pages
from macros.documents.paths import source_path
from macros.faults import ContentFaults, Fault
from macros.models.toolkit import Toolkit
from macros.pages.check import faults_by_page
from macros.pages.frame import Frame
from macros.pages.generated import generated_pages
from macros.pages.rendering import date_in_html, words_in_html
from macros.publishing.offline_site import SEARCH, read_me, search_script
from macros.publishing.scripts import PART_FOLDERS
from macros.publishing.server_files import server_files
from macros.publishing.site_files import OWN_STYLESHEET, own_files, site_files
from macros.site_file import SiteFile

# MkDocs counts the warnings of its own loggers towards --strict.
log = logging.getLogger("mkdocs.plugins.toolkit")

# Material's own scripts and styles stay out of the site, but for the worker that searches: the templates in
# overrides/ bring their own, at a tenth of the weight.
THEME_FOLDERS = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
SEARCH_WORKER = "assets/javascripts/workers/search."
SEARCH_INDEX = "search/search_index.json"


class Settings(Config):  # type: ignore[no-untyped-call]
    """The plugin has no settings: what can be set is in data/ and own/."""


class ToolkitPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Makes the site from the data. MkDocs keeps the object from one build to the next while serving."""

    toolkit: Toolkit
    """The data of this build. While serving with a fault in it, the last that was sound."""
    frame: Frame
    """What pages show around their content in this build."""
    faulty_pages: frozenset[str] = frozenset()
    """The pages that cannot be rendered now, by their paths in docs/."""

    def __init__(self) -> None:
        self.serving = False
        self._reader: Reader | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether the site is being served."""
        self.serving = command == "serve"

    @event_priority(100)  # Before the macros plugin, which uses the data.
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the data. A fault ends the build; while serving, it is shown and the last sound data stays."""
        for message in idle_settings(config.user_configs):
            log.warning(message)
        root = root_of(config)
        faults = self._read(root)
        toolkit = self.toolkit
        # Only pages whose addresses name a file can be opened from a folder: such a site is made for that.
        offline = not config.use_directory_urls
        self.frame = Frame.of(toolkit, offline=offline, serving=self.serving)
        self.frame.faults = faults
        config.extra["frame"] = self.frame
        if offline:
            config.theme.static_templates.discard("404.html")
        if toolkit.organisation.repository:
            config.repo_url = toolkit.organisation.repository
            config.edit_uri = f"{toolkit.organisation.edit_path.strip('/')}/docs/"
        for words in toolkit.replaced:
            log.info(words)
        config.nav = menu_without(menu_with(config.nav or [], toolkit.own_pages), toolkit.hidden_pages)
        if any(file.path == OWN_STYLESHEET for file in own_files(assets_of(root), toolkit)):
            config.extra_css.insert(config.extra_css.index(TOKENS) + 1, OWN_STYLESHEET)
        config.mdx_configs["toc"]["permalink_title"] = toolkit.words("page.link-here")
        config.markdown_extensions.append(LinkExtension(toolkit.addresses))  # type: ignore[arg-type]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add an organisation's pages and all that is generated, and drop what the site does not use."""
        pages = {page.path: page for page in written_pages(root_of(config))}
        self._check_pages(pages.values())
        self._add_own_pages(pages.values(), files, config)
        self._add_generated_pages(pages, files, config)
        self._drop_hidden_pages(files)
        _drop_joined_scripts(files)
        self._add_site_files(files, config)
        self._drop_theme_files(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let readers step from one generated page to the next, as they can between the pages in the menu."""
        by_folder: dict[str, list[Page]] = {}
        for file in files.documentation_pages():
            if file.generated_by and file.page:
                by_folder.setdefault(file.src_uri.split("/")[0], []).append(file.page)
        for pages in by_folder.values():
            for previous, following in pairwise(pages):
                previous.next_page, following.previous_page = following, previous
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the frame of the page say its words, and days, in the site's language: `t("search.title")`.

        In an attribute, where no markup can be, `t_plain` says them.
        """
        words = self.toolkit.words
        env.globals["t"] = partial(words_in_html, words)
        env.globals["t_plain"] = lambda name, /, **values: escape(words(name, **values))
        # A page that an author wrote gives a date, one made from the data gives text.
        env.filters["in_words"] = lambda day: date_in_html(words, date.fromisoformat(str(day)))
        return env

    @event_priority(100)  # Before the macros plugin: what it cannot render has been named already.
    def _leave_faulty(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave a page at fault as it is written."""
        if page.file.src_uri in self.faulty_pages:
            page.meta["render_macros"] = False
            page.meta.pop("reviewed", None)
        return markdown

    @event_priority(-100)  # After the macros plugin: what it renders has links too.
    def _drop_hidden_links(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Turn links to pages that this copy hides into plain words."""
        return without_links(markdown, page.file.src_uri, self.toolkit.hidden_pages)

    def _credit(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let a page say that the publishing organisation wrote it."""
        page.meta["credit"] = self.toolkit.credit("page", page.file.src_uri)
        return markdown

    on_page_markdown = CombinedEvent(_leave_faulty, _drop_hidden_links, _credit)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch the organisation's own folder too."""
        folder = own_folder(root_of(config))
        if folder:
            server.watch(str(folder))
        return server

    @event_priority(-100)  # After the search plugin, which writes the index.
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let a copy for folders search without a server, and leave nothing that tells when the site was built."""
        site = Path(config.site_dir)
        # The site's own sitemap bears no date. The zipped one does, and no search engine needs it.
        (site / "sitemap.xml.gz").unlink(missing_ok=True)
        if self.frame.offline:
            index, worker = site / SEARCH_INDEX, site / self.frame.search_worker
            script = search_script(index.read_text(encoding="utf-8"), worker.read_text(encoding="utf-8"))
            (site / SEARCH).write_text(script, encoding="utf-8", newline="\n")
            index.unlink()
            worker.unlink()

    def _read(self, root: Path) -> list[str]:
        """Read the data, and return what is at fault in it: nothing, unless the site is served."""
        if self._reader is None or self._reader.root != root:
            self._reader = Reader(root)
        try:
            self.toolkit = self._reader.read()
        except ContentFaults as faults:
            if not self.serving:
                raise PluginError(faults.report()) from None
            log.error(faults.report())
            if self._reader.last_sound is None:
                self.toolkit = _wait_until_fixed(self._reader)
                return []
            self.toolkit = self._reader.last_sound
            return [str(fault) for fault in faults.faults]
        return []

    def _check_pages(self, pages: Iterable[WrittenPage]) -> None:
        """Find every name in the hand-written pages that leads nowhere. A fault ends the build, but not serving."""
        by_page = faults_by_page(pages, self.toolkit)
        self.faulty_pages = frozenset(by_page)
        found: list[Fault] = [fault for faults in by_page.values() for fault in faults]
        if found:
            report = ContentFaults(found)
            if not self.serving:
                raise PluginError(report.report())
            log.error(report.report())
            self.frame.faults = [*self.frame.faults, *map(str, report.faults)]

    def _add_own_pages(self, pages: Iterable[WrittenPage], files: Files, config: MkDocsConfig) -> None:
        for page in pages:
            if page.own:
                ours = files.get_file_from_path(page.path)
                if ours:
                    files.remove(ours)
                folder = page.file.parents[page.path.count("/")]
                file = File(page.path, str(folder), config.site_dir, config.use_directory_urls)
                file.edit_uri = edit_address(page.source, config)
                files.append(file)

    def _add_generated_pages(self, by_hand: dict[str, WrittenPage], files: Files, config: MkDocsConfig) -> None:
        for page in generated_pages(self.toolkit):
            if page.path in by_hand:
                raise PluginError(
                    f"{by_hand[page.path].source} has the address of the page made from {page.source}: "
                    "delete one of them"
                )
            file = File.generated(config, page.path, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV)
            file.edit_uri = edit_address(page.source, config)
            files.append(file)

    def _drop_hidden_pages(self, files: Files) -> None:
        for name in self.toolkit.hidden_pages:
            hidden = files.get_file_from_path(name)
            if hidden:
                files.remove(hidden)

    def _add_site_files(self, files: Files, config: MkDocsConfig) -> None:
        for made in self._site_files(config):
            written = files.get_file_from_path(made.path)
            if written:
                files.remove(written)
            file = File.generated(config, source_path(made.path), content=made.content)
            file.dest_uri = made.path
            files.append(file)

    def _site_files(self, config: MkDocsConfig) -> Iterator[SiteFile]:
        yield from site_files(assets_of(root_of(config)), self.toolkit)
        if self.frame.offline:
            yield read_me(config.site_name)
        else:
            yield from server_files(config.site_url or "")

    def _drop_theme_files(self, files: Files, config: MkDocsConfig) -> None:
        ours = assets_of(root_of(config))
        for file in list(files):
            if file.src_uri.startswith(SEARCH_WORKER) and file.src_uri.endswith(".js"):
                self.frame.search_worker = file.url
            elif file.src_uri.startswith(THEME_FOLDERS) and not is_in(ours, file):
                files.remove(file)


def _drop_joined_scripts(files: Files) -> None:
    """Leave out the scripts that the site has joined: pages load what they are joined into."""
    for file in list(files):
        if file.src_uri.startswith(PART_FOLDERS) and file.src_uri.endswith(".js"):
            files.remove(file)


def _wait_until_fixed(reader: Reader) -> Toolkit:
    """Wait, when serving starts with faulty data, until the author has fixed it."""
    log.error("Serving starts as soon as this is fixed.")
    while True:
        time.sleep(0.5)
        try:
            return reader.read()
        except ContentFaults:
            continue
