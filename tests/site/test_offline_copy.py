"""The copy for shared drives: its links are held to what those of the site are held to, and each leads to a file."""

from pathlib import Path

import pytest

from tests.support.links import ADDRESSES, asked_elsewhere_by_pages, asked_elsewhere_by_scripts, dead_links
from tests.support.reading import Pages, attributes, read, target


@pytest.fixture(scope="module")
def site(offline_copy: Path) -> Path:
    return offline_copy


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """The pages, by the names of their files."""
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    return {name: read(site, name) for name in names if not name.startswith("downloads/")}


def test_no_link_or_anchor_is_dead(site: Path, pages: Pages):
    assert dead_links(site, pages) == []


def test_it_asks_no_host_for_anything(site: Path, pages: Pages):
    assert asked_elsewhere_by_pages(pages) == []
    assert asked_elsewhere_by_scripts(site) == []


def test_no_link_leads_to_a_folder_which_a_browser_would_list(site: Path, pages: Pages):
    # A name with nothing after its last slash is a folder's; a web server would send the page in it.
    links = [
        (address, value, found[0])
        for address, page in pages.items()
        for _, _, value in attributes(page, *ADDRESSES)
        if (found := target(address, value))
    ]
    assert links
    assert not [(address, value) for address, value, path in links if not (site / path).is_file()]


def test_those_who_open_the_folder_are_told_in_windows_lines_how_to_start(site: Path):
    text = (site / "READ-ME.txt").read_bytes().decode("utf-8")
    assert text.count("\r\n") == text.count("\n") > 10
    assert 'double-click "index.html"' in text
    assert max(map(len, text.splitlines())) <= 78
