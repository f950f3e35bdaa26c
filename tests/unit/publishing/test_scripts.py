"""Scripts are joined in the order in which they need each other, and each needs exactly what it uses."""

import json
import re
from pathlib import Path

import pytest

from macros.documents.documents import Documents
from macros.faults import ContentFaults
from macros.models.toolkit import Toolkit
from macros.publishing.data_scripts import FOLDER, GENERATED
from macros.publishing.scripts import (
    BUILDER,
    LOADED,
    MANY,
    PAGE,
    REGISTER,
    bundles,
    fetched,
    idle_files,
    in_order,
    joined_scripts,
    path_of,
    read_later,
    read_needs,
)
from tests.support.paths import ROOT

ASSETS = ROOT / "overrides" / "assets"
NEEDS, LATER = read_needs(ASSETS), read_later(ASSETS)
BUNDLES = bundles(NEEDS, LATER)
WAYS = f"{FOLDER}/builder/ways"

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
    "tkPlan.sheetTemplates": f"{FOLDER}/writing/sheet-templates",
    "tkPlan.checks": f"{FOLDER}/builder/checks",
    "tkPlan.adding": f"{FOLDER}/adding/definition",
    "tkKinds": f"{FOLDER}/adding/kinds",
}
_LOADED_LATE = "tkSearchEngine"


@pytest.fixture(scope="module")
def joined(toolkit: Toolkit) -> dict[str, str]:
    """The texts of the site's scripts by their paths."""
    pairs = list(joined_scripts(ASSETS, Documents(toolkit)))
    assert len(dict(pairs)) == len(pairs), "a path is there twice"
    return dict(pairs)


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
    return {*_USED.findall(text), *taken} - {_LOADED_LATE}


def test_every_script_is_a_part_of_one_that_pages_load():
    # The search has a file of its own, with the index in it.
    needed = {*(part for parts in BUNDLES.values() for part in parts), *in_order(["search/engine"], NEEDS)}
    assert {*NEEDS} - needed == set()


def test_no_script_brings_what_its_page_has_by_then():
    twice = {name: sorted({*parts} & {*BUNDLES[PAGE]}) for name, parts in BUNDLES.items() if name != PAGE}
    assert {name: parts for name, parts in twice.items() if parts} == {}
    assert {*BUNDLES[BUILDER]} & {*BUNDLES[WAYS]} == set()


def test_readers_writers_and_templates_come_when_somebody_opens_or_saves():
    folders = (f"{FOLDER}/reading/", f"{FOLDER}/writing/")
    assert [part for part in BUNDLES[BUILDER] if part.startswith(folders)] == []
    assert {f"{FOLDER}/reading/word", f"{FOLDER}/writing/exports", f"{FOLDER}/writing/templates"} <= {*BUNDLES[WAYS]}
    assert [part for part in BUNDLES[PAGE] if part.startswith(FOLDER)] == [
        f"{FOLDER}/adding/kinds",
        f"{FOLDER}/adding/buttons",
    ]


def test_what_compares_versions_comes_when_somebody_compares():
    review = f"{FOLDER}/review/"
    assert [part for name in (BUILDER, WAYS) for part in BUNDLES[name] if part.startswith(review)] == []
    assert f"{review}merging" in BUNDLES[f"{review}page"]


def test_what_comes_later_follows_from_what_the_scripts_say():
    needs = {
        **dict.fromkeys(NEEDS, ()),
        BUILDER: ("a", "b"),
        MANY: ("b",),
        "late": ("a", "b", "c"),
        **dict.fromkeys("abc", ()),
    }
    assert bundles(needs, {BUILDER: ("late",)})["late"] == ["c", "late"]
    assert bundles(needs, {BUILDER: ("late",), MANY: ("late",)})["late"] == ["a", "c", "late"], "one page has no a"
    later = {BUILDER: ("late",), "c": ("later still",)}
    assert bundles({**needs, "later still": ("a", "c", "d"), "d": ()}, later)["later still"] == ["d", "later still"]
    with pytest.raises(ContentFaults, match="no script that pages load says that it comes later"):
        bundles(needs, {"c": ("late",)})


