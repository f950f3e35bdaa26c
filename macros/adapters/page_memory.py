"""Remembers, while a site is served, what each page became: a build spends most of its time on that.

A page whose text is the same becomes the same, as long as all that it is made with is the same too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from macros.models.toolkit import Toolkit

_FROM_FILES = re.compile(r"!\[|8<")
"""What looks into other files: pictures, whose size may change, and snippets."""


@dataclass(frozen=True)
class _Made:
    markdown: str
    content: str
    toc: TableOfContents
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]] | None
    """The anchors that it leads to, by the page's path."""
    terms: list[str]


class PageMemory:
    """What pages became, by their paths in docs/."""

    def __init__(self) -> None:
        self._made: dict[str, _Made] = {}
        self._made_with: Any = None

    def made_with(self, toolkit: Toolkit, extensions: Sequence[Any], files: Files, config: MkDocsConfig) -> None:
        """Say what pages are made with in this build, beside their text. If it has changed, nothing is remembered.

        Args:
            toolkit: the data.
            extensions: those of Markdown that are made once for all builds.
            files: the files of the site, whose addresses pages lead to.
            config: the settings.
        """
        addresses = sorted((file.src_uri, file.url) for file in files)
        data = toolkit.addresses, toolkit.terms, toolkit.languages, toolkit.organisation
        what = addresses, data, extensions, config.mdx_configs, config.use_directory_urls
        if what != self._made_with:
            self._made = {}
            self._made_with = what

    def recall(self, page: Page, terms: Any) -> None:
        """Let a page become what it became when its text was the same, or remember what it becomes now.

        Args:
            page: the page, with the text that is to be rendered.
            terms: the extension that explains terms, which remembers those of the last page.
        """
        text, name = page.markdown or "", page.file.src_uri
        if _FROM_FILES.search(text):
            return
        made = self._made.get(name)
        known = made if made and made.markdown == text else None
        render = page.render

        def recall(config: MkDocsConfig, files: Files) -> None:
            if known:
                _restore(page, known, files)
                terms.used = list(known.terms)
            else:
                render(config, files)
                self._made[name] = _remember(page, text, terms.used)

        page.render = recall  # type: ignore[method-assign]


def _remember(page: Page, text: str, terms: list[str]) -> _Made:
    links = page.links_to_anchors
    return _Made(
        text,
        page.content or "",
        page.toc,
        page._title_from_render,
        page.present_anchor_ids,
        None if links is None else {file.src_uri: anchors for file, anchors in links.items()},
        list(terms),
    )


def _restore(page: Page, made: _Made, files: Files) -> None:
    page.content, page.toc, page._title_from_render = made.content, made.toc, made.title
    page.present_anchor_ids = made.anchors
    if made.links is not None:
        found = {files.get_file_from_path(name): anchors for name, anchors in made.links.items()}
        page.links_to_anchors = {file: anchors for file, anchors in found.items() if file}
