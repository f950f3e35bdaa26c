"""Names for addresses and files are made of whatever people call a thing."""

import pytest

from macros.text import slug


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Swyddfa Ŵyn", "swyddfa-wyn"),
        ("Straße & Co.", "strasse-co"),
        ("People’s Office", "peoples-office"),
        ("pop_up", "pop-up"),
        ("– …", ""),
    ],
)
def test_a_name_keeps_its_letters_without_their_marks(name: str, made: str):
    assert slug(name) == made
