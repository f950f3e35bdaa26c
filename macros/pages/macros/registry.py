"""Where macros are registered, and the kinds of names that they take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, TypeVar

MACROS: dict[str, Callable[..., str]] = {}
"""The macros by name."""

CaseStudyName = Annotated[str, "case study"]
PointName = Annotated[str, "decision point"]
BoxName = Annotated[str, "plan box"]
RecordName = Annotated[str, "record"]
ExampleName = Annotated[str, "example of a plan"]
TipName = Annotated[str, "tip"]

F = TypeVar("F", bound=Callable[..., str])


def macro(function: F) -> F:
    """Register a macro under its own name."""
    MACROS[function.__name__] = function
    return function
