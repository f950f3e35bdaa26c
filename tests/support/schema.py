"""Says where published data does not fit its JSON Schema, by a checker that is not ours."""

import json
from collections.abc import Mapping
from functools import cache
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
    faults = _validator(json.dumps(schema)).iter_errors(value)
    return [f"{fault.json_path}: {fault.message}" for fault in faults]


@cache
def _validator(schema: str) -> Draft202012Validator:
    """What checks values against a schema. To find out that the schema is one takes longer than most values."""
    Draft202012Validator.check_schema(json.loads(schema))
    return Draft202012Validator(json.loads(schema), format_checker=Draft202012Validator.FORMAT_CHECKER)
