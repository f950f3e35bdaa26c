"""Gives the scripts of the site their words, in its language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from macros.models.words import Words

# Scripts are long: a pattern that begins with plain letters is found many times as fast.
_CALLED = re.compile(r'called\((?<!\wcalled\()"([a-z-]+\.[a-z-]+)"\)')
"""Where a script asks what all languages say, to know it again in what was written on another site."""

_TAKEN = re.compile(r"tkWords\b(?<!\wtkWords)(?:\.(\w+))?")
"""Where a script takes something from the words' own script: in `tkWords.date`, or in `{ date } = tkWords`."""

_DATES = re.compile(r"\bdate(?:Forms)?\b")
"""What of that writes dates out, or reads those that people wrote."""


def inject_words(script: str, words: Words) -> str:
    """Put the words that a script names before it. One that names none stays as it is.

    Args:
        script: the script. It names its words in double quotes, such as "search.nothing". Those that it asks for with
            `called("search.nothing")` come in all languages too.
        words: what the interface says.

    Raises:
        ContentFaults: it asks for words in all languages that English lacks.
    """
    dates = any(map(_DATES.search, _taken(script)))
    called = {name: words.in_all_languages(name) for name in sorted(set(_CALLED.findall(script)))}
    named = words.named_in(script)
    if not (named or called or dates):
        return script
    given: list[Any] = [words.code, named]
    if called or dates:
        given.append(called)
    if dates:
        given.append(words.date_forms())
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    return f"window.tkWords.add(...{text});\n{script}"


def _taken(script: str) -> Iterator[str]:
    """What a script takes from the words' own script, a name or several at a time."""
    for found in _TAKEN.finditer(script):
        if found[1]:
            yield found[1]
        elif script.endswith("} = ", 0, found.start()):
            yield script[script.rindex("{", 0, found.start()) : found.start()]
