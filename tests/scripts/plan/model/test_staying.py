"""What a copy to publish leaves out is said, a line each, and so is what in it may be a person's own."""

from typing import Any

from tests.plans import plan_data
from tests.scripts.conftest import Run
from tests.support.secret_plan import secret_plan

LEFT = """(plan, definition, records) =>
  tkPlan.staying.leftOut(tkPlan.format.check(plan), definition, records).map((words) => words.textContent ?? words)"""
BEFORE = "(plan, definition) => tkPlan.staying.before([], tkPlan.format.check(plan), definition)"


def test_all_that_is_left_out_is_said(run: Run, definition: dict[str, Any]):
    said = run(LEFT, secret_plan(), definition, True)
    assert said[0].startswith("Question 1.1, marked internal: ")
    assert "1 entry of “What we heard”, marked internal" in said
    assert any(line.startswith("what last year's plan meant to do") for line in said)
    assert "3 comments of reviewers" in said
    assert said[-1] == "Contact, a personal detail"


def test_entries_are_not_said_where_the_copy_has_no_records(run: Run, definition: dict[str, Any]):
    assert not any("entry" in line for line in run(LEFT, secret_plan(), definition, False))


def test_a_detail_of_an_organisation_s_own_is_said_where_it_is_personal(run: Run, definition: dict[str, Any]):
    own = [{"id": "own-lead", "title": "Lead", "kind": "text", "personal": True, "in_languages": []}]
    plan = plan_data(contact="", details={"own-lead": "Jo"})
    assert run(LEFT, plan, definition | {"details": [*definition["details"], *own]}, True) == [
        "Lead, a personal detail"
    ]


def test_nothing_is_said_of_a_plan_that_goes_out_whole(run: Run, definition: dict[str, Any]):
    plan = plan_data(title="Open", contact="", answers={"who-about": {"answer": "Everyone"}})
    assert run(LEFT, plan, definition, True) == []
    assert run(BEFORE, plan, definition) == []
