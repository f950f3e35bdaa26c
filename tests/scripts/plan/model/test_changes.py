"""How a plan that comes back from a document goes into the one that is kept: no mark is lost, none is moved."""

from copy import deepcopy
from typing import Any

import pytest

from tests import plans
from tests.scripts.conftest import Run


def plan_data(**fields: Any) -> dict[str, Any]:
    """A plan with all that a plan has once it was checked."""
    bare = {"title": "", "statistics": "", "organisation": "", "contact": "", "review_date": None}
    return plans.plan_data(**bare | {"answers": {}, "topics": [], "records": {}} | fields)


def topic(name: str, title: str, **answers: Any) -> dict[str, Any]:
    return {"id": name, "title": title, "answers": {key.replace("_", "-"): value for key, value in answers.items()}}


SECRET = {"now": "Secret of the second topic", "internal": True, "planned": "p"}
FIRST = topic("a", "First", topic_people={"now": "Renters in towns and cities", "next": "Owners"})
SECOND = topic("b", "Second", topic_people={"now": "Farmers and fishers"}, topic_methods=SECRET) | {
    "picked": {"methods": ["focus-group"]}
}
KEPT = plan_data(topics=[FIRST, SECOND])


def read(*topics: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """What a document without internal answers says: the ids of topics are made up."""
    bare = deepcopy([{key: value for key, value in one.items() if key != "picked"} for one in topics])
    for number, one in enumerate(bare):
        one["answers"].pop("topic-methods", None)
        if one["id"] in ("a", "b"):
            one["id"] = f"made-up-{number}"
    return plan_data(topics=bare) | fields


def updated(run: Run, definition: Any, kept: Any, plan: Any, missing: Any = ()) -> Any:
    return run("tkPlan.changes.update", kept, plan, False, definition, list(missing))


def by_people(plan: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["answers"].get("topic-people", {}).get("now", ""): one for one in plan["topics"]}


CASES = {
    "renamed and one put in front": read(topic("n", "New"), FIRST | {"title": "1st"}, SECOND | {"title": "2nd"}),
    "in another order": read(SECOND, FIRST),
    "without titles": read(FIRST | {"title": ""}, SECOND | {"title": ""}),
    "without titles, in another order": read(SECOND | {"title": ""}, FIRST | {"title": ""}),
    "the first is gone": read(SECOND),
}


@pytest.mark.parametrize("plan", CASES.values(), ids=CASES)
def test_marks_stay_with_their_topic(run: Run, definition: dict, plan: dict):
    found = by_people(updated(run, definition, KEPT, plan))["Farmers and fishers"]
    assert found["answers"]["topic-methods"] == SECRET
    assert (found["id"], found["picked"]) == ("b", SECOND["picked"])
    others = [one for one in updated(run, definition, KEPT, plan)["topics"] if one["id"] != "b"]
    assert not any("topic-methods" in one["answers"] for one in others)


def test_a_topic_that_says_its_id_is_known_by_it_whatever_else_it_says(run: Run, definition: dict):
    swapped = [FIRST | {"title": "Second"}, topic("b", "First", topic_people={"now": "Renters in towns and cities"})]
    plan = plan_data(topics=deepcopy(swapped))
    result = updated(run, definition, KEPT, plan)
    assert [one["id"] for one in result["topics"]] == ["a", "b"]
    assert result["topics"][1]["answers"]["topic-methods"] == SECRET


def test_topics_of_one_title_are_told_apart_by_what_they_say(run: Run, definition: dict):
    kept = plan_data(topics=[FIRST | {"title": "T"}, SECOND | {"title": "T"}])
    found = by_people(updated(run, definition, kept, read(SECOND | {"title": "T"}, FIRST | {"title": "T"})))
    assert found["Farmers and fishers"]["answers"]["topic-methods"] == SECRET


def test_a_topic_in_the_place_of_another_is_a_new_one_where_the_file_knows_topics(run: Run, definition: dict):
    """The secret of the topic that went is not the new one's."""
    fresh = topic("fresh", "Third", topic_people={"now": "Children"})
    result = updated(run, definition, KEPT, plan_data(topics=[FIRST, fresh]))
    assert [one["id"] for one in result["topics"]] == ["a", "fresh"]
    assert result["topics"][1] == fresh
    renamed = updated(run, definition, KEPT, read(FIRST, fresh))
    assert [one["id"] for one in renamed["topics"]] == ["a", "b"], "without ids, it may be a new title"


def test_an_untitled_topic_keeps_its_mark(run: Run, definition: dict):
    kept = plan_data(topics=[topic("t", "", topic_people={"now": "Secret", "internal": True})])
    plan = plan_data(topics=[topic("made-up", "", topic_people={"now": "Secret"})])
    result = updated(run, definition, kept, plan)
    assert result["topics"] == kept["topics"]


def test_what_a_document_does_not_say_empties_nothing(run: Run, definition: dict):
    kept = plan_data(title="A plan", contact="me", review_date="2027-01-15", details={"owner": "o"}, topics=[FIRST])
    plan = plan_data(topics=[FIRST | {"title": ""}])
    result = updated(run, definition, kept, plan, ["contact", "review-date"])
    assert (result["title"], result["contact"], result["review_date"]) == ("A plan", "me", "2027-01-15")
    assert (result["details"], result["topics"]) == ({"owner": "o"}, [FIRST])
    assert updated(run, definition, kept, plan)["contact"] == "", "somebody emptied it"


def test_records_that_were_left_out_of_a_file_stay_and_those_that_it_empties_go(run: Run, definition: dict[str, Any]):
    heard = {"id": "e1", "fields": {"need": "More maps"}}
    kept = plan_data(records={"what-we-heard": [heard]})
    for records, left in (({}, [heard]), ({"what-we-heard": []}, [])):
        plan = run("tkPlan.changes.update", kept, kept | {"records": records}, True, definition, [])
        assert plan["records"]["what-we-heard"] == left


def test_a_copy_to_publish_that_comes_back_leaves_the_contact_alone(run: Run, definition: Any):
    kept = plan_data(contact="Jo, jo@b.example")
    for came, stays in (("", "Jo, jo@b.example"), ("Sam", "Sam")):
        assert run("tkPlan.changes.update", kept, kept | {"contact": came}, True, definition, [])["contact"] == stays


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


def test_a_document_that_holds_no_records_takes_none_away(run: Run, definition: dict, example: dict):
    updated = run("tkPlan.changes.update", example, example | {"records": {}}, False, definition)
    assert updated["records"] == example["records"]


def test_a_whole_plan_brings_its_records_and_leaves_what_is_internal(run: Run, definition: dict, example: dict):
    secret = plans.heard("secret", internal=True)
    kept = example | {"records": {"what-we-heard": [plans.heard("old"), secret]}}
    opened = example | {"records": {"what-we-heard": [plans.heard("new")]}}
    updated = run("tkPlan.changes.update", kept, opened, True, definition)
    assert updated["records"] == {"what-we-heard": [plans.heard("new"), secret]}
