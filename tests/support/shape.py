"""Says where YAML as authors write it, in which every value is text, does not have the shape that a schema asks for.

It knows the part of JSON Schema that the schemas for authors use.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

FITS: Mapping[str, Callable[[str], bool]] = {
    "string": lambda value: True,
    "integer": lambda value: bool(re.fullmatch(r"\d+", value)),
    "boolean": lambda value: value in {"true", "false"},
    "null": lambda value: True,
}
"""Whether a text is of a type, by the type's name."""


def shortcomings(value: Any, schema: dict[str, Any]) -> list[str]:
    """Say in words where a value falls short of a schema; nothing if it fits."""
    return _shortcomings(value, schema, schema, "the file")


def _shortcomings(value, schema, whole, place):
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
        items = schema["items"]
        short = [f"{place} has fewer than {schema['minItems']}"] if len(value) < schema.get("minItems", 0) else []
        return short + [problem for item in value for problem in _shortcomings(item, items, whole, place)]
    if value is None:
        return []
    return [] if _is_of_type(value, schema) else [f"{place} is no {schema.get('type')}"]


def _is_of_type(value, schema):
    kind = schema.get("type")
    fits = kind in FITS and FITS[kind](value)
    if fits and kind == "string":
        fits = (
            bool(re.search(schema.get("pattern", ""), value))
            and len(value) <= schema.get("maxLength", len(value))
            and len(value) >= schema.get("minLength", 0)
            and value in schema.get("enum", [value])
        )
    if fits and kind == "integer":
        fits = int(value) >= schema.get("minimum", 0)
    return fits
