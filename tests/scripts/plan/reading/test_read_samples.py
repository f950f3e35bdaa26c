"""Documents that earlier versions of the toolkit made are read as they always were."""

from typing import Any

import pytest

from macros.content.plans.plan_file import read_plan
from tests.plans import FOLDER
from tests.scripts.reading import Reader, said
from tests.support.paths import ROOT

SAMPLES = sorted((ROOT / "tests" / "documents" / "samples").iterdir())
"""Each made by the version of the toolkit that was first to write documents so. None is ever changed or removed."""


def marked(plan: dict[str, Any]) -> list[list[str]]:
    """The questions whose answers are internal: those of the plan, then those of each topic."""
    holders = [plan["answers"], *(topic["answers"] for topic in plan["topics"])]
    return [[name for name, answer in answers.items() if answer.get("internal")] for answers in holders]


def chosen(plan: dict[str, Any]) -> list[tuple[str, str]]:
    return [(topic.get("decision_point", ""), topic.get("level", "")) for topic in plan["topics"]]


def expected(name: str, kind: str) -> dict[str, Any]:
    """What a document can hold of the plan that the samples of a number were made from."""
    plan = read_plan((FOLDER / f"{name}.json").read_bytes()).model_dump(mode="json")
    if kind != "html":
        # A document asks only the questions of its time.
        plan["answers"].pop("question-that-went", None)
    if name == "plan-1" and kind != "html":
        # What is internal was not to be seen in them.
        plan["answers"]["who-uses"]["internal"] = False
    return plan


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_of_an_earlier_version_is_read_whole(reader: Reader, path):
    result = reader.read(path.read_bytes())
    plan, wanted = result["plan"], expected(path.stem, result["kind"])
    assert said(plan) == said(wanted)
    assert (marked(plan), chosen(plan)) == (marked(wanted), chosen(wanted))
    assert (result["kind"], result["unplaced"]) == (path.suffix[1:], [])
