"""What this package and the browser must both give. No program writes these files: whoever changes what documents
say changes them too.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from macros.models.toolkit import Toolkit
from macros.models.words import SOURCE, Words

_FOLDER = Path(__file__).parent

ANSWERS: dict[str, Any] = json.loads((_FOLDER / "answers.json").read_bytes())
FILL: dict[str, Any] = json.loads((_FOLDER / "fill.json").read_bytes())
LABELLED: dict[str, Any] = json.loads((_FOLDER / "labelled.json").read_bytes())
REACHABLE: dict[str, Any] = json.loads((_FOLDER / "reachable.json").read_bytes())
RECORDS: dict[str, Any] = json.loads((_FOLDER / "records.json").read_bytes())
SCOPE: dict[str, Any] = json.loads((_FOLDER / "scope.json").read_bytes())
SHOULD_WE_INVOLVE: dict[str, Any] = json.loads((_FOLDER / "should-we-involve.json").read_bytes())


def words_of(case: dict[str, Any], toolkit: Toolkit) -> Words:
    """What the interface says in the language of a case: English unless it names another."""
    return Words(toolkit.languages, case.get("language", SOURCE))


def differing(cases: Sequence[dict[str, Any]], given: Callable[[dict[str, Any]], object]) -> dict[str, object]:
    """What is given other than a vector says, by the name of its case.

    Args:
        cases: each with a name and what is `expected`.
        given: what is given for a case.
    """
    assert cases
    assert len({case["name"] for case in cases}) == len(cases), "no two vectors bear one name"
    return {case["name"]: found for case in cases if (found := given(case)) != case["expected"]}
