"""The browser fills documents as the shared vectors say, and as the toolkit's commands do."""

import json

import pytest

from macros.models.toolkit import Toolkit
from macros.models.words import Words
from macros.publishing.script_words import inject_words
from macros.text import lines_of
from tests.plans import HOSTILE, hostile_plan
from tests.scripts.conftest import Run
from tests.vectors import ANSWERS, FILL, RECORDS, SCOPE, by_name, words_of

FILLED = "({ pieces, scope, format }) => tkPlan.fill.fill(pieces, scope, format)"
SCOPED = "(plan, definition, choices) => tkPlan.scope.planScope(tkPlan.format.check(plan), definition, choices)"
RECORD = "(...values) => tkPlan.recordScope.recordScope(...values)"
LINES = "(text) => tkPlan.fill.linesOf(text)"
SAID = '"builder.topic"; "documents.internal"; "documents.not-relevant"; "documents.topic"; "documents.topic-level";'
EVERYTHING = {"guidance": True, "unanswered": True, "internal": True}


def in_language(work: str, words: Words) -> str:
    """A function that says what it says in the language of a case."""
    given = inject_words(SAID, words, dates=True)
    return f"(...values) => {{ {given} return ({work})(...values); }}"


@pytest.mark.parametrize("case", FILL["cases"], ids=by_name)
def test_a_template_is_filled_as_the_vector_says(run: Run, case):
    assert run(FILLED, case) == case["expected"]


@pytest.mark.parametrize("case", ANSWERS["cases"], ids=by_name)
def test_a_question_is_answered_as_far_as_the_vector_says(run: Run, case):
    assert run("tkPlan.answers.answerState", case["answer"]) == case["expected"]


@pytest.mark.parametrize("case", SCOPE["cases"], ids=by_name)
def test_a_plan_gives_the_scope_that_the_vector_says(run: Run, toolkit: Toolkit, case):
    scope = run(in_language(SCOPED, words_of(case, toolkit)), case["plan"], SCOPE["definition"], case["choices"])
    saved = json.loads(scope["values"].pop("plan.json"))
    assert scope == case["expected"]
    if case["choices"]["internal"]:
        assert saved == case["plan"]


@pytest.mark.parametrize("case", RECORDS["cases"], ids=by_name)
def test_a_record_gives_the_scope_that_the_vector_says(run: Run, toolkit: Toolkit, case):
    work = in_language(RECORD, words_of(case, toolkit))
    scope = run(work, RECORDS["record"], RECORDS["details"], case["plan"], case["entries"], case["texts"])
    assert scope == case["expected"]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_text_has_the_lines_that_it_has_elsewhere(run: Run, text: str):
    assert run(LINES, text) == lines_of(text)


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
