"""Writes the project out for a site builder that runs neither the macros nor the hooks.

All that those would make at build time is written as files: each page with its boxes and its addresses, the
pages made from the data, the documents, the published data, the scripts and the words of the page's frame. Only
`mkdocs.yml`, `docs/` and `overrides/` are left, and nothing in them asks for Python.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined

from macros.adapters.menu import menu_of, menu_without
from macros.content.written_pages import page_files
from macros.documents.documents import Documents
from macros.documents.paths import source_path
from macros.markdown.links import Link, replaced
from macros.models.toolkit import Toolkit
from macros.models.words import Words
from macros.pages.check import check_pages, look_at_pages
from macros.pages.frame import Frame
from macros.pages.generated import generated_pages
from macros.pages.macros.registry import bound_macros
from macros.pages.print_page import PAGE as PRINT_PAGE
from macros.pages.redirects import redirects
from macros.publishing.scripts import idle_files
from macros.publishing.site_files import site_files

_OWN_SETTINGS = ("watch",)
_OWN_PLUGINS = ("macros", "toolkit")
_WORDS = re.compile(r'\bt(?:_plain)?\("([\w.-]+)"((?:,\s*\w+=[\w.]+(?: \| safe)?)*)\)')
_THEMES_ICONS = "tag:yaml.org,2002:python/name:material.extensions.emoji.to_svg"
"""What draws icons where nothing of ours runs."""
_IN_WORDS = " | in_words"
"""A filter of the plugin: without it a day is shown as it is written."""


class NotEmpty(Exception):
    """Raised when writing would mix with what is there."""


class _SettingsLoader(yaml.SafeLoader):
    """Reads mkdocs.yml and keeps the names of values that come from the environment."""


class _SettingsDumper(yaml.SafeDumper):
    """Writes what `_SettingsLoader` read."""


class _AsWritten:
    def __init__(self, node: yaml.Node) -> None:
        self.node = node


_SettingsLoader.add_constructor("!ENV", lambda _, node: _AsWritten(node))
# Functions of Python, by name, such as those that draw icons.
_SettingsLoader.add_multi_constructor("tag:yaml.org,2002:python/name:", lambda _, name, node: _AsWritten(node))
_SettingsDumper.add_representer(_AsWritten, lambda _, kept: kept.node)


@dataclass(frozen=True)
class FinishedPage:
    """A page in Markdown that any site builder can read."""

    path: str
    """Its path in docs/."""
    source: str
    """The file in which its words are written, from the project's root."""
    markdown: str
    """The whole page, front matter included."""


def write_plain_source(root: Path, into: Path, toolkit: Toolkit) -> int:
    """Write the project at `root` out.

    Args:
        root: the project.
        into: the folder to write to. It must be empty, or not there yet.
        toolkit: the project's data.

    Returns:
        The number of files.

    Raises:
        ContentFaults: a page names something that does not exist.
        NotEmpty: there is something at `into` already.
    """
    if into.exists() and not (into.is_dir() and not any(into.iterdir())):
        raise NotEmpty(f"{into} is there already: name a new folder.")
    docs = into / "docs"
    for name, path in page_files(root).items():
        _write(docs / name[1:], path.read_bytes())
    assets = root / "overrides" / "assets"
    idle = idle_files(assets, toolkit)
    for path in sorted(assets.rglob("*")):
        name = f"assets/{path.relative_to(assets).as_posix()}"
        if path.is_file() and name not in idle:
            _write(docs / name, path.read_bytes())
    for file in redirects(look_at_pages(root, toolkit).moved, toolkit.words):
        _write(docs / file.path, file.content)
    for page in finished_pages(root, toolkit):
        _write(docs / page.path, _with_origin(page, toolkit).encode())
    for file in site_files(assets, Documents(toolkit)):
        _write(docs / source_path(file.path), file.content)
    for path in sorted((root / "overrides").rglob("*.html")):
        frame = fill_words(path.read_text(encoding="utf-8").replace(_IN_WORDS, ""), toolkit.words)
        _write(into / path.relative_to(root), frame.encode())
    settings = plain_settings((root / "mkdocs.yml").read_text(encoding="utf-8"), toolkit)
    _write(into / "mkdocs.yml", settings.encode())
    return sum(path.is_file() for path in into.rglob("*"))


