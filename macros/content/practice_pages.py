"""Reads the titles and descriptions of the pages of good practice: those in docs/practice/, but for its index."""

from __future__ import annotations

import re
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
        if not page.path.startswith("practice/") or page.path == "practice/index.md" or not page.is_text:
            continue
        text = page.text
        fields, heading = read_front_matter(page.source, text).fields, _HEADING.search(text)
        title = fields and (fields.title or (heading and heading[1].rstrip()))
        if fields and title:
            found[page.path] = PracticePage(title=title, description=fields.description or "")
    return found
