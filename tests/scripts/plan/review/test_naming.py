"""What reviewers changed is reported in words that people know."""

from tests.scripts.conftest import Run

VALUE = "((path, held) => tkPlan.naming.namesOf({ boxes: [] }, [{ topics: [], records: {} }]).value(path, held))"


def test_what_was_picked_from_the_toolkit_is_told_in_words(run: Run):
    picked = {"methods": ["focus-group", "interviews"], "case_studies": ["green-jobs"]}
    told = run(VALUE, ["topics", "t1", "picked"], picked)
    assert told.splitlines() == ["methods: focus group, interviews", "case studies: green jobs"]
