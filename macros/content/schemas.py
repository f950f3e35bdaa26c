"""The JSON Schemas of the data files, which an author's editor reads to complete and check them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from macros.content.data_files import FILES, FOLDERS
from macros.content.own import folder as own

FOLDER = Path("data") / "schemas"


def schema_name(model: type[BaseModel]) -> str:
    """The name of a model's schema: `case-study` for `CaseStudy`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()


@cache
def schema_text(model: type[BaseModel]) -> str:
    """The schema of what a model allows, as JSON text."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def schema_texts() -> dict[str, str]:
    """The schema of each kind of data file, as JSON text, by file name."""
    models = [*FOLDERS.values(), *FILES.values(), *own.FOLDERS.values(), *own.FILES.values()]
    return {f"{schema_name(model)}.json": schema_text(model) for model in models}


def write_schemas(root: Path) -> list[Path]:
    """Write the schemas into the project at `root`, and return their paths."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schema_texts().items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def stale_schemas(root: Path) -> list[str]:
    """The names of schemas in the project that no longer match the models, or belong to no model."""
    folder = root / FOLDER
    texts = schema_texts()
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}
    return sorted(name for name in {*texts, *there} if texts.get(name) != there.get(name))
