"""Finds the terms of the glossary in text: by their names, other names and plural forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.models.toolkit import Toolkit

_ABBREVIATION = re.compile(r"[A-Z0-9][A-Z0-9 -]+")


@dataclass(frozen=True)
class Names:
    """What to look for in text."""

    pattern: re.Pattern[str]
    """Finds the next name."""
    terms: Mapping[str, str]
    """The id of the term by what was found, in lower case; of an abbreviation, as it is written."""

    def term_of(self, found: str) -> str:
        """The id of the term that was found in text."""
        return self.terms.get(found) or self.terms[" ".join(found.lower().split())]


def names_of_terms(toolkit: Toolkit) -> Names:
    """Collect the names of all terms. A name that is a term of its own is never the plural of another."""
    by_name: dict[str, str] = {}
    plurals: dict[str, str] = {}
    for term in toolkit.terms.values():
        for name in term.stands_as or (term.term, *term.also_known_as):
            by_name.setdefault(_key(name), term.id)
            if not term.stands_as:
                plurals |= {_key(form): term.id for form in _plurals(name)}
    terms = plurals | by_name
    # The longest first: "public involvement" is not about the public alone.
    by_letter: dict[str, list[str]] = {}
    for name in sorted(terms, key=len, reverse=True):
        by_letter.setdefault(name[0].lower(), []).append(_behind_its_letter(name))
    # A word of which no name has the first letter is passed over at once.
    names = [f"[{re.escape(first + first.upper())}](?:{'|'.join(rest)})" for first, rest in by_letter.items()]
    return Names(re.compile(rf"(?<![\w-])(?:{'|'.join(names) or '(?!)'})(?![\w-])"), terms)


def _key(name: str) -> str:
    return name if _ABBREVIATION.fullmatch(name) else name.lower()


def _behind_its_letter(name: str) -> str:
    """What follows the first letter of a name in a text."""
    words = r"\s+".join(map(re.escape, re.split(r"\s+", name[1:])))
    return rf"(?<={name[0]}){words}" if _ABBREVIATION.fullmatch(name) else f"(?i:{words})"


def _plurals(name: str) -> Iterator[str]:
    if _ABBREVIATION.fullmatch(name) or name.endswith("s"):
        return
    if re.search(r"[^aeiou]y$", name):
        yield f"{name[:-1]}ies"
    else:
        yield f"{name}es" if re.search(r"(?:x|z|ch|sh)$", name) else f"{name}s"
