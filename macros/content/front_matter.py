"""Reads what a page says about itself between the lines `---` at its top."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import ValidationError

from macros.content.explain import in_plain_words, without_second_faults
from macros.content.file_checks import slips_of_plain_text
from macros.content.yaml_model import left_empty
from macros.content.yaml_source import YamlText
from macros.faults import Fault
from macros.models.base import walk
from macros.models.page import PageFields

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FURTHER_DOWN = re.compile(r"^---[ \t]*\r?\n(?:(?!---).*\n)*?reviewed:", re.MULTILINE)
_MISSING = (
    '"reviewed" is missing: between the two lines "---" at the top, add a line like "reviewed: 2026-11-23", '
    "with the day on which somebody last read the page and found it right"
)


@dataclass(frozen=True)
class FrontMatter:
    """What a page says about itself, and what is wrong with that."""

    fields: PageFields | None
    """None if something is wrong."""
    faults: tuple[Fault, ...]
    body: int
    """The line of the page on which its words begin."""
    body_at: int = 0
    """How many characters come before."""


def read_front_matter(file: str, text: str) -> FrontMatter:
    """Read the front matter of a page.

    Args:
        file: the page's path, as faults name it.
        text: the whole page.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        return FrontMatter(None, (Fault(file, *_no_front_matter(text)),), 1)
    body = text.count("\n", 0, found.end()) + 1
    fields, faults = _fields_in(file, found["yaml"])
    return FrontMatter(fields, faults, body, found.end())


@lru_cache(maxsize=256)
def _fields_in(file: str, text: str) -> tuple[PageFields | None, tuple[Fault, ...]]:
    # Whoever serves the site asks for those of all pages again and again.
    source = YamlText(file, text, 2)
    if source.is_blank:
        return None, (Fault(file, 1, "", _MISSING),)
    faults = list(source.faults)
    if source.data is None:
        return None, tuple(faults)
    fields = None
    try:
        fields = PageFields.model_validate(source.data)
        faults += left_empty(source)
        faults += [source.fault(path, message) for path, message in slips_of_plain_text(walk(fields))]
    except ValidationError as error:
        for detail in without_second_faults(error.errors(), PageFields):
            path, message = in_plain_words(detail, PageFields)
            if detail["type"] == "missing" and detail["loc"] == ("reviewed",):
                faults.append(Fault(file, 1, "", _MISSING))
            else:
                faults.append(source.fault(path, message))
    return (fields if not faults else None), tuple(faults)


def _no_front_matter(text: str) -> tuple[int, str, str]:
    start = len(text) - len(text.lstrip())
    found = _FURTHER_DOWN.search(text)
    if (text[start:].startswith("---") and start) or (found and found.start()):
        return 1, "", 'there is something above the first line "---": let the page begin with that line'
    first = text[:20].split("\n")[0].strip()
    if first != "---" and re.fullmatch("[-–—+=_]+", first):
        return 1, "", f'the first line is "{first}": write three hyphens, "---", there and below what follows it'
    if text.startswith("---"):
        return 1, "", 'the lines at the top have no end: write "---" on a line of its own below them'
    return 1, "", _MISSING
