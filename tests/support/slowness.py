"""Tells what takes more than twice as long for a text twice as long. Time that other programs take does not count."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable

Text = tuple[str, str, str]
"""How a text starts, what is then repeated, and how it ends."""

_SHORT = 2_000
_SIZES = ((2_000, 8_000), (8_000, 32_000), (8_000, 32_000))
"""Four times as much takes what is linear four times as long, and what is not sixteen times."""


def slow_text(work: Callable[[str], object], texts: Iterable[Text], suspicious: float = 0) -> Text | None:
    """Find a text for which four times as much takes far more than four times as long.

    Args:
        work: what is done with a text.
        texts: those to try.
        suspicious: how many seconds a short text may take before longer ones are tried.
    """
    return next(
        (text for text in texts if _time(work, _made(text, _SHORT)) >= suspicious and _grows(work, text)), None
    )


def _grows(work: Callable[[str], object], text: Text) -> bool:
    # On a busy machine anything may take long once, but not each time.
    def least(size: int) -> float:
        # Each a little longer than the last, for what remembers the texts it has seen.
        return min(_time(work, _made(text, size) + " " * number) for number in range(2))

    return all(least(long) > max(0.002, 7 * least(short)) for short, long in _SIZES)


def _made(text: Text, size: int) -> str:
    start, run, end = text
    return start + run * (size // len(run)) + end


def _time(work: Callable[[str], object], text: str) -> float:
    gc.disable()
    start = time.thread_time()
    work(text)
    taken = time.thread_time() - start
    gc.enable()
    return taken
