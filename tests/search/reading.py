"""Reads the index of the search as overrides/assets/search/codes.js does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify

from macros.publishing.search_index import KINDS, SEARCH_SCRIPT
from macros.publishing.word_codes import ALPHABET, LENGTHS, OTHER_CASE


@dataclass(frozen=True)
class Found:
    """An entry of the index."""

    location: str
    kind: str
    rank: float
    title: str
    words: tuple[str, ...]
    """Its other names, which no page shows."""
    text: str


def read_given(site: Path) -> dict[str, Any]:
    """What the build gives the engine of a built site."""
    script = (site / SEARCH_SCRIPT).read_text(encoding="utf-8")
    given: dict[str, Any] = json.loads(script.rpartition("tkSearchEngine.index = ")[2].strip().removesuffix(";"))
    return given


def read_index(site: Path) -> list[Found]:
    """The entries of a built site's index, in their order."""
    given = read_given(site)
    words = list(_listed(given["words"]))
    entries, page = [], ""
    columns = ("places", "kindOf", "ranks", "titles", "names", "texts")
    for place, kind, rank, *codes in zip(*(given[column] for column in columns), strict=True):
        title, names, text = (decoded(code, words) for code in codes)
        anchor = slugify(title, "-") if place == "#" else place[1:]
        page = page if place.startswith("#") else place
        location = f"{page}#{anchor}" if place.startswith("#") else page
        entries.append(Found(location, KINDS[kind], rank, title, tuple(filter(None, names.split("; "))), text))
    return entries


def decoded(code: str, words: list[str]) -> str:
    """The text that stands behind numbers of words."""
    text, before, other, begins = "", False, False, True
    for symbol in (words[number] for number in _numbers(code)):
        if symbol == OTHER_CASE:
            other = True
        elif symbol[0].isalnum():
            text += (" " if before else "") + (symbol[0].upper() + symbol[1:] if begins != other else symbol)
            before, other, begins = True, False, False
        else:
            text += symbol
            before, begins = False, bool(re.match(r"[.?!\n]", symbol))
    return text


def _listed(words: str) -> Iterator[str]:
    word = ""
    for given in words.split("\t"):
        word = word[: int(given[0])] + given[1:]
        yield word


def _numbers(code: str) -> Iterator[int]:
    letters = iter(code)
    for letter in letters:
        number, base, length = ALPHABET.index(letter), 0, 0
        while number >= LENGTHS[length]:
            number -= LENGTHS[length]
            base += LENGTHS[length] * len(ALPHABET) ** length
            length += 1
        for _ in range(length):
            number = number * len(ALPHABET) + ALPHABET.index(next(letters))
        yield base + number
