"""pandoc, a program that others wrote, which reads our documents. A Python package brings it."""

from pathlib import Path

import pypandoc


def read_by_pandoc(document: Path | bytes, into: str, *, format_name: str | None = None) -> str:
    """Have pandoc read a document, a file or its content, and return what it read in another format."""
    options = ["--wrap", "none"]
    if isinstance(document, Path):
        return str(pypandoc.convert_file(str(document), into, format=format_name, extra_args=options))
    return str(pypandoc.convert_text(document, into, format=format_name, extra_args=options))
