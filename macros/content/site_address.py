"""Reads where the site will be, from the environment of who builds it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from macros.faults import Fault

VARIABLE = "SITE_URL"
"""The environment variable that says so, from which mkdocs.yml has it too. Empty: that is not known."""

_ADDRESS = re.compile(r"https?://[^\s/?#@“”‘’]+(?:/(?!/)[^\s/?#]*)*", re.IGNORECASE)
_FILE = re.compile(r"\.(?:html?|php|aspx?)/?$", re.IGNORECASE)


def site_address() -> str:
    """Where this copy is published; empty if that is not known."""
    return os.environ.get(VARIABLE, "")


def site_address_faults() -> Iterator[Fault]:
    """Find that the address is none. The page for dead addresses would be without styles and a menu."""
    address = site_address()
    if address and (not _ADDRESS.fullmatch(address) or _FILE.search(address)):
        example = "https://organisation.example/toolkit/"
        yield Fault(VARIABLE, 1, "", f'is "{address}", which is no address of a site: write it like {example}')
