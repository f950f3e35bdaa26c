"""Checks what a YAML file holds against its model, and says by line and field what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.content.explain import in_plain_words, without_second_faults
from macros.content.yaml_source import FieldPath, YamlSource, YamlText
from macros.faults import Fault
from macros.models.base import M


def read_model(source: YamlSource, model: type[M], name: str | None = None) -> tuple[M | None, list[Fault]]:
    """Check what one file holds against its model.

    Args:
        source: the file.
        model: what it should be.
        name: the thing's name, where the file's name gives it.

    Returns:
        The thing, or None; and the faults.
    """
    faults = list(source.faults)
    if source.data is None:
        return None, faults
    data = source.data
    if name is not None:
        if "slug" in data:
            faults.append(source.fault(("slug",), "is not a field here: the file's name is the name"))
        data = {**data, "slug": name}
    try:
        return model.model_validate(data), [*faults, *left_empty(source)]
    except ValidationError as error:
        errors = without_second_faults(error.errors(), model)
        faults += [
            source.fault(path, message)
            for path, message in (
                in_plain_words(detail, model)
                for detail in errors
                # An item at fault is left out of its list: that the list is then too short is no second fault.
                if not (detail["type"] == "too_short" and _has_fault_inside(detail["loc"], errors))
            )
            if path != ("slug",)
        ]
        return None, faults


def left_empty(source: YamlText) -> list[Fault]:
    """Find the fields of a file that could be left out, and are there with nothing after them."""
    return [source.fault(path, "is empty: write something, or delete the line") for path in _empty(source.data, ())]


def _empty(value: Any, path: FieldPath) -> Iterator[FieldPath]:
    if value is None:
        yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield from _empty(part, (*path, name))


def _has_fault_inside(place: tuple[int | str, ...], errors: Iterable[ErrorDetails]) -> bool:
    return any(len(error["loc"]) > len(place) and error["loc"][: len(place)] == place for error in errors)
