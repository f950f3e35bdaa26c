"""Email addresses and telephone numbers are found as the shared vectors say, and so they are in the browser."""

from macros.content.plans.reachable import reachable_in
from tests.vectors import REACHABLE, differing


def test_addresses_and_numbers_are_found_as_the_vectors_say():
    assert differing(REACHABLE["cases"], lambda case: reachable_in(case["text"])) == {}
