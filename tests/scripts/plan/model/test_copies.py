"""Plans made from a plan share nothing with it: a copy, next year's, and the one without what is internal."""

from copy import deepcopy

import pytest

from macros.models.plan import Plan
from tests.plans import heard
from tests.scripts.conftest import Run

NOW = "2027-01-02T03:04:05.000Z"


def test_next_years_plan_has_nothing_settled_that_is_to_be_filled_in_again(run: Run, definition: dict, example: dict):
    carried = run("tkPlan.copies.carryForward", example, definition, "new", NOW)["plan"]
    twofold = [box["id"] for box in definition["boxes"] if box["answers"] == "now-and-next"]
    counted = run("tkPlan.answers.progress", carried, definition)["boxes"]
    assert twofold
    answered = run("tkPlan.answers.progress", example, definition)["boxes"]
    for box in twofold:
        answers = carried["topics"][0]["answers"] if box == "topics" else carried["answers"]
        asked = {q["id"] for b in definition["boxes"] if b["id"] == box for p in b["parts"] for q in p["questions"]}
        kept = [id_ for id_, answer in answers.items() if id_ in asked and answer.get("not_relevant")]
        assert counted[box]["settled"] == len(kept)
        assert counted[box]["half"] > 0
        assert answered[box]["settled"] > counted[box]["settled"]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Water use, 2026 to 2027", "Water use, 2027 to 2028"),
        ("Water use", "Water use, from 2027"),
        ("Census 20260", "Census 20260, from 2027"),
        ("Water use 2026/27", "Water use 2027/28"),
        ("Outputs of the Census 2021", "Outputs of the Census 2021, from 2027"),
        ("", "Statistics on household water use (fictional), from 2027"),
    ],
)
def test_next_years_plan_has_a_title_of_its_own(run: Run, definition: dict, example: dict, title: str, expected: str):
    plan = example | {"title": title, "modified": "2026-03-02T16:00:00Z"}
    work = "tkPlan.copies.carryForward"
    assert run(work, plan, definition, "new", "2026-11-27T10:00:00Z")["plan"]["title"] == expected


def test_nothing_internal_is_left_and_the_plan_itself_stays(run: Run, example: dict, definition: dict):
    plan = deepcopy(example)
    plan["answers"]["who-about"] |= {"answer": "zzsecret", "internal": True}
    plan["topics"][0]["answers"]["topic-people"] |= {"planned": "zzsecret", "internal": True}
    work = """(plan, definition) => {
      const open = tkPlan.copies.withoutInternal(plan, definition);
      return [plan, open];
    }"""
    before, open_ = run(work, plan, definition)
    assert before == plan
    assert "zzsecret" not in str(open_)
    assert open_["answers"].keys() == plan["answers"].keys() - {"who-about"}


def test_a_copy_shares_nothing_with_the_plan(run: Run, example: dict):
    work = """(plan, now) => {
      const copy = tkPlan.copies.duplicate(plan, "copy", now);
      copy.answers["who-about"].answer = copy.topics[0].title = "changed";
      return [plan, copy];
    }"""
    plan, copy = run(work, example, NOW)
    assert plan == example
    assert (copy["id"], copy["title"]) == ("copy", f"{example['title']} (copy)")


def test_next_years_plan_starts_from_this_one(run: Run, definition: dict, example: dict):
    work = """(plan, definition, now) => {
      const carried = tkPlan.copies.carryForward(plan, definition, "next", now);
      carried.plan.answers["who-about"].answer = "changed";
      return [plan, carried];
    }"""
    before = deepcopy(example)
    before["answers"]["who-uses"] = {"not_relevant": "because"}
    before["answers"]["inclusive"] = {"now": "n", "next": "x", "planned": "older", "internal": True}
    plan, carried = run(work, before, definition, NOW)
    assert plan == before
    new = carried["plan"]
    assert (new["id"], new["carried_from"], new["review_date"], new["created"]) == ("next", before["id"], None, NOW)
    assert new["answers"]["who-uses"] == before["answers"]["who-uses"]
    assert new["answers"]["inclusive"] == {"now": "n", "next": "", "planned": "x", "internal": True}
    for old, topic in zip(before["topics"], new["topics"], strict=True):
        for name, answer in topic["answers"].items():
            assert answer["planned"] == old["answers"][name].get("next", "")
            assert answer["next"] == ""
    assert carried["changes"]
    assert run("tkPlan.format.check", new) == new
    Plan.model_validate(new)


def test_records_carry_on_into_next_years_plan_and_it_is_said(run: Run, definition: dict, example: dict):
    forward = run("tkPlan.copies.carryForward", example, definition, "new", NOW)
    assert forward["plan"]["records"] == example["records"]
    assert any("records carry on" in change for change in forward["changes"])
    without = run("tkPlan.copies.carryForward", example | {"records": {}}, definition, "new", NOW)
    assert not any("records" in change for change in without["changes"])


def test_comments_that_are_not_done_carry_on_into_next_years_plan_and_it_is_said(
    run: Run, definition: dict, example: dict
):
    done, left = (
        {"place": "title", "author": "A", "date": "", "text": text} for text in ("Settled", "Which people?")
    )
    plan = example | {"comments": [done | {"done": True}, left]}
    forward = run("tkPlan.copies.carryForward", plan, definition, "new", NOW)
    assert forward["plan"]["comments"] == [left]
    assert any("Comments" in change for change in forward["changes"])
    plan["comments"].pop()
    assert "comments" not in run("tkPlan.copies.carryForward", plan, definition, "new", NOW)["plan"]


def test_internal_entries_leave_no_trace(run: Run, example: dict, definition: dict):
    plan = example | {"records": {"what-we-heard": [heard("open"), heard("secret", internal=True)]}}
    assert run("tkPlan.copies.withoutInternal", plan, definition)["records"] == {"what-we-heard": [heard("open")]}
