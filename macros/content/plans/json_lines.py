"""Finds the line of a value in JSON, for faults that name it."""

from __future__ import annotations

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]

from macros.content.yaml_source import FieldPath

_SPACE = re.compile(r"\s*")
_DECODER = json.JSONDecoder()


def line_in_json(text: str, path: FieldPath) -> int:
    """Find the line of a value, or of the nearest one around it, in JSON that is sound.

    Args:
        text: the JSON.
        path: where the value is in it.

    Returns:
        The line, from 1.
    """
    at = _skip(text, 0)
    for part in path:
        inner = _member(text, at, part)
        if inner is None:
            break
        at = inner
    return text.count("\n", 0, at) + 1


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _member(text: str, at: int, part: str | int) -> int | None:
    """Where in an object or a list one of its values begins; None if it has no such."""
    closing = {"{": "}", "[": "]"}.get(text[at : at + 1])
    if closing is None:
        return None
    at, index = _skip(text, at + 1), 0
    while text[at] != closing:
        name: str | int = index
        if closing == "}":
            name, at = scanstring(text, at + 1)
            at = _skip(text, _skip(text, at) + 1)
        if name == part:
            return at
        _, at = _DECODER.raw_decode(text, at)
        at, index = _skip(text, at), index + 1
        if text[at] == ",":
            at = _skip(text, at + 1)
    return None
