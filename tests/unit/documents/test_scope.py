"""What a document shows of a plan. How values and flags are named is held by the vectors."""

import io
import json
import zipfile

import pytest

from macros.documents.documents import WRITERS, Documents
from macros.documents.scope import Choices, blank_scope, plan_scope
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from macros.text import lines_of
from tests.plans import HOSTILE, hostile_plan, plan_data

SECRET = "known to the team alone"
PUBLIC = "for all to read"


def secret_plan() -> Plan:
    """A plan in which each kind of answer has one that is internal, and one that is not beside it."""
    secret = dict.fromkeys(("answer", "now", "next", "planned", "not_relevant"), SECRET) | {"internal": True}
    answers = {"who-about": secret, "who-uses": {"answer": PUBLIC}, "inclusive": {"now": SECRET, "internal": True}}
    topics = [{"id": "t", "title": "Topic", "answers": {"topic-people": secret, "topic-methods": {"now": PUBLIC}}}]
    return Plan.model_validate(plan_data(answers=answers, topics=topics))


@pytest.mark.parametrize("unanswered", [True, False])
def test_internal_answers_leave_no_trace(toolkit: Toolkit, unanswered):
    scope = plan_scope(secret_plan(), toolkit.plan, toolkit.words, Choices(internal=False, unanswered=unanswered))
    assert SECRET not in json.dumps(scope)
    assert json.dumps(scope).count(PUBLIC) == 4
    flags = {*scope["flags"], *scope["lists"]["topics"][0]["flags"]}
    assert {"shown:who-uses", "shown:topic-methods"} <= flags
    assert (flags >= {"shown:who-about", "shown:topic-people"}) == unanswered


def test_a_copy_to_publish_has_the_reason_alone_where_a_question_does_not_apply(toolkit: Toolkit):
    aside = {"answer": "Under the reason", "not_relevant": "nobody asks"}
    half = {"answer": "Not yet set aside", "not_relevant": " "}
    plan = Plan.model_validate(plan_data(answers={"who-about": aside, "who-uses": half}))
    scope = plan_scope(plan, toolkit.plan, toolkit.words, Choices(internal=False))
    assert "nobody asks" in json.dumps(scope)
    assert "Under the reason" not in json.dumps(scope)
    assert "Not yet set aside" in scope["values"]["plan.json"]


def test_the_saved_plan_holds_even_what_no_document_can(toolkit: Toolkit):
    plan = Plan.model_validate(hostile_plan())
    saved = plan_scope(plan, toolkit.plan, toolkit.words)["values"]["plan.json"]
    assert lines_of(saved) == [saved]
    assert Plan.model_validate_json(saved) == plan
    assert [topic["answers"]["topic-people"]["now"] for topic in json.loads(saved)["topics"]] == [*HOSTILE.values()]


def test_a_blank_document_shows_every_question_once(toolkit: Toolkit):
    scope = blank_scope(toolkit.plan)
    (topic,) = scope["lists"]["topics"]
    shown = [flag.removeprefix("shown:") for flag in [*scope["flags"], *topic["flags"]]]
    assert sorted(name for name in shown if name in toolkit.plan_questions) == sorted(toolkit.plan_questions)
    assert {box.id for box in toolkit.plan.boxes} <= set(shown)
    assert "saved" not in shown
    assert not any(text for name, text in topic["values"].items() if name != "topic.number")


@pytest.mark.parametrize("name", ["publics", "topics", "practice"])
def test_a_blank_document_of_one_box_shows_no_other(toolkit: Toolkit, name):
    scope = blank_scope(toolkit.plan, Choices(guidance=False), toolkit.boxes[name])
    assert [box.id for box in toolkit.plan.boxes if f"shown:{box.id}" in scope["flags"]] == [name]
    assert scope["values"]["plan.title"] == f"{toolkit.plan.title}: {toolkit.boxes[name].title.lower()}"
    assert "guidance" not in scope["flags"]


def left_over_plan() -> Plan:
    answers = {"no-longer-asked": {"answer": "once", "not_relevant": "gone"}, "who-about": {"answer": "asked"}}
    topics = [{"id": "t", "answers": {"who-uses": {"now": "strayed"}}}]
    kept = [{"where": "1.1 Who?", "text": "two\nlines"}, "no words", {"text": 3}]
    return Plan.model_validate(plan_data(answers=answers, topics=topics, unplaced=kept))


def test_words_that_fit_no_question_are_in_every_copy_for_the_team(toolkit: Toolkit):
    scope = plan_scope(left_over_plan(), toolkit.plan, toolkit.words)
    assert [tuple(each["values"].values()) for each in scope["lists"]["unplaced"]] == [
        ("1.1 Who?", "two\nlines"),
        ("no-longer-asked", "once\nNot relevant, because gone"),
        ("Topic 1, who-uses", "strayed"),
    ]
    documents = Documents(toolkit)
    for format_name in WRITERS:
        content = documents.plan(left_over_plan(), format_name)
        parts = [content]
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts = [archive.read(name) for name in archive.namelist()]
        assert any(b"strayed" in part and b"Words that fit no question" in part for part in parts), format_name


def test_words_that_fit_no_question_are_in_no_copy_to_publish(toolkit: Toolkit):
    scope = plan_scope(left_over_plan(), toolkit.plan, toolkit.words, Choices(internal=False))
    assert "unplaced" not in scope["lists"]
    assert "shown:unplaced" not in scope["flags"]
