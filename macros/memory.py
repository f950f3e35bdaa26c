"""Remembers what was made of texts, for whoever goes on running: most are as they were when a site is built again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

MOST = 8192
"""How many values one function may have in memory. Then it begins anew."""
LITTLE = 32
"""The same for a process that builds the site once: the checks of a file ask for the same soon after each other."""
ALLOCATED = 10_000
"""How many new objects a single build makes before garbage is looked for. Most of them stay to its end, so looking as
often as Python does costs some hundredths of the time, and frees next to nothing."""
BUILDS = 20
"""After how many builds that did not ask for it a value is forgotten: each edit leaves a text that is no more."""

_usual = gc.get_threshold()[0]
_builds = 0
_most = MOST
_memories: list[_Memory[Any, Any]] = []


class _Memory(Generic[P, R]):
    def __init__(self, function: Callable[P, R]) -> None:
        update_wrapper(self, function)
        self._function = function
        self._known: dict[Any, tuple[int, R]] = {}

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        assert not kwargs, "what is remembered goes by position"
        known = self._known.get(args)
        value = known[1] if known else self._function(*args, **kwargs)
        if len(self._known) >= _most:
            self._known.clear()
        self._known[args] = _builds, value
        return value

    def forget(self, before: int) -> None:
        self._known = {args: known for args, known in self._known.items() if known[0] >= before}


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """Let a function remember what it returned. Its arguments can be keys, and nobody changes what it returns."""
    memory = _Memory(function)
    _memories.append(memory)
    return memory


def begin_build() -> None:
    """Count a build, and forget what none of the last ones asked for."""
    global _builds
    _builds += 1
    for memory in _memories:
        memory.forget(_builds - BUILDS)


def keep_little(yes: bool) -> None:
    """Say whether this process builds the site once: what nobody will ask for again takes memory for nothing."""
    global _most
    _most = LITTLE if yes else MOST
    gc.set_threshold(ALLOCATED if yes else _usual)


def end_checks() -> None:
    """Say that all is checked. Whoever builds once will ask for nothing again, so it lets go all."""
    for memory in _memories if _most == LITTLE else ():
        memory.forget(_builds + 1)
