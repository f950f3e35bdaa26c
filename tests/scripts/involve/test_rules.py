"""What follows from a reader's choices is what tests/vectors/should-we-involve.json says."""

import pytest

from tests.scripts.conftest import Run
from tests.vectors import SHOULD_WE_INVOLVE, by_name


@pytest.mark.parametrize("case", SHOULD_WE_INVOLVE["conclusion_cases"], ids=by_name)
def test_a_conclusion_follows_from_what_applies(run: Run, case):
    work = "(conclusions, ticked) => tkInvolve.conclusion(conclusions, ticked).id"
    assert run(work, SHOULD_WE_INVOLVE["conclusions"], case["ticked"]) == case["expected"]


@pytest.mark.parametrize("case", SHOULD_WE_INVOLVE["amount_cases"], ids=by_name)
def test_how_much_is_right_follows_from_the_factors(run: Run, case):
    work = "(amounts, count) => tkInvolve.amount(amounts, count).id"
    assert run(work, SHOULD_WE_INVOLVE["amounts"], case["count"]) == case["expected"]


@pytest.mark.parametrize("case", SHOULD_WE_INVOLVE["fitting_cases"], ids=by_name)
def test_methods_follow_from_what_is_wished_for(run: Run, case):
    assert run("tkInvolve.fitting", SHOULD_WE_INVOLVE["methods"], case["wishes"]) == case["expected"]
