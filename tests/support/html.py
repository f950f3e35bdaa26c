"""What readers see of a piece of Markdown."""

import re
from functools import cache
from typing import Any

import yaml
from bs4 import BeautifulSoup
from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

from macros.adapters.link_extension import LinkExtension
from macros.adapters.markup_extension import MarkupExtension
from macros.adapters.picture_extension import PictureExtension
from macros.content.written_pages import page_files
from macros.models.toolkit import Toolkit
from macros.pages.generated import GeneratedPage
from macros.pages.macros import MACROS
from tests.support.paths import ROOT


@cache
def _extensions() -> dict[str, dict[str, object]]:
    """The Markdown extensions of mkdocs.yml with their options."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        entries = yaml_load(file)["markdown_extensions"]
    return {
        name: options
        for entry in entries
        for name, options in (entry.items() if isinstance(entry, dict) else [(entry, {})])
    }


def to_html(text: str, toolkit: Toolkit) -> BeautifulSoup:
    """Convert Markdown as the site does."""
    page = BeautifulSoup(_markdown(toolkit).reset().convert(text), "html.parser")
    for permalink in page.select("a.headerlink"):
        permalink.decompose()
    return page


def show(toolkit: Toolkit, name: str, *arguments: Any, **options: Any) -> BeautifulSoup:
    """What a macro gives, as readers see it."""
    return to_html(MACROS[name](toolkit, *arguments, **options), toolkit)


def split(page: GeneratedPage) -> tuple[dict[str, Any], str]:
    """The front matter of a page that is made from the data, as values, and its body."""
    _, front_matter, body = re.split(r"^---\n", page.markdown, maxsplit=2, flags=re.MULTILINE)
    return yaml.safe_load(front_matter), body


def _markdown(toolkit: Toolkit) -> Markdown:
    """What converts the pages of a toolkit. To put it together takes longer than most texts, so the last is kept."""
    if not _last or toolkit is not _last[0][0]:
        options = _extensions()
        ours = [
            LinkExtension(toolkit.addresses),
            MarkupExtension(toolkit.words),
            PictureExtension(page_files(ROOT).get),
        ]
        _last[:] = [(toolkit, Markdown(extensions=[*options, *ours], extension_configs=options))]
    return _last[0][1]


_last: list[tuple[Toolkit, Markdown]] = []
