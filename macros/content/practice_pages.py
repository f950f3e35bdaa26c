"""Reads the titles and descriptions of the pages of good practice: those in docs/practice/, but for its index."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from macros.content.front_matter import read_front_matter
from macros.content.written_pages import written_pages
from macros.models.page import PracticePage

_HEADING = re.compile(r"^# +([^\s{][^\n{]*)", re.MULTILINE)


def practice_pages(root: Path) -> dict[str, PracticePage]:
    """The pages of good practice of the project at `root`, an organisation's among them, by their paths in docs/.

    A page with a fault is left out: the check of pages says what is wrong.
    """
    found = {}
    for page in written_pages(root):
        if page.path.startswith("practice/") and page.path != "practice/index.md" and page.is_text:
            practice = _practice_page(page.source, page.text)
            if practice:
                found[page.path] = practice
    return found


@lru_cache(maxsize=100)
def _practice_page(source: str, text: str) -> PracticePage | None:
    """What a page is called and about, as its text says; while somebody writes, most pages stay as they are."""
    fields, heading = read_front_matter(source, text).fields, _HEADING.search(text)
    title = fields and (fields.title or (heading and heading[1].rstrip()))
    return PracticePage(title=title, description=fields.description or "") if fields and title else None
