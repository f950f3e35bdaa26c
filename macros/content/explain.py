"""Says pydantic's errors in words for authors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from unicodedata import category

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from macros.content.yaml_source import FieldPath
from macros.faults import nearest, suggestion
from macros.models.base import FINGERPRINT_PATTERN, SLUG_PATTERN
from macros.models.organisation import EMAIL_PATTERN


def without_second_faults(errors: Sequence[ErrorDetails], model: type[BaseModel]) -> list[ErrorDetails]:
    """Leave out what is told already: that a field is missing which stands there under a name almost its own.

    Args:
        errors: pydantic's errors.
        model: what the whole file should be.
    """
    misnamed = [tuple(error["loc"]) for error in errors if error["type"] == "extra_forbidden"]
    meant = {(*path[:-1], nearest(str(path[-1]), _fields_at(model, path[:-1]))) for path in misnamed}
    return [error for error in errors if not (error["type"] == "missing" and tuple(error["loc"]) in meant)]


def in_plain_words(detail: ErrorDetails, model: type[BaseModel]) -> tuple[FieldPath, str]:
    """Say one of pydantic's errors as an author would want to hear it.

    Args:
        detail: the error.
        model: what the whole file should be.

    Returns:
        The field at fault, and what is wrong with it.
    """
    path: FieldPath = tuple(detail["loc"])
    context = detail.get("ctx", {})
    given = detail["input"]
    match detail["type"]:
        case "colour":
            return path, f"{_shown(given)} {detail['msg']}" if given else detail["msg"]
        case "missing":
            return path[:-1], f'"{path[-1]}" is missing: add a line "{path[-1]}: …"'
        case "extra_forbidden":
            known, name = _fields_at(model, path[:-1]), str(path[-1])
            seen = "".join(sign for sign in name if category(sign) not in ("Zs", "Cf"))
            if seen in known:
                return path, f'has a character in its name that cannot be seen: delete "{name}" and type "{seen}"'
            return path, f"is not a known field.{_below(name, model, path[:-1]) or suggestion(name, known)}"
        case _ if given is None or given == [] or (isinstance(given, str) and not given.strip()):
            return (
                path,
                "is empty: write something, or delete the line if the field may be left out",
            )
        case "string_type":
            return path, "must be text, not " + ("a list" if isinstance(given, list) else "fields")
        case "tuple_type":
            return path, 'must be a list: start each item on a line of its own with "- "'
        case "model_type" | "model_attributes_type":
            names = ", ".join(_fields_at(model, path)) if path else ""
            return path, 'must hold fields, each written "name: value"' + (f". There is: {names}." if names else "")
        case "int_parsing" | "int_parsing_size" | "int_type" | "int_from_float":
            return path, f"must be a whole number, not {_shown(given)}"
        case "float_parsing" | "float_type":
            return path, f"must be a number, not {_shown(given)}"
        case "greater_than":
            return path, f"must be more than {context['gt']}"
        case "bool_parsing" | "bool_type":
            return path, f"must be true or false, not {_shown(given)}"
        case kind if kind.startswith(("date_", "datetime_")):
            if re.fullmatch(r"\d{4}-\d\d-\d\d", str(given)):
                return path, f"there is no day {given}: look at the month and the day"
            return path, f"must be a date, written like 2026-11-23, not {_shown(given)}"
        case "dict_type":
            return path, 'must hold fields, each written "name: value"'
        case "too_short":
            return path, f"needs at least {context['min_length']} entries"
        case "greater_than_equal":
            return path, f"must be {context['ge']} or more"
        case "less_than_equal":
            return path, f"must be {context['le']} or less"
        case "string_too_long":
            return (
                path,
                f"has {len(given)} characters: shorten it to {context['max_length']} or fewer",
            )
        case "literal_error":
            choices = re.findall(r"'([^']*)'", str(context["expected"]))
            return (
                path,
                f"{_shown(given)} is not one of {', '.join(choices)}."
                + (suggestion(given, choices) if isinstance(given, str) else ""),
            )
        case "string_pattern_mismatch" if context["pattern"] == SLUG_PATTERN:
            return (
                path,
                f'"{given}" is not a name: use lower-case letters, digits and single hyphens',
            )
        case "string_pattern_mismatch" if context["pattern"] == EMAIL_PATTERN:
            return path, f'"{given}" is not an email address: write it like team@organisation.example'
        case "string_pattern_mismatch" if context["pattern"] == FINGERPRINT_PATTERN:
            return path, f'"{given}" is not what the build gave you: take the line out, and it says what to write'
        case "string_pattern_mismatch":
            return path, f'"{given}" is not written as it should be'
        case "footer_address":
            return path, (
                f'"{given}" is no address for the footer: write a web address with https://, a page such as '
                "/privacy.md, or mailto: with an email address"
            )
        case "address":
            return path, f'"{given}" is not a web address: write it whole, starting with https://'
        case _:
            return path, detail["msg"]


def _shown(given: object) -> str:
    """What an author wrote, as it can be quoted back."""
    return f'"{given}"' if isinstance(given, str) else "a list" if isinstance(given, list) else "fields"


def _below(name: str, model: type[BaseModel], path: FieldPath) -> str:
    """Say below which field of those at a path there is one of this name; nothing if there is none."""
    owners = [field for field in _fields_at(model, path) if name in _fields_at(model, (*path, field))]
    return f' It belongs below "{owners[0]}:", set in by two spaces.' if owners else ""


def _fields_at(model: type[BaseModel], path: FieldPath) -> list[str]:
    """The fields that a model has at a path inside it."""
    for part in path:
        if part not in model.model_fields:
            continue  # It is the place in a list, or a name that the author chose.
        annotation: Any = model.model_fields[str(part)].annotation
        inner = [t for t in getattr(annotation, "__args__", ()) if isinstance(t, type)]
        candidates = [t for t in [annotation, *inner] if isinstance(t, type) and issubclass(t, BaseModel)]
        if not candidates:
            return []
        model = candidates[0]
    return [name for name in model.model_fields if name != "slug"]
