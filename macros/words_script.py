"""Gives the scripts of the site their words, in its language."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from macros.models.words import Words

PATH = "assets/words.js"
"""Where the script stands in docs/, and with its words on the site."""

EVERYWHERE = ("search",)
"""The parts of the interface whose words the scripts of every page say."""


def words_script(docs: Path, words: Words) -> str:
    """Write the script that every page loads first, with the words that they all say."""
    return (docs / PATH).read_text(encoding="utf-8") + added_words(words, EVERYWHERE)


def added_words(words: Words, parts: Iterable[str]) -> str:
    """Write the lines of script that bring in the words of some parts of the interface."""
    text = json.dumps(words.of(parts), ensure_ascii=False, separators=(",", ":"))
    return f"window.tkWords.add({json.dumps(words.code)},{text});\n"
