"""Records as spreadsheets, for Excel (XLSX) and as OpenDocument (ODS): templates, filled here and in the browser.

overrides/assets/plan/writing/sheets.js makes the same scope of a record with entries.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from macros.documents.package import PackageTemplate
from macros.documents.template import Scope, compile_template
from macros.models.record import Record

_TEMPLATES = Path(__file__).with_name("templates")
_MOST_IN_NAME = 31

_PARTS: Mapping[str, Mapping[str, str]] = {
    "xlsx": {
        "[Content_Types].xml": "content-types.xml",
        "_rels/.rels": "package-relations.xml",
        "xl/_rels/workbook.xml.rels": "workbook-relations.xml",
        "xl/styles.xml": "styles.xml",
        "xl/workbook.xml": "workbook.xml",
        "xl/worksheets/sheet1.xml": "sheet.xml",
    },
    "ods": {
        "META-INF/manifest.xml": "manifest.xml",
        "content.xml": "content.xml",
        "settings.xml": "settings.xml",
        "styles.xml": "styles.xml",
    },
}
_WIDTHS: Mapping[str, int] = {"text": 48, "line": 26, "choice": 16, "date": 16}
"""How many figures a column is wide, by the kind of its field."""
_LINE = 15
"""How high a line is, in points."""


def sheet_template(format_name: str) -> PackageTemplate:
    """Make the template of a spreadsheet with one sheet, whose first row stays in view.

    Args:
        format_name: `xlsx` or `ods`.
    """
    folder = _TEMPLATES / format_name
    filled = {
        name: compile_template((folder / file).read_text(encoding="utf-8").rstrip("\n"))
        for name, file in _PARTS[format_name].items()
    }
    if format_name == "xlsx":
        # In Excel's files a tab is a character, as in HTML.
        return PackageTemplate("html", filled, {}, "[Content_Types].xml")
    return PackageTemplate("odt", filled, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "mimetype")


def blank_sheet(format_name: str, record: Record) -> bytes:
    """A record to fill in as a spreadsheet, `xlsx` or `ods`: only the row of headings."""
    return sheet_template(format_name).write(_blank_scope(record))


def _blank_scope(record: Record) -> Scope:
    columns: list[Scope] = []
    cells: list[Scope] = []
    for number, field in enumerate(record.fields, 1):
        width = _WIDTHS[field.kind]
        columns.append(
            {
                "values": {"number": f"{number}", "width": f"{width}", "millimetres": f"{width * 2}"},
                "flags": ["day" if field.kind == "date" else "text"],
                "lists": {},
            }
        )
        lines: list[Scope] = [{"values": {"line": field.title}, "flags": [], "lists": {}}]
        place = f"{chr(ord('A') + number - 1)}1"
        cells.append({"values": {"place": place}, "flags": ["words"], "lists": {"lines": lines}})
    title = re.sub(r"[\[\]:*?/\\']", " ", record.title).strip()[:_MOST_IN_NAME]
    lines_needed = max(-(-len(field.title) // _WIDTHS[field.kind]) for field in record.fields)
    values = {"row": "1", "height": f"{_LINE * lines_needed}"}
    rows: list[Scope] = [{"values": values, "flags": ["heading"], "lists": {"cells": cells}}]
    return {"values": {"title": title}, "flags": [], "lists": {"columns": columns, "rows": rows}}
