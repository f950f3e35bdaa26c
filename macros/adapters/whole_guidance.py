"""Fills the page to print with all the others, once MkDocs has converted them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

from lxml.html import tostring
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from macros.documents.documents import WRITERS
from macros.documents.layouts import guidance
from macros.models.toolkit import Toolkit
from macros.pages.print_page import PAGE, Chapter, documents_line, whole_guidance
from macros.site_file import SiteFile


def fill_page_to_print(
    menu: Sequence[str], toolkit: Toolkit, config: MkDocsConfig, files: Files
) -> Iterator[SiteFile]:
    """Let the page to print hold what the pages in the menu say, and give the same as documents.

    Args:
        menu: the pages in the menu, by their paths in docs/, in order.
        toolkit: the data.
        config: the settings of the site.
        files: its files.
    """
    file = files.get_file_from_path(PAGE)
    if not (file and file.page):
        return
    pages = {each.src_uri: each.page for each in files.documentation_pages() if each.page}
    left_out = {PAGE, *file.page.meta.get("leaves_out", ())}
    chapters = [
        Chapter(pages[name].url, str(pages[name].title), pages[name].content or "")
        for name in menu
        # The list of published plans is no guidance.
        if name not in left_out and not pages[name].file.generated_by
    ]
    others = {page.url: str(page.title) for page in pages.values()}
    whole = whole_guidance(file.page.url, chapters, others, config.site_url or "", toolkit)
    layout = cache(partial(guidance.print_layout, whole, toolkit.addresses, toolkit.words))
    made = {name: guidance.path(name) for name in guidance.FORMATS}

    def write(name: str) -> bytes:
        return WRITERS[name](layout(), toolkit.addresses).write(guidance.print_scope(config.site_name))

    for name, path in made.items():
        yield SiteFile(path, partial(write, name))
    parts = [documents_line(file.page.url, made, toolkit), whole]
    file.page.content = "\n".join([file.page.content or "", *(tostring(part, encoding="unicode") for part in parts)])
