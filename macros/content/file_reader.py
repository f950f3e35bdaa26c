"""Reads a file of the data, and finds what is wrong with it whatever the others hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from macros.content.checks import LinkAt, links_of
from macros.content.file_checks import problems_by_itself
from macros.content.slips.unsupported import prose_problems
from macros.content.yaml_model import read_model
from macros.content.yaml_source import YamlSource, read_text
from macros.faults import Fault, Problem
from macros.models.base import Reference, Texts, walk

_SNIPPET = "8<"
"""A text with this in it may take in other files."""


@dataclass
class SoundFile:
    """A file that can be used."""

    source: YamlSource
    thing: BaseModel
    references: Texts
    """Its names of other things."""
    links: Sequence[LinkAt]
    """Those in its prose."""
    problems: tuple[Problem, ...]
    """What is wrong with it, whatever the other files hold."""
    taking_in: Texts = ()
    """Its texts that may take in other files, which can change when it does not."""


class FileReader:
    """Reads files of the data. When the data is read again, most are as they were, and are not looked at again.

    Args:
        root: the project.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before: dict[Any, tuple[SoundFile | None, tuple[Fault, ...]]] = {}
        self._now: dict[Any, tuple[SoundFile | None, tuple[Fault, ...]]] = {}

    def begin(self) -> None:
        """Begin to read the data once more. What nobody asked for the last time is forgotten."""
        self._before, self._now = self._now, {}

    def read(
        self, path: Path, base: Path, model: type[BaseModel], name: str | None = None
    ) -> tuple[SoundFile | None, tuple[Fault, ...]]:
        """Read a file and check it by itself.

        Args:
            path: the file.
            base: the folder from which it is named in faults.
            model: what it must fit.
            name: that of the thing, where the file's name is its name.

        Returns:
            the file, or None where it cannot be used, and what is wrong with it.
        """
        # Whether a day has come is part of what is checked.
        read = read_text(path)
        asked = path, base, read, model, name, date.today()
        found = self._before.get(asked)
        file, faults = found or self._look_at(YamlSource(path, base, read), model, name)
        self._now[asked] = file, faults
        if not file:
            return None, faults
        taken_in = prose_problems(file.taking_in, self._root)
        # Whoever asked may put another thing in the place of the one that was read.
        return replace(file, problems=(*file.problems, *taken_in)), faults

    def _look_at(
        self, source: YamlSource, model: type[BaseModel], name: str | None
    ) -> tuple[SoundFile | None, tuple[Fault, ...]]:
        thing, faults = read_model(source, model, name)
        if thing is None:
            return None, tuple(faults)
        texts = tuple(walk(thing))
        references = tuple((place, text) for place, text in texts if isinstance(text, Reference))
        taking_in = tuple((place, text) for place, text in texts if _SNIPPET in text)
        alone = tuple((place, text) for place, text in texts if _SNIPPET not in text)
        problems = *problems_by_itself(thing, texts), *prose_problems(alone, self._root)
        return SoundFile(source, thing, references, tuple(links_of(texts)), problems, taking_in), tuple(faults)
