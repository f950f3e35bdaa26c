"""Projects with a large register of published plans, and what each plan costs to build."""

from __future__ import annotations

import json
from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise
from pathlib import Path

import yaml

from macros.content.own.folder import VARIABLE
from tests.benchmark.building import Cost, build_cost
from tests.benchmark.projects import copy_project
from tests.support.paths import NORTHLAND, ROOT

SIZES = (0, 100, 500)
"""How many plans are published."""

WITH_OWN = {VARIABLE: "own"}
"""Lets a project have its own folder, which tests switch off."""


def project_with_plans(root: Path, into: Path, count: int) -> Path:
    """Copy the project at `root`, and publish that many plans in it, made from one of the example's.

    Args:
        root: the project.
        into: a new folder.
        count: how many plans; none leaves the project as it is.
    """
    copy_project(root, into)
    folder = into / "own" / "plans"
    folder.mkdir(parents=True)
    if not count:
        return into
    example = NORTHLAND / "plans"
    register = yaml.load((example / "register.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    entry = next(each for each in register["plans"] if each["id"] == "ferry-2026")
    plan = json.loads((example / "ferry-2026.json").read_text(encoding="utf-8"))
    entries = []
    for number in range(1, count + 1):
        name = f"plan-{number:04}"
        own = {key: deepcopy(value) for key, value in entry.items() if key != "replaces"}
        entries.append(own | {"id": name, "title": f"{entry['title']} ({number})", "summary": f"Plan {number}."})
        (folder / f"{name}.json").write_text(json.dumps(plan | {"id": name}, indent=2), encoding="utf-8")
    text = yaml.safe_dump({"plans": entries}, allow_unicode=True, sort_keys=False)
    (folder / "register.yml").write_text(text, encoding="utf-8")
    return into


def measure_register(workspace: Path, sizes: Sequence[int] = SIZES) -> list[tuple[int, Cost]]:
    """Build the project with each number of published plans.

    Args:
        workspace: a folder for the projects: `plans-500` holds the one with 500.
        sizes: the numbers.
    """
    projects = [(count, project_with_plans(ROOT, workspace / f"plans-{count}", count)) for count in sizes]
    return [(count, build_cost(project, **WITH_OWN)) for count, project in projects]


def a_plan(costs: Sequence[tuple[int, Cost]]) -> list[float]:
    """Milliseconds of processor time for each plan that only the larger of two registers has."""
    return [
        (larger.processor - smaller.processor) / (many - few) * 1000
        for (few, smaller), (many, larger) in pairwise(costs)
    ]
