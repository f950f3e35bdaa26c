"""Which methods fit an aim, a level of participation and a decision point.

overrides/assets/involve/rules.js does the same in the browser. tests/vectors/should-we-involve.json holds both
to the same results.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypedDict

from macros.models.toolkit import Toolkit

LOOSENED: tuple[tuple[str, ...], ...] = (
    (),
    ("point",),
    ("level",),
    ("aim",),
    ("point", "level"),
    ("point", "aim"),
    ("level", "aim"),
)
"""Which wishes to give up where no method meets them all, the first that helps. A decision point's methods are but
examples; a level is a promise that a team can make smaller; the aim is why it asks at all."""


class Candidate(TypedDict):
    """A method, as far as the choice depends on it."""

    name: str
    meets: dict[str, list[str]]
    """The names that meet each wish: of aims, of levels and of decision points."""


class Fitting(NamedTuple):
    """The names of the methods that fit, and the wishes that one has to give up for them."""

    methods: list[str]
    loosened: list[str]


def candidates(toolkit: Toolkit) -> list[Candidate]:
    """Every method, family by family, except the first method."""
    return [
        {
            "name": method.slug,
            "meets": {
                "aim": [*method.aims],
                "level": [*method.levels],
                "point": [point.slug for point in toolkit.points_with_method(method.slug)],
            },
        }
        for kind in toolkit.method_kinds
        for method in toolkit.methods_of_kind(kind)
        if method.slug != toolkit.should_we_involve.first_method
    ]


def fitting(methods: Iterable[Candidate], wishes: Mapping[str, str]) -> Fitting:
    """Find the methods that meet every wish, or as many as can be.

    Args:
        methods: what to choose from, in the order in which to show them.
        wishes: the names of the chosen `aim`, `level` and `point`; those that are left open are not in it.

    Returns:
        No methods if nothing is wished for, or none meets any wish.
    """
    methods = [*methods]
    for loosened in LOOSENED:
        kept = {wish: name for wish, name in wishes.items() if wish not in loosened}
        if kept and len(kept) + len(loosened) == len(wishes):
            found = [each for each in methods if all(name in each["meets"][wish] for wish, name in kept.items())]
            if found:
                return Fitting([each["name"] for each in found], [*loosened])
    return Fitting([], [])
