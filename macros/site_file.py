"""A file of the site that nobody wrote by hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SiteFile:
    """A file that the build makes: a document, data, a script, the settings of a server."""

    path: str
    """Its path on the site."""
    content: bytes
