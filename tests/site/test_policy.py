"""Where a server sends no headers, each page carries the rules for what it may load."""

import re
from pathlib import Path

from macros.publishing.server_files import PAGE_POLICY, TYPES
from tests.support.builder import SITE_URL
from tests.support.present import present
from tests.support.reading import Pages


def test_each_page_carries_the_policy_before_anything_that_it_governs(pages: Pages):
    for address, page in pages.items():
        (policy,) = page.select('meta[http-equiv="Content-Security-Policy"]')
        assert policy["content"] == PAGE_POLICY, address
        assert {tag.name for tag in policy.find_previous_siblings()} == {"meta"}, address


def test_no_page_tells_the_sites_that_it_links_to_where_its_readers_come_from(pages: Pages):
    assert {present(page.select_one("meta[name=referrer]"))["content"] for page in pages.values()} == {"no-referrer"}


def test_the_settings_for_servers_know_every_kind_of_file_there_is(site: Path):
    endings = {path.suffix.removeprefix(".") for path in site.rglob("*") if path.is_file()}
    assert endings - {ending for kind in TYPES.values() for ending in kind} == {""}
    assert [path.name for path in site.rglob("*") if path.is_file() and not path.suffix] == ["_headers"]


def test_the_sitemap_lists_each_page_at_the_address_of_the_site(site: Path, pages: Pages):
    listed = re.findall(r"<loc>(.*)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert sorted(listed) == [f"{SITE_URL}{address}" for address in pages if address != "404.html"]
