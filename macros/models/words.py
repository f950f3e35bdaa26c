"""The words of the interface, in the language of the site. What a language lacks is said in English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list

from macros.faults import ContentFaults, Fault, Problem, suggestion
from macros.models.language import Language

SOURCE = "en"
"""The language that has all the words."""

_PLACE = re.compile(r"\{(\w+)\}")
_QUOTED_NAME = re.compile(r'(?<=")[a-z0-9-]+\.[a-z0-9-]+(?=")')


class Words:
    """Says what the interface says.

    Args:
        languages: the languages by code; English is among them.
        code: the language of the site.
        elsewhere: the languages as other sites have them, where this one has words of its own.
    """

    def __init__(
        self, languages: Mapping[str, Language], code: str, elsewhere: Mapping[str, Language] = MappingProxyType({})
    ) -> None:
        self.code = code
        self._locale = _locale(code) or Locale("en", "GB")
        self._plural = {SOURCE: Locale("en").plural_form, code: self._locale.plural_form}
        self._words = {
            f"{part}.{name}": (language.slug, wording)
            for language in (languages[SOURCE], languages[code])
            for part, names in language.words.items()
            for name, wording in names.items()
        }
        self._languages = languages
        self._elsewhere = elsewhere

    def __call__(self, name: str, /, *, count: int = 0, **values: object) -> str:
        """Say the words with this name.

        Args:
            name: the part and the name in it, for example `search.title`.
            count: the number that the words go with; it chooses the plural form.
            values: what to put in for the other names in braces.

        Raises:
            ContentFaults: English, which has all the words, lacks these.
            KeyError: a value is missing.
        """
        return "".join(str(piece) for _, piece in self.pieces(name, {"count": count, **values}))

    def date(self, day: date) -> str:
        """Write a date out, for example "23 November 2026"."""
        return _date_forms(self.code)[day.month - 1].format(day=day.day, year=day.year)

    def date_forms(self) -> list[tuple[str, ...]]:
        """How each language writes dates, that of the site first: "{day} January {year}" and so on."""
        return [_date_forms(code) for code in dict.fromkeys((self.code, SOURCE, *self._languages))]

    def list(self, items: Sequence[str]) -> str:
        """Write several things out, for example "methods, questions and tips"."""
        return format_list(items, locale=self._locale)

    def named_in(self, text: str) -> dict[str, Any]:
        """The words that a script names in double quotes: by name, each with the language it is in."""
        quoted = set(_QUOTED_NAME.findall(text))
        return {name: entry for name, entry in self._words.items() if name in quoted}

    def in_all_languages(self, name: str) -> tuple[str, ...]:
        """What the languages say for one line of words, each wording once: to know again what another site wrote.

        Args:
            name: the part and the name in it, for example `search.title`.

        Raises:
            ContentFaults: English, which has all the words, lacks these.
        """
        if name not in self._words:
            raise _missing(name)
        part, _, own_name = name.partition(".")
        said = [self._languages[SOURCE].words[part][own_name]]
        languages = [*self._languages.values(), *self._elsewhere.values()]
        said += [language.words.get(part, {}).get(own_name, "") for language in languages]
        return tuple(wording for wording in dict.fromkeys(said) if wording)

    def pieces(self, name: str, values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """Split words at their places.

        Args:
            name: as above.
            values: what to put in for the names in braces; `count` chooses the plural form too.

        Returns:
            Of each piece of the words its language and its text; of each value no language and the value.

        Raises:
            ContentFaults: English, which has all the words, lacks these.
            KeyError: a value is missing.
        """
        if name not in self._words:
            raise _missing(name)
        code, wording = self._words[name]
        if isinstance(wording, dict):
            wording = wording.get(self._plural[code](values["count"]), wording["other"])
        for index, piece in enumerate(_PLACE.split(wording)):
            if index % 2:
                yield "", values[piece]
            elif piece:
                yield code, piece


def _missing(name: str) -> ContentFaults:
    part, _, own_name = name.partition(".")
    message = f'"{own_name}" is missing, which the site says: put it back'
    return ContentFaults([Fault(f"data/languages/{SOURCE}.yml", 1, f"words, {part}", message)])


def language_problems(language: Language, english: Language) -> Iterator[Problem]:
    """Find what is wrong with a language: words that are not said anywhere, places left out, plural forms missing.

    Args:
        language: the language to check. English is checked for its own plural forms.
        english: the language that has all the words.

    Returns:
        Where in the file something is wrong, and what.
    """
    locale = _locale(language.slug)
    if locale is None:
        yield ("name",), f'the file\'s name "{language.slug}" is no language code: use one such as cy or fr'
        return
    for part, names in language.words.items():
        if part not in english.words:
            yield ("words", part), f"is no part of the interface.{suggestion(part, english.words)}"
            continue
        known = english.words[part]
        for name, wording in names.items():
            if name not in known:
                yield ("words", part, name), f"are words that nothing says.{suggestion(name, known)}"
                continue
            for message in _wording_problems(wording, known[name], locale):
                yield ("words", part, name), message


def with_country(code: str) -> str:
    """The code of a language with its country, as word processors want it: "cy-GB" for "cy"."""
    locale = _locale(code) or Locale("en", "GB")
    likely = get_global("likely_subtags")
    fullest = likely.get(str(locale)) or likely.get(locale.language) or ""
    country = locale.territory or fullest.rpartition("_")[2]
    return f"{locale.language}-{country}" if country.isalpha() else locale.language


ENOUGH = 0.95
"""How much of the words a language needs: half a language is harder to use than another whole one."""


def share_done(language: Language, english: Language) -> float:
    """How much of the words a language has: 1 for all."""
    return sum(map(len, language.words.values())) / sum(map(len, english.words.values()))


def done(language: Language, english: Language) -> str:
    """How much of the words a language has: "11 of 13"."""
    return f"{sum(map(len, language.words.values()))} of {sum(map(len, english.words.values()))}"


def _wording_problems(wording: Any, english: Any, locale: Locale) -> Iterator[str]:
    forms = wording if isinstance(wording, dict) else {"other": wording}
    if isinstance(english, dict) != isinstance(wording, dict):
        yield "must be one line of words" if isinstance(wording, dict) else "must give its plural forms"
        return
    if isinstance(wording, dict):
        needed = {*locale.plural_form.tags, "other"}
        for form in sorted(needed - wording.keys()):
            yield f'lacks the plural form "{form}", which {locale.english_name} has'
        for form in sorted(wording.keys() - needed):
            yield f'has the plural form "{form}", which {locale.english_name} does not have'
    places = _places(english["other"] if isinstance(english, dict) else english)
    # A form for one number alone may spell it out.
    needed_places = places - {"count"} if isinstance(wording, dict) else places
    for text in forms.values():
        yield from _text_problems(text, places, needed_places)


@lru_cache(maxsize=4096)
def _text_problems(text: str, places: frozenset[str], needed: frozenset[str]) -> tuple[str, ...]:
    """What is wrong with words, given what the site puts into them, and what of it must not be left out."""

    def found() -> Iterator[str]:
        # The plan builder would take any text of a document for such words.
        if not _PLACE.sub("", text).strip():
            yield f"has no words beside {_listed(places)}"
        if re.search(r"\{\{|\}\}", text):
            yield "has double braces: write single ones, and nothing else in braces than what the site puts in"
        if re.search(r"</?[a-z]+>|\*\*[^\s*]", text):
            yield "holds HTML or Markdown, which would show as written: write plain words"
        for place in sorted(_places(text) - places):
            yield f"has {{{place}}}, for which there is nothing to put in: use {_listed(places)}"
        for place in sorted(needed - _places(text)):
            yield f"lacks {{{place}}}: the site puts something in there"

    return tuple(found())


@lru_cache(maxsize=4096)
def _places(text: str) -> frozenset[str]:
    return frozenset(_PLACE.findall(text))


def _listed(places: frozenset[str]) -> str:
    return ", ".join(f"{{{place}}}" for place in sorted(places)) or "no braces"


@cache
def _date_forms(code: str) -> tuple[str, ...]:
    locale = _locale(code) or Locale("en", "GB")
    days = (format_date(date(1987, month, 28), "long", locale) for month in range(1, 13))
    return tuple(day.replace("28", "{day}").replace("1987", "{year}") for day in days)


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse("en-GB" if code == SOURCE else code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
