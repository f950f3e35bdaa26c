"""Finds what is left of the words of a template, or of another file, in a file that was copied from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from macros.content.file_reader import SoundFile
from macros.content.yaml_source import FieldPath, YamlSource
from macros.faults import Fault, Problem
from macros.models.base import walk
from macros.models.case_study import CaseStudy
from macros.models.method import Method

_MAY_STAY = ("sections", "words")
"""Fields of templates whose words an author may well keep: sections of documents, and words of the interface."""
_ONE_OF_A_KIND = ("summary", "body", "lesson", "what_it_is")
"""Fields of case studies and methods whose words no two of them share."""


def unfilled(source: YamlSource, root: Path) -> Iterator[Problem]:
    """Find the fields of a file that still say what the template for its folder says.

    Args:
        source: the file.
        root: the project, which has the templates.
    """
    path = root / "data" / source.path.parent.name / "_template.yml"
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return
    if source.path == path:
        return
    for place, example in _template(path, root, changed).items():
        if _value_at(source.data, place) == example:
            yield place, "is still what the template says: put your own words in its place"


def half_changed(files: Iterable[SoundFile]) -> Iterator[Fault]:
    """Find case studies and methods with texts that another has word for word. Titles are compared elsewhere.

    Args:
        files: ours, and after them those of an organisation.

    Returns:
        A note for each text. None is a fault: it may be meant.
    """
    first: dict[tuple[str, str], str] = {}
    for file in files:
        if isinstance(file.thing, CaseStudy | Method):
            for field in _ONE_OF_A_KIND:
                slug = first.setdefault((field, getattr(file.thing, field, file.source.name)), file.thing.slug)
                if slug != file.thing.slug:
                    yield file.source.fault((field,), f'is word for word that of "{slug}": put your own words there')


@cache
def _template(path: Path, root: Path, changed: int) -> Mapping[FieldPath, str]:
    """The words of a template, which is read again when it has changed."""
    return dict(_words(YamlSource(path, root).data))


def _value_at(data: Any, place: FieldPath) -> Any:
    """What a file holds at a place; None if there is no such place in it."""
    for part in place:
        try:
            data = data[part]
        except (LookupError, TypeError):
            return None
    return data


def _words(data: Any) -> Iterator[tuple[FieldPath, str]]:
    """The texts in a file that are more than a name or a number."""
    for path, text in walk(data):
        if " " in text.strip() and path[0] not in _MAY_STAY:
            yield path, text
