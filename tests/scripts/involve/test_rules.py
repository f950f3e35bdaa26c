"""What follows from a reader's choices is what tests/vectors/should-we-involve.json says."""

from tests.scripts.conftest import Run
from tests.vectors import SHOULD_WE_INVOLVE, differing


def test_a_conclusion_follows_from_what_applies(run: Run):
    work = "(conclusions, ticked) => tkInvolveRules.conclusion(conclusions, ticked).id"
    conclusions, cases = SHOULD_WE_INVOLVE["conclusions"], SHOULD_WE_INVOLVE["conclusion_cases"]
    assert differing(cases, lambda case: run(work, conclusions, case["ticked"])) == {}


def test_how_much_is_right_follows_from_the_factors(run: Run):
    work = "(amounts, count) => tkInvolveRules.amount(amounts, count).id"
    amounts, cases = SHOULD_WE_INVOLVE["amounts"], SHOULD_WE_INVOLVE["amount_cases"]
    assert differing(cases, lambda case: run(work, amounts, case["count"])) == {}


def test_methods_follow_from_what_is_wished_for(run: Run):
    methods, cases = SHOULD_WE_INVOLVE["methods"], SHOULD_WE_INVOLVE["fitting_cases"]
    assert differing(cases, lambda case: run("tkInvolveRules.fitting", methods, case["wishes"])) == {}
