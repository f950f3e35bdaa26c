"""The menu of mkdocs.yml with an organisation's pages in it, and without those that it hides."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Any


def menu_with(menu: list[Any], pages: Sequence[str]) -> list[Any]:
    """The menu with more pages at the end of its last heading, which is the one about the toolkit."""
    if not pages:
        return menu
    *before, last = menu
    title, entries = next(iter(last.items()))
    return [*before, {title: [*entries, *pages]}]


def menu_without(menu: list[Any], hidden: Set[str]) -> list[Any]:
    """The menu without hidden pages, and without headings that would then have nothing below them."""
    kept: list[Any] = []
    for entry in menu:
        title, target = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
        if isinstance(target, list):
            target = menu_without(target, hidden)
        if target and not (isinstance(target, str) and target in hidden):
            kept.append({title: target} if title else target)
    return kept
