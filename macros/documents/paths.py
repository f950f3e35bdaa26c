"""Where the documents are on the site."""

from __future__ import annotations

FORMATS = ("docx", "odt", "md", "html")
"""The formats, by the endings of their files."""

SHEET_FORMATS = ("xlsx", "ods")
"""The formats of spreadsheets that know which cell is text, and which a date."""

RECORD_FORMATS = (*FORMATS, *SHEET_FORMATS, "csv")
"""The formats of a record to fill in."""


def blank_path(format_name: str, box: str = "", *, guidance: bool = True) -> str:
    """The path on the site of a document to fill in.

    Args:
        format_name: one of `FORMATS`.
        box: the id of the only box in it; empty for the whole plan.
        guidance: whether it has the guidance.
    """
    name = f"plan-box-{box}" if box else "plan"
    return f"downloads/{name}{'' if guidance else '-without-guidance'}.{format_name}"


def example_path(format_name: str, example: str) -> str:
    """The path on the site of an example of a plan, by its name."""
    return f"downloads/{example}.{format_name}"


def template_path(format_name: str, template: str) -> str:
    """The path on the site of a template that readers adapt, by one of `FORMATS` and the template's name."""
    return f"downloads/{template}.{format_name}"


def record_path(format_name: str, record: str) -> str:
    """The path on the site of a record to fill in, by one of `RECORD_FORMATS` and the record's id."""
    return f"downloads/{record}.{format_name}"


def record_example_path(format_name: str, record: str) -> str:
    """The path on the site of a record as the worked example publishes it."""
    return f"downloads/{record}-example.{format_name}"


def source_path(path: str) -> str:
    """The name under which MkDocs knows a document, and pages link to it.

    MkDocs takes every file that ends in .md for a page. Under this name it is a file; it is published under its own.
    """
    return f"{path}.txt" if path.endswith(".md") else path
