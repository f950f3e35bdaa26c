"""Icons of the theme are found by their names."""

import pytest

from macros.markdown.icons import icon_file, icon_names


def test_every_icon_is_found_by_its_name():
    names = icon_names()
    assert {"material-check", "fontawesome-brands-x-twitter", "octicons-check-16"} <= names
    assert [name for name in names if not icon_file(name)] == []


@pytest.mark.parametrize("name", ["material-chekc", "check", "material", "material-", ""])
def test_no_other_name_is_one(name):
    assert icon_file(name) is None
