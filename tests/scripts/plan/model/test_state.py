"""What a plan is and how it changes, without the page."""

from copy import deepcopy
from typing import Any

import pytest

from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import all_visible, hostile_plan
from tests.scripts.conftest import Run

NOW = "2027-01-02T03:04:05.000Z"
CHECK = """(data) => {
  try {
    return { plan: tkPlan.format.check(data) };
  } catch (error) {
    return { refused: error.message, promised: error instanceof tkPlan.Refused };
  }
}"""


@pytest.fixture(scope="module")
def definition(toolkit: Toolkit) -> dict[str, Any]:
    return toolkit.plan.model_dump(mode="json")


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


NO_PLAN = "not a saved plan"
DAMAGED = "damaged"


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


def test_progress_is_never_more_than_everything(run: Run, definition: dict, example: dict):
    answer = {"answer": "a", "now": "b", "next": "c", "not_relevant": "d"}
    names = [q["id"] for box in definition["boxes"] for part in box["parts"] for q in part["questions"]]
    answers = dict.fromkeys([*names, "unknown", "constructor"], answer)
    plan = example | {
        "answers": answers,
        "topics": [{"id": str(n), "title": "", "answers": answers} for n in range(3)],
    }
    for essentials in (False, True):
        counted = run("tkPlan.answers.progress", plan, definition, essentials)
        parts = [counted, *counted["boxes"].values(), *counted["topics"].values()]
        assert all(part["settled"] == part["total"] for part in parts)
        needed = [box["id"] for box in definition["boxes"] if not box["optional"]]
        assert all(counted["boxes"][box]["total"] > 0 for box in needed)
        assert counted["total"] == sum(counted["boxes"][box]["total"] for box in needed)


def test_a_plan_without_topics_has_nothing_to_ask_about_them(run: Run, definition: dict, example: dict):
    counted = run("tkPlan.answers.progress", example | {"topics": []}, definition)
    assert counted["boxes"]["topics"] == {"settled": 0, "half": 0, "total": 0}


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
    assert check(run, new)["plan"] == new
    Plan.model_validate(new)


@pytest.mark.parametrize("whole", [True, False])
def test_an_update_with_the_same_words_changes_nothing(run: Run, definition: dict, example: dict, whole: bool):
    kept = deepcopy(example) | {"later": 1}
    kept["answers"]["who-about"] |= {"internal": True, "planned": "p"}
    kept["answers"]["no-longer-asked"] = {"answer": "old"}
    same = kept if whole else example | {"topics": [t | {"id": f"read-{n}"} for n, t in enumerate(example["topics"])]}
    assert run("tkPlan.changes.update", kept, same, whole, definition) == kept


def test_topics_of_a_document_are_known_by_their_titles(run: Run, definition: dict, example: dict):
    one, two = (topic | {"later": number} for number, topic in enumerate(example["topics"]))
    new = {"id": "b", "title": "New", "answers": {}}
    read = example | {"topics": [{**two, "id": "a", "later": None}, new, {**one, "id": "c", "later": None}]}
    topics = run("tkPlan.changes.update", example | {"topics": [one, two]}, read, False, definition)["topics"]
    assert [topics[0], topics[2]] == [two, one]
    assert topics[1]["title"] == "New"
    assert len({topic["id"] for topic in topics}) == 3


def test_an_answer_that_was_taken_out_of_a_document_is_gone(run: Run, definition: dict, example: dict):
    read = example | {"answers": {}, "topics": []}
    after = run("tkPlan.changes.update", example, read, False, definition)
    assert (after["answers"], after["topics"]) == ({}, [])


def heard(name: str, **fields: Any) -> dict[str, Any]:
    """An entry of the log."""
    return {"id": name, "fields": {"need": f"Need {name}"}, **fields}


def test_entries_that_share_a_name_are_told_apart(run: Run, example: dict):
    entries = check(run, example | {"records": {"what-we-heard": [heard("a"), heard("a")]}})["plan"]["records"]
    assert len({entry["id"] for entry in entries["what-we-heard"]}) == 2


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


def test_a_document_that_holds_no_records_takes_none_away(run: Run, definition: dict, example: dict):
    updated = run("tkPlan.changes.update", example, example | {"records": {}}, False, definition)
    assert updated["records"] == example["records"]


def test_a_whole_plan_brings_its_records_and_leaves_what_is_internal(run: Run, definition: dict, example: dict):
    secret = heard("secret", internal=True)
    kept = example | {"records": {"what-we-heard": [heard("old"), secret]}}
    opened = example | {"records": {"what-we-heard": [heard("new")]}}
    updated = run("tkPlan.changes.update", kept, opened, True, definition)
    assert updated["records"] == {"what-we-heard": [heard("new"), secret]}


def test_internal_entries_leave_no_trace(run: Run, example: dict, definition: dict):
    plan = example | {"records": {"what-we-heard": [heard("open"), heard("secret", internal=True)]}}
    assert run("tkPlan.copies.withoutInternal", plan, definition)["records"] == {"what-we-heard": [heard("open")]}
