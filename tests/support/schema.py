"""Says where published data does not fit its JSON Schema, by a checker that is not ours."""

from collections.abc import Mapping
from typing import Any

from jsonschema import Draft202012Validator


def misfits(value: Any, schema: Mapping[str, Any]) -> list[str]:
    """Say in words where a value falls short of a schema, and nothing if it fits.

    Args:
        value: what a published file holds.
        schema: its schema.

    Raises:
        jsonschema.SchemaError: the schema is none.
    """
    Draft202012Validator.check_schema(schema)
    faults = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(value)
    return [f"{fault.json_path}: {fault.message}" for fault in faults]
