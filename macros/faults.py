"""Faults in what authors wrote: where they are and how to fix them, in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

Problem = tuple[tuple[str | int, ...], str]
"""Where in a file something is wrong, as a path of fields and items, and what."""


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong in a file that an author can fix."""

    file: str
    """The file's path from the project's root, with forward slashes."""
    line: int
    field: str
    """Where in the file, for example `sources, item 2`; empty when the whole file is at fault."""
    message: str

    def __str__(self) -> str:
        """Give the fault as one line: `data/tips.yml:12: tips, item 3: title is missing`."""
        return f"{self.file}:{self.line}: " + (f"{self.field}: " if self.field else "") + self.message


class ContentFaults(Exception):
    """Raised when the data cannot be used. Holds every fault that was found, in order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__(self.report())

    def report(self) -> str:
        """All the faults, one a line, under a line that counts them."""
        count = len(self.faults)
        head = "1 fault to fix" if count == 1 else f"{count} faults to fix"
        return "\n".join([f"{head}:", *(f"  {fault}" for fault in self.faults)])


class UnreadableFiles(ContentFaults):
    """Raised when a file is there that nothing may try to read: a build would fail at it, or wait for ever."""


def suggestion(name: str, known: Iterable[str]) -> str:
    """Say which known name a wrong one comes close to.

    Args:
        name: what the author wrote.
        known: the names that exist.

    Returns:
        ` Did you mean "x"?`, a list of the names when there are few, or nothing.
    """
    names = sorted(known)
    close = nearest(name, names)
    if close:
        return f' Did you mean "{close}"?'
    if 0 < len(names) <= 10:
        return " There is: " + ", ".join(names) + "."
    return ""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that a wrong one comes close to; None if it comes close to none."""
    names = sorted(known)
    spellings = dict.fromkeys((name, name.lower()))
    return next((close for spelling in spellings if (close := _closest(spelling, names))), None)


def _closest(name: str, names: Iterable[str]) -> str | None:
    """The one of many names that is most like another, as `get_close_matches` finds it; of equals, the last.

    What cannot come closer than the best so far is not looked at further: there are more than ten thousand icons.
    """
    closest, best = None, 0.6
    # What it knows of the second text it keeps from one comparison to the next.
    likeness = SequenceMatcher(b=name)
    for each in names:
        likeness.set_seq1(each)
        if likeness.real_quick_ratio() >= best and likeness.quick_ratio() >= best and likeness.ratio() >= best:
            closest, best = each, likeness.ratio()
    return closest


def page_suggestion(path: str, pages: Iterable[str]) -> str:
    """Say which page a wrong path comes close to. What all paths have in common, such as ".md", makes none close.

    Args:
        path: what the author wrote, from docs/.
        pages: the pages that exist, from docs/: `/practice/index.md`.

    Returns:
        ` Did you mean "/tips.md"?`, or nothing.
    """
    wanted = re.sub(r"(?:/index)?(?:\.(?:md|html?))?/?$", "", path.strip("/"), flags=re.IGNORECASE).lower()
    by_name = {}
    for page in sorted(pages, reverse=True):
        name = page.strip("/").removesuffix(".md").removesuffix("/index")
        by_name[name.rpartition("/")[2]] = by_name[name] = page
    for name in (wanted, wanted.rpartition("/")[2]):
        close = get_close_matches(name, by_name, n=1, cutoff=0.7)
        if close:
            return f' Did you mean "{by_name[close[0]]}"?'
    return ""
