"""The scripts that pages load are joined from those in overrides/assets/plan/."""

import json
import re

import pytest

from macros.publishing.scripts import ADDING_PARTS, FOLDER, PARTS, adding_script, builder_script
from tests.support.paths import ROOT

ASSETS = ROOT / "overrides" / "assets"
SCRIPTS = {"builder": builder_script, "adding": adding_script}


def test_every_script_is_a_part_of_one_that_pages_load():
    folder = ASSETS / FOLDER
    scripts = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.js")}
    assert scripts == {*PARTS, *ADDING_PARTS}


@pytest.mark.parametrize("make", SCRIPTS.values(), ids=SCRIPTS)
def test_comments_stay_at_home_and_code_does_not(make, toolkit):
    script = make(ASSETS, toolkit)
    assert not re.search(r"^\s*(/\*\*|\*|//)", script, re.MULTILINE)
    for part in ("model/state", "model/store", "model/pick"):
        code = (ASSETS / FOLDER / f"{part}.js").read_text(encoding="utf-8")
        for line in re.findall(r"^    [^ /*].*", code, re.MULTILINE):
            assert line in script


def test_the_add_buttons_know_what_goes_where_and_no_more(toolkit):
    [text] = re.findall(r"\.adding = (.*);\n", adding_script(ASSETS, toolkit))
    adding = json.loads(text)
    assert adding["points"] == {name: point.title for name, point in toolkit.decision_points.items()}
    definition = adding["definition"]
    assert (definition["id"], definition["version"]) == (toolkit.plan.id, toolkit.plan.version)
    questions = [question for box in definition["boxes"] for part in box["parts"] for question in part["questions"]]
    assert {question["id"]: set(question["collects"]) for question in questions} == {
        "topic-questions": {"questions", "reasoning"},
        "topic-methods": {"methods", "case-studies"},
    }
