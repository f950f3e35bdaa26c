"""No address that was published is lost: each is there, or leads on."""

from tests.release.addresses import CONTRACT, lost, published
from tests.support.paths import ROOT


def test_each_page_that_was_published_is_there_or_leads_on():
    pages = "".join(
        line for line in CONTRACT.read_text(encoding="utf-8").splitlines(keepends=True) if "#" not in line
    )
    assert pages.count("\n") > 60
    assert lost(pages, published(ROOT)) == []
