import re

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from macros.adapters.term_extension import TermExtension
from macros.derived.terms import Names

NAMES = Names(
    re.compile(r"\b(?i:panel|wave)s?\b"), {"panel": "panel", "panels": "panel", "wave": "wave", "waves": "wave"}
)


@pytest.fixture
def terms() -> TermExtension:
    return TermExtension(NAMES, "glossary.md")


@pytest.fixture
def page(terms):
    def page(text: str) -> BeautifulSoup:
        extensions = ["md_in_html", "tables", "abbr", "admonition", "def_list", terms]
        return BeautifulSoup(Markdown(extensions=extensions).convert(text), "html.parser")

    return page


def test_the_first_use_leads_to_the_glossary_and_no_other_does(page, terms):
    made = page("A panel and a wave, panels.\n\n- **Waves** and panels")
    assert [(link.get_text(), link["href"]) for link in made.find_all("a")] == [
        ("panel", "/glossary.md#panel"),
        ("wave", "/glossary.md#wave"),
    ]
    assert made.a["aria-describedby"] == "tk-term-panel"
    assert terms.used == ["panel", "wave"]


@pytest.mark.parametrize(
    "text",
    [
        "a panel here",
        "- a panel here",
        "Word\n:   a panel here",
        "| head |\n| --- |\n| a panel here |",
        "*a panel* here",
        "before *words* a panel here",
        '<div markdown="1">\n\na panel here\n\n</div>',
        "!!! note\n\n    a panel here",
        "> a panel here",
    ],
)
def test_a_term_is_explained_wherever_text_is_read(page, text):
    made = page(text)
    assert made.a.get_text() == "panel"
    assert "a panel" in made.get_text()


@pytest.mark.parametrize(
    "text",
    [
        "# A panel",
        "[a panel](/tips.md)",
        "`panel`",
        "    panel",
        "| panel |\n| --- |\n| words |",
        "panel\n:   words",
        '!!! note "A panel"\n\n    words',
        "The panel\n\n*[panel]: words",
        '<p class="tk-box__label" markdown="1">A panel</p>',
        '<form markdown="1">\n\nA panel\n\n</form>',
        '<div class="tk-plan" markdown="1">\n\nA panel\n\n</div>',
        '<details markdown="1"><summary>A panel</summary>\n\nwords\n\n</details>',
    ],
)
def test_no_term_is_explained_in_names_links_code_and_forms(page, text, terms):
    assert not page(text).select(".tk-term")
    assert terms.used == []


def test_the_text_stays_to_the_letter(page):
    text = "One panel, two waves & three panels; *a wave* <br> end"
    assert page(text).get_text() == BeautifulSoup(Markdown().convert(text), "html.parser").get_text()


def test_each_page_starts_anew_and_can_do_without(page, terms):
    assert page("A panel").a
    assert page("A panel").a
    terms.wanted = False
    assert not page("A panel").a
    assert terms.used == []
