"""Runs that try thousands of things, as many as asked, by seeds from a number on. Each prints what it found.

`python -m tests.fuzz 2000` spoils files of the project, and looks whether each ends in plain words.
`python -m tests.fuzz documents 2000` spoils documents and spreadsheets, and looks for words that were lost or moved.
`python -m tests.fuzz plans 2000` makes up plans, and compares what comes back from each format.
`python -m tests.fuzz programs 24` has LibreOffice and pandoc save such plans, and compares what comes back.
"""

import os
import sys
import tempfile
from itertools import count, islice
from pathlib import Path

from macros.content.load import load
from macros.content.own.folder import VARIABLE
from macros.documents.paths import SHEET_FORMATS
from tests.fuzz.browser import builder
from tests.fuzz.documents import PARTS as PARTS_OF
from tests.fuzz.documents import marked_entries, marked_plan, spoilt_documents, spoilt_spreadsheets
from tests.fuzz.fuzzing import PARTS, outcomes
from tests.fuzz.plans import FORMATS, unequal
from tests.fuzz.programs import unequal_after
from tests.scripts.reading import written
from tests.support.paths import NORTHLAND, ROOT
from tests.support.project import Project


def project(number: int, first: int) -> None:
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


def documents(number: int, first: int) -> None:
    """Spoil `number` documents and spreadsheets of each format."""
    toolkit = load(ROOT)
    plan = marked_plan(toolkit)
    data = plan.model_dump(mode="json")
    bad = 0
    with builder(toolkit) as made:
        for format_name in PARTS_OF:
            seeds = range(first, first + number)
            if format_name in SHEET_FORMATS:
                record = made.records[0]
                content = made.write_record(format_name, record, marked_entries(record))
                found = spoilt_spreadsheets(made.read_record, content, format_name, seeds)
            else:
                document = written(toolkit, plan, format_name, guidance=False)
                found = spoilt_documents(made.read_plan, document, format_name, data, seeds)
            for spoilt in found:
                if spoilt.problem:
                    bad += 1
                    print(f"{format_name}, seed {spoilt.seed}: {spoilt.way}: {spoilt.problem}", flush=True)
    print(f"{number} spoilt files of each of {len(PARTS_OF)} formats: {bad} lost or moved words.")
    sys.exit(bool(bad))


def plans(number: int, first: int) -> None:
    """Make up `number` plans."""
    toolkit = load(ROOT)
    bad = 0
    with builder(toolkit) as made:
        for one in unequal(toolkit, made.read_plan, made.write_plan, range(first, first + number)):
            bad += 1
            print(f"{one.format}, seed {one.seed}: {one.problem[:600]}", flush=True)
    print(f"{number} plans in each of {len(FORMATS)} formats: {bad} did not come back as they were.")
    sys.exit(bool(bad))


def programs(number: int, first: int) -> None:
    """Have other programs save `number` plans that are made up."""
    toolkit = load(ROOT)
    bad = 0
    with builder(toolkit) as made, tempfile.TemporaryDirectory() as folder:
        for one in unequal_after(toolkit, made.read_plan, range(first, first + number), Path(folder)):
            bad += 1
            print(f"{one.format}, seed {one.seed}: {one.problem}", flush=True)
    print(f"{number} plans, saved in eight ways: {bad} did not come back as they were.")
    sys.exit(bool(bad))


RUNS = {"project": project, "documents": documents, "plans": plans, "programs": programs}

if __name__ == "__main__":
    name, *numbers = sys.argv[1:] if sys.argv[1:2] and sys.argv[1] in RUNS else ["project", *sys.argv[1:]]
    number, first, *_ = [*map(int, numbers), 2000, 0] if not numbers else [*map(int, numbers), 0]
    RUNS[name](number, first)
