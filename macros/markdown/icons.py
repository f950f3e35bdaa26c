"""The icons of the theme, which pages show by name: `:material-check:`.

There are more than ten thousand, and to read the names of all takes a hundredth of a build. Whoever needs one looks
for its file alone.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def icon_file(name: str) -> Path | None:
    """Find the file of an icon; None if there is none of that name.

    Args:
        name: the path of its file below the icons, with hyphens between folders, for example `material-check`.
    """
    return _file_in(_folder(), name)


@cache
def icon_names() -> frozenset[str]:
    """The names of all of them."""
    folder = _folder()
    # Paths as objects would take many times as long.
    return frozenset(
        prefix + name.removesuffix(".svg")
        for inside, _, names in os.walk(folder)
        for prefix in ["".join(f"{part}-" for part in Path(inside).relative_to(folder).parts)]
        for name in names
        if name.endswith(".svg")
    )


@cache
def _folder() -> Path:
    theme = find_spec("material")
    places = theme.submodule_search_locations if theme else None
    return Path((places or [""])[0]) / "templates" / ".icons"


def _file_in(folder: Path, name: str) -> Path | None:
    file = folder / f"{name}.svg"
    if file.is_file():
        return file
    # A hyphen may stand between folders or within a name: "fontawesome-brands-x-twitter".
    splits = (name.split("-", count) for count in range(1, name.count("-") + 1))
    inside = ((folder / "-".join(parts), rest) for *parts, rest in splits)
    return next((found for place, rest in inside if place.is_dir() and (found := _file_in(place, rest))), None)
