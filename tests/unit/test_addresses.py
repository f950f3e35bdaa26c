"""An address that was published and is lost is reported, and new ones join the list."""

from tests.release.addresses import added, lost

ADDRESSES = {"": {"top"}, "tips": {"be-open", "was-open"}, "our-tips": {"be-open", "was-open"}}


def test_what_is_gone_is_told_with_how_to_keep_it():
    assert lost("/\ntips/\nour-tips/#be-open\ntips/#was-open\n", ADDRESSES) == []
    page, place = lost("about/\ntips/#be-closed\n", ADDRESSES)
    assert page.startswith('about/ is gone: write "formerly:" into what took its place')
    assert place == 'tips/#be-closed is gone: write { #new-name formerly="be-closed" } after the heading it has now'


def test_new_addresses_join_the_contract_and_none_leaves_it():
    assert added("old/\n", {"tips": {"be-open"}}) == "old/\ntips/\ntips/#be-open\n"
