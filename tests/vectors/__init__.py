"""What this package and the browser must both give. No program writes these files: whoever changes what documents
say changes them too.
"""

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent

FILL: dict[str, Any] = json.loads((_FOLDER / "fill.json").read_bytes())
RECORDS: dict[str, Any] = json.loads((_FOLDER / "records.json").read_bytes())
SCOPE: dict[str, Any] = json.loads((_FOLDER / "scope.json").read_bytes())
SHOULD_WE_INVOLVE: dict[str, Any] = json.loads((_FOLDER / "should-we-involve.json").read_bytes())


def by_name(case: dict[str, Any]) -> str:
    """The name of a case, for pytest."""
    return case["name"]
