"""The browser fills documents as the shared vectors say, and as the toolkit's commands do."""

import json
from typing import Any

from macros.models.toolkit import Toolkit
from macros.models.words import Words
from macros.publishing.script_words import inject_words
from macros.text import lines_of
from tests.plans import HOSTILE, hostile_plan
from tests.scripts.conftest import Run
from tests.vectors import ANSWERS, FILL, RECORDS, SCOPE, differing, words_of

FILLED = "({ pieces, scope, format }) => tkPlan.fill.fill(pieces, scope, format)"
SCOPED = "(plan, definition, choices) => tkPlan.scope.planScope(tkPlan.format.check(plan), definition, choices)"
RECORD = "(...values) => tkPlan.recordScope.recordScope(...values)"
LINES = "(text) => tkPlan.fill.linesOf(text)"
SAID = '"builder.topic"; "documents.internal"; "documents.not-relevant"; "documents.topic"; "documents.topic-level";'
EVERYTHING = {"guidance": True, "unanswered": True, "internal": True}


def in_language(work: str, words: Words, after: Words) -> str:
    """A function that says what it says in the language of a case, and leaves the page in that of the site."""
    given, back = (inject_words(f"{SAID} tkWords.date;", each) for each in (words, after))
    return f"(...values) => {{ {given} try {{ return ({work})(...values); }} finally {{ {back} }} }}"


def test_a_template_is_filled_as_the_vectors_say(run: Run):
    assert differing(FILL["cases"], lambda case: run(FILLED, case)) == {}


def test_a_question_is_answered_as_far_as_the_vectors_say(run: Run):
    assert differing(ANSWERS["cases"], lambda case: run("tkPlan.answers.answerState", case["answer"])) == {}


def test_a_plan_gives_the_scope_that_the_vectors_say(run: Run, toolkit: Toolkit):
    other_plans = []

    def given(case: dict[str, Any]) -> object:
        work = in_language(SCOPED, words_of(case, toolkit), toolkit.words)
        scope = run(work, case["plan"], SCOPE["definition"], case["choices"])
        saved = json.loads(scope["values"].pop("plan.json"))
        if case["choices"]["internal"] and saved != case["plan"]:
            other_plans.append(case["name"])
        return scope

    assert differing(SCOPE["cases"], given) == {}
    assert other_plans == []


def test_a_record_gives_the_scope_that_the_vectors_say(run: Run, toolkit: Toolkit):
    def given(case: dict[str, Any]) -> object:
        work = in_language(RECORD, words_of(case, toolkit), toolkit.words)
        return run(work, RECORDS["record"], RECORDS["details"], case["plan"], case["entries"], case["texts"])

    assert differing(RECORDS["cases"], given) == {}


def test_text_has_the_lines_that_it_has_elsewhere(run: Run):
    assert {name: run(LINES, text) for name, text in HOSTILE.items()} == {
        name: lines_of(text) for name, text in HOSTILE.items()
    }


def test_the_saved_plan_holds_even_what_no_document_can(run: Run):
    plan = run("(plan) => tkPlan.format.check(plan)", hostile_plan() | {"title": "half \ud83d a character"})
    saved = run(SCOPED, plan, SCOPE["definition"], EVERYTHING)["values"]["plan.json"]
    assert lines_of(saved) == run(LINES, saved) == [saved]
    assert json.loads(saved) == plan


def test_filling_and_leaving_out_change_no_plan(run: Run):
    work = """(plan, definition, choices) => {
      const frozen = (value) => {
        if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
        return value;
      };
      return tkPlan.scope.planScope(frozen(plan), frozen(definition), choices).flags;
    }"""
    for case in SCOPE["cases"]:
        assert run(work, case["plan"], SCOPE["definition"], case["choices"]) == case["expected"]["flags"]
