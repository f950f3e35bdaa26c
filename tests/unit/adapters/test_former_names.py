from bs4 import BeautifulSoup
from markdown import markdown

from macros.adapters.former_names import FormerNames
from tests.support.present import present


def test_a_link_to_a_name_that_a_heading_had_leads_to_it_still():
    text = '## The *words* { #new formerly="old older" }\n\nMore.\n'
    page = BeautifulSoup(markdown(text, extensions=["attr_list", "toc", FormerNames()]), "html.parser")
    assert [place["id"] for place in page.h2.find_all("span")] == ["old", "older"]
    assert (present(page.h2)["id"], page.h2.get_text()) == ("new", "The words")
    assert "formerly" not in page.h2.attrs
