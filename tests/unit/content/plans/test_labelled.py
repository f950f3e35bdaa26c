"""Words that say of themselves that they are internal are found as the shared vectors say, as in the browser."""

import pytest

from macros.content.plans.labelled import labelled, labelled_in
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.vectors import LABELLED, differing


def test_words_are_found_as_the_vectors_say():
    assert differing(LABELLED["cases"], lambda case: labelled_in(case["text"], LABELLED["labels"])) == {}


def test_each_is_told_with_where_it_stands(toolkit: Toolkit):
    topics = [
        {"id": "t", "title": "Ask (not for publication)", "answers": {"topic-people": {"next": "Confidential: x"}}}
    ]
    plan = plan_data(answers={"who-about": {"answer": "All\nInternal: us"}}, topics=topics, title="Internal users")
    assert list(labelled(Plan.model_validate(plan), toolkit.words)) == [
        (("answers", "who-about", "answer"), "Internal: us"),
        (("topics", 0, "title"), "Ask (not for publication)"),
        (("topics", 0, "answers", "topic-people", "next"), "Confidential: x"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Internal only: x",
        "For internal use only. x",
        "[INTERNAL USE ONLY]",
        "Private and confidential – x",
        "x (in confidence)",
        "Commercial in confidence",
        "Do not share!",
    ],
)
def test_what_teams_write_before_such_words_is_known(toolkit: Toolkit, text: str):
    plan = Plan.model_validate(plan_data(answers={"who-about": {"answer": text}}))
    assert [line for _, line in labelled(plan, toolkit.words)] == [text]


@pytest.mark.parametrize(
    "text",
    ["We used internal data", "Internal users: analysts", "Private companies: 12", "We share data in confidence."],
)
def test_everyday_answers_are_left_alone(toolkit: Toolkit, text: str):
    plan = Plan.model_validate(plan_data(answers={"who-about": {"answer": text}}))
    assert not list(labelled(plan, toolkit.words))
