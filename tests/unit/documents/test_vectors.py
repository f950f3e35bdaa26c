"""Documents are filled as the shared vectors say, and so they are in the browser: tests/scripts/plan/writing/."""

from datetime import date
from typing import Any

from macros.content.plans.plan_file import answer_state
from macros.documents.record_scope import record_scope
from macros.documents.scope import Choices, plan_scope
from macros.documents.template import ESCAPES, fill
from macros.models.detail import Detail
from macros.models.plan import Answer, Plan, RecordEntry
from macros.models.plan_definition import PlanDefinition
from macros.models.record import Record
from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.vectors import ANSWERS, FILL, RECORDS, SCOPE, differing, words_of


def test_a_template_is_filled_as_the_vectors_say():
    given = differing(FILL["cases"], lambda case: fill(case["pieces"], case["scope"], ESCAPES[case["format"]]))
    assert given == {}


def test_a_question_is_answered_as_far_as_the_vectors_say():
    assert differing(ANSWERS["cases"], lambda case: answer_state(Answer.model_validate(case["answer"]))) == {}


def test_a_plan_gives_the_scope_that_the_vectors_say(toolkit: Toolkit):
    definition = PlanDefinition.model_validate(SCOPE["definition"])

    def given(case: dict[str, Any]) -> object:
        words = words_of(case, toolkit)
        scope = plan_scope(Plan.model_validate(case["plan"]), definition, words, Choices(**case["choices"]))
        return scope | {"values": {name: text for name, text in scope["values"].items() if name != "plan.json"}}

    assert differing(SCOPE["cases"], given) == {}


def test_a_record_gives_the_scope_that_the_vectors_say(toolkit: Toolkit):
    def given(case: dict[str, Any]) -> object:
        texts = case["texts"]
        return record_scope(
            Record.model_validate(RECORDS["record"]),
            [Detail.model_validate(detail) for detail in RECORDS["details"]],
            Plan.model_validate(plan_data(**case["plan"])),
            [RecordEntry.model_validate(entry) for entry in case["entries"]],
            words_of(case, toolkit),
            title=texts["title"],
            intro=texts["intro"],
            day=date.fromisoformat(texts["day"]),
        )

    assert differing(RECORDS["cases"], given) == {}
