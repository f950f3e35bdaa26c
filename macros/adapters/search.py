"""Gives the search what MkDocs knows about the pages, and puts its script in the place of the stock index."""

from __future__ import annotations

from pathlib import Path

from mkdocs.structure.pages import Page

from macros.models.toolkit import Toolkit
from macros.models.words import SOURCE
from macros.publishing.search_index import SEARCH_SCRIPT, STOCK_INDEX, Places, search_script
from macros.site_file import SiteFile

SEARCH_PLUGINS = ("search", "material/search")
"""The plugins that write an index, by their names in mkdocs.yml."""


def note_place(places: Places, page: Page) -> None:
    """Remember where a page is, its title, its language, and the words by which readers look for it."""
    places.addresses[page.file.src_uri] = page.url
    places.titles[page.url] = str(page.meta.get("title", page.title))
    if (language := page.meta.get("title_lang") or page.meta.get("lang", SOURCE)) != SOURCE:
        places.languages[page.url] = language
    places.words[page.url] = tuple(page.meta.get("search_words") or ())


def search_files(site: Path, assets: Path, toolkit: Toolkit, places: Places) -> list[SiteFile]:
    """Give the script that searches, where there is an index of MkDocs' search plugin, and drop that.

    Args:
        site: the folder of the built site.
        assets: the folder overrides/assets/ of the project.
        toolkit: the data.
        places: where the pages are.
    """
    stock = site / STOCK_INDEX
    if not stock.is_file():
        return []
    index = stock.read_text(encoding="utf-8")
    stock.unlink()
    return [SiteFile(SEARCH_SCRIPT, lambda: search_script(assets, index, toolkit, places).encode())]
