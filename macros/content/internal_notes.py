"""Finds lines of pages that call themselves internal, which come along when words of the office are pasted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    labels = [label for said in said_in for label in str(said).split("|") if label]
    for page in written_pages(root):
        if page.is_text:
            for number, line in enumerate(without_code(page.text).split("\n"), 1):
                for said in labelled_in(line, labels):
                    message = f'says "{said}": take it out, or make sure that the page may be public'
                    yield Fault(page.source, number, "", message)