def finished_pages(root: Path, toolkit: Toolkit) -> Iterator[FinishedPage]:
    """Give each page of the site, written or generated, without macros in it.

    Raises:
        ContentFaults: a page names something that does not exist.
    """
    pages = check_pages(root, toolkit)
    environment = Environment(undefined=StrictUndefined)
    macros = bound_macros(toolkit)
    # The page to print is put together from finished pages, which this has not.
    for page in (page for page in pages if page.path != PRINT_PAGE):
        text = environment.from_string(page.text).render(macros)
        yield FinishedPage(page.path, page.source, _plain_links(text, page.path, toolkit))
    for made in generated_pages(toolkit):
        yield FinishedPage(made.path, made.source, _plain_links(made.markdown, made.path, toolkit))


def fill_words(template: str, words: Words) -> str:
    """Put the words of the interface into a template, where it asks for them with `t("…")`."""
    return _WORDS.sub(lambda asked: _spoken(words, asked[1], asked[2]), template)


def plain_settings(text: str, toolkit: Toolkit) -> str:
    """Take out of mkdocs.yml what needs Python of ours, and put in what the plugin would set."""
    settings: dict[str, Any] = yaml.load(text, Loader=_SettingsLoader)
    for name in _OWN_SETTINGS:
        settings.pop(name, None)
    settings["plugins"] = [plugin for plugin in settings["plugins"] if _name(plugin) not in _OWN_PLUGINS]
    for extension in settings["markdown_extensions"]:
        if _name(extension) == "toc":
            extension["toc"]["permalink_title"] = toolkit.words("page.link-here")
        if _name(extension) == "pymdownx.emoji":
            extension["pymdownx.emoji"]["emoji_generator"].node.tag = _THEMES_ICONS
    settings["nav"] = menu_without(menu_of(settings["nav"], toolkit), {PRINT_PAGE})
    settings["extra"] = {**settings.get("extra", {}), "frame": Frame.of(toolkit).as_settings()}
    return yaml.dump(settings, Dumper=_SettingsDumper, allow_unicode=True, sort_keys=False)


def _plain_links(text: str, page: str, toolkit: Toolkit) -> str:
    """Put addresses in the place of links by name, and write links from docs/ as links from the page's folder.

    What has no address keeps its words alone.
    """

    # Links in a script are not found: they are data, and the scripts know how to read them.
    def plain(link: Link) -> str | None:
        if link.name is not None:
            address = toolkit.addresses[link.name]
            return link.leading_to(address) if address else link.words
        if link.target.startswith("/"):
            path = posixpath.relpath(link.page[1:], posixpath.dirname(page) or ".")
            return link.leading_to(path + link.target[len(link.page) :])
        return None

    return replaced(text, plain)


def _with_origin(page: FinishedPage, toolkit: Toolkit) -> str:
    """Say in the front matter where the page's words can be edited, where that is known, and whose they are."""
    organisation = toolkit.organisation
    fields = {"credit": toolkit.credit("page", page.path)}
    if organisation.repository:
        fields["edit_url"] = (
            f"{organisation.repository.rstrip('/')}/{organisation.edit_path.strip('/')}/{page.source}"
        )
    start = "---\n"
    rest = page.markdown.removeprefix(start) if page.markdown.startswith(start) else f"{start}\n{page.markdown}"
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items() if value]
    return f"{start}{''.join(lines)}{rest}"


def _spoken(words: Words, name: str, given: str) -> str:
    values = dict(value.strip().split("=", 1) for value in given.split(",") if value)
    places: dict[str, Any] = {place: f"{{{place}}}" for place in values}
    text = json.dumps(words(name, **places), ensure_ascii=False)
    put_in = "".join(f' | replace("{{{place}}}", {value})' for place, value in values.items())
    return f"({text}{put_in} | safe)" if " | safe" in given else f"{text}{put_in}"


def _name(entry: str | dict[str, Any]) -> str:
    return entry if isinstance(entry, str) else next(iter(entry))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
