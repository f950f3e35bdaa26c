"""Where macros are registered, and the kinds of names that they take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Annotated, TypeVar

from macros.models.toolkit import Toolkit

MACROS: dict[str, Callable[..., str]] = {}
"""The macros by name."""

CaseStudyName = Annotated[str, "case study"]
PointName = Annotated[str, "decision point"]
BoxName = Annotated[str, "plan box"]
RecordName = Annotated[str, "record"]
ExampleName = Annotated[str, "example of a plan"]
TipName = Annotated[str, "tip"]

BoundMacros = Mapping[str, Callable[..., str]]
"""The macros by name, bound to the data: they take what authors write in the brackets."""

F = TypeVar("F", bound=Callable[..., str])


def macro(function: F) -> F:
    """Register a macro under its own name."""
    MACROS[function.__name__] = function
    return function


def bound_macros(toolkit: Toolkit) -> BoundMacros:
    """Bind the macros to the data. Each remembers what it made, so that pages can be checked and then built."""
    return {name: cache(partial(function, toolkit)) for name, function in MACROS.items()}
