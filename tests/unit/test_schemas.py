"""The schemas say to an author's editor what the models say to the build."""

import json
import re

import pytest

from macros import own
from macros.content import FILES, FOLDERS
from macros.models.base import Model
from macros.schemas import FOLDER, schema_name, schema_texts, stale_schemas, write_schemas
from macros.yaml_source import YamlSource
from tests.conftest import NORTHLAND, ROOT

MODELS = {**{f"{name}/*": model for name, model in FOLDERS.items()}, **FILES}
DATA_FILES = [
    pytest.param(path, model, id=path.relative_to(ROOT).as_posix())
    for pattern, model in MODELS.items()
    for path in sorted(ROOT.glob(f"data/{pattern}.yml"))
]
OWN_MODELS = {**{f"{name}/*": model for name, model in own.FOLDERS.items()}, **own.FILES}
DATA_FILES += [
    pytest.param(path, model, id=path.relative_to(ROOT).as_posix())
    for pattern, model in OWN_MODELS.items()
    for path in sorted(NORTHLAND.glob(f"{pattern}.yml"))
]


def _shortcomings(value, schema, whole, place="the file"):
    """Say where a value as authors write it, all in text, does not have the shape that a schema asks for."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    choices = schema.get("anyOf", [schema])
    answers = [_by_type(value, choice, whole, place) for choice in choices]
    return min(answers, key=len)


def _by_type(value, schema, whole, place):
    if "$ref" in schema:
        return _shortcomings(value, schema, whole, place)
    if isinstance(value, dict):
        if schema.get("type") != "object":
            return [f"{place} holds fields"]
        known = schema.get("properties", {})
        other = schema.get("additionalProperties", True)
        found = [f"{place} lacks {name}" for name in schema.get("required", []) if name not in value]
        for key, inner in value.items():
            if key in known or isinstance(other, dict):
                found += _shortcomings(inner, known.get(key, other), whole, f"{place}, {key}")
            elif other is False:
                found.append(f"{place} has {key}")
        return found
    if isinstance(value, list):
        if schema.get("type") != "array":
            return [f"{place} is a list"]
        return [problem for item in value for problem in _shortcomings(item, schema["items"], whole, place)]
    if value is None:
        return []
    fits = {
        "string": re.search(schema.get("pattern", ""), value)
        and len(value) <= schema.get("maxLength", len(value))
        and len(value) >= schema.get("minLength", 0)
        and value in schema.get("enum", [value]),
        "integer": re.fullmatch(r"\d+", value) and int(value) >= schema.get("minimum", 0),
        "boolean": value in {"true", "false"},
    }
    return [] if fits.get(schema.get("type")) else [f"{place} is no {schema.get('type')}"]


def test_the_schemas_in_the_project_are_those_of_the_models():
    assert stale_schemas(ROOT) == []


@pytest.mark.parametrize(("path", "model"), DATA_FILES)
def test_each_data_file_fits_its_schema_and_opens_by_naming_it(path, model):
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")
    schema = (path.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
    assert schema == ROOT / FOLDER / f"{schema_name(model)}.json"
    whole = json.loads(schema.read_text(encoding="utf-8"))
    assert _shortcomings(YamlSource(path, ROOT).data, whole, whole) == []


def test_a_schema_refuses_what_its_model_refuses():
    whole = json.loads(schema_texts()["method.json"])
    assert _shortcomings({"titel": "x", "summary": "x" * 161, "levels": "consult"}, whole, whole) == [
        *(f"the file lacks {name}" for name in whole["required"] if name != "summary"),
        "the file has titel",
        "the file, summary is no string",
        "the file, levels is no array",
    ]


@pytest.mark.parametrize("model", dict.fromkeys([*MODELS.values(), *OWN_MODELS.values()]), ids=schema_name)
def test_a_schema_tells_an_editor_all_it_needs(model):
    schema = json.loads(schema_texts()[f"{schema_name(model)}.json"])
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["description"]
    assert "slug" not in schema["properties"]
    for part in [schema, *schema.get("$defs", {}).values()]:
        # Only a saved plan may hold more than this version knows.
        assert part["additionalProperties"] is not issubclass(model, Model)


def test_writing_the_schemas_makes_them_current(tmp_path):
    written = write_schemas(tmp_path)
    assert {path.name for path in written} == schema_texts().keys()
    assert stale_schemas(tmp_path) == []
    assert b"\r" not in written[0].read_bytes()


def test_a_schema_that_is_changed_missing_or_left_over_is_stale(tmp_path):
    write_schemas(tmp_path)
    folder = tmp_path / FOLDER
    (folder / "tips.json").write_text("{}", encoding="utf-8")
    (folder / "links.json").unlink()
    (folder / "old.json").write_text("{}", encoding="utf-8")
    assert stale_schemas(tmp_path) == ["links.json", "old.json", "tips.json"]
