"""Documents that earlier versions of the toolkit made are read as they always were."""

from typing import Any

import pytest

from macros.content.plan_file import read_plan
from tests.plans import FOLDER
from tests.scripts.reading import Reader, said
from tests.support.paths import ROOT

SAMPLES = sorted((ROOT / "tests" / "documents" / "samples").iterdir())
"""Each made by the version of the toolkit that was first to write documents so. None is ever changed or removed."""


def expected(kind: str) -> dict[str, Any]:
    """What a document can hold of the plan that all samples were made from."""
    plan = said(read_plan((FOLDER / "plan-1.json").read_bytes()).model_dump(mode="json"))
    if kind != "html":
        # A document asks only the questions of its time.
        del plan["answers"]["question-that-went"]
    return plan


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_of_an_earlier_version_is_read_whole(reader: Reader, path):
    result = reader.read(path.read_bytes())
    assert said(result["plan"]) == expected(result["kind"])
    assert (result["kind"], result["unplaced"]) == (path.suffix[1:], [])
