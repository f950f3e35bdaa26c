"""Words that say of themselves that they are internal are found as the shared vectors say, as in the browser."""

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
