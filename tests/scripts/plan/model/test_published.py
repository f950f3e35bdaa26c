"""What the builder saves for publishing goes into the register as it is, and what stays behind is said."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from macros.content.plans.register import read_published
from macros.content.yaml_source import YamlSource
from macros.models.register import Register
from macros.models.toolkit import Toolkit
from tests.scripts.conftest import Run
from tests.support.secret_plan import OPEN, SECRET, secret_plan

COPY = "(plan, definition, shown) => tkPlan.published.forRegister(tkPlan.format.check(plan), definition, shown)"
LEFT = """(plan, definition, shown) =>
  tkPlan.published.leftBehind(tkPlan.format.check(plan), definition, shown)
    .map((words) => words.textContent ?? words)"""
NAME = "(title) => tkPlan.published.registerName({ title })"
EVERYTHING = ["plan", "you-said-we-did", "what-we-heard", "what-we-will-do"]


def read(copy: dict[str, Any], shown: list[str], folder: Path, toolkit: Toolkit) -> Any:
    """What the register makes of a file of that content: faults, and the plan that it publishes."""
    text = yaml.safe_dump(
        {"plans": [{"id": "ours", "title": "Ours", "summary": "About it.", "published": "2026-03-02",
                    "contact": "A team", "show": shown}]}
    )  # fmt: skip
    (folder / "register.yml").write_text(text, encoding="utf-8")
    (folder / "ours.json").write_text(json.dumps(copy), encoding="utf-8")
    register = Register.model_validate(yaml.load(text, Loader=yaml.BaseLoader))
    source = YamlSource(folder / "register.yml", folder)
    found = read_published(folder, folder, replace(toolkit, register=register), source, whole=True)
    return [str(fault) for fault in found.faults], found.published["ours"].plan


def test_the_register_takes_the_copy_whatever_was_in_the_plan(
    run: Run, definition: dict[str, Any], toolkit: Toolkit, tmp_path: Path
):
    for shown in (EVERYTHING, ["plan"], ["you-said-we-did"]):
        copy = run(COPY, secret_plan(), definition, shown)
        assert SECRET not in json.dumps(copy)
        faults, public = read(copy, shown, tmp_path, toolkit)
        assert faults == []
        assert OPEN in public.model_dump_json()
        assert sorted(public.records) == sorted(set(shown) - {"plan"})
        assert bool(public.answers) == ("plan" in shown)
    assert run(COPY, secret_plan(), definition, ["plan"])["definition"]["boxes"], "the wording goes with it"


def test_what_stays_behind_is_said_line_by_line(run: Run, definition: dict[str, Any]):
    said = run(LEFT, secret_plan(), definition, ["plan", "you-said-we-did"])
    assert said[0].startswith("Question 1.1, marked internal: Who, or what, are your statistics about?")
    assert any(line.startswith("Question 2.1.2, marked internal: Which communities") for line in said)
    assert "1 entry of “You said, we did”, marked internal" in said
    assert "“What we heard”, with 2 entries" in said
    assert any(line.startswith("what last year's plan meant to do, at ") for line in said)
    assert any("fit no question" in line or "fits no question" in line for line in said)
    assert "all answers and topics" in run(LEFT, secret_plan(), definition, [])


def test_the_file_has_a_name_that_the_register_takes(run: Run):
    given = {
        "Ferry plan: 2026 (draft)": "ferry-plan-2026-draft.json",
        "Cynllun tŷ": "cynllun-ty.json",
        "…": "plan.json",
    }
    assert {title: run(NAME, title) for title in given} == given
