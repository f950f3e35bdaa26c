"""Builds the values that fill the rows of records, and of other things that people choose or date."""

from __future__ import annotations

d


d
