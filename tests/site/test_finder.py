"""The finder lists everything, and the tags all over the site lead into it."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import Tag

from macros.models.toolkit import Toolkit
from tests.search.reading import read_index
from tests.support.present import present
from tests.support.reading import Pages, attributes, target, text


@pytest.fixture(scope="module")
def finder(pages: Pages) -> Tag:
    return present(pages["find/"].select_one(".tk-finder"))


def leads_to(entry: Tag) -> str:
    path, anchor = present(target("find/", str(present(entry.a)["href"])))
    return f"{path}#{anchor}" if anchor else path


def test_it_lists_everything_and_each_entry_leads_there(finder: Tag, toolkit: Toolkit):
    assert [leads_to(entry) for entry in finder.select("[data-kind=case-study]")] == [
        f"case-studies/{name}/" for name in toolkit.case_studies
    ]
    assert {leads_to(entry) for entry in finder.select("[data-kind=method]")} == {
        f"methods/{name}/" for name in toolkit.methods
    }
    assert [leads_to(entry) for entry in finder.select("[data-kind=question]")] == [
        f"decision-points/{point.slug}/#question-{question.id}"
        for point in toolkit.decision_points.values()
        for question in point.questions
    ]


def test_each_entry_says_in_words_of_what_kind_it_is(finder: Tag):
    said = {(entry["data-kind"], text(entry.select_one(".tk-entry__kind"))) for entry in finder.select(".tk-entry")}
    assert said == {
        ("case-study", "Case study"),
        ("method", "Method"),
        ("question", "Question"),
        ("practice", "Good practice"),
        ("template", "Template"),
    }


def test_each_entry_can_be_found_by_the_search_that_looks_its_words_up(site: Path, finder: Tag):
    known = {entry.location for entry in read_index(site)}
    assert {leads_to(entry) for entry in finder.select(".tk-entry")} - known == set()


def test_without_a_script_the_form_does_not_show(finder: Tag):
    for part in finder.select("form, .tk-finder__bar, [data-nothing]"):
        assert part.has_attr("hidden")


def test_each_link_into_the_finder_asks_for_what_it_knows(pages: Pages, finder: Tag):
    known = {(box["name"], box["value"]) for box in finder.select("input[type=checkbox]")}
    asked = {
        (address, pair)
        for address, page in pages.items()
        for element, _, href in attributes(page, "href")
        if (found := target(address, href)) and found[0] == "find/"
        for pair in parse_qsl(urlsplit(href).query, keep_blank_values=True)
    }
    assert {pair for _, pair in asked} <= known
    assert {"case-studies/", "methods/", "find/"} <= {address for address, _ in asked}


@pytest.mark.parametrize("folder", ["case-studies", "methods"])
def test_the_page_of_each_case_study_and_method_has_tags(pages: Pages, folder):
    own = [page for address, page in pages.items() if address.startswith(f"{folder}/") and address != f"{folder}/"]
    assert own
    for page in own:
        assert page.select_one(".tk-tags a[href^='../../find/?']")


@pytest.mark.parametrize("folder", ["case-studies", "methods"])
def test_case_studies_and_methods_show_their_place_and_the_way_up(pages: Pages, folder):
    for address, page in pages.items():
        if address.startswith(f"{folder}/"):
            assert text(page.select_one("#menu [aria-current=true]")) == "Methods and case studies"
            way = page.select_one(
                "nav.tk-steps-nav [aria-current=page]" if address == f"{folder}/" else "nav.tk-up a"
            )
            assert present(target(address, str(present(way)["href"])))[0] == f"{folder}/"


def test_the_search_finds_the_things_themselves_and_not_their_entries(site: Path):
    found = {entry.location: entry.text for entry in read_index(site) if entry.location.startswith("find/")}
    assert set(found) == {"find/"}
    assert "Narrow the list" in found["find/"]
    assert not [words for words in ("Decision point", "Save", "Nothing", "Welsh") if words in found["find/"]]
