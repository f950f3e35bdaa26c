"""Scripts are joined in the order in which they need each other, and each needs exactly what it uses."""

import json
import re
from pathlib import Path

import pytest

from macros.faults import ContentFaults
from macros.publishing.scripts import (
    ADDING,
    BUILDER,
    FOLDER,
    GENERATED,
    MANY,
    PART_FOLDERS,
    REVIEW,
    adding_script,
    builder_script,
    in_order,
    many_script,
    read_needs,
    review_script,
)
from tests.support.paths import ROOT

ASSETS = ROOT / "overrides" / "assets"
SCRIPTS = {
    "builder": (builder_script, BUILDER),
    "adding": (adding_script, ADDING),
    "many": (many_script, MANY),
    "review": (review_script, REVIEW),
}
NEEDS = read_needs(ASSETS)

# A name that scripts share: `tkWords`, or one in the namespace of the plan's scripts.
_NAME = r"tkPlan\.\w+|tk(?!Plan\b)[A-Z]\w*"
_DECLARED = re.compile(rf"^(?:var )?({_NAME}) = (?!tk)", re.MULTILINE)
_USED = re.compile(rf"(?<![\w.\"`-])(?:window\.)?({_NAME})\b(?!:)")
_TAKEN = re.compile(r"const \{([^}]*)\} = tkPlan;")
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*$", re.DOTALL | re.MULTILINE)
# The names of what is made from the data, and of what loads when the search is opened.
_MADE = {
    "tkPlan.templates": f"{FOLDER}/writing/templates",
    "tkPlan.recordTemplates": f"{FOLDER}/writing/templates",
    "tkPlan.reportTemplates": f"{FOLDER}/many/templates",
    "tkPlan.reviewTemplates": f"{FOLDER}/review/templates",
    "tkPlan.adding": f"{FOLDER}/adding/definition",
}
_LOADED_LATE = {
    "site/engine": {"tkSearch"},
    f"{FOLDER}/builder/reviewing": {"tkPlan.merging", "tkPlan.reviewPage"},
}
"""By script, the names that it uses of what it loads when it is needed."""


def code(name: str) -> str:
    return _COMMENT.sub("", (ASSETS / f"{name}.js").read_text(encoding="utf-8"))


def written() -> list[str]:
    """The scripts that people write."""
    return [name for name in NEEDS if name not in GENERATED]


def owners() -> dict[str, str]:
    """By shared name, the script that declares it."""
    declared = [(shared, name) for name in written() for shared in _DECLARED.findall(code(name))]
    assert len(dict(declared)) == len(declared), "a name is declared twice"
    return {**dict(declared), **_MADE}


def used(name: str) -> set[str]:
    """The shared names that a script uses."""
    text = code(name)
    taken = {f"tkPlan.{each.split(':')[0].strip()}" for group in _TAKEN.findall(text) for each in group.split(",")}
    return {*_USED.findall(text), *taken} - _LOADED_LATE.get(name, set())


def test_every_script_of_the_plan_is_a_part_of_one_that_pages_load():
    joined = {*in_order([BUILDER, ADDING, MANY, REVIEW], NEEDS)}
    parts = {name for name in NEEDS if name.startswith(f"{FOLDER}/")}
    assert parts <= joined
    assert [name for name in parts if not f"assets/{name}".startswith(PART_FOLDERS)] == []


def test_every_script_needs_exactly_those_whose_names_it_uses():
    owner_of = owners()
    # A script that only adds to old browsers what they lack declares no name: what needs it uses the browser's own.
    nameless = {name for name in written() if name not in owner_of.values() and NEEDS[name] == ()}
    wrong = {}
    for name in written():
        needed = {owner_of[shared] for shared in used(name)} - {name}
        says = {*NEEDS[name]} - nameless
        if needed != says:
            wrong[name] = {"says": sorted(says - needed), "does not say": sorted(needed - says)}
    assert wrong == {}


def test_the_page_on_many_plans_has_nothing_that_could_keep_a_plan():
    assert f"{FOLDER}/model/store" not in in_order([MANY], NEEDS)
    assert [name for name in in_order([MANY], NEEDS) if name not in GENERATED and "Storage" in code(name)] == []


def test_what_the_builder_has_already_does_not_load_again_for_a_review(toolkit):
    script = review_script(ASSETS, toolkit)
    assert "tkPlan.merging = " in script
    assert "tkPlan.format = " not in script


def test_no_scripts_need_each_other_in_a_circle():
    ordered = in_order(NEEDS, NEEDS)
    assert [
        (name, other) for name in ordered for other in NEEDS[name] if ordered.index(other) > ordered.index(name)
    ] == []


@pytest.mark.parametrize(
    ("first_lines", "said"),
    [
        ({"a": "// Needs: b", "b": "// Needs: c", "c": "// Needs: b"}, "in a circle: b → c → b"),
        ({"a": "// Needs: words", "site-words": "// Needs: nothing"}, 'a.js:1: needs "words", which does not exist.'),
        ({"a": "/** Does something. */"}, "a.js:1: say on the first line which scripts it needs"),
    ],
)
def test_needs_that_cannot_be_are_refused_in_words(tmp_path: Path, first_lines: dict[str, str], said: str):
    for name, line in first_lines.items():
        (tmp_path / f"{name}.js").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(ContentFaults) as refused:
        in_order(["a"], read_needs(tmp_path))
    assert f"overrides/assets/{said.split('.js')[0]}.js" in str(refused.value) or said.startswith("in a")
    assert said in str(refused.value)


@pytest.mark.parametrize("name", SCRIPTS)
def test_comments_stay_at_home_and_code_does_not(name, toolkit):
    make, last = SCRIPTS[name]
    script = make(ASSETS, toolkit)
    assert not re.search(r"^\s*(/\*\*|\*|//)", script, re.MULTILINE)
    parts = {"model/format", "model/store", "model/pick"} if name != "review" else {"review/merging"}
    for part in sorted(part for part in parts if f"{FOLDER}/{part}" in in_order([last], NEEDS)):
        source = (ASSETS / FOLDER / f"{part}.js").read_text(encoding="utf-8")
        for line in re.findall(r"^    [^ /*].*", source, re.MULTILINE):
            assert line in script


def test_the_add_buttons_know_what_goes_where_and_no_more(toolkit):
    [text] = re.findall(r"\.adding = (.*);\n", adding_script(ASSETS, toolkit))
    adding = json.loads(text)
    assert adding["points"] == {name: point.title for name, point in toolkit.decision_points.items()}
    definition = adding["definition"]
    assert (definition["id"], definition["version"]) == (toolkit.plan.id, toolkit.plan.version)
    questions = [question for box in definition["boxes"] for part in box["parts"] for question in part["questions"]]
    collected = {question["id"]: set(question["collects"]) for question in questions}
    assert collected == {
        name: {*question.collects} for name, question in toolkit.plan_questions.items() if question.collects
    }
    assert {kind for kinds in collected.values() for kind in kinds} == {
        "questions",
        "reasoning",
        "methods",
        "case-studies",
    }
