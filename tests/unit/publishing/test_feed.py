"""The feed of published plans is valid Atom, and leads to the pages."""

from xml.etree import ElementTree

import pytest

from macros.publishing.feed import MOST, feed
from macros.publishing.server_files import FEED, TYPES, server_files

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://northland.example/involve/"


@pytest.fixture(scope="module")
def root(northland):
    (file,) = feed(northland, ADDRESS)
    assert file.path == FEED
    return ElementTree.fromstring(file.content)


def test_it_has_all_that_atom_asks_for(root):
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert found.text.strip()
        assert element.find(f"{ATOM}id").text.startswith("urn:uuid:")
        assert element.find(f"{ATOM}updated").text.endswith("T00:00:00Z")
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Statistics for Northland & <Isles>"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": f"{ADDRESS}our-plans/feed.atom", "alternate": f"{ADDRESS}our-plans/"}
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) <= MOST + 1


def test_the_newest_comes_first_and_new_plans_changes_answers_and_withdrawals_are_in_it(root):
    entries = [
        (
            entry.find(f"{ATOM}updated").text[:10],
            entry.find(f"{ATOM}title").text,
            entry.find(f"{ATOM}link").get("href"),
        )
        for entry in root.iter(f"{ATOM}entry")
    ]
    assert [day for day, _, _ in entries] == sorted((day for day, _, _ in entries), reverse=True)
    ferry = "Involving islanders in ferry statistics, 2026"
    assert entries[0] == ("2026-10-01", ferry, f"{ADDRESS}our-plans/ferry-2026/")
    assert ("2026-03-02", f"New: {ferry}", f"{ADDRESS}our-plans/ferry-2026/") in entries
    answers = f"{ADDRESS}our-plans/ferry-2026/you-said-we-did/"
    assert ("2026-03-02", f"You said, we did: {ferry}", answers) in entries
    parking = "Withdrawn: Involving drivers in parking statistics"
    assert ("2025-01-20", parking, f"{ADDRESS}our-plans/parking-2024/") in entries


def test_words_in_another_language_say_so(root):
    languages = {entry.get("{http://www.w3.org/XML/1998/namespace}lang") for entry in root.iter(f"{ATOM}entry")}
    assert languages == {None, "cy"}


def test_its_ids_do_not_depend_on_the_address(northland, root):
    (elsewhere,) = feed(northland, "")
    other = ElementTree.fromstring(elsewhere.content)
    assert [e.text for e in other.iter(f"{ATOM}id")] == [e.text for e in root.iter(f"{ATOM}id")]
    assert {e.get("href") for e in other.iter(f"{ATOM}link")} >= {"./feed.atom", "./ferry-2026/"}


def test_without_a_published_plan_there_is_none(toolkit):
    assert list(feed(toolkit, ADDRESS)) == []


def test_every_server_knows_its_type():
    assert TYPES["application/atom+xml"] == ("atom",)
    texts = {file.path: file.content.decode() for file in server_files(ADDRESS)}
    assert not [path for path, text in texts.items() if "application/atom+xml" not in text]
