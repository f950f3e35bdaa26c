"""When each page, each data file and the things in it were last reviewed, and which are due for another look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from macros.content.front_matter import read_front_matter
from macros.content.own.folder import naming_base, own_folder
from macros.content.written_pages import written_pages
from macros.content.yaml_source import FieldPath, YamlSource

MONTHS = 12
"""How long a review holds, in months, unless the command names another time."""


@dataclass(frozen=True, order=True)
class Due:
    """A reason to look at something again."""

    reviewed: date
    """When somebody last did."""
    file: str
    """Its file's path from the project's root."""
    line: int
    """Where it begins in the file."""
    item: str = ""
    """Its id; empty for a whole file."""
    reason: str = ""

    def __str__(self) -> str:
        """Give it as one line: `2026-11-23  data/tips.yml:12: be-open: last reviewed 12 months ago`."""
        return f"{self.reviewed}  {self.file}:{self.line}: " + (f"{self.item}: " if self.item else "") + self.reason


def due_for_review(root: Path, on: date, months: int = MONTHS) -> list[Due]:
    """List what is due for another look, the longest since the last one first.

    Args:
        root: the project, which was checked before.
        on: the day to count from, which is usually today.
        months: how long a review holds.
    """
    sources = list(_sources(root))
    return sorted([*_overdue([*_pages(root), *_reviews(sources)], on, months), *_addresses_to_find(sources)])


def _sources(root: Path) -> Iterator[YamlSource]:
    """Every file of data that holds something: ours, then those of the publishing organisation."""
    for folder in filter(None, (root / "data", own_folder(root))):
        base = naming_base(folder, root)
        for path in folder.rglob("*.yml"):
            source = None if path.name.startswith(("_", ".")) else YamlSource(path, base)
            if source and source.data:
                yield source


def _pages(root: Path) -> Iterator[Due]:
    for page in written_pages(root):
        fields = read_front_matter(page.source, page.text).fields
        if fields:
            yield Due(fields.reviewed, page.source, 1)


def _reviews(sources: Iterable[YamlSource]) -> Iterator[Due]:
    """Every day in the data. Some files, such as the settings of a publisher, do not age and have none."""
    for source in sources:
        for path, fields in _things(source.data):
            if day := fields.get("reviewed"):
                item = fields["id"] if path else ""
                yield Due(date.fromisoformat(day), source.name, source.line(path), item)


def _things(value: Any, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Mapping[str, Any]]]:
    """What holds fields: the whole file, and each item in a list, however deep."""
    if isinstance(value, dict):
        if not path or isinstance(path[-1], int):
            yield path, value
        for name, inner in value.items():
            yield from _things(inner, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _things(item, (*path, index))


def _overdue(reviews: Iterable[Due], on: date, months: int) -> Iterator[Due]:
    for review in reviews:
        age = _months_between(review.reviewed, on)
        if age >= months:
            yield replace(review, reason=f"last reviewed {age} month{'' if age == 1 else 's'} ago")


_WANTING = {"fallback": "leads to the closest page known, not to its own", "none": "has no address"}
"""What is said of a link by its status."""


def _addresses_to_find(sources: Iterable[YamlSource]) -> Iterator[Due]:
    found: dict[str, Due | None] = {}
    for source in sources:
        if source.path.name == "links.yml":
            for index, link in enumerate(source.data["links"]):
                reason = _WANTING.get(link["status"])
                day = date.fromisoformat(link.get("reviewed") or source.data["reviewed"])
                line = source.line(("links", index))
                # As everywhere, one of the organisation takes the place of ours.
                found[link["id"]] = Due(day, source.name, line, link["id"], reason) if reason else None
    return filter(None, found.values())


def _months_between(earlier: date, later: date) -> int:
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - (later.day < earlier.day)
