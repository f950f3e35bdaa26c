"""Puts pydantic's errors into words for authors."""

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

_FIELDS = 'must hold fields, each written "name: value"'
_WHOLE_NUMBER = "must be a whole number, not {shown}"
_NUMBER = "must be a number, not {shown}"
_TRUE_OR_FALSE = "must be true or false, not {shown}"
_SAID = {
    "tuple_type": 'must be a list: start each item on a line of its own with "- "',
    "dict_type": _FIELDS,
    "int_parsing": _WHOLE_NUMBER,
    "int_parsing_size": _WHOLE_NUMBER,
    "int_type": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "finite_number": _NUMBER,
    "bool_parsing": _TRUE_OR_FALSE,
    "bool_type": _TRUE_OR_FALSE,
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "too_short": "needs at least {min_length} entries",
    "too_long": "has more than {max_length} entries: take some out",
    "footer_address": (
        '"{given}" is no address for the footer: write a web address with https://, a page such as '
        "/privacy.md, or mailto: with an email address"
    ),
    "address": '"{given}" is not a web address: write it whole, starting with https://',
}
"""What to say about pydantic's kinds of error, with what pydantic knows about each, and with what the author gave."""
_UNLIKE = {
    SLUG_PATTERN: "not a name: use lower-case letters, digits and single hyphens",
    EMAIL_PATTERN: "not an email address: write it like team@organisation.example",
    FINGERPRINT_PATTERN: "not what the build gave you: take the line out, and it says what to write",
}
"""What to say about a text that is not written as a pattern asks."""


def without_second_faults(errors: Sequence[ErrorDetails], model: type[BaseModel]) -> list[ErrorDetails]:
    """Leave out what is reported already: that a field is missing which is there under a name almost its own.

    Args:
        errors: pydantic's errors.
        model: what the whole file should be.
    """
    misnamed = [tuple(error["loc"]) for error in errors if error["type"] == "extra_forbidden"]
    meant = {(*path[:-1], nearest(str(path[-1]), _fields_at(model, path[:-1]))) for path in misnamed}
    return [error for error in errors if not (error["type"] == "missing" and tuple(error["loc"]) in meant)]


def in_plain_words(detail: ErrorDetails, model: type[BaseModel]) -> tuple[FieldPath, str]:  # noqa: C901 (a case a kind)
    """Say one of pydantic's errors as an author would want to hear it.

    Args:
        detail: the error.
        model: what the whole file should be.

    Returns:
        The field at fault, and what is wrong with it.
    """
    path: FieldPath = tuple(detail["loc"])
    context = detail.get("ctx", {})
    given, kind = detail["input"], detail["type"]
    match kind:
        case "colour":
            return path, f"{_shown(given)} {detail['msg']}" if given else detail["msg"]
        case "missing":
            return path[:-1], f'"{path[-1]}" is missing: add a line "{path[-1]}: …"'
        case "extra_forbidden":
            return path, _unknown_field(str(path[-1]), model, path[:-1])
        case _ if given is None or given == [] or (isinstance(given, str) and not given.strip()):
            return path, "is empty: write something, or delete the line if the field may be left out"
        case "string_type":
            return path, "must be text, not " + ("a list" if isinstance(given, list) else "fields")
        case "model_type" | "model_attributes_type":
            names = ", ".join(_fields_at(model, path)) if path else ""
            return path, _FIELDS + (f". There is: {names}." if names else "")
        case _ if kind.startswith(("date_", "datetime_")):
            return path, _no_day(given)
        case "string_too_long":
            return path, f"has {len(given)} characters: shorten it to {context['max_length']} or fewer"
        case "literal_error":
            choices = re.findall(r"'([^']*)'", str(context["expected"]))
            near = suggestion(given, choices) if isinstance(given, str) else ""
            return path, f"{_shown(given)} is not one of {', '.join(choices)}.{near}"
        case "string_pattern_mismatch":
            return path, f'"{given}" is {_UNLIKE.get(context["pattern"], "not written as it should be")}'
    return path, _SAID[kind].format(**context, given=given, shown=_shown(given)) if kind in _SAID else detail["msg"]


def _unknown_field(name: str, model: type[BaseModel], path: FieldPath) -> str:
    known = _fields_at(model, path)
    seen = "".join(sign for sign in name if category(sign) not in ("Zs", "Cf"))
    if seen in known:
        return f'has a character in its name that cannot be seen: delete "{name}" and type "{seen}"'
    return f"is not a known field.{_below(name, model, path) or suggestion(name, known)}"


def _no_day(given: object) -> str:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(given)):
        return f"there is no day {given}: look at the month and the day"
    return f"must be a date, written like 2026-11-23, not {_shown(given)}"


def _shown(given: object) -> str:
    """What an author wrote, as it can be quoted back."""
    return f'"{given}"' if isinstance(given, str) else "a list" if isinstance(given, list) else "fields"


def _below(name: str, model: type[BaseModel], path: FieldPath) -> str:
    """Say below which field of those at a path there is one of this name; nothing if there is none."""
    owners = [field for field in _fields_at(model, path) if name in _fields_at(model, (*path, field))]
    return f' It belongs below "{owners[0]}:", indented by two spaces.' if owners else ""


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
