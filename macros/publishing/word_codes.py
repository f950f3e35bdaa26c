"""Writes texts with each word once: a list of the words, and each text as a row of their numbers.

The index of the search is most of what opening the search loads. Written so, it is a fifth smaller under gzip than as
plain text, and the search has its list of words at once. overrides/assets/search/codes.js reads it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, product, takewhile
from operator import eq

ALPHABET = "".join(chr(code) for code in range(ord(" "), 127) if chr(code) not in '"\\')
"""What numbers are written with: the characters that JSON writes as they are."""

LENGTHS = (44, 44, 4, 1)
"""How many characters of the alphabet begin a number of one character, of two, of three and of four."""

OFTEN = 2
"""How many of the characters that begin a number of two are for the words that come most often. Their numbers look
alike then, which compresses better; the list of words compresses a little worse."""

OTHER_CASE = "\x01"
"""Says that the next word begins with a small letter where a sentence begins, or with a capital where none does:
"The" and "the" are then one word."""

_ENDS_SENTENCE = re.compile(r"[.?!\n]")
_SYMBOL = re.compile(r"[^\W_]+(?:['’/.@-][^\W_]+)*|[^\w]+|_+")


class TooManyWords(Exception):
    """Raised when there are more words than numbers: some 800,000."""


def coded(texts: Sequence[str]) -> tuple[str, list[str]]:
    """Write texts as numbers of words.

    Args:
        texts: plain text. Line breaks stay; other white space must be single spaces.

    Returns:
        The words in the order of their numbers, and the texts. Before each word comes how many letters, up to nine,
        it shares with the one before.

    Raises:
        TooManyWords: there is no number for each.
    """
    split = [list(_symbols(text)) for text in texts]
    counts = Counter(symbol for symbols in split for symbol in symbols)
    # The most frequent get the shortest numbers. By alphabet within those, the list compresses best.
    by_count = sorted(counts, key=lambda symbol: (-counts[symbol], symbol))
    words: list[str] = []
    for length, starts in enumerate(LENGTHS, 1):
        for some in (OFTEN, starts - OFTEN) if length == 2 else (starts,):
            room = some * len(ALPHABET) ** (length - 1)
            words += sorted(by_count[:room])
            by_count = by_count[room:]
    if by_count:
        raise TooManyWords(f"{len(counts)} different words are more than the search can hold")
    numbers = dict(zip(words, _numbers(), strict=False))
    shared = (sum(takewhile(bool, map(eq, one[:9], other))) for one, other in pairwise(["", *words]))
    listed = "\t".join(f"{count}{word[count:]}" for count, word in zip(shared, words, strict=True))
    return listed, ["".join(numbers[symbol] for symbol in symbols) for symbols in split]


def _symbols(text: str) -> Iterator[str]:
    """The words of a text and what is between them. A single space between two words is left out."""
    begins = True
    for symbol in _SYMBOL.findall(text):
        if symbol == " ":
            continue
        if not symbol[0].isalnum():
            begins = bool(_ENDS_SENTENCE.match(symbol))
        else:
            plain = symbol[1:].islower()
            if symbol[0].islower() == begins and (plain or symbol[0].islower()):
                yield OTHER_CASE
            if plain:
                symbol = symbol[0].lower() + symbol[1:]
            begins = False
        yield symbol


def _numbers() -> Iterator[str]:
    first = 0
    for length, starts in enumerate(LENGTHS):
        for start in ALPHABET[first : first + starts]:
            for end in product(ALPHABET, repeat=length):
                yield start + "".join(end)
        first += starts
