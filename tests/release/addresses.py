"""The addresses that were ever published, which last: each is still there, or leads on to what took its place."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path

from macros.content.load import load
from macros.pages.check import look_at_pages

CONTRACT = Path(__file__).parents[1] / "vectors" / "addresses.txt"
"""One address a line: that of a page, such as `tips/`, or of a place on one, such as `tips/#be-open`."""


def published(root: Path) -> Mapping[str, Set[str]]:
    """The addresses of the project at `root`, with the places on each, those that lead on included."""
    return look_at_pages(root, load(root)).addresses


def lost(contract: str, addresses: Mapping[str, Set[str]]) -> list[str]:
    """Say which addresses are gone without a successor, and how to keep each.

    Args:
        contract: the text of the contract.
        addresses: the places on each page, by its address.
    """
    found = []
    for line in contract.splitlines():
        address, _, place = line.partition("#")
        page = address.rstrip("/")
        if page not in addresses:
            found.append(f'{line} is gone: write "formerly:" into what took its place, with its name before')
        elif place and place not in addresses[page]:
            found.append(f'{line} is gone: write {{ #new-name formerly="{place}" }} after the heading it has now')
    return found


def added(contract: str, addresses: Mapping[str, Set[str]]) -> str:
    """Give the contract with all addresses in it that are new."""
    lines = {f"{page}/" if page else "/" for page in addresses}
    lines |= {f"{page}/#{place}" for page, places in addresses.items() for place in places}
    return "".join(f"{line}\n" for line in sorted({*contract.splitlines(), *lines}))
