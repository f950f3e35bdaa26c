"""Keeps the addresses of pages that were renamed: a small page at each leads on to where the page is now."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from macros.models.words import Words
from macros.pages.page_text import address_of
from macros.pages.rendering import words_in_html
from macros.publishing.server_files import PAGE_POLICY
from macros.rendering import environment
from macros.site_file import SiteFile

_ENVIRONMENT = environment("macros.pages")


@dataclass(frozen=True)
class Moved:
    """A page that had another address before."""

    before: str
    """Its path in docs/ then."""
    now: str
    """Its path in docs/ now."""
    title: str


def redirects(moved: Iterable[Moved], words: Words, *, folders: bool = True) -> Iterator[SiteFile]:
    """Make the page that leads on, for each address that a page had before. It needs no script.

    Args:
        moved: what had another address.
        words: what the interface says.
        folders: whether addresses name folders, as on a web server, or files, as in a copy for shared drives.
    """
    for page in moved:
        before, now = (_file_of(path, folders=folders) for path in (page.before, page.now))
        way = posixpath.relpath(now, posixpath.dirname(before) or ".")
        if folders:
            way = f"{posixpath.dirname(way) or '.'}/"
        text = _ENVIRONMENT.get_template("redirect.html.jinja").render(
            t=partial(words_in_html, words), address=way, language=words.code, policy=PAGE_POLICY, title=page.title
        )
        yield SiteFile(before, f"{text}\n".encode)


def _file_of(path: str, *, folders: bool) -> str:
    if not folders:
        return f"{path.removesuffix('.md')}.html"
    return posixpath.join(address_of(path), "index.html")
