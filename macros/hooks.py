"""The adapter to MkDocs: faults become its warnings, generated pages its files.

MkDocs loads this file by its path, and keeps it while serving.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from lxml.html import tostring
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros import print_document
from macros.builder_script import ADDING_PARTS, FOLDER, PARTS
from macros.colours import TOKENS
from macros.content import last_sound, load_once
from macros.downloads.documents import WRITERS
from macros.downloads.paths import source_path
from macros.faults import ContentFaults
from macros.models.toolkit import Toolkit
from macros.offline_site import SEARCH, read_me, search_script
from macros.own import menu_with, menu_without, own_folder, without_links
from macros.page_check import faults_of_page
from macros.pages import generated_pages
from macros.print_page import PAGE, Chapter, documents_line, whole_guidance
from macros.rendering import marked, marked_date
from macros.server_files import PAGE_POLICY, server_files
from macros.site_files import OWN_STYLESHEET, logo_path, own_files, site_files
from macros.written_pages import written_pages

# MkDocs counts the warnings of its own loggers towards --strict.
log = logging.getLogger("mkdocs.plugins.toolkit")

# Material's own scripts and styles stay out of the site, but for the worker that searches: the templates in
# overrides/ bring their own, at a tenth of the weight.
THEME_FOLDERS = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
SEARCH_WORKER = "assets/javascripts/workers/search."
SEARCH_INDEX = "search/search_index.json"

_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether the site is being served."""
    global _serving
    _serving = command == "serve"


