"""What published data looks like: as JSON Schema for programs, and field by field for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter

from macros.models.base import Origin, Slug

Schema = dict[str, Any]


@cache
def published_schema(model: type[BaseModel], title: str, description: str, *, several: bool = False) -> Schema:
    """The JSON Schema of a published file.

    Every field is required, for every field is always there. None is refused, for fields may be added.

    Args:
        model: what the file holds.
        title: what the file is called.
        description: what it is, in a sentence.
        several: whether it holds a list.
    """
    whole: Any = tuple[model, ...] if several else model  # type: ignore[valid-type]
    schema: Schema = TypeAdapter(whole).json_schema(mode="serialization")
    field = model.model_fields.get("slug")
    if field:
        # Authors do not write it, so the schema of the model leaves it out.
        entry = schema["$defs"][model.__name__]
        slug = TypeAdapter(Slug).json_schema() | {"description": field.description}
        entry["properties"] = {"slug": slug, **entry["properties"]}
    about = {"title": title, "description": description}
    fitted: Schema = _for_reusers(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | about | fitted | about


def _for_reusers(schema: Any) -> Any:
    """Fit a schema to what is published: every field is there, more may come, and files are called by other names."""
    if isinstance(schema, list):
        return [_for_reusers(item) for item in schema]
    if isinstance(schema, str):
        return re.sub(r"\bdata/([\w-]+)\.yml", r"\1.json", schema)
    if not isinstance(schema, dict):
        return schema
    fitted = {
        key: _for_reusers(value) for key, value in schema.items() if key not in ("additionalProperties", "default")
    }
    if "properties" in fitted:
        if "reviewed" in fitted["properties"]:
            # What is looked at by itself is somebody's by itself. Authors do not write whose, so no model has it.
            fitted["properties"]["origin"] = TypeAdapter(Origin).json_schema()
        fitted["required"] = list(fitted["properties"])
    return fitted


@dataclass(frozen=True)
class PublishedField:
    """A field of a published file, for people to read about."""

    name: str
    """With the fields that it is in: `questions[].text`."""
    kind: str
    """What it holds, in words: "text", "list of texts"."""
    description: str


def published_fields(schema: Schema) -> list[PublishedField]:
    """The fields of a file, or of each entry in its list, and of the things inside them.

    Args:
        schema: what `published_schema` returned.
    """
    return list(_fields(schema.get("items", schema), schema.get("$defs", {}), ""))


_FORMATS = {"uri": "address", "date": "date"}
"""What readers call the formats of JSON Schema."""

_WORDS = {
    "boolean": "true or false",
    "integer": "whole number",
    "object": "group of fields",
    "string": "text",
}


def _fields(schema: Schema, parts: Mapping[str, Schema], before: str) -> Iterator[PublishedField]:
    for name, field in _resolved(schema, parts).get("properties", {}).items():
        choices = field.get("anyOf", [field])
        value = next(choice for choice in choices if choice.get("type") != "null")
        inner = value.get("items", value)
        kind = _kind(inner, parts)
        if inner is not value:
            kind = f"list of {_WORDS_IN_LISTS.get(kind, f'{kind}s')}"
        elif len(choices) > 1:
            kind += ", or null"
        yield PublishedField(f"{before}{name}", kind, " ".join(field.get("description", "").split()))
        yield from _fields(inner, parts, f"{before}{name}{'' if inner is value else '[]'}.")


_WORDS_IN_LISTS = {"group of fields": "groups of fields"}


def _kind(schema: Schema, parts: Mapping[str, Schema]) -> str:
    resolved = _resolved(schema, parts)
    if "enum" in resolved:
        return f"one of: {', '.join(resolved['enum'])}"
    if resolved.get("contentMediaType") == "text/markdown":
        return "Markdown text"
    if resolved.get("pattern"):
        return "name"
    return _FORMATS.get(resolved.get("format", "")) or _WORDS[resolved["type"]]


def _resolved(schema: Schema, parts: Mapping[str, Schema]) -> Schema:
    return parts[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
