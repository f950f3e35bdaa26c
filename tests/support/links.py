"""The rules of links that hold for the site and for its copy on a shared drive."""

import re
from functools import cache
from pathlib import Path

from tests.support.reading import Pages, attributes, file_at, ids, target

ADDRESSES = ("href", "src", "poster", "action", "formaction", "data", "data-engine")
"""Attributes that hold an address. A browser asks for all but a link's own by itself."""

_IN_SCRIPTS = re.compile(
    r"""(?:\b(?:fetch|import|importScripts|Worker|WebSocket|EventSource|sendBeacon|open)\s*\(|\.(?:src|href|action)\s*=)
        \s*["'`](?:[a-z]+:)?//[^"'`]+""",
    re.VERBOSE,
)


def dead_links(site: Path, pages: Pages) -> list[tuple[str, str]]:
    """The links of pages that lead to no file, or to a place that its page does not have: page and address."""
    dead, checked = [], 0
    places = {address: ids(page) for address, page in pages.items()}
    is_file = cache(lambda path: file_at(site, path).is_file())
    for address, page in pages.items():
        for element, _, value in attributes(page, *ADDRESSES):
            found = target(address, value)
            if found is None or (element.name == "link" and "canonical" in element.get_attribute_list("rel")):
                continue
            path, anchor = found
            checked += 1
            there = is_file(path) and value != "#"
            if not there or (anchor and anchor not in places.get(path, ())):
                dead.append((address, value))
    assert checked > len(pages) * 10
    return dead


def asked_elsewhere_by_pages(pages: Pages) -> list[tuple[str, str, str]]:
    """What pages have a browser ask another host for: page, element and address."""
    return [
        (address, element.name, value)
        for address, page in pages.items()
        for element, _, value in attributes(page, *ADDRESSES)
        if element.name != "a"
        and target(address, value) is None
        and "canonical" not in element.get_attribute_list("rel")
    ]


def asked_elsewhere_by_scripts(site: Path) -> list[tuple[str, list[str]]]:
    """What the scripts of a site ask another host for: script and code."""
    scripts = list(site.rglob("*.js"))
    assert scripts
    found = [(script.name, _IN_SCRIPTS.findall(script.read_text(encoding="utf-8"))) for script in scripts]
    return [(name, code) for name, code in found if code]
