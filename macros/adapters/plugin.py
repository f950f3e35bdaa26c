"""The MkDocs plugin: it reads the data, checks the pages, and adds all that nobody writes by hand.

mkdocs.yml names it `toolkit`. The plugin object owns what one run of MkDocs has to remember: the data, whether the
site is served, and what is at fault.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.adapters.files import (
    add_generated_pages,
    add_made_files,
    add_own_pages,
    add_page_files,
    drop_hidden_pages,
    drop_idle_files,
    drop_text,
    drop_theme_files,
    file_behind,
    link_neighbours,
)
from macros.adapters.former_names import FormerNames
from macros.adapters.idle_settings import Settings, idle_settings
from macros.adapters.last_good_settings import build_with_last_good
from macros.adapters.last_good_site import LastGoodSite
from macros.adapters.link_extension import LinkExtension
from macros.adapters.made_files import MadeFiles
from macros.adapters.markup_extension import MarkupExtension
from macros.adapters.menu import menu_of
from macros.adapters.page_memory import PageMemory
from macros.adapters.picture_extension import PictureExtension
from macros.adapters.project import assets_of, root_of
from macros.adapters.search import SEARCH_PLUGINS, note_place, search_files
from macros.adapters.term_extension import GLOSSARY, TermExtension
from macros.adapters.whole_guidance import fill_page_to_print
from macros.compiled_templates import CompiledTemplates
from macros.content.data_reader import DataReader
from macros.content.load import load
from macros.content.own.folder import own_folder
from macros.content.own.hiding import without_links
from macros.derived.terms import names_of_terms
from macros.faults import ContentFaults, Fault
from macros.models.toolkit import Toolkit
from macros.pages.check import PagesReport, look_at_pages
from macros.pages.frame import Frame
from macros.pages.macros.registry import BoundMacros, bound_macros
from macros.pages.page_words import KnownWords
from macros.pages.redirects import Moved, redirects
from macros.pages.rendering import date_in_html, plain_meaning, without_calls, words_in_html
from macros.publishing.search_index import Places
from macros.publishing.site_files import OWN_STYLESHEET, addressed_files, own_files
from macros.site_file import SiteFile

if TYPE_CHECKING:  # A build needs no server.
    from mkdocs.livereload import LiveReloadServer

# MkDocs counts the warnings of its own loggers towards --strict.
log = logging.getLogger("mkdocs.plugins.toolkit")

NEW_OBJECTS = 10_000
"""How many a build makes before Python looks for garbage: most stay to its end, so to look often is waste."""


class ToolkitPlugin(BasePlugin[Settings]):
    """Makes the site from the data. MkDocs keeps the object from one build to the next while serving."""

    toolkit: Toolkit
    """The data of this build. While serving with a fault in it, the last that was sound."""
    macros: BoundMacros
    """The macros, bound to that data."""
    frame: Frame
    """What pages show around their content in this build."""
    faulty_pages: frozenset[str] = frozenset()
    """The pages that cannot be rendered now, by their paths in docs/."""
    places: Places
    """Where the pages of this build are, for the search."""

    def __init__(self) -> None:
        self.serving = False
        self._menu: Sequence[str] = ()
        self._reader: DataReader | None = None
        self._words: KnownWords | None = None
        self._made = MadeFiles()
        self._memory = PageMemory()
        self._last_good = LastGoodSite()
        self._told = False
        self._to_make: list[SiteFile] = []
        self._moved: Sequence[Moved] = ()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether the site is being served."""
        self.serving = command == "serve"
        if self.serving:
            self._words = KnownWords()
        gc.freeze()  # What is there by now stays, so nobody need look through it for garbage.
        gc.set_threshold(NEW_OBJECTS)
        # What MkDocs would say about links while pages are at fault is reported already, in better words.
        for name in ("pages", "nav"):
            logging.getLogger(f"mkdocs.structure.{name}").addFilter(lambda record: not self._told)

    @event_priority(100)  # Before the macros plugin, which uses the data.
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the data. A fault ends the build; while serving, it is shown and the last sound data stays."""
        for message in idle_settings(config.user_configs):
            log.warning(message)
        faults = [*config.extra.get("faults", ()), *self._read(root := root_of(config))]
        toolkit = self.toolkit
        # Only pages whose addresses name a file can be opened from a folder: such a site is made for that.
        offline = not config.use_directory_urls
        self.frame = Frame.of(toolkit, offline=offline, serving=self.serving)
        self.frame.faults, self.places = faults, Places()
        self.frame.search = any(name in config.plugins for name in SEARCH_PLUGINS)
        config.extra["frame"] = self.frame
        if offline:
            config.theme.static_templates.discard("404.html")
        if toolkit.organisation.repository:
            config.repo_url = toolkit.organisation.repository
            config.edit_uri = f"{toolkit.organisation.edit_path.strip('/')}/docs/"
        for words in (*toolkit.replaced, *toolkit.notes):
            log.info(words)
        config.nav = menu_of(config.nav or [], toolkit)
        if any(file.path == OWN_STYLESHEET for file in own_files(assets_of(root), toolkit)):
            config.extra_css.append(OWN_STYLESHEET)
        config.mdx_configs["toc"]["permalink_title"] = toolkit.words("page.link-here")
        config.mdx_configs["footnotes"]["BACKLINK_TITLE"] = toolkit.words("markup.back", number="{}")
        # An organisation's folder outside the project is named by its own name.
        folder = own_folder(root)
        config.mdx_configs["pymdownx.snippets"]["base_path"] = [str(root), *([str(folder.parent)] if folder else [])]
        self._terms = TermExtension(names_of_terms(toolkit), GLOSSARY)
        self._extensions: list[Any] = [
            LinkExtension(toolkit.addresses),
            MarkupExtension(toolkit.words),
            FormerNames(),
            PictureExtension(lambda address: file_behind(address, self._page, self._files)),
            self._terms,
        ]
        config.markdown_extensions += self._extensions
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add an organisation's pages and all that is generated, and drop what the site does not use."""
        report = self._check_pages(root_of(config))
        add_own_pages(report.pages, files, config)
        add_page_files(files, config)
        add_generated_pages(report, files, config)
        drop_hidden_pages(self.toolkit, files)
        drop_idle_files(self.toolkit, assets_of(root_of(config)), files)
        self._add_site_files(files, config)
        drop_theme_files(files, assets_of(root_of(config)))
        self._memory.made_with(self.toolkit, config.markdown_extensions[: -len(self._extensions)], files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let readers step from one generated page to the next, as they can between the pages in the menu."""
        self._menu = [page.file.src_uri for page in nav.pages]
        link_neighbours(files)
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let the frame of the page say its words, and days, in the site's language: `t("search.title")`.

        In an attribute, where no markup can be, `t_plain` says them.
        """
        words = self.toolkit.words
        env.bytecode_cache = CompiledTemplates(__file__)
        env.globals["t"] = cache(partial(words_in_html, words))  # Every page says the same.
        env.globals["t_plain"] = lambda name, /, **values: escape(words(name, **values))
        # A page that an author wrote gives a date, one made from the data gives text.
        env.filters["in_words"] = lambda day: date_in_html(words, date.fromisoformat(str(day)))
        # By now all pages are converted.
        self._add_made([*fill_page_to_print(self._menu, self.toolkit, config, files)], files, config)
        return env

    @event_priority(100)  # Before the macros plugin: what it cannot render has been named already.
    def _leave_faulty(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave a page at fault as it is written."""
        if page.file.src_uri in self.faulty_pages:
            page.meta = {**page.meta, "render_macros": False, "reviewed": None}
            return without_calls(markdown)
        return markdown

    @event_priority(-100)  # After the macros plugin: what it renders has links too.
    def _drop_hidden_links(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Turn links to pages that this copy hides into plain words."""
        return without_links(markdown, page.file.src_uri, self.toolkit.hidden_pages)

    @event_priority(-100)
    def _remember(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Know which page is being made: the addresses of its pictures are those from its folder."""
        self._page, self._files = page, files
        is_other = page.file.src_uri != GLOSSARY and files.get_file_from_path(GLOSSARY)
        self._terms.wanted = bool(is_other and page.meta.get("glossary", True))
        page.markdown = markdown
        if self.serving:
            self._memory.recall(page, self._terms)
        drop_text(page.file)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put into the page what the terms mean that it explains, and let go its Markdown, which nobody asks for."""
        terms = [self.toolkit.terms[name] for name in self._terms.used]
        page.meta["terms"] = [{"id": term.id, "name": term.term, "meaning": plain_meaning(term)} for term in terms]
        page.markdown = ""
        return html

    def _credit(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let a page say that the publishing organisation wrote it, in its language if the page names no other."""
        page.meta["credit"] = self.toolkit.credit("page", page.file.src_uri)
        if page.meta["credit"]:
            page.meta.setdefault("lang", self.frame.organisation.language)
        return markdown

    def _note_place(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Remember where a page is, and the words by which readers look for it."""
        note_place(self.places, page)
        return markdown

    on_page_markdown = CombinedEvent(_leave_faulty, _drop_hidden_links, _remember, _credit, _note_place)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch the organisation's own folder too."""
        if folder := own_folder(root_of(config)):
            server.watch(str(folder))
        return self._last_good.answers_in(server, build_with_last_good(builder, config))

    @event_priority(-100)  # After the search plugin, which writes the index.
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the index of the search, and leave nothing that tells when the site was built."""
        site = Path(config.site_dir)
        # The site's own sitemap bears no date. The zipped one does, and no search engine needs it.
        (site / "sitemap.xml.gz").unlink(missing_ok=True)
        found = search_files(site, assets_of(root_of(config)), self.toolkit, self.places)
        if self.serving:
            self._last_good.keep(site, [*self._to_make, *found])
        for file in [] if self.serving else found:
            (site / file.path).write_bytes(file.content)

    def _read(self, root: Path) -> list[str]:
        """Read the data, and return what is at fault in it: nothing, unless the site is served."""
        before, faults = getattr(self, "toolkit", None), list[Fault]()
        try:
            if self.serving:
                self._reader = self._reader or DataReader(root)
                self.toolkit, faults = self._reader.read_sound(log.error)
            else:
                self.toolkit = load(root)
        except ContentFaults as found:
            raise PluginError(found.report()) from None
        if self.toolkit is not before:
            self.macros = bound_macros(self.toolkit)
        return [str(fault) for fault in faults]

    def _check_pages(self, root: Path) -> PagesReport:
        """Find all that is wrong with the pages. A fault ends the build, but not serving."""
        report = look_at_pages(root, self.toolkit, self.macros, self._words)
        self.faulty_pages = report.not_renderable
        self._told, self._moved = bool(report.faults), report.moved
        if report.faults:
            faults = ContentFaults(report.faults)
            if not self.serving:
                raise PluginError(faults.report())
            log.error(faults.report())
            self.frame.faults = [*self.frame.faults, *map(str, faults.faults)]
        return report

    def _add_site_files(self, files: Files, config: MkDocsConfig) -> None:
        self._to_make = []
        try:
            self._add_made(self._made.files(root_of(config), self.toolkit, again=self.serving), files, config)
            moved = redirects(self._moved, self.toolkit.words, folders=config.use_directory_urls)
            found = addressed_files(self.toolkit, config.site_name, config.site_url or "", offline=self.frame.offline)
            add_made_files([*moved, *found], files, config)
        except ContentFaults as faults:
            raise PluginError(faults.report()) from None

    def _add_made(self, made: Iterable[SiteFile], files: Files, config: MkDocsConfig) -> None:
        """Add files that take their time. Whoever edits a page does not wait for them."""
        if self.serving:
            self._to_make += made
        add_made_files(made, files, config, later=self.serving)
