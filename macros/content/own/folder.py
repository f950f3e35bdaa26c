"""An organisation's own folder: where it is and what can be in it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from macros.faults import Fault
from macros.models.language import Language
from macros.models.organisation import Organisation
from macros.models.own import OwnCaseStudy, OwnGlossary, OwnLinks, OwnMethod, OwnQuestions, OwnResources
from macros.models.register import Register
from macros.models.search import Search

VARIABLE = "TOOLKIT_OWN"
"""The environment variable that names the folder, where it is not own/ in the project. Empty: there is none."""

FOLDERS: Mapping[str, type[BaseModel]] = {
    "case-studies": OwnCaseStudy,
    "languages": Language,
    "methods": OwnMethod,
}
"""The folders in it in which each file is one thing, named by the file."""

FILES: Mapping[str, type[BaseModel]] = {
    "glossary": OwnGlossary,
    "links": OwnLinks,
    "organisation": Organisation,
    "plan/questions": OwnQuestions,
    "plans/register": Register,
    "resources": OwnResources,
    "search": Search,
}
"""The single files in it. Each may be left out."""

PAGES = "pages"
"""The folder in it that holds pages in Markdown."""

PLANS = "plans"
"""The folder in it that holds the plans that are published, and their register."""


def own_place(root: Path) -> Path | None:
    """Where the folder of the project at `root` is, or would be; None if it is switched off."""
    given = os.environ.get(VARIABLE, "own")
    return root / Path(given).expanduser() if given else None


def own_folder(root: Path) -> Path | None:
    """The folder of the project at `root`, if there is one, or if the environment names one."""
    place = own_place(root)
    return place if place and (os.environ.get(VARIABLE) or place.is_dir()) else None


def missing_folder(root: Path) -> Iterator[Fault]:
    """Find that the environment names a folder that is not there."""
    place = own_folder(root)
    if place and not place.is_dir():
        yield Fault(VARIABLE, 1, "", f'names the folder "{place}", which is not there')


def naming_base(folder: Path, root: Path) -> Path:
    """The folder that faults name the files in `folder` from: the project, or the parent of a folder outside it."""
    return root if folder.is_relative_to(root) else folder.parent


def name_of(file: Path, root: Path) -> str:
    """A file of the project at `root`, or of the organisation's own folder, as faults name it."""
    own = own_folder(root)
    base = naming_base(own, root) if own and file.is_relative_to(own) else root
    return file.relative_to(base).as_posix()
