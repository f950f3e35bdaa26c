"""The adapter to MkDocs: faults become its warnings, generated pages its files.

MkDocs loads this file by its path, and keeps it while serving.
"""

from __future__ import annotations

import logging
import time
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.builder_script import ADDING_PARTS, FOLDER, PARTS
from macros.content import last_sound, load_once
from macros.downloads.paths import source_path
from macros.faults import ContentFaults
from macros.models.toolkit import Toolkit
from macros.page_check import faults_of_page
from macros.pages import generated_pages
from macros.rendering import marked, marked_date
from macros.site_files import site_files

# MkDocs counts the warnings of its own loggers towards --strict.
log = logging.getLogger("mkdocs.plugins.toolkit")

# Material's own scripts and styles stay out of the site, but for the worker that searches: the templates in
# overrides/ bring their own, at a tenth of the weight.
THEME_FOLDERS = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")
SEARCH_WORKER = "assets/javascripts/workers/search."

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
    config.extra["organisation"] = toolkit.organisation
    organisation = toolkit.organisation
    if organisation.repository:
        config.repo_url = organisation.repository
        config.edit_uri = f"{organisation.edit_path.strip('/')}/docs/"
    config.mdx_configs["macros.link_extension"] = {"links": dict(toolkit.addresses)}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, and drop what the theme brings but the site does not use."""
    _check_pages(files, config)
    for page in generated_pages(_toolkit(config)):
        if files.get_file_from_path(page.path):
            raise PluginError(
                f"docs/{page.path} stands in the way of the page made from {page.source}: delete one of them"
            )
        file = File.generated(config, page.path, content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = f"../{page.source}"
        files.append(file)
    for name in {*PARTS, *ADDING_PARTS}:
        part = files.get_file_from_path(f"{FOLDER}/{name}.js")
        if part:
            files.remove(part)
    for download in site_files(Path(config.docs_dir), _toolkit(config)):
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
    return env


@event_priority(100)  # Before the macros plugin: what it cannot render has been told already.
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leave a page at fault as it is written."""
    if page.file.src_uri in config.extra["faulty_pages"]:
        page.meta["render_macros"] = False
        page.meta.pop("reviewed", None)
    return markdown


def _check_pages(files: Files, config: MkDocsConfig) -> None:
    """Find every name in the hand-written pages that leads nowhere. A fault ends the build, but not serving."""
    root = _root(config)
    by_page = {
        file.src_uri: faults_of_page(Path(file.abs_src_path), root, _toolkit(config))
        for file in files.documentation_pages()
        if file.abs_src_path
    }
    faults = ContentFaults(fault for faults in by_page.values() for fault in faults)
    config.extra["faulty_pages"] = {name for name, faults in by_page.items() if faults}
    if faults.faults:
        if not _serving:
            raise PluginError(faults.report())
        log.error(faults.report())
        config.extra["faults"] += [str(fault) for fault in faults.faults]


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


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
