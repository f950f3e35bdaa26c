"""A file of the site that nobody wrote by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class SiteFile:
    """A file that the build makes: a document, data, a script, the settings of a server."""

    path: str
    """Its path on the site."""
    make: Callable[[], bytes]
    """Makes what is in it. Whoever only asks which files there will be does not wait for that."""

    @cached_property
    def content(self) -> bytes:
        """What is in it, made when it is first asked for."""
        return self.make()
