"""Finds lines of pages that call themselves internal, which come along when words of the office are pasted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from macros.content.plans.labelled import NAMES, labelled_in
from macros.content.written_pages import written_pages
from macros.faults import Fault
from macros.markdown.code import without_code
from macros.models.language import Language


def internal_notes(root: Path, languages: Iterable[Language]) -> Iterator[Fault]:
    """Find such lines. What is in a comment stays out of the site, and in code it is an example.

    Args:
        root: the project.
        languages: those of the interface. One with a fault of its own may lack words.

    Returns:
        A note for each. None is a fault: it may be meant.
    """
    places = [name.split(".", 1) for name in NAMES]
    said_in = [language.words.get(part, {}).get(name, "") for language in languages for part, name in places]
    labels = tuple(label for said in said_in for label in str(said).split("|") if label)
    for page in written_pages(root):
        for number, said in _labelled_lines(page.text, labels) if page.is_text else ():
            message = f'says "{said}": take it out, or make sure that the page may be public'
            yield Fault(page.source, number, "", message)


# Pages are looked at whenever the data is loaded, and few of them have changed since the last time.
@lru_cache(maxsize=256)
def _labelled_lines(text: str, labels: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    lines = enumerate(without_code(text).split("\n"), 1)
    return tuple((number, said) for number, line in lines for said in labelled_in(line, labels))
