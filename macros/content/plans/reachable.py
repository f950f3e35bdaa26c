"""Finds email addresses and telephone numbers in what goes out of a plan: they may be a person's own.

They are reported, and nothing is taken out: who publishes a plan knows whose they are.
overrides/assets/plan/model/reachable.js finds the same: tests/vectors/reachable.json holds both to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.content.yaml_source import FieldPath
from macros.models.base import walk
from macros.models.plan import Plan

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_TELEPHONE = re.compile(r"(?<![\w.,-])(?:\+|\(?0)\d(?:[ ()/.-]{0,2}\d){8,13}(?!\w)")
_PARTS = ("title", "statistics", "organisation", "contact", "details", "answers", "topics", "records")


def reachable(plan: Plan, public: Iterable[str]) -> Iterator[tuple[FieldPath, str]]:
    """Find email addresses and telephone numbers in a plan, which may be a person's.

    Args:
        plan: what is to go out.
        public: email addresses that may be shown.

    Returns:
        Where each is in the plan, and the address or number.
    """
    known = {address.casefold() for address in public}
    for path, text in walk(plan):
        if path[0] in _PARTS and path[-1] != "id":
            yield from ((path, each) for each in reachable_in(text) if each.casefold() not in known)


def reachable_in(text: str) -> list[str]:
    """The email addresses in a text, then the telephone numbers, each once."""
    return list(dict.fromkeys([*_EMAIL.findall(text), *_TELEPHONE.findall(text)]))


def warning(reached: str) -> str:
    """Say that an address or number is shown, after the place where it is."""
    return f'shows "{reached}": make sure that it is no person\'s own'
