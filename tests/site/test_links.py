"""No link leads nowhere, and no page asks another host for anything."""

import re
from pathlib import Path

from macros.models.toolkit import Toolkit
from tests.support.links import asked_elsewhere_by_pages, asked_elsewhere_by_scripts, dead_links
from tests.support.reading import Pages, attributes, target

IN_STYLES = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")


def test_no_link_or_anchor_is_dead(site: Path, pages: Pages):
    assert dead_links(site, pages) == []


def test_no_page_asks_another_host_for_anything(pages: Pages):
    assert asked_elsewhere_by_pages(pages) == []


def test_no_script_asks_another_host_for_anything(site: Path):
    assert asked_elsewhere_by_scripts(site) == []


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
