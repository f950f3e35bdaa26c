"""The schemas say to an author's editor what the models say to the build."""

import json

import pytest

from macros.content import own
from macros.content.load import FILES, FOLDERS
from macros.content.schemas import FOLDER, schema_name, schema_texts, stale_schemas, write_schemas
from macros.content.yaml_source import YamlSource
from macros.models.base import Model
from tests.support.paths import NORTHLAND, ROOT
from tests.support.shape import TEXTS, shortcomings

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


def test_the_schemas_in_the_project_are_those_of_the_models():
    assert stale_schemas(ROOT) == []


@pytest.mark.parametrize(("path", "model"), DATA_FILES)
def test_each_data_file_fits_its_schema_and_opens_by_naming_it(path, model):
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")
    schema = (path.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()
    assert schema == ROOT / FOLDER / f"{schema_name(model)}.json"
    whole = json.loads(schema.read_text(encoding="utf-8"))
    assert shortcomings(YamlSource(path, ROOT).data, whole, TEXTS) == []


def test_a_schema_refuses_what_its_model_refuses():
    whole = json.loads(schema_texts()["method.json"])
    assert shortcomings({"titel": "x", "summary": "x" * 161, "levels": "consult"}, whole, TEXTS) == [
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
