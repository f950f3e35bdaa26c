"""Email addresses and telephone numbers that go out are found and told, each with where it stands."""

from typing import Any

from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.conftest import Run
from tests.vectors import REACHABLE, differing

TOLD = """(plan, definition) => tkPlan.reachable.reachable(tkPlan.format.check(plan), definition)
  .map((words) => words.textContent ?? words)"""


def test_addresses_and_numbers_are_found_as_the_vectors_say(run: Run):
    def given(case: dict[str, Any]) -> object:
        return run("(text) => tkPlan.reachable.reachableIn(text)", case["text"])

    assert differing(REACHABLE["cases"], given) == {}


def test_each_is_told_with_where_it_stands(run: Run, toolkit: Toolkit):
    plan = plan_data(
        title="Rivers, a@b.example",
        organisation="Office, 01632 960 001",
        details={"owner": "Jo, c@b.example"},
        answers={"who-about": {"answer": "Write to d@b.example,\nd@b.example"}},
        topics=[
            {"id": "t", "title": "Ask e@b.example", "answers": {"topic-people": {"now": "x", "next": "f@b.example"}}}
        ],
        records={"what-we-heard": [{"id": "1", "fields": {}}, {"id": "2", "fields": {"source": "g@b.example"}}]},
    )
    assert run(TOLD, plan, toolkit.plan.model_dump(mode="json")) == [
        "a@b.example, in “Title of the plan”",
        "01632 960 001, in “Organisation”",
        "c@b.example, in “Owner”",
        f"d@b.example, in question 1.1: {toolkit.plan_questions['who-about'].text}",
        "e@b.example, in the title of topic 1",
        f"f@b.example, in question 2.1.2: {toolkit.plan_questions['topic-people'].text}",
        "g@b.example, in entry 2 of “What we heard”",
    ]
