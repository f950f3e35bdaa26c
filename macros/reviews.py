"""When each page and each data file was last reviewed, and which are due for another look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.models.base import FUTURE, is_future
from macros.models.toolkit import Toolkit
from macros.written_pages import written_pages
from macros.yaml_source import YamlSource

MONTHS = 12
"""How long a review holds, unless one asks for another time."""

_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^reviewed:(.*)$", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class NotReviewed(Exception):
    """Raised for a page that does not say when it was last reviewed. Has the line to mend and the mend."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


@dataclass(frozen=True, order=True)
class Due:
    """A reason to look at a file again."""

    reviewed: date
    """When somebody last did."""
    file: str
    """Its path from the project's root."""
    reason: str


def review_of_page(text: str) -> date:
    """The day in a page's front matter.

    Args:
        text: the whole page.

    Raises:
        NotReviewed: there is no such day, or it has not come yet.
    """
    front_matter = _FRONT_MATTER.match(text)
    fields = list(_FIELD.finditer(front_matter[1])) if front_matter else []
    if not front_matter or not fields:
        raise NotReviewed(
            1,
            '"reviewed" is missing: between the two lines "---" at the top, add a line like "reviewed: 2027-01-15", '
            "with the day on which somebody last read the page and found it right",
        )
    line = text.count("\n", 0, front_matter.start(1) + fields[-1].start()) + 1
    if len(fields) > 1:
        raise NotReviewed(line, "reviewed: stands twice: keep one of them")
    given = fields[0][1].strip()
    try:
        day = date.fromisoformat(given) if _DAY.fullmatch(given) else None
    except ValueError:
        day = None
    if day is None:
        raise NotReviewed(line, f'reviewed: must be a date, written like 2027-01-15, not "{given}"')
    if is_future(day):
        raise NotReviewed(line, f"reviewed: {FUTURE}")
    return day


def due_for_review(root: Path, toolkit: Toolkit, on: date, months: int = MONTHS) -> list[Due]:
    """List what is due for another look, the longest since the last one first.

    Args:
        root: the project, which was checked before.
        toolkit: its data.
        on: the day on which one asks.
        months: how long a review holds.
    """
    return sorted([*_overdue(root, on, months), *_addresses_to_find(toolkit)])


def _overdue(root: Path, on: date, months: int) -> Iterator[Due]:
    for file, reviewed in _reviews(root):
        age = _months_between(reviewed, on)
        if age >= months:
            yield Due(reviewed, file, f"last reviewed {age} month{'' if age == 1 else 's'} ago")


def _addresses_to_find(toolkit: Toolkit) -> Iterator[Due]:
    reviewed = toolkit.links_file.reviewed
    for link in toolkit.links.values():
        if link.status == "fallback":
            yield Due(reviewed, "data/links.yml", f"{link.id}: leads to the closest page known, not to its own")
        elif link.status == "none":
            yield Due(reviewed, "data/links.yml", f"{link.id}: has no address")


def _reviews(root: Path) -> Iterator[tuple[str, date]]:
    for page in written_pages(root):
        yield page.source, review_of_page(page.text)
    for path in (root / "data").rglob("*.yml"):
        # Some files, such as the settings of a publisher, do not age.
        day = None if path.name.startswith(("_", ".")) else YamlSource(path, root).data.get("reviewed")
        if day:
            yield path.relative_to(root).as_posix(), date.fromisoformat(day)


def _months_between(earlier: date, later: date) -> int:
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)
