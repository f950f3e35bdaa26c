"""How well one colour can be told from another, as WCAG 2.2 measures it, and shades of a colour.

Colours are written `#rrggbb`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache

BLACK = "#000000"
WHITE = "#ffffff"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (alike) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another in it.

    Args:
        colour: the colour, as `#rrggbb`.
        other: the other one, written alike.
        share: how much of the other, from 0 to 1.
    """
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return _written((one + (two - one) * share) / 255 for one, two in pairs)


def nearest_shade(colour: str, passes: Callable[[str], bool]) -> str | None:
    """The shade nearest to a colour that passes: itself, a darker one or a lighter one. None if none does."""
    hue, light, saturation = rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    steps = (step / 100 for step in range(101))
    lights = (one for step in steps for one in (light * (1 - step), light + (1 - light) * step))
    shades = (_written(hls_to_rgb(hue, one, saturation)) for one in lights)
    return next((shade for shade in shades if passes(shade)), None)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _written(shares: Iterable[float]) -> str:
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)


@lru_cache(maxsize=1024)
def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    linear = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return sum(weight * channel for weight, channel in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
