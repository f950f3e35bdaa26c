"""A file of the data: what stands in it, and what is wrong with it whatever stands in the others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from macros.content.file_checks import problems_by_itself
from macros.content.yaml_model import read_model
from macros.content.yaml_source import FileText, YamlSource
from macros.faults import Fault, Problem
from macros.memory import remembered
from macros.models.base import Prose, Reference, Texts, walk


@dataclass
class Loaded:
    """A file that can be used."""

    source: YamlSource
    thing: BaseModel
    texts: Texts
    """Its prose and references: what may lead somewhere."""
    problems: tuple[Problem, ...]
    """What is wrong with it, whatever stands in the other files."""


@remembered
def looked_at(
    path: Path, base: Path, read: FileText, model: type[BaseModel], name: str | None, day: date
) -> tuple[Loaded | None, tuple[Fault, ...]]:
    """Read a file, once for each text: when the site is built again, most files are as they were.

    Args:
        path: the file.
        base: the folder from which it is named in faults.
        read: its text.
        model: what it must fit.
        name: that of the thing, where the file's name is its name.
        day: today, since whether a day has come is part of what is checked.

    Returns:
        the file, or None where it cannot be used, and what is wrong with it.
    """
    source = YamlSource(path, base, read)
    thing, faults = read_model(source, model, name)
    if thing is None:
        return None, tuple(faults)
    texts = tuple(walk(thing))
    leading = tuple((place, text) for place, text in texts if isinstance(text, Prose | Reference))
    return Loaded(source, thing, leading, tuple(problems_by_itself(thing, texts))), tuple(faults)
