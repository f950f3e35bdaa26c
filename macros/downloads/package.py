"""A document in a zip (DOCX, ODT) as a template: some parts are filled, the others stand as they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from macros.downloads.template import ESCAPES, Piece, Scope, fill

# Zip files carry a date for each part. This is the first that they can hold, so that the same plan always
# gives the same bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


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
    """The part that must stand first in the file; in ODT it is stored without compression."""

    def write(self, scope: Scope) -> bytes:
        """Fill the template and return the file. The same scope gives the same bytes."""
        parts = dict(self.fixed)
        for name, pieces in self.filled.items():
            parts[name] = fill(pieces, scope, ESCAPES[self.format]).encode("utf-8")
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name in sorted(parts, key=lambda name: (name != self.first, name)):
                info = zipfile.ZipInfo(name, _NO_DATE)
                info.create_system = 3
                info.external_attr = 0o644 << 16
                stored = name == "mimetype"
                info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
                archive.writestr(info, parts[name])
        return buffer.getvalue()
