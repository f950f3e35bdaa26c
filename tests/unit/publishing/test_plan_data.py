"""The data of published plans keeps its promises, and is there only where a plan is published."""

import json

import pytest

from macros.publishing.datasets import PLANS
from macros.publishing.published_data import INDEX_PATH, published_data
from macros.publishing.published_schema import published_fields
from tests.support.paths import ROOT
from tests.support.schema import misfits

CONTRACT = json.loads((ROOT / "tests" / "vectors" / "published.json").read_text(encoding="utf-8"))
PROMISED = CONTRACT["where_plans_are_published"]


@pytest.fixture(scope="module")
def files(northland):
    return {file.path: json.loads(file.content) for file in published_data(northland)}


def test_what_is_published_is_kept_in_the_contract(files):
    assert sorted(files.keys() - set(CONTRACT["addresses"])) == PROMISED["addresses"]
    now = [f"{field.name}: {field.kind}" for field in published_fields(PLANS.schema)]
    assert {PLANS.name: now} == PROMISED["fields"], "put what is new into tests/vectors/published.json"


def test_the_file_fits_its_schema_and_the_index_leads_to_it(files):
    assert misfits(files[PLANS.path], files[PLANS.schema_path]) == []
    (entry,) = [entry for entry in files[INDEX_PATH]["datasets"] if entry["name"] == "plans"]
    assert (entry["address"], entry["count"]) == ("plans.json", 6)


def test_each_field_is_explained_in_a_sentence():
    assert not [field.name for field in published_fields(PLANS.schema) if not field.description.endswith(".")]


def test_it_says_of_each_plan_whether_it_holds_and_what_came_of_it(files):
    plans = {plan["id"]: plan for plan in files[PLANS.path]}
    assert {name: plan["state"] for name, plan in plans.items()} == {
        "ferry-2026": "holds",
        "heating-2026": "holds",
        "prydau-ysgol": "holds",
        "small-farms": "holds",
        "ferry-2025": "replaced",
        "parking-2024": "withdrawn",
    }
    ferry = plans["ferry-2026"]
    assert [topic["level"] for topic in ferry["topics"]] == ["involve", "collaborate"]
    assert [point["outcome"] for point in ferry["outcomes"]] == ["done", "under-way", "not-done"]
    assert [action["due"] for action in ferry["actions"]] == ["2026-10-30", "2027-01-29", "2026-06-15"]
    assert (ferry["replaces"], plans["ferry-2025"]["replaced_by"]) == ("ferry-2025", "ferry-2026")
    assert plans["parking-2024"]["file"] is None
    assert "stopped the survey" in plans["parking-2024"]["reason"]


def test_without_a_published_plan_there_is_no_such_file(toolkit):
    assert not [file.path for file in published_data(toolkit) if "plans" in file.path]