@event_priority(100)  # Before the macros plugin, which reads the data too.
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data. A fault ends the build; while serving, it is shown and the last sound data stays."""
    root = _root(config)
    config.extra["faults"] = []
    # Only pages whose addresses name a file can be opened from a folder: such a site is made for that.
    config.extra["offline"] = not config.use_directory_urls
    if config.extra["offline"]:
        config.theme.static_templates.discard("404.html")
    config.extra["serving"] = _serving
    try:
        toolkit = load_once(root)
    except ContentFaults as faults:
        if not _serving:
            raise PluginError(faults.report()) from None
        log.error(faults.report())
        config.extra["faults"] = [str(fault) for fault in faults.faults]
        sound = last_sound()
        if sound is None:
            sound = _wait_until_mended(root)
            config.extra["faults"] = []
        toolkit = sound
    # While serving, MkDocs puts a script of its own into each page.
    config.extra["policy"] = "" if _serving else PAGE_POLICY
    config.extra["organisation"] = toolkit.organisation
    organisation = toolkit.organisation
    if organisation.repository:
        config.repo_url = organisation.repository
        config.edit_uri = f"{organisation.edit_path.strip('/')}/docs/"
    for words in toolkit.replaced:
        log.info(words)
    config.extra["logo"] = logo_path(toolkit.logo) if toolkit.logo else ""
    config.extra["hidden_pages"] = toolkit.hidden_pages
    config.nav = menu_without(menu_with(config.nav or [], toolkit.own_pages), toolkit.hidden_pages)
    if any(file.path == OWN_STYLESHEET for file in own_files(Path(config.docs_dir), toolkit)):
        config.extra_css.insert(config.extra_css.index(TOKENS.as_posix()) + 1, OWN_STYLESHEET)
    config.mdx_configs["toc"]["permalink_title"] = toolkit.words("page.link-here")
    config.mdx_configs["macros.link_extension"] = {"links": dict(toolkit.addresses)}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add an organisation's pages and the generated ones, and drop what the theme brings and nobody uses."""
    _check_pages(config)
    by_hand = {page.path: page for page in written_pages(_root(config))}
    for own_page in (page for page in by_hand.values() if page.own):
        ours = files.get_file_from_path(own_page.path)
        if ours:
            files.remove(ours)
        folder = own_page.file.parents[own_page.path.count("/")]
        file = File(own_page.path, str(folder), config.site_dir, config.use_directory_urls)
        file.edit_uri = _edit_address(own_page.source, config)
        files.append(file)
    for page in generated_pages(_toolkit(config)):
        if page.path in by_hand:
            raise PluginError(
                f"{by_hand[page.path].source} stands in the way of the page made from {page.source}: "
                "delete one of them"
            )
        file = File.generated(config, page.path, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = _edit_address(page.source, config)
        files.append(file)
    for name in _toolkit(config).hidden_pages:
        hidden = files.get_file_from_path(name)
        if hidden:
            files.remove(hidden)
    for name in {*PARTS, *ADDING_PARTS}:
        part = files.get_file_from_path(f"{FOLDER}/{name}.js")
        if part:
            files.remove(part)
    extra = [read_me(config.site_name)] if config.extra["offline"] else server_files(config.site_url or "")
    for download in [*site_files(Path(config.docs_dir), _toolkit(config)), *extra]:
        written = files.get_file_from_path(download.path)
        if written:
            files.remove(written)
        file = File.generated(config, source_path(download.path), content=download.content)
        file.dest_uri = download.path
        files.append(file)
    for file in list(files):
        if file.src_uri.startswith(SEARCH_WORKER) and file.src_uri.endswith(".js"):
            config.extra["search_worker"] = file.url
        elif file.src_uri.startswith(THEME_FOLDERS) and not _is_ours(file, config):
            files.remove(file)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Let readers step from one generated page to the next, as they can between the pages in the menu."""
    config.extra["menu"] = [page.file.src_uri for page in nav.pages]
    by_folder: dict[str, list[Page]] = {}
    for file in files.documentation_pages():
        if file.generated_by and file.page:
            by_folder.setdefault(file.src_uri.split("/")[0], []).append(file.page)
    for pages in by_folder.values():
        for previous, following in pairwise(pages):
            previous.next_page, following.previous_page = following, previous
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let the frame of the page say its words, and days, in the site's language: `t("search.title")`.

    In an attribute, where no markup can stand, `t_plain` says them.
    """
    words = _toolkit(config).words
    env.globals["t"] = partial(marked, words)
    env.globals["t_plain"] = lambda name, /, **values: escape(words(name, **values))
    # A page that an author wrote gives a date, one made from the data gives text.
    env.filters["in_words"] = lambda day: marked_date(words, date.fromisoformat(str(day)))
    _put_all_on_one_page(config, files)
    return env


def _put_all_on_one_page(config: MkDocsConfig, files: Files) -> None:
    """Let the page to print hold what the pages in the menu say: now all of them are converted."""
    file = files.get_file_from_path(PAGE)
    if not (file and file.page):
        return
    pages = {each.src_uri: each.page for each in files.documentation_pages() if each.page}
    left_out = {PAGE, *file.page.meta.get("leaves_out", ())}
    chapters = [
        Chapter(pages[name].url, str(pages[name].title), pages[name].content or "")
        for name in config.extra["menu"]
        if name not in left_out
    ]
    others = {page.url: str(page.title) for page in pages.values()}
    toolkit = _toolkit(config)
    whole = whole_guidance(file.page.url, chapters, others, config.site_url or "", toolkit)
    layout = print_document.print_layout(whole, toolkit.addresses, toolkit.words)
    made = {name: print_document.path(name) for name in print_document.FORMATS}
    for name, path in made.items():
        content = WRITERS[name](layout, toolkit.addresses).write(print_document.print_scope(config.site_name))
        files.append(File.generated(config, path, content=content))
    parts = [documents_line(file.page.url, made, toolkit), whole]
    file.page.content = "\n".join([file.page.content or "", *(tostring(part, encoding="unicode") for part in parts)])


@event_priority(100)  # Before the macros plugin: what it cannot render has been told already.
def _leave_faulty(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leave a page at fault as it is written."""
    if page.file.src_uri in config.extra["faulty_pages"]:
        page.meta["render_macros"] = False
        page.meta.pop("reviewed", None)
    return markdown


@event_priority(-100)  # After the macros plugin: what it renders has links too.
def _drop_hidden_links(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Turn links to pages that this copy hides into plain words."""
    return without_links(markdown, page.file.src_uri, config.extra["hidden_pages"])


def _credit(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let a page say that the publishing organisation wrote it."""
    page.meta["credit"] = _toolkit(config).credit("page", page.file.src_uri)
    return markdown


on_page_markdown = CombinedEvent(_leave_faulty, _drop_hidden_links, _credit)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Watch the organisation's own folder too."""
    folder = own_folder(_root(config))
    if folder:
        server.watch(str(folder))
    return server


@event_priority(-100)  # After the search plugin, which writes the index.
def on_post_build(config: MkDocsConfig) -> None:
    """Let a copy for folders search without a server, and leave nothing that tells when the site was built."""
    site = Path(config.site_dir)
    # The site's own sitemap bears no date. The zipped one does, and no search engine needs it.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    if config.extra["offline"]:
        index, worker = site / SEARCH_INDEX, site / config.extra["search_worker"]
        script = search_script(index.read_text(encoding="utf-8"), worker.read_text(encoding="utf-8"))
        (site / SEARCH).write_text(script, encoding="utf-8", newline="\n")
        index.unlink()
        worker.unlink()


def _check_pages(config: MkDocsConfig) -> None:
    """Find every name in the hand-written pages that leads nowhere. A fault ends the build, but not serving."""
    by_page = {page.path: faults_of_page(page, _toolkit(config)) for page in written_pages(_root(config))}
    faults = ContentFaults(fault for faults in by_page.values() for fault in faults)
    config.extra["faulty_pages"] = {name for name, faults in by_page.items() if faults}
    if faults.faults:
        if not _serving:
            raise PluginError(faults.report())
        log.error(faults.report())
        config.extra["faults"] += [str(fault) for fault in faults.faults]


def _edit_address(source: str, config: MkDocsConfig) -> str | None:
    # A folder outside the project has no address in the project's repository.
    return f"../{source}" if (_root(config) / source).is_file() else None


def _root(config: MkDocsConfig) -> Path:
    # Named on the command line (`-f mkdocs.yml`), it is a relative path; those of the pages never are.
    return Path(config.config_file_path).absolute().parent


def _toolkit(config: MkDocsConfig) -> Toolkit:
    return last_sound() or load_once(_root(config))


def _is_ours(file: File, config: MkDocsConfig) -> bool:
    return file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(config.docs_dir)


def _wait_until_mended(root: Path) -> Toolkit:
    """Wait, when serving starts with faulty data, until the author has mended it."""
    log.error("Serving starts as soon as this is mended.")
    while True:
        time.sleep(0.5)
        try:
            return load_once(root)
        except ContentFaults:
            continue
