"""What is a plan, and what is refused as one."""

from copy import deepcopy
from typing import Any

import pytest

from macros.models.plan import Plan
from tests.plans import all_visible, heard, hostile_plan
from tests.scripts.conftest import Run

NOW = "2027-01-02T03:04:05.000Z"
CHECK = """(data) => {
  try {
    return { plan: tkPlan.format.check(data) };
  } catch (error) {
    return { refused: error.message, promised: error instanceof tkPlan.Refused };
  }
}"""
NO_PLAN = "not a saved plan"
DAMAGED = "damaged"


def check(run: Run, data: Any) -> Any:
    return run(CHECK, data)


def test_an_empty_plan_is_a_plan(run: Run, definition: dict):
    plan = run("(definition, now) => tkPlan.format.create(definition, tkPlan.format.newId(), now)", definition, NOW)
    assert check(run, plan)["plan"] == plan
    assert Plan.model_validate(plan).title == ""
    assert run("tkPlan.answers.progress", plan, definition)["settled"] == 0


def test_names_are_made_up_anew_each_time(run: Run):
    names = run("() => Array.from({ length: 500 }, () => tkPlan.format.newId())")
    assert len(set(names)) == 500


def test_what_may_be_missing_is_filled_in_and_the_given_data_stays(run: Run, example: dict):
    bare = {key: example[key] for key in ("schema_version", "id", "definition", "created", "modified")}
    plan = check(run, bare)["plan"]
    assert (plan["title"], plan["answers"], plan["topics"], plan["review_date"]) == ("", {}, [], None)
    assert run("(data) => { tkPlan.format.check(data); return data; }", bare) == bare


def test_unknown_fields_are_kept_everywhere(run: Run, example: dict):
    plan = deepcopy(example) | {"later": [1]}
    plan["answers"]["who-about"]["later"] = {"a": None}
    plan["topics"][0]["later"] = "x"
    plan["definition"] = plan["definition"] | {"later": True}
    assert check(run, plan)["plan"] == plan


def test_what_nobody_sees_in_a_text_is_shown(run: Run, example: dict):
    """As the command line does it: `visible` in macros/text.py."""
    plan = deepcopy(hostile_plan()) | {"later": {"a": ["half \ud83d"]}}
    assert check(run, plan)["plan"]["topics"] == all_visible(plan)["topics"]
    assert check(run, plan)["plan"]["later"] == {"a": ["half �"]}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        *((data, NO_PLAN) for data in (None, [], "plan", 1, {}, {"version": 1})),
        *(({"schema_version": version}, "which version") for version in (0, "1", 1.5, None, True, -1)),
        *(({"schema_version": version}, "newer version") for version in (2, 10**9)),
        ({"schema_version": 1}, DAMAGED),
    ],
)
def test_what_is_no_plan_is_refused_in_words(run: Run, data: Any, words: str):
    result = check(run, data)
    assert result["promised"]
    assert words in result["refused"]


@pytest.mark.parametrize(
    "change",
    [
        {"id": ""},
        {"id": "../x"},
        {"id": 7},
        {"id": "x" * 65},
        {"title": ["x"]},
        {"contact": {}},
        {"definition": None},
        {"definition": {"id": "a", "version": 0}},
        {"created": "yesterday"},
        {"modified": 0},
        {"review_date": "soon"},
        {"review_date": "2027-13-01"},
        {"review_date": "2026-02-30"},
        {"review_date": "0000-01-01"},
        {"created": "2026-02-30T10:00:00Z"},
        {"modified": "2026-03-02T24:00:00Z"},
        {"definition": {"id": "a", "version": 1.5}},
        {"definition": {"id": "a", "version": "1"}},
        {"title": None},
        {"answers": None},
        {"topics": None},
        {"topics": [{"id": "a", "title": None}]},
        {"topics": [{"id": "a", "answers": None}]},
        {"records": None},
        {"details": None},
        {"answers": []},
        {"answers": {"Who About": {}}},
        {"answers": {"who-about": "text"}},
        {"answers": {"who-about": {"answer": 7}}},
        {"answers": {"who-about": {"now": None}}},
        {"answers": {"who-about": {"internal": "yes"}}},
        {"topics": {}},
        {"topics": [None]},
        {"topics": [{"title": "no id"}]},
        {"topics": [{"id": "a", "title": 1}]},
        {"topics": [{"id": "a", "answers": {"x": []}}]},
        {"topics": [{"id": "a", "picked": []}]},
        {"topics": [{"id": "a", "picked": {"methods": ["<b>"]}}]},
        {"records": []},
        {"records": {"what-we-heard": {}}},
        {"records": {"What we heard": []}},
        {"records": {"what-we-heard": [None]}},
        {"records": {"what-we-heard": [{"fields": {}}]}},
        {"records": {"what-we-heard": [{"id": "a", "fields": ["x"]}]}},
        {"records": {"what-we-heard": [{"id": "a", "fields": {"need": 7}}]}},
        {"records": {"what-we-heard": [{"id": "a", "fields": {"<b>": "x"}}]}},
        {"records": {"what-we-heard": [{"id": "a", "started_from": {}}]}},
        {"records": {"what-we-heard": [{"id": "a", "internal": "yes"}]}},
    ],
)
def test_a_damaged_plan_is_refused_in_words(run: Run, example: dict, change: dict):
    result = check(run, example | change)
    assert result["promised"]
    assert DAMAGED in result["refused"]
    assert not [word for word in ("undefined", "null", "[object") if word in result["refused"]]


def test_topics_that_share_a_name_are_told_apart(run: Run, example: dict):
    twice = [{"id": "a", "title": "One"}, {"id": "a", "title": "Two"}]
    topics = check(run, example | {"topics": twice})["plan"]["topics"]
    assert [topic["title"] for topic in topics] == ["One", "Two"]
    assert len({topic["id"] for topic in topics}) == 2


def test_entries_that_share_a_name_are_told_apart(run: Run, example: dict):
    entries = check(run, example | {"records": {"what-we-heard": [heard("a"), heard("a")]}})["plan"]["records"]
    assert len({entry["id"] for entry in entries["what-we-heard"]}) == 2
