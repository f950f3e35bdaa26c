"""What several people make of a plan becomes one plan: what only one changed is taken, where several changed the same
somebody chooses, and nothing else is lost or moved."""

from copy import deepcopy
from random import Random
from typing import Any

import pytest

from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.conftest import Run
from tests.scripts.plan.review.reviewers import Data, Review, bare, order

MERGE = """async (base, ours, theirs, formats, definition, chosen) => {
  const { deciding, merging, exports, file, format } = tkPlan;
  const choices = { guidance: false, unanswered: true, internal: true };
  const versions = [];
  for (const [index, plan] of theirs.entries()) {
    const blob = await exports.makeFile(format.check(plan), definition, formats[index % formats.length], choices);
    const read = await file.readFile(blob, definition);
    versions.push(merging.versionOf({ ...read, name: `Reviewer ${index + 1}` }, format.check(base), definition));
  }
  const here = format.check(ours);
  const decisions = deciding.decisionsOf(here, versions);
  const taken = chosen ? new Map(chosen) : deciding.ready(decisions);
  return { decisions, plan: merging.outcome(here, versions, decisions, taken, definition) };
}"""


@pytest.fixture
def merge(run: Run, definition: Data):
    def merge_(base: Data, ours: Data, theirs: list[Data], formats: Any = ("json",), chosen: Any = None) -> Data:
        return run(MERGE, base, ours, theirs, list(formats), definition, chosen)

    return merge_


@pytest.mark.parametrize("seed", range(40))
def test_what_only_one_person_changed_is_taken_and_nothing_else_is_touched(merge: Any, toolkit: Toolkit, seed: int):
    review = Review(Random(seed), toolkit, reviewers=1 + seed % 5)
    result = merge(review.base, review.ours, review.theirs)
    assert [decision["place"] for decision in result["decisions"] if decision["isOpen"]] == []
    assert bare(result["plan"]) == bare(review.expected)
    stay = [name for name in order(review.expected) if not name.startswith("new-")]
    assert [name for name in order(result["plan"]) if not name.startswith("new-")] == stay


@pytest.mark.parametrize("seed", range(24))
def test_documents_of_every_format_are_put_together_as_well(merge: Any, toolkit: Toolkit, seed: int):
    review = Review(Random(seed), toolkit, reviewers=3, documents=True)
    result = merge(review.base, review.ours, review.theirs, ["docx", "odt", "html", "json"])
    assert [decision["place"] for decision in result["decisions"] if decision["isOpen"]] == []
    assert bare(result["plan"]) == bare(review.expected)


def edited(plan: Data, text: str) -> Data:
    other = deepcopy(plan)
    other["answers"]["who-about"] = {"answer": text}
    return other


BASE = plan_data(
    title="",
    answers={"who-about": {"answer": "Renters"}},
    topics=[
        {"id": "a", "title": "First", "answers": {"topic-people": {"now": "Owners", "internal": True}}},
        {"id": "b", "title": "Second", "answers": {}},
    ],
    records={"what-we-heard": [{"id": "e", "fields": {"need": "Maps"}}]},
)


def test_where_two_people_differ_somebody_chooses_and_until_then_it_stays(merge: Any):
    theirs = [edited(BASE, "Renters in towns"), edited(BASE, "Young renters"), edited(BASE, "Renters in towns")]
    result = merge(BASE, BASE, theirs)
    [decision] = result["decisions"]
    assert decision["isOpen"]
    assert [(one["value"], one["from"]) for one in decision["proposals"]] == [
        ("Renters in towns", [0, 2]),
        ("Young renters", [1]),
    ]
    assert result["plan"]["answers"] == BASE["answers"]
    chosen = merge(BASE, BASE, theirs, chosen=[["answers/who-about/answer", 1]])["plan"]
    assert chosen["answers"]["who-about"]["answer"] == "Young renters"


def test_what_was_changed_here_meanwhile_is_not_overwritten_unasked(merge: Any):
    ours = edited(BASE, "Everyone who rents")
    result = merge(BASE, ours, [edited(BASE, "Renters in towns")])
    assert [(one["isOpen"], one["ours"]) for one in result["decisions"]] == [(True, "Everyone who rents")]
    assert result["plan"]["answers"] == ours["answers"]
    assert merge(BASE, ours, [BASE, ours])["decisions"] == [], "an old copy changes nothing"


def without_topic(name: str) -> Data:
    other = deepcopy(BASE)
    other["topics"] = [topic for topic in other["topics"] if topic["id"] != name]
    return other


def test_a_topic_that_one_removes_and_another_changes_is_for_somebody_to_decide(merge: Any):
    changed = deepcopy(BASE)
    changed["topics"][0]["title"] = "First of all"
    result = merge(BASE, BASE, [without_topic("a"), changed])
    assert {one["place"]: one["isOpen"] for one in result["decisions"]} == {"topics/a": True, "topics/a/title": False}
    assert [topic["title"] for topic in result["plan"]["topics"]] == ["First of all", "Second"]


