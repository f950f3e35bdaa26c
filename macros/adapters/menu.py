"""The menu of mkdocs.yml with an organisation's pages and its published plans in it, and without what it hides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any

from macros.models.toolkit import Toolkit
from macros.pages.register_pages import LIST

_PLAN = "plan.md"


def menu_of(menu: list[Any], toolkit: Toolkit) -> list[Any]:
    """The menu of the site: with what an organisation adds to it, in its words, and without what it hides.

    Args:
        menu: the menu as mkdocs.yml has it.
        toolkit: the data.
    """
    called = menu_called(menu, toolkit.menu_words, toolkit.replaced_pages)
    menu = menu_with(called, toolkit.own_pages)
    if toolkit.published:
        menu = _with_register(menu, {toolkit.words("register.title"): LIST})
    return menu_without(menu, toolkit.hidden_pages)


def _with_register(menu: list[Any], entry: dict[str, str]) -> list[Any]:
    """The published plans come after the heading under which people write theirs, or at the end."""
    places = [index for index, heading in enumerate(menu, 1) if _PLAN in str(heading)]
    place = places[0] if places else len(menu)
    return [*menu[:place], entry, *menu[place:]]


def menu_with(menu: list[Any], pages: Sequence[str]) -> list[Any]:
    """The menu with more pages at the end of its last heading, which is the one about the toolkit, or at its end."""
    headings = [index for index, entry in enumerate(menu) if isinstance(_parts(entry)[1], list)]
    if not pages or not headings:
        return [*menu, *pages]
    ((title, entries),) = menu[headings[-1]].items()
    return [*menu[: headings[-1]], {title: [*entries, *pages]}, *menu[headings[-1] + 1 :]]


def menu_without(menu: list[Any], hidden: Set[str]) -> list[Any]:
    """The menu without hidden pages, and without headings that would then have nothing below them."""
    kept: list[Any] = []
    for entry in menu:
        title, target = _parts(entry)
        if isinstance(target, list):
            target = menu_without(target, hidden)
        if target and not (isinstance(target, str) and target in hidden):
            kept.append({title: target} if title else target)
    return kept


def menu_called(menu: list[Any], words: Mapping[str, str], replaced: Set[str]) -> list[Any]:
    """The menu in an organisation's words.

    Args:
        menu: the menu of mkdocs.yml.
        words: its own words for entries, by ours.
        replaced: the pages that have its own in their place. Where it gives no words, the page's own title is used.
    """
    called: list[Any] = []
    for entry in menu:
        title, target = _parts(entry)
        if isinstance(target, list):
            called.append({words.get(title, title): menu_called(target, words, replaced)})
        elif title in words:
            called.append({words[title]: target})
        else:
            called.append({title: target} if title and target not in replaced else target)
    return called


def _parts(entry: Any) -> tuple[str, Any]:
    """What an entry is called, if the menu says so, and the page or the entries that it leads to."""
    title, target = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
    # YAML takes 2026 for a number. That is told elsewhere, and serving goes on.
    return "" if title is None else str(title), target
