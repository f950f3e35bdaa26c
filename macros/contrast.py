"""How well one colour can be told from another, as WCAG 2.2 measures it, and shades of a colour.

Colours are written `#rrggbb`.
"""

from __future__ import annotations

from collections.abc import Callable

BLACK = "#000000"
WHITE = "#ffffff"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (alike) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def nearest_shade(colour: str, passes: Callable[[str], bool]) -> str | None:
    """The shade nearest to a colour that passes: itself, a darker one or a lighter one. None if none does."""
    shades = (mixed(colour, end, step / 100) for step in range(101) for end in (BLACK, WHITE))
    return next((shade for shade in shades if passes(shade)), None)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    linear = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
