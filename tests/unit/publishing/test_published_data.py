"""Published data keeps its promises: see docs/data.md."""

import dataclasses
import json
from urllib.parse import urljoin

import pytest

from macros.content.data_files import FILES, FOLDERS
from macros.models.organisation import Organisation
from macros.publishing.datasets import DATASETS
from macros.publishing.portable_markdown import portable
from macros.publishing.published_data import INDEX_PATH, INDEX_SCHEMA_PATH, published_data
from macros.publishing.published_schema import published_fields
from tests.support.paths import ROOT
from tests.support.schema import misfits

CONTRACT = json.loads((ROOT / "tests" / "vectors" / "published.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def files(toolkit):
    """Every published file, read as JSON, by its path."""
    return {file.path: json.loads(file.content) for file in published_data(toolkit)}


def fields(dataset):
    return [f"{field.name}: {field.kind}" for field in published_fields(dataset.schema)]


def test_no_address_that_was_ever_published_is_gone(files):
    assert not [path for path in CONTRACT["addresses"] if path not in files]


def test_no_field_that_was_ever_published_is_gone_or_of_another_kind():
    assert [
        (dataset.name, field)
        for dataset in DATASETS
        for field in CONTRACT["fields"].get(dataset.name, [])
        if field not in fields(dataset)
    ] == []


def test_what_is_published_is_kept_in_the_contract(files):
    assert sorted(files) == sorted(CONTRACT["addresses"]), "put what is new into tests/vectors/published.json"
    now = {dataset.name: fields(dataset) for dataset in DATASETS if not dataset.is_plan}
    assert now == CONTRACT["fields"], "put what is new into tests/vectors/published.json"


def test_all_that_authors_write_is_published_but_for_who_publishes_words_of_buttons_search_and_help():
    named = {"plan/definition": "plan-definition"}
    names = {named.get(name, name.removeprefix("plan/")) for name in [*FOLDERS, *FILES]}
    written = names - {"organisation", "languages", "markdown-examples", "search"}
    assert written <= {dataset.name for dataset in DATASETS}


def test_each_file_fits_its_schema(files):
    wrong = {}
    for dataset in DATASETS:
        schema = files[dataset.schema_path]
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["title"]
        wrong[dataset.name] = misfits(files[dataset.path], schema)
    assert {name: said for name, said in wrong.items() if said} == {}


def test_the_index_fits_its_schema(files):
    assert misfits(files[INDEX_PATH], files[INDEX_SCHEMA_PATH]) == []


def test_a_schema_asks_for_every_field_and_refuses_none(files):
    schema = files["schemas/v1/case-studies.json"]
    first = files["data/v1/case-studies.json"][0]
    assert misfits([{**first, "a_field_of_tomorrow": 1}], schema) == []
    for name in first:
        without = {key: value for key, value in first.items() if key != name}
        assert misfits([without], schema) == [f"$[0]: '{name}' is a required property"]
    assert misfits([{**first, "order": "1"}], schema) == ["$[0].order: '1' is not of type 'integer'"]
    assert misfits([{**first, "methods": None}], schema)


def test_each_field_is_explained_in_a_sentence():
    assert [
        (dataset.name, field.name)
        for dataset in DATASETS
        if not dataset.is_plan
        for field in published_fields(dataset.schema)
        if not field.description.endswith((".", '".')) or "data/" in field.description
    ] == []


def test_fields_are_described_through_lists_and_choices():
    by_name = {field.name: field.kind for dataset in DATASETS for field in published_fields(dataset.schema)}
    assert by_name["boxes[].parts[].questions[].tips"] == "list of names"
    assert by_name["boxes[].parts[].intro"] == "Markdown text, or null"
    assert by_name["boxes"] == "list of groups of fields"
    assert by_name["status"] == "one of: confirmed, fallback, none"
    assert by_name["url"] == "address, or null"


def test_the_index_leads_to_every_file_and_counts_its_entries(files, toolkit):
    index = files[INDEX_PATH]
    for entry in index["datasets"]:
        content = files[urljoin(INDEX_PATH, entry["address"])]
        assert files[urljoin(f"/{INDEX_PATH}", entry["schema_address"]).lstrip("/")]
        assert not isinstance(content, list) or entry["count"] == len(content)
    assert {
        entry["name"]: entry["count"]
        for entry in index["datasets"]
        if entry["name"] in ("spectrum", "plan-definition")
    } == {
        "plan-definition": len(toolkit.plan_questions),
        "spectrum": len(toolkit.levels),
    }
    # The examples of a plan share the schema of a saved plan.
    schemas = {entry["schema_address"] for entry in index["datasets"]}
    assert len(index["datasets"]) + len(schemas) + 2 == len(files)


def test_the_index_says_who_publishes_and_whom_to_credit(toolkit, files):
    ours = dataclasses.replace(toolkit, organisation=Organisation(name="Office of Examples"))
    index = next(json.loads(file.content) for file in published_data(ours) if file.path == INDEX_PATH)
    assert index["publisher"] == "Office of Examples"
    assert files[INDEX_PATH]["publisher"] is None
    assert "Office for Statistics Regulation" in index["credit"]
    assert index["credit_url"] == toolkit.links["osr-toolkit"].url


def test_each_entry_says_whose_it_is(toolkit, northland):
    def origins(whole):
        told = {}
        for dataset in DATASETS:
            if not dataset.is_plan:
                content = next(
                    json.loads(file.content) for file in published_data(whole) if file.path == dataset.path
                )
                for entry in content if isinstance(content, list) else [content]:
                    told.setdefault(entry["origin"], []).append(entry.get("slug") or entry.get("id"))
                for box in content["boxes"] if dataset.name == "plan-definition" else ():
                    for question in (question for part in box["parts"] for question in part["questions"]):
                        told.setdefault(question["origin"], []).append(question["id"])
        return told

    assert origins(toolkit).keys() == {"toolkit"}
    theirs = origins(northland)
    assert sorted(theirs["changed"]) == ["focus-group", "osr"]
    # Twice own-guide, which is a resource and a link; the last is a pair of the crosswalk, which has no name.
    assert theirs["added"] == [
        "northland-market",
        "street-stall",
        "own-panel",
        "own-approval",
        None,
        "own-guide",
        "own-survey",
        "own-coffee",
        "own-stall",
        "own-guide",
    ]


def test_things_come_in_the_order_of_the_site_under_their_names(files, toolkit):
    assert [case["slug"] for case in files["data/v1/case-studies.json"]] == [*toolkit.case_studies]
    assert [tip["id"] for tip in files["data/v1/tips.json"]] == [*toolkit.tips]


def test_no_link_is_left_that_only_this_site_understands(files):
    texts = json.dumps([content for path, content in files.items() if path.startswith("data/")])
    assert "](link:" not in texts
    assert "](/" not in texts
    assert "](https://" in texts


@pytest.mark.parametrize(
    ("written", "published"),
    {
        "See [the Code](link:code).": "See [the Code](https://code.example/).",
        'See [its [old] page](<link:code> "Words").': "See [its [old] page](https://code.example/).",
        "See [words][1] and [tip 3] [t].\n\n[1]: link:code\n[t]: /tips.md": "See [words](https://code.example/) and "
        "tip 3.",
        'See [words](link:code "T") and `[words](link:code)`.': "See [words](https://code.example/) and "
        "`[words](link:code)`.",
        "See [words](link:nowhere) and [tip 3](/tips.md#x).": "See words and tip 3.",
        "See [two\nlines](/tips.md)\nhere.": "See two lines here.",
        "One\nline.\n\nAnother:\n\n- a\n  b\n- c\n\n1. d\n": "One line.\n\nAnother:\n\n- a b\n- c\n\n1. d",
        "[Whole](https://a.example/b) stays.": "[Whole](https://a.example/b) stays.",
    }.items(),
)
def test_prose_reads_the_same_anywhere(written, published):
    assert portable(written, {"code": "https://code.example/", "nowhere": None}) == published
