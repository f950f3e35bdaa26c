"""The files in tests/vectors/ hold this package and the browser to the same results. No program writes them: whoever
changes what documents say changes them too.
"""

import json

import pytest

from macros.downloads.scope import Choices, plan_scope
from macros.downloads.template import ESCAPES, fill
from macros.models.plan import Plan
from macros.models.plan_definition import PlanDefinition
from tests.conftest import ROOT

VECTORS = ROOT / "tests" / "vectors"
FILL = json.loads((VECTORS / "fill.json").read_bytes())
SCOPE = json.loads((VECTORS / "scope.json").read_bytes())


def by_name(case: dict) -> str:
    return case["name"]


@pytest.mark.parametrize("case", FILL["cases"], ids=by_name)
def test_a_template_is_filled_as_the_vector_says(case):
    assert fill(case["pieces"], case["scope"], ESCAPES[case["format"]]) == case["expected"]


@pytest.mark.parametrize("case", SCOPE["cases"], ids=by_name)
def test_a_plan_gives_the_scope_that_the_vector_says(case):
    plan = Plan.model_validate(case["plan"])
    scope = plan_scope(plan, PlanDefinition.model_validate(SCOPE["definition"]), Choices(**case["choices"]))
    assert {**scope, "values": {name: text for name, text in scope["values"].items() if name != "plan.json"}} == case[
        "expected"
    ]


@pytest.mark.parametrize("vectors", [FILL, SCOPE], ids=["fill", "scope"])
def test_no_two_vectors_bear_one_name(vectors):
    names = [case["name"] for case in vectors["cases"]]
    assert len(names) == len(set(names))
