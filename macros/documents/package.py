"""A document in a zip (DOCX, ODT) as a template: some parts are filled, the others stay as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.documents.template import ESCAPES, Piece, Scope, fill
from macros.zip_file import zipped


@dataclass(frozen=True)
class PackageTemplate:
    """A zipped document that waits for its answers."""

    format: str
    """`docx` or `odt`: how lines are made safe."""
    filled: Mapping[str, list[Piece]]
    """The parts that hold marks, by name: pieces as `compile_template` makes them."""
    fixed: Mapping[str, bytes]
    """The other parts, by name."""
    first: str
    """The part that must come first in the file; in ODT it is stored without compression."""

    def write(self, scope: Scope) -> bytes:
        """Fill the template and return the file. The same scope gives the same bytes. What is empty stays out."""
        parts = dict(self.fixed)
        for name, pieces in self.filled.items():
            if text := fill(pieces, scope, ESCAPES[self.format]):
                parts[name] = text.encode("utf-8")
        names = sorted(parts, key=lambda name: (name != self.first, name))
        return zipped(((name, parts[name]) for name in names), stored="mimetype")
