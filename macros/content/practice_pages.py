"""Reads what the pages of good practice are called and about: those in docs/practice/, but for the first of them."""

from __future__ import annotations

import re
from pathlib import Path

from macros.content.front_matter import read_front_matter
from macros.content.written_pages import written_pages
from macros.memory import remembered
from macros.models.page import PracticePage

_HEADING = re.compile(r"^# +([^\s{][^\n{]*)", re.MULTILINE)


def practice_pages(root: Path) -> dict[str, PracticePage]:
    """The pages of good practice of the project at `root`, an organisation's among them, by their paths in docs/.

    A page with a fault is left out: the check of pages says what is wrong.
    """
    found = {}
    for page in written_pages(root):
        if page.path.startswith("practice/") and page.path != "practice/index.md" and page.is_text:
            said = _said_of(page.text)
            if said:
                found[page.path] = said
    return found


@remembered
def _said_of(text: str) -> PracticePage | None:
    """What a page says of itself, read once for each text."""
    fields, heading = read_front_matter("", text).fields, _HEADING.search(text)
    title = fields and (fields.title or (heading and heading[1].rstrip()))
    return PracticePage(title=title, description=fields.description or "") if fields and title else None
