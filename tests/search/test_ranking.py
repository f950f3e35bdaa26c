"""Which of a few small pages the engine finds for words, and in which order."""

import json

import pytest
from playwright.sync_api import Browser, Page

from macros.models.toolkit import Toolkit
from macros.publishing.search_index import Places, search_script
from tests.support.paths import ROOT

FIND = """async ({ script, query }) => {
  const made = document.createElement("script");
  made.textContent = script;
  document.head.append(made);
  const engine = await tkSearchEngine.Engine.read(tkSearchEngine.index);
  return engine.find(query, 10).results.map(({ place }) => place);
}"""


@pytest.fixture
def find(browser: Browser, toolkit: Toolkit):
    """Asks a site of pages and parts, each given by its address, its title and its text."""

    def ask(query: str, pages: list[tuple[str, str, str]]) -> list[str]:
        listed = [{"location": at, "title": title, "text": text} for at, title, text in pages]
        places = Places(addresses={"glossary.md": "glossary/"})
        script = search_script(ROOT / "overrides" / "assets", json.dumps({"docs": listed}), toolkit, places)
        page: Page = browser.new_page()
        found = page.evaluate(FIND, {"script": script, "query": query})
        page.close()
        return found

    return ask


def test_a_word_is_alike_to_the_words_of_its_own_group_in_all_its_forms(find):
    pages = [("remuneration/", "Remuneration", ""), ("enlisting/", "Enlisting", "")]
    assert find("recruiting ", pages) == ["enlisting/"]
    assert find("payments ", pages) == ["remuneration/"]


def test_a_word_is_not_alike_to_what_only_has_the_same_stem(find):
    # A publication is a bulletin, but the public is none.
    pages = [("public/", "Public", ""), ("bulletin/", "Bulletin", "")]
    assert find("publication ", pages)[0] == "bulletin/"
    assert find("public ", pages) == ["public/"]


def test_a_page_that_has_the_words_together_comes_before_terms_that_have_one_each(find):
    pages = [
        ("glossary/", "Glossary", ""),
        ("glossary/#attrition", "Attrition", "Gardens are green."),
        ("glossary/#persona", "Persona", "Rivers are deep."),
        ("walks/", "Walks", ""),
        ("walks/#one", "One", "Gardens are wide."),
        ("walks/#two", "Two", "Rivers are long."),
    ]
    assert find("gardens rivers ", pages) == ["walks/", "glossary/"]


def test_the_beginning_of_a_word_finds_it_although_it_is_the_stem_of_another(find):
    pages = [("interviews/", "Interviews", ""), ("intervals/", "An interval", "")]
    assert set(find("interv ", pages)) == {"interviews/", "intervals/"}


def test_a_phrase_that_means_the_same_is_found_in_names_whatever_small_words_it_has(find):
    pages = [("terms/", "Terms of reference", ""), ("references/", "References", "")]
    assert find("ToR ", pages) == ["terms/"]