def test_scripts_that_find_the_root_of_the_site_by_their_own_address_are_two_folders_below_it(joined: dict[str, str]):
    assert {path.count("/") for path in joined} == {2}
    assert len(joined) == len(BUNDLES) - len(REGISTER)
    assert path_of("plan/builder/page") == "assets/plan/builder-page.js"


def test_what_is_joined_is_not_published_by_itself(toolkit: Toolkit):
    idle = idle_files(ASSETS, toolkit)
    assert {"assets/plan/model/format.js", "assets/site/tokens.css", "assets/register/register.css"} <= idle
    assert idle & {path_of(name) for name in (*LOADED, *fetched(LATER)) if name not in REGISTER} == set()
    assert "assets/plan/plan.css" not in idle


def test_what_comes_later_says_of_which_version_it_is(joined: dict[str, str]):
    [version] = re.findall(r'tkLater\.expect\("(\w{12})"\);', joined[path_of(PAGE)])
    for name in fetched(LATER):
        assert joined[path_of(name)].endswith(f'\ntkLater.came("{name}", "{version}");\n')


def test_every_script_needs_exactly_those_whose_names_it_uses():
    owner_of = owners()
    # A script that only adds to old browsers what they lack declares no name: what needs it uses the browser's own.
    nameless = {name for name in written() if name not in owner_of.values() and NEEDS[name] == ()}
    wrong = {}
    for name in written():
        needed = {owner_of[shared] for shared in used(name)} - {name}
        says = {*NEEDS[name], *LATER.get(name, ())} - nameless
        if needed != says:
            wrong[name] = {"says": sorted(says - needed), "does not say": sorted(needed - says)}
    assert wrong == {}


def names_of(script: str) -> set[str]:
    """What a script may declare: its own name, or that of its folder before it where others have the same."""
    *_, folder, file = script.split("/")
    stem = file.replace("-", "")
    return {stem, folder.removesuffix("s") + stem}


def test_a_script_is_found_by_the_name_that_it_declares():
    # `tkPlan.savedVersions` is in saved-versions.js, and `tkPlan.recordCsv` in records/csv.js.
    declared = {shared: name for shared, name in owners().items() if name not in GENERATED}
    hidden = {
        shared: name
        for shared, name in declared.items()
        if re.sub(r"^tk(Plan\.)?", "", shared).lower() not in names_of(name)
    }
    assert hidden == {}


def test_the_page_on_many_plans_has_nothing_that_could_keep_a_plan():
    assert f"{FOLDER}/model/store" not in in_order([MANY], NEEDS)
    assert [name for name in in_order([MANY], NEEDS) if name not in GENERATED and "Storage" in code(name)] == []


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
        (
            {"a": "// Needs: nothing\n// Later: bee", "bees": "// Needs: nothing"},
            'fetches "bee", which does not exist.',
        ),
    ],
)
def test_needs_that_cannot_be_are_refused_in_words(tmp_path: Path, first_lines: dict[str, str], said: str):
    for name, line in first_lines.items():
        (tmp_path / f"{name}.js").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(ContentFaults) as refused:
        in_order([*read_later(tmp_path), "a"], read_needs(tmp_path))
    assert said in str(refused.value)


def test_comments_stay_at_home_and_code_does_not(joined: dict[str, str]):
    for name in (PAGE, BUILDER, WAYS, "plan/adding/add", MANY, f"{FOLDER}/review/page"):
        assert not re.search(r"^\s*(/\*\*|\*|//)", joined[path_of(name)], re.MULTILINE)
        there = {*joined[path_of(name)].split("\n")}
        for part in [part for part in BUNDLES[name] if part not in GENERATED]:
            source = (ASSETS / f"{part}.js").read_text(encoding="utf-8")
            assert {*re.findall(r"^    ([^ /*].*)", source, re.MULTILINE)} - there == set()


def test_the_add_buttons_know_what_goes_where_and_no_more(toolkit: Toolkit, joined: dict[str, str]):
    [text] = re.findall(r"\.adding = (.*);\n", joined[path_of("plan/adding/add")])
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
