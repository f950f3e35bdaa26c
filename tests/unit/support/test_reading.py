"""A few pages stand for all: together they have each shape that is on any."""

from bs4 import BeautifulSoup

from tests.support.reading import of_every_shape, shapes


def page(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def test_a_page_with_nothing_new_is_left_out():
    pages = {"one": page("<p>a</p>"), "both": page("<p>a</p><ul><li>b</li></ul>"), "two": page("<ul><li>c</li></ul>")}
    assert of_every_shape(pages) == ["both"]


def test_a_new_shape_adds_its_page():
    pages = {"plain": page("<main><p>a</p><p>b</p></main>"), "odd": page('<main><p role="note">a</p></main>')}
    assert sorted(of_every_shape(pages)) == ["odd", "plain"]


def test_a_class_a_role_an_aria_name_and_what_is_around_make_a_shape():
    plain = "<div><p>a</p></div>"
    for other in (
        '<div><p class="x">a</p></div>',
        '<div><p role="x">a</p></div>',
        '<div><p aria-label="x">a</p></div>',
        "<nav><p>a</p></nav>",
    ):
        assert shapes(page(other)) != shapes(page(plain))
