"""An organisation's own colours: whether they can be read where they are used, and the stylesheet that sets them.

What they are laid over is read from tokens.css, the one place where the toolkit's colours are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.branding.contrast import BLACK, WHITE, contrast, mixed, nearest_shade
from macros.faults import Problem
from macros.models.organisation import Colours

SCHEMES = ("light", "dark")

Tokens = Mapping[str, Mapping[str, str]]
"""Colours by the names of their tokens without `--tk-`, for each of `SCHEMES`."""

# Where a stylesheet says what is dark: for the scheme that was chosen, and for the system's where no script runs.
_DARK = (
    ("@media screen", ':root[data-colour-scheme="dark"]'),
    ("@media screen and (prefers-color-scheme: dark)", ":root:not([data-colour-scheme])"),
)
_RULE = re.compile(r"^ *(:root[^{\n]*?) \{([^}]*)\}", re.MULTILINE)
_TOKEN = re.compile(r"(?<![a-z-])--tk-([a-z-]++): (#\w{6});")

# For each colour that an organisation may set: the tokens that it meets, how readers would call those, and the
# contrast that WCAG 2.2 asks for at level AA: 4.5 for words, 3 for lines and pictures.
_MEETS: Mapping[str, tuple[tuple[str, str, float], ...]] = {
    "brand": (("on-brand", "the words on it", 4.5), ("accent", "the accent on it", 3)),
    "link": (
        ("page", "the page", 4.5),
        ("surface", "cards", 4.5),
        ("sunken", "the footer", 4.5),
        ("case-surface", "case studies", 4.5),
        ("plan-surface", "the boxes of the plan", 4.5),
        ("mark", "marked words", 4.5),
    ),
    "accent": (
        ("focus-ink", "the words on it", 4.5),
        ("brand", "the header", 3),
        ("brand-deep", "the menu", 3),
    ),
}


def read_tokens(assets: Path) -> Tokens:
    """Read the toolkit's colours from tokens.css in the folder overrides/assets/ of the project."""
    text = (assets / "site" / "tokens.css").read_text(encoding="utf-8")
    rules = {selector: dict(_TOKEN.findall(body)) for selector, body in _RULE.findall(text)}
    # What is the same in both is listed with the light ones only.
    return {"light": rules[":root"], "dark": {**rules[":root"], **rules[_DARK[0][1]]}}


def colour_problems(colours: Colours, tokens: Tokens) -> Iterator[Problem]:
    """Say which colours cannot be read where they are used, and which shade could.

    Args:
        colours: the organisation's.
        tokens: the toolkit's.

    Returns:
        The place of each in the organisation's file, and what is wrong.
    """
    for scheme in SCHEMES:
        around = {**tokens[scheme], **own_tokens(colours, tokens)[scheme]}
        for name in _MEETS:
            colour = getattr(colours, name)
            given = getattr(colour, scheme) if colour else None
            if not given:
                continue
            failed = [met for met in _shares(name, given, around, colours) if met[0] < 1]
            if failed:
                share, where, least, other = min(failed)
                # Never rounded up to what is needed.
                ratio = int(share * least * 10) / 10
                shade = _passing(name, given, around, colours)
                yield (
                    ("colours", name, scheme),
                    f'"{given}" has a contrast of {ratio:.1f} to 1 with {where} ("{other}"), and needs {least:g}.'
                    # Beside a brand that can be read, there is always one.
                    + (f' The nearest shade that passes is "{shade}"' if shade else " Fix the brand first"),
                )


def own_tokens(colours: Colours, tokens: Tokens) -> dict[str, dict[str, str]]:
    """The tokens that an organisation's colours set, those that follow from them included, for each of `SCHEMES`."""
    found: dict[str, dict[str, str]] = {scheme: {} for scheme in SCHEMES}
    for scheme, own in found.items():
        dark = scheme == "dark"
        if colours.brand:
            brand = (colours.brand.dark or mixed(colours.brand.light, BLACK, 0.25)) if dark else colours.brand.light
            own |= {"brand": brand, "brand-deep": mixed(brand, BLACK, 0.28), "on-brand-muted": WHITE}
        if colours.link:
            link = colours.link.light
            if dark:
                link = colours.link.dark or _passing("link", link, tokens["dark"], colours) or link
            own |= {"link": link, "link-hover": mixed(link, WHITE if dark else BLACK, 0.4)}
        if colours.accent:
            accent = colours.accent.light
            if dark:
                accent = (
                    colours.accent.dark or _passing("accent", accent, {**tokens["dark"], **own}, colours) or accent
                )
            own["accent"] = accent
    return found


def own_stylesheet(colours: Colours, tokens: Tokens) -> str:
    """The stylesheet that sets an organisation's colours; empty where it sets none."""
    own = own_tokens(colours, tokens)
    return f":root {{\n{_lines(own['light'])}}}\n\n{dark_rules(own['dark'])}" if own["light"] else ""


def dark_rules(colours: Mapping[str, str]) -> str:
    """The rules of a stylesheet that set the dark colours, by the names of their tokens without `--tk-`."""
    return "\n".join(f"{where} {{\n  {selector} {{\n{_lines(colours, '    ')}  }}\n}}\n" for where, selector in _DARK)


def _lines(colours: Mapping[str, str], indent: str = "  ") -> str:
    return "".join(f"{indent}--tk-{name}: {colour};\n" for name, colour in colours.items())


def _shares(
    name: str, colour: str, around: Mapping[str, str], colours: Colours
) -> list[tuple[float, str, float, str]]:
    """For all that a colour meets: its share of the contrast needed, where, what is needed, the other colour."""
    return [
        (contrast(colour, around[token]) / least, where, least, around[token])
        for token, where, least in _MEETS[name]
        # An accent of the organisation's own is checked against its brand, not the brand against it too.
        if not (token == "accent" and colours.accent)
    ]


def _passing(name: str, colour: str, around: Mapping[str, str], colours: Colours) -> str | None:
    return nearest_shade(colour, lambda shade: all(met[0] >= 1 for met in _shares(name, shade, around, colours)))
