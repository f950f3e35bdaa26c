"""Finds words in what goes out of a plan that call themselves internal.

Only a mark keeps an answer in the team, but people write a word instead. Such words are reported, and nothing is
taken out. overrides/assets/plan/model/labelled.js finds the same: tests/vectors/labelled.json holds both to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from macros.content.yaml_source import FieldPath
from macros.models.base import walk
from macros.models.plan import Plan
from macros.models.words import Words
from macros.text import lines_of

NAMES = ("documents.internal", "builder-register.labels")
"""What the interface calls the words to look for."""
_BETWEEN = re.compile(r"[:;!*_|()\[\]{}]|\s[-–—]\s|\.(?=\s|$)")
_AT_END = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}][\s.!]*$")
_MOST_SHOWN = 80


def labelled(plan: Plan, words: Words) -> Iterator[tuple[FieldPath, str]]:
    """Find such words in a plan.

    Args:
        plan: what is to go out.
        words: what the interface says, among it the words to look for.

    Returns:
        Where each is in the plan, and its line.
    """
    labels = [label for name in NAMES for said in words.in_all_languages(name) for label in said.split("|")]
    for path, text in walk(plan):
        if path[0] in ("title", "answers", "topics", "records", "details") and path[-1] != "id":
            yield from ((path, line) for line in labelled_in(text, labels))


def labelled_in(text: str, labels: Iterable[str]) -> list[str]:
    """The lines of a text that begin with one of the words, or end with one in brackets."""
    known, signs = _to_look_for(tuple(labels))

    def is_labelled(line: str) -> bool:
        first = next(filter(None, map(_words_of, _BETWEEN.split(line))), "")
        end = _AT_END.search(line)
        return first in known or (end is not None and _words_of(end[1]) in known)

    # Few lines hold the words of a label: to take the others apart would take most of the time.
    return [line.strip()[:_MOST_SHOWN] for line in lines_of(text) if signs.search(line.lower()) and is_labelled(line)]


def warning(line: str) -> str:
    """Say that a line goes out, after the place where it is."""
    return f'says "{line}": mark it as internal, or make sure that it may be public'


@lru_cache(maxsize=8)
def _to_look_for(labels: tuple[str, ...]) -> tuple[frozenset[str], re.Pattern[str]]:
    """The words of labels, and what finds them in a line: every text of a plan is compared with the same."""
    known = frozenset(map(_words_of, labels))
    return known, re.compile("|".join(r"[\W_]+".join(map(re.escape, words.split(" "))) for words in sorted(known)))


def _words_of(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
