"""Spoils files in as many ways as asked: `python -m tests.fuzz 2000`. Prints what did not end in plain words."""

import os
import sys
import tempfile
from itertools import count, islice
from pathlib import Path

from macros.content.own import VARIABLE
from tests.fuzz.fuzzing import PARTS, outcomes
from tests.support.paths import NORTHLAND
from tests.support.project import Project


def main(number: int, first: int) -> None:
    """Spoil `number` files, by the seeds from `first`, and exit with 1 if one did not end as it should."""
    # Tests leave an organisation's folder out; here it is spoilt too.
    os.environ.pop(VARIABLE, None)
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder) / "project", *PARTS)
        project.add(NORTHLAND, "own")
        bad, refused = 0, 0
        for outcome in outcomes(project.root, islice(count(first), number)):
            refused += outcome.refused
            if outcome.problem:
                bad += 1
                print(f"seed {outcome.seed}: {outcome.file}: {outcome.way}:\n{outcome.problem}\n", flush=True)
    print(f"{number} spoilt files: {refused} refused, {number - refused - bad} accepted, {bad} not in plain words.")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, int(sys.argv[2]) if len(sys.argv) > 2 else 0)
