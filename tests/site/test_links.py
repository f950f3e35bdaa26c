"""No link leads nowhere, and no page asks another host for anything."""

import re
from pathlib import Path

from macros.models.toolkit import Toolkit
from tests.support.reading import Pages, attributes, file_at, target

# Attributes that hold an address. A browser asks for all but a link's own by itself.
ADDRESSES = ("href", "src", "poster", "action", "formaction", "data", "data-engine")
IN_STYLES = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")
IN_SCRIPTS = re.compile(
    r"""(?:\b(?:fetch|import|importScripts|Worker|WebSocket|EventSource|sendBeacon|open)\s*\(|\.(?:src|href|action)\s*=)
        \s*["'`](?:[a-z]+:)?//[^"'`]+""",
    re.VERBOSE,
)


def test_no_link_or_anchor_is_dead(site: Path, pages: Pages):
    dead, checked = [], 0
    for address, page in pages.items():
        for element, _, value in attributes(page, *ADDRESSES):
            found = target(address, value)
            if found is None or (element.name == "link" and "canonical" in element.get("rel", [])):
                continue
            path, anchor = found
            checked += 1
            there = file_at(site, path).is_file() and value != "#"
            if not there or (anchor and not (path in pages and pages[path].find(id=anchor))):
                dead.append((address, value))
    assert not dead
    assert checked > len(pages) * 10


def test_no_page_asks_another_host_for_anything(pages: Pages):
    outside = [
        (address, element.name, value)
        for address, page in pages.items()
        for element, _, value in attributes(page, *ADDRESSES)
        if element.name != "a" and target(address, value) is None and "canonical" not in element.get("rel", [])
    ]
    assert not outside


def test_no_stylesheet_asks_another_host_for_anything(site: Path):
    sheets = list(site.rglob("*.css"))
    outside = [
        (sheet.name, address)
        for sheet in sheets
        for address in IN_STYLES.findall(sheet.read_text(encoding="utf-8"))
        if not address.startswith("data:") and target(sheet.relative_to(site).as_posix(), address) is None
    ]
    assert sheets
    assert not outside


def test_no_script_asks_another_host_for_anything(site: Path):
    scripts = list(site.rglob("*.js"))
    outside = [(script.name, IN_SCRIPTS.findall(script.read_text(encoding="utf-8"))) for script in scripts]
    assert scripts
    assert not [(name, found) for name, found in outside if found]


def test_each_link_out_stands_in_the_list_of_links(pages: Pages, toolkit: Toolkit):
    known = {link.url for link in toolkit.links.values()}
    out = {
        value
        for address, page in pages.items()
        for element, _, value in attributes(page, "href")
        if element.name == "a" and target(address, value) is None
    }
    assert out
    assert not out - known
