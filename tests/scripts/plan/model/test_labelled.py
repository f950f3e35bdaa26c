"""Words that go out and say of themselves that they are internal are found and told, each with where it stands."""

from typing import Any

from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.conftest import Run
from tests.vectors import LABELLED, differing

BEFORE = """(plan, definition) => {
  const its = tkPlan.format.check(plan);
  return tkPlan.staying.before([], tkPlan.copies.withoutInternal(its, definition), definition)
    .flat().map((words) => words.textContent ?? words);
}"""


def test_words_are_found_as_the_vectors_say(run: Run):
    def given(case: dict[str, Any]) -> object:
        return run("(text, labels) => tkPlan.labelled.labelledIn(text, labels)", case["text"], LABELLED["labels"])

    assert differing(LABELLED["cases"], given) == {}


def test_each_is_told_before_it_goes_out_unless_it_is_marked(run: Run, toolkit: Toolkit):
    answers = {
        "who-about": {"answer": "All\nInternal: us"},
        "who-uses": {"answer": "Internal: them", "internal": True},
        "who-affected": {"answer": "Internal users"},
    }
    entries = [
        {"id": "1", "fields": {"need": "A tap (confidential)"}},
        {"id": "2", "fields": {"need": "Not public"}, "internal": True},
    ]
    plan = plan_data(answers=answers, records={"what-we-heard": entries})
    told = run(BEFORE, plan, toolkit.plan.model_dump(mode="json"))
    assert told == [
        toolkit.words("builder-register.labelled"),
        f"Internal: us, in question 1.1: {toolkit.plan_questions['who-about'].text}",
        "A tap (confidential), in entry 1 of “What we heard”",
    ]
