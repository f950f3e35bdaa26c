"""Documents are filled as the shared vectors say, and so they are in the browser: tests/scripts/plan/writing/."""

from datetime import date

import pytest

from macros.content.plan_file import answer_state
from macros.documents.record_scope import record_scope
from macros.documents.scope import Choices, plan_scope
from macros.documents.template import ESCAPES, fill
from macros.models.detail import Detail
from macros.models.plan import Answer, Plan, RecordEntry
from macros.models.plan_definition import PlanDefinition
from macros.models.record import Record
from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.vectors import ANSWERS, FILL, RECORDS, SCOPE, by_name, words_of


@pytest.mark.parametrize("case", FILL["cases"], ids=by_name)
def test_a_template_is_filled_as_the_vector_says(case):
    assert fill(case["pieces"], case["scope"], ESCAPES[case["format"]]) == case["expected"]


@pytest.mark.parametrize("case", ANSWERS["cases"], ids=by_name)
def test_a_question_is_answered_as_far_as_the_vector_says(case):
    assert answer_state(Answer.model_validate(case["answer"])) == case["expected"]


@pytest.mark.parametrize("case", SCOPE["cases"], ids=by_name)
def test_a_plan_gives_the_scope_that_the_vector_says(toolkit: Toolkit, case):
    definition = PlanDefinition.model_validate(SCOPE["definition"])
    words = words_of(case, toolkit)
    scope = plan_scope(Plan.model_validate(case["plan"]), definition, words, Choices(**case["choices"]))
    values = {name: text for name, text in scope["values"].items() if name != "plan.json"}
    assert scope | {"values": values} == case["expected"]


@pytest.mark.parametrize("case", RECORDS["cases"], ids=by_name)
def test_a_record_gives_the_scope_that_the_vector_says(toolkit: Toolkit, case):
    texts = case["texts"]
    scope = record_scope(
        Record.model_validate(RECORDS["record"]),
        [Detail.model_validate(detail) for detail in RECORDS["details"]],
        Plan.model_validate(plan_data(**case["plan"])),
        [RecordEntry.model_validate(entry) for entry in case["entries"]],
        words_of(case, toolkit),
        title=texts["title"],
        intro=texts["intro"],
        day=date.fromisoformat(texts["day"]),
    )
    assert scope == case["expected"]


@pytest.mark.parametrize("vectors", [ANSWERS, FILL, RECORDS, SCOPE], ids=["answers", "fill", "records", "scope"])
def test_no_two_vectors_bear_one_name(vectors):
    names = [case["name"] for case in vectors["cases"]]
    assert len(names) == len(set(names))
