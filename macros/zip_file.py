"""Writes zip files: the same content always gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

# Zip files carry a date for each part. This is the first that they can hold.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Iterable[tuple[str, bytes]], stored: str = "") -> bytes:
    """Write a zip file.

    Args:
        parts: names and contents, in their order in the file.
        stored: the name of the part that is not compressed, if any.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, _NO_DATE)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()
