"""Finds files in an organisation's own folder that the toolkit does not look for."""

from __future__ import annotations

from collections.abc import Iterator, Set
from difflib import get_close_matches
from pathlib import Path

from macros.branding.logo import ENDINGS as LOGO_ENDINGS
from macros.content.own.folder import FILES, FOLDERS, PAGES, PLANS
from macros.content.written_pages import OF_WINDOWS
from macros.faults import Fault, suggestion


def unknown_files(folder: Path, base: Path, logo: str | None) -> Iterator[Fault]:
    """Find files that the toolkit does not look for, such as one whose name is misspelt.

    Args:
        folder: the organisation's folder.
        base: the folder from which faults name files.
        logo: the name of the logo's file, if there is one.
    """
    known = {f"{name}.yml" for name in FILES} | ({logo} if logo else set())
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        # Pages and what is beside them are looked at with all the pages, plans with their register.
        elsewhere = name.parts[0] in (*FOLDERS, PAGES, PLANS)
        if path.is_dir() or elsewhere or any(part.startswith(("_", ".")) for part in name.parts):
            continue
        if name.suffix in LOGO_ENDINGS and logo and not (folder / logo).is_file():
            # The check of the logo reports that there is no such file.
            continue
        if name.name.lower() in OF_WINDOWS:
            continue
        if name.as_posix() in known or name.stem.lower() in ("readme", "licence", "license"):
            continue
        message = f"is no file that the toolkit looks for here.{_what_it_may_be(name, known)}"
        yield Fault(path.relative_to(base).as_posix(), 1, "", message)


def _what_it_may_be(name: Path, known: Set[str]) -> str:
    if name.suffix in LOGO_ENDINGS:
        return (
            f' To make it your logo, write "logo:" into organisation.yml, and below it "  file: {name.as_posix()}". '
            f"A picture for a page goes into {PAGES}/"
        )
    places = (PAGES,) if name.suffix == ".md" else FOLDERS if name.suffix == ".yml" else ()
    if name.suffix == ".yml" and len(name.parts) == 1 and not get_close_matches(name.name, known, n=1):
        return " A case study goes into case-studies/, a method into methods/"
    possible = known | {f"{place}/{name.name}" for place in places}
    if places or get_close_matches(name.as_posix(), possible, n=1):
        return suggestion(name.as_posix(), possible)
    return f" A file for readers goes into {PAGES}/, with a link to it from a page; anything else goes elsewhere"
