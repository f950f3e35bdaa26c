"""Gives the scripts of the site their words, in its language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from macros.models.words import Words

_CALLED = re.compile(r'\bcalled\("([a-z-]+\.[a-z-]+)"\)')
"""Where a script asks what all languages say, to know it again in what was written on another site."""


def with_words(script: str, words: Words) -> str:
    """Put the words that a script names before it. One that names none stays as it is.

    Args:
        script: the script. It names its words in double quotes, such as "search.nothing". Those that it asks for with
            `called("search.nothing")` come in all languages too.
        words: what the interface says.

    Raises:
        KeyError: it asks for words in all languages that do not exist.
    """
    called = {name: words.in_all_languages(name) for name in sorted(set(_CALLED.findall(script)))}
    named = words.named_in(script)
    if not named:
        return script
    given = [words.code, named, *([called] if called else [])]
    text = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    return f"window.tkWords.add(...{text});\n{script}"


def scripts_with_words(docs: Path, words: Words, joined: str) -> Iterator[tuple[str, str]]:
    """Give every script in docs/assets/ its words: the path from docs/ and the text of each that names some.

    Args:
        docs: the folder docs/ of the project.
        words: what the interface says.
        joined: the folder whose scripts are joined, from docs/. What they are joined into brings their words.
    """
    for path in sorted((docs / "assets").rglob("*.js")):
        if path.parent == docs / joined:
            continue
        script = path.read_text(encoding="utf-8")
        full = with_words(script, words)
        if full != script:
            yield path.relative_to(docs).as_posix(), full