def test_a_topic_that_was_removed_here_comes_back_only_if_somebody_wants_it(merge: Any):
    changed = deepcopy(BASE)
    changed["topics"][0]["answers"]["topic-people"]["now"] = "All owners"
    ours = without_topic("a")
    result = merge(BASE, ours, [changed])
    assert [(one["place"], one["isOpen"]) for one in result["decisions"]] == [("topics/a", True)]
    assert order(result["plan"]) == ["b"]
    assert order(merge(BASE, ours, [changed], chosen=[["topics/a", 0]])["plan"]) == ["a", "b"]


def test_an_internal_answer_of_a_topic_that_goes_is_kept_apart(merge: Any):
    plan = merge(BASE, BASE, [without_topic("a")])["plan"]
    assert order(plan) == ["b"]
    assert [one["text"] for one in plan["unplaced"]] == ["Owners"]
    assert "First" in plan["unplaced"][0]["where"]


def test_topics_come_in_the_order_that_somebody_gave_them(merge: Any):
    moved = deepcopy(BASE)
    moved["topics"].reverse()
    ours = deepcopy(BASE)
    ours["topics"].insert(1, {"id": "c", "title": "Ours", "answers": {}})
    assert order(merge(BASE, ours, [moved])["plan"]) == ["b", "c", "a"]


def test_words_that_fit_no_question_come_along_once(merge: Any):
    remark = {"where": "1.1", "text": "Ask the town"}
    theirs = [BASE | {"unplaced": [remark]}, BASE | {"unplaced": [remark]}]
    assert merge(BASE, BASE, theirs)["plan"]["unplaced"] == [remark]


def test_a_copy_without_what_is_internal_takes_nothing_of_it_away(run: Run, definition: Data, merge: Any):
    public = run("tkPlan.copies.withoutInternal", BASE, definition)
    result = merge(BASE, BASE, [public | {"title": "Ours"}], ["docx"])
    assert [one["place"] for one in result["decisions"]] == ["title"]
    assert bare(result["plan"]) == bare(BASE | {"title": "Ours"})


@pytest.mark.parametrize("format_name", ["json", "html", "docx", "odt", "md"])
def test_of_a_file_for_the_team_that_lacks_an_internal_answer_somebody_decides(merge: Any, format_name: str):
    base = deepcopy(BASE)
    base["topics"][1]["answers"]["topic-people"] = {"now": "Kept", "internal": True}
    theirs = deepcopy(base)
    del theirs["topics"][0]["answers"]["topic-people"]
    place = "topics/a/answers/topic-people/now"
    result = merge(base, base, [theirs], [format_name])
    assert [(one["place"], one["isOpen"]) for one in result["decisions"]] == [(place, True)]
    assert bare(result["plan"]) == bare(base)
    taken = merge(base, base, [theirs], [format_name], chosen=[[place, 0]])["plan"]
    assert [topic["answers"].get("topic-people", {}).get("now") for topic in taken["topics"]] == [None, "Kept"]


TRACKED = """(plan, refused, tracked, definition) => {
  const read = { name: "a.docx", plan, refused, kind: "docx", unplaced: [], notes: [], missing: [], tracked };
  const version = tkPlan.merging.versionOf(read, read.refused, definition);
  return tkPlan.deciding.decisionsOf(read.refused, [version]);
}"""


def test_tracked_changes_of_a_document_are_decided_one_by_one(run: Run, definition: Data):
    by = [{"who": "A. Reviewer", "when": "2026-11-02T10:00:00Z"}]
    tracked = [
        {"place": "answers/who-about/answer", "before": "Tenants", "after": "Renters", "by": by},
        {"place": "topics/b/answers/topic-people/now", "before": "All", "after": "", "by": by},
    ]
    refused = deepcopy(BASE)
    refused["answers"]["who-about"]["answer"] = "Tenants"
    refused["topics"][1]["answers"]["topic-people"] = {"now": "All"}
    found = run(TRACKED, BASE, refused, tracked, definition)
    told = {one["place"]: (one["ours"], one["proposals"][0].get("value"), one["proposals"][0]["by"]) for one in found}
    assert told == {
        "answers/who-about/answer": ("Tenants", "Renters", by),
        "topics/b/answers/topic-people/now": ("All", None, by),
    }


COMMENTED = """(ours, theirs, definition) => {
  const read = (plan) => ({ name: "a.json", plan, kind: "json", unplaced: [], notes: [], missing: [] });
  const versions = theirs.map((plan) => tkPlan.merging.versionOf(read(plan), ours, definition));
  const decisions = tkPlan.deciding.decisionsOf(ours, versions);
  const chosen = tkPlan.deciding.ready(decisions);
  return [decisions, tkPlan.merging.outcome(ours, versions, decisions, chosen, definition)];
}"""


def test_the_comments_of_all_come_along_and_are_nothing_to_decide(run: Run, definition: Data):
    def commented(*names: str) -> Data:
        comments = [{"place": "title", "author": name, "date": "", "text": f"By {name}"} for name in names]
        return BASE | {"comments": comments}

    theirs = [commented("A", "B"), commented("A", "C")]
    decisions, plan = run(COMMENTED, commented("A"), theirs, definition)
    assert decisions == []
    assert [one["author"] for one in plan["comments"]] == ["A", "B", "C"]
