from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from markdown import Markdown

from macros.adapters.picture_extension import PictureExtension
from tests.unit.content.pictures import write_pictures


@pytest.fixture
def pictures(tmp_path: Path):
    write_pictures(tmp_path)

    def pictures(text: str) -> list[Tag]:
        def find(address: str) -> Path | None:
            file = tmp_path / address
            return file if file.is_file() else None

        markdown = Markdown(extensions=["attr_list", "md_in_html", PictureExtension(find)])
        return BeautifulSoup(markdown.convert(text), "html.parser").find_all("img")

    return pictures


def size(picture: Tag) -> tuple[Any, ...]:
    return tuple(picture.get(name) for name in ("width", "height"))


def test_the_size_of_a_picture_stands_in_the_page(pictures):
    (picture,) = pictures("![Words](a.png)")
    assert size(picture) == ("640", "200")


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("width=320", ("320", "100")),
        ("height=100", ("320", "100")),
        ("width=10 height=10", ("10", "10")),
        ("width=50%", ("640", "200")),
    ],
)
def test_of_a_picture_with_one_side_given_the_other_follows(pictures, given, written):
    (picture,) = pictures(f"![Words](a.svg){{ {given} }}")
    assert size(picture) == written


def test_a_picture_without_a_file_stays_as_it_is(pictures):
    (picture,) = pictures("![Words](nosuch.png)")
    assert picture.attrs == {"alt": "Words", "src": "nosuch.png"}


def test_all_but_the_first_picture_wait_until_a_reader_comes_near(pictures):
    made = pictures("![a](a.png)\n\n![b](a.png)\n\n![c](a.png){ loading=eager }")
    assert [picture.get("loading") for picture in made] == [None, "lazy", "eager"]
