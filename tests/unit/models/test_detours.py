"""What is said about an address that leads through another is the address that an author can write in its place."""

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.models.base import Address

SAFE = "https://eur01.safelinks.protection.outlook.com/?url="


@pytest.mark.parametrize(
    ("address", "ending"),
    [
        (f"{SAFE}https%3A%2F%2Fons.example%2F%7Ba%7D", "leads, https://ons.example/{a}"),
        ("https://ons.example/a?b&q=c%20d&utm_source=e", "as https://ons.example/a?b&q=c%20d"),
        ("https://urldefense.com/v3/__https://ons.example/a*b__;Iw!!x", "the one to which it leads"),
    ],
    ids=["braces", "what else it asks", "signs that were taken out"],
)
def test_the_address_that_is_told_is_as_it_was(address, ending):
    with pytest.raises(ValidationError) as told:
        TypeAdapter(Address).validate_python(address)
    assert told.value.errors()[0]["msg"].endswith(ending)
