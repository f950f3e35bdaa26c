"""The schemas say to an author's editor what the models say to the build."""

import json
from pathlib import Path

from macros.content.data_files import FILES, FOLDERS
from macros.content.own import folder as own
from macros.content.schemas import FOLDER, schema_name, schema_texts, stale_schemas, write_schemas
from macros.content.yaml_source import YamlSource
from macros.models.base import Model
from tests.support.paths import NORTHLAND, ROOT
from tests.support.shape import shortcomings

MODELS = {**{f"{name}/*": model for name, model in FOLDERS.items()}, **FILES}
DATA_FILES = [(path, model) for pattern, model in MODELS.items() for path in sorted(ROOT.glob(f"data/{pattern}.yml"))]
OWN_MODELS = {**{f"{name}/*": model for name, model in own.FOLDERS.items()}, **own.FILES}
DATA_FILES += [
    (path, model) for pattern, model in OWN_MODELS.items() for path in sorted(NORTHLAND.glob(f"{pattern}.yml"))
]


def test_the_schemas_in_the_project_are_those_of_the_models():
    assert stale_schemas(ROOT) == []


def test_each_data_file_opens_by_naming_its_schema():
    def named(path: Path) -> Path:
        first, _, _ = path.read_text(encoding="utf-8").partition("\n")
        return (path.parent / first.removeprefix("# yaml-language-server: $schema=")).resolve()

    assert len(DATA_FILES) > 50
    assert [
        path.name for path, model in DATA_FILES if named(path) != ROOT / FOLDER / f"{schema_name(model)}.json"
    ] == []


def test_each_data_file_fits_its_schema():
    schemas = {name: json.loads(text) for name, text in schema_texts().items()}
    assert [
        (path.name, shortcoming)
        for path, model in DATA_FILES
        for shortcoming in shortcomings(YamlSource(path, ROOT).data, schemas[f"{schema_name(model)}.json"])
    ] == []


def test_a_schema_refuses_what_its_model_refuses():
    whole = json.loads(schema_texts()["method.json"])
    assert shortcomings({"titel": "x", "summary": "x" * 161, "levels": "consult"}, whole) == [
        *(f"the file lacks {name}" for name in whole["required"] if name != "summary"),
        "the file has titel",
        "the file, summary is no string",
        "the file, levels is no array",
    ]


def test_schemas_tell_an_editor_all_it_needs():
    schemas = schema_texts()
    for model in dict.fromkeys([*MODELS.values(), *OWN_MODELS.values()]):
        name = f"{schema_name(model)}.json"
        schema = json.loads(schemas[name])
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema", name
        assert schema["description"], name
        assert "slug" not in schema["properties"], name
        # Only a saved plan may hold more than this version knows.
        parts = [schema, *schema.get("$defs", {}).values()]
        assert {part["additionalProperties"] for part in parts} == {not issubclass(model, Model)}, name


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
