"""Finds the links of the data that lead to a place on a page, which is looked up once all pages are read."""

from __future__ import annotations

from collections.abc import Iterator

from macros.content.file_reader import SoundFile
from macros.models.organisation import Organisation
from macros.models.toolkit import ProseLink


def places_led_to(file: SoundFile, *, own: bool) -> Iterator[ProseLink]:
    """Find the links to places in the prose of a file, and at the foot of the page.

    Args:
        file: the file.
        own: whether the publishing organisation wrote it.
    """
    for path, link in file.links:
        if link.target.startswith("/") and "#" in link.target:
            fault = file.source.fault(path, "")
            yield ProseLink(fault.file, fault.line, fault.field, link.target, own)
    for index, place in enumerate(file.thing.footer_links if isinstance(file.thing, Organisation) else ()):
        if place.page and "#" in place.url:
            fault = file.source.fault(("footer_links", index, "url"), "")
            yield ProseLink(fault.file, fault.line, fault.field, place.url, own)
