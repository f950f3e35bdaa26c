import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from macros.adapters.link_extension import LinkExtension

LINKS = {"known": "https://example.org/a_b?c=d&e=f-", "unaddressed": None}


@pytest.fixture
def convert():
    def convert(text: str) -> BeautifulSoup:
        markdown = Markdown(
            extensions=["md_in_html", "tables", LinkExtension(LINKS)],
        )
        return BeautifulSoup(markdown.convert(text), "html.parser")

    return convert


@pytest.mark.parametrize(
    "text",
    [
        "[some *words*](link:known)",
        "[some *words*](<link:known>)",
        "[some *words*][1]\n\n[1]: link:known",
        '<div markdown="1">\n\n- [some *words*](link:known)\n\n</div>',
        '<p markdown="1">[some *words*](link:known)</p>',
        "| head |\n| --- |\n| [some *words*](link:known) |",
    ],
)
def test_the_name_gives_way_to_the_address_to_the_letter(convert, text):
    (link,) = convert(text).find_all("a")
    assert link["href"] == LINKS["known"]
    assert link.get_text() == "some words"
    assert link.em


@pytest.mark.parametrize("name", ["unaddressed", "nosuch"])
def test_words_without_an_address_stand_as_words(convert, name):
    page = convert(f"See [some *words*](link:{name} 'Title').")
    assert page.get_text() == "See some words."
    assert not page.find_all(href=True)
    assert "link:" not in str(page)


@pytest.mark.parametrize("address", ["https://example.org/", "/tips.md#be-open", "#here", "mailto:a@example.org"])
def test_other_links_stay_as_they_are(convert, address):
    assert convert(f"[words]({address})").a["href"] == address
