"""Every page that is made from the data opens in the same way."""

from macros.models.toolkit import Toolkit
from macros.pages.generated import generated_pages
from tests.support.html import split, to_html


def test_a_page_opens_with_its_one_title(toolkit: Toolkit):
    for page in generated_pages(toolkit):
        meta, body = split(page)
        html = to_html(body, toolkit)
        assert [heading.get_text() for heading in html.find_all("h1")] == [meta["title"]]
        assert html.find().name == "h1"
        assert html.select_one(".tk-lead").get_text() == meta["description"]
        # Braces in an author's prose are prose.
        assert meta["render_macros"] is False
