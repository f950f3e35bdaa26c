"""Comments of a file join those that a plan keeps: none twice, none lost, on the topics that are here."""

from typing import Any

import pytest

from tests.plans import plan_data
from tests.scripts.conftest import Run

PLACE = "answers/who-about/answer"


def comment(text: str, place: str = PLACE, *, replies: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    made: dict[str, Any] = {"place": place, **said(text), **fields}
    return made | ({"replies": [said(reply) for reply in replies]} if replies else {})


def said(text: str) -> dict[str, Any]:
    return {"author": "A", "date": "2027-01-02T09:00:00", "text": text}


MERGED = "tkPlan.comments.merged"


def test_a_comment_that_is_known_is_not_doubled(run: Run):
    kept = [comment("One"), comment("Two", replies=("Yes",))]
    assert run(MERGED, kept, [*kept, comment("Three")]) == [*kept, comment("Three")]
    # LibreOffice leaves the seconds as they are, and takes blanks for one.
    again = [comment("Two \n"), comment("One", date="2027-01-02T09:00:31")]
    assert run(MERGED, kept, again) == kept


def test_the_same_words_in_one_minute_in_several_places_are_as_many_comments(run: Run):
    elsewhere = "answers/who-uses/answer"
    both = [comment("Source?"), comment("Source?", elsewhere)]
    assert run(MERGED, [], both) == both
    assert run(MERGED, both, [both[1]]) == both
    assert run(MERGED, [both[0]], [both[1], both[0]]) == both
    assert [one["place"] for one in run("tkPlan.comments.news", [both[0]], both)] == [elsewhere]
    # One that stands elsewhere now is still the same.
    assert run(MERGED, [both[0]], [both[1]]) == [both[1]]
    assert run("tkPlan.comments.news", [both[0]], [both[1]]) == []


def test_the_same_answer_to_several_comments_is_given_to_each(run: Run):
    kept = [comment("One", replies=("Yes",)), comment("Two")]
    both = [kept[0], comment("Two", replies=("Yes",))]
    assert run(MERGED, kept, both) == both
    assert [one["text"] for one in run("tkPlan.comments.news", kept, both)] == ["Yes"]


def test_an_answer_that_came_back_as_a_comment_of_its_own_is_known(run: Run):
    kept = [comment("Two", replies=("Yes",))]
    assert run(MERGED, kept, [comment("Two"), comment("Yes")]) == kept


def test_what_is_ticked_off_stays_so_until_somebody_answers(run: Run):
    done = [comment("One", done=True)]
    assert run(MERGED, done, [comment("One", done=False, replies=())]) == done
    assert run(MERGED, [comment("One")], done) == done
    assert run(MERGED, done, [comment("One", replies=("But no",))]) == [comment("One", replies=("But no",))]
    answered = comment("One", replies=("Done now",), done=True)
    assert run(MERGED, done, [answered]) == [answered]


def test_a_comment_that_a_file_leaves_out_stays(run: Run):
    assert run(MERGED, [comment("One")], []) == [comment("One")]


def whole(**fields: Any) -> dict[str, Any]:
    bare = {"title": "", "statistics": "", "organisation": "", "contact": "", "review_date": None}
    return plan_data(**bare | {"answers": {}, "topics": [], "records": {}} | fields)


def test_a_comment_is_on_the_topic_that_it_was_made_on(run: Run, definition: dict[str, Any]):
    kept = whole(topics=[{"id": "here", "title": "Housing", "answers": {}}])
    place = "topics/{}/answers/topic-people/now"
    file = whole(
        topics=[{"id": "there", "title": "Housing", "answers": {}}], comments=[comment("One", place.format("there"))]
    )
    updated = run("tkPlan.changes.update", kept, file, False, definition, [])
    assert updated["comments"] == [comment("One", place.format("here"))]


def test_a_new_comment_is_news_and_so_is_one_that_is_ticked_off(run: Run):
    before, after = whole(comments=[comment("One")]), whole(comments=[comment("One", done=True), comment("Two")])
    found = run("tkPlan.comments.news", before["comments"], after["comments"])
    assert [(one["author"], one["text"]) for one in found] == [("A", "Two"), ("A", "Done: One")]
    assert run("tkPlan.comments.news", after["comments"], after["comments"]) == []


@pytest.mark.parametrize(
    "comments",
    [
        "x",
        ["x"],
        [{"text": "x"}],
        [{"place": "title"}],
        [comment("x", done="yes")],
        [comment("x") | {"replies": [1]}],
    ],
)
def test_comments_that_are_none_are_refused(run: Run, comments: object):
    work = "(plan) => { try { tkPlan.format.check(plan); return ''; } catch (error) { return error.message; } }"
    assert "comments" in run(work, plan_data(comments=comments))


def test_comments_do_not_go_into_a_copy_to_publish(run: Run, definition: dict[str, Any]):
    plan = whole(comments=[comment("One")])
    assert "comments" not in run("tkPlan.copies.withoutInternal", plan, definition)
