"""Finds files beside pages in which browsers would run scripts, since they are published as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.content.own.folder import name_of
from macros.content.written_pages import page_files
from macros.faults import Fault

_ENDINGS = (".htm", ".html", ".shtml", ".svg", ".xht", ".xhtml", ".xml")
"""Of files that browsers show as pages of their own."""
_SCRIPT = re.compile(
    rb"<(?:[\w-]{1,40}:)?script[\s>/]|<[^<>]*[\s\"'/]on[a-z]{3,30}\s{0,9}=|javascript:|<iframe[^<>]*\ssrcdoc|<\?xml-stylesheet[^<>]*xsl",
    re.IGNORECASE,
)


def script_notes(root: Path) -> Iterator[Fault]:
    """Find files beside the pages with scripts, which could read what people keep in the storage of the site.

    The policy that servers send stops most scripts; not every host sends it, and a folder has none.

    Args:
        root: the project.

    Returns:
        A note for each. None is a fault: it may be meant.
    """
    for file in page_files(root).values():
        if file.suffix.lower() in _ENDINGS and _SCRIPT.search(file.read_bytes().replace(b"\0", b"")):
            message = (
                "holds a script, which runs at this site's own address when somebody opens the file: it could read "
                "the plans that people keep in their browsers. Take the script out, or put the file on another host"
            )
            yield Fault(name_of(file, root), 1, "", message)
