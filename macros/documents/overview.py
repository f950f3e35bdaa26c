"""Builds the page with which a document opens: it repeats in short what the rest of the document says."""

from __future__ import annotations

d


d


d


d


d


d


_SPACE = " \t\n\v\f\r"
"""White space that Python and browsers agree on."""


d


d
