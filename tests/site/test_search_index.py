"""What the search can find."""

import gzip
import re
from pathlib import Path

import pytest

from macros.models.toolkit import Toolkit
from macros.publishing.search_index import SEARCH_SCRIPT
from tests.search.reading import Found, read_index
from tests.support.paths import ROOT
from tests.support.reading import Pages, headings

KIB = 1024
MOST, A_PAGE = 88, 0.88
"""What opening the search may load in all, in KiB under gzip: for the toolkit's pages, and for each that is added."""


@pytest.fixture(scope="module")
def index(site: Path) -> dict[str, Found]:
    return {entry.location: entry for entry in read_index(site)}


@pytest.fixture(scope="module")
def titles(index) -> dict[str, str]:
    """The titles in the index by address."""
    return {address: entry.title.replace("’", "'") for address, entry in index.items()}


def test_each_case_study_method_and_term_is_found_by_name(titles, toolkit: Toolkit):
    expected = (
        {f"case-studies/{name}/": case.title for name, case in toolkit.case_studies.items()}
        | {f"methods/{name}/": method.title for name, method in toolkit.methods.items()}
        | {f"glossary/#{name}": term.term for name, term in toolkit.terms.items()}
    )
    assert {address: titles.get(address) for address in expected} == expected


def test_each_section_of_a_decision_point_is_found(titles, toolkit: Toolkit, pages: Pages):
    for name in toolkit.decision_points:
        address = f"decision-points/{name}/"
        sections = {
            f"{address}#{heading['id']}" for heading in headings(pages[address].article) if heading.name == "h2"
        }
        assert len(sections) >= 5
        # These hold boxes and questions alone, which are searched by themselves.
        boxes = {
            f"{address}#{name}"
            for name in ("case-study", "case-studies", "put-it-in-your-plan", "questions-you-could-ask")
        }
        assert sections - boxes <= set(titles)


def test_each_question_is_found_by_itself(index, toolkit: Toolkit):
    questions = [
        *(question.text for question in toolkit.questions.values()),
        *(question.text for question in toolkit.plan_questions.values()),
    ]
    found = [re.sub(r"^\d\.\d+ ", "", entry.title) for entry in index.values() if entry.kind == "question"]
    assert sorted(found) == sorted(questions)


def test_every_address_of_the_index_is_there(index, pages: Pages):
    for location in index:
        page, mark, anchor = location.partition("#")
        assert not mark or pages[page].find(id=anchor), location


def test_the_words_of_a_thing_find_it_and_show_nowhere(index, pages: Pages, toolkit: Toolkit):
    entry = index["methods/media-monitoring/"]
    assert {"social listening", "sentiment analysis"} <= set(entry.words)
    assert "sentiment analysis" not in entry.text
    assert "sentiment analysis" not in pages["methods/media-monitoring/"].get_text()
    assert index["glossary/#attrition"].words == (*toolkit.terms["attrition"].search_words,)
    assert "engagement plan" in index["plan/"].words


def test_what_a_list_repeats_is_searched_on_the_page_of_the_thing_alone(index, toolkit: Toolkit):
    summary = toolkit.methods["focus-group"].summary
    assert [address for address, entry in index.items() if summary in entry.text] == ["methods/focus-group/"]


def test_the_words_of_buttons_and_fields_are_not_searched(index):
    assert not [address for address, entry in index.items() if "leave out of what we publish" in entry.text]


def test_pages_for_a_few_readers_come_last_and_are_searched_by_headings_and_first_paragraph(index):
    assert index["data/"].rank < index["about/"].rank < index["tips/"].rank
    few = {address: entry for address, entry in index.items() if entry.rank < 1 and entry.kind == "page"}
    assert few["data/"].text.startswith("You can take the content of this toolkit")
    assert "\n" not in few["data/"].text
    assert not [address for address, entry in few.items() if "#" in address and entry.text]
    assert few["data/#files"].title == "What there is"


def test_a_term_that_is_a_method_says_what_it_means(index):
    assert index["glossary/#cognitive-interview"].rank < 1
    assert index["glossary/#cognitive-interview"].text.startswith("An interview that tests a question")


def test_a_case_study_and_a_method_are_called_so_for_who_looks_for_one(index):
    assert "case study" in index["case-studies/scotland-talks-data/"].words
    assert "method" in index["methods/mini-public/"].words


def test_a_label_and_what_it_explains_are_two_words(index):
    assert "Theme Use the same word" in index["records/#what-we-heard"].text
    assert "South West London) 8 to 10" in index["methods/focus-group/#at-a-glance"].text


def test_what_an_example_makes_up_about_its_plan_is_not_searched(index):
    assert "Office for Household Statistics" not in index["worked-example/"].text


def test_opening_the_search_loads_no_more_than_it_did(site: Path):
    loaded = (site / SEARCH_SCRIPT, site / "assets" / "site" / "search-window.js")
    added = sum(1 for file in (ROOT / "own").rglob("*") if file.suffix in (".md", ".yml"))
    weights = {file.relative_to(site): len(gzip.compress(file.read_bytes(), 9)) for file in loaded}
    assert sum(weights.values()) <= (MOST + A_PAGE * added) * KIB, weights


def test_a_case_study_is_found_on_its_own_page_and_not_a_second_time_in_its_box(titles, toolkit: Toolkit):
    assert not [address for address in titles if "#case-study-" in address]
