"""Checks where pages say that they were before: each old address leads to one page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.content.own.folder import naming_base, own_folder
from macros.content.site_folders import page_name_problem
from macros.faults import Fault
from macros.pages.page_text import PageText, address_of


def former_faults(root: Path, pages: Sequence[PageText]) -> Iterator[Fault]:
    """Find old addresses that are none, or that lead to two places.

    Args:
        root: the project.
        pages: all pages, written and generated.
    """
    taken = {address_of(page.path): page for page in pages}
    for page in pages:
        for index, name in enumerate(page.formerly):
            problem = None
            other = taken.get(address_of(name))
            if not name.endswith(".md") or page_name_problem(name) or name.startswith(("/", "docs/")):
                problem = f'"{name}" is no page in docs/: write the file\'s name, such as old-name.md'
            elif name in page.formerly[:index]:
                problem = f'"{name}" is named twice: delete one of them'
            elif other is page:
                problem = f'"{name}" is where the page is now: name where it was, or delete it'
            elif other and other.own and not page.own:
                folder = other.source.removesuffix(other.path)
                yield Fault(
                    other.source,
                    1,
                    "",
                    f"has the place of a page of the toolkit that is called {page.path} now: "
                    f"call it {folder}{page.path}, or readers find both",
                )
            elif other:
                problem = f'"{name}" is the address of {other.source}: it can lead to one place only'
            if problem:
                yield Fault(page.source, field_line(root, page.source, "formerly"), "formerly", problem)
            taken.setdefault(address_of(name), page)


def field_line(root: Path, source: str, name: str) -> int:
    """The line of a file that has a field.

    Args:
        root: the project.
        source: the file, as faults name it.
        name: the field.

    Returns:
        The line, or 1 where there is none.
    """
    own = own_folder(root)
    for base in (root, *([naming_base(own, root)] if own else [])):
        if (base / source).is_file():
            text = (base / source).read_bytes().decode("utf-8-sig", "replace")
            found = re.search(rf"^{name}:", text, re.MULTILINE)
            return text.count("\n", 0, found.start()) + 1 if found else 1
    return 1
