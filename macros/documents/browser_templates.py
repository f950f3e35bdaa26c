"""Gives the browser the documents' templates, which it fills by the same algorithm as `template.py`."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable
from typing import Any

from macros.documents.blocks import Layout
from macros.documents.documents import WRITERS, Documents, Template
from macros.documents.layouts.plan import record_layout
from macros.documents.layouts.report import report_layout
from macros.documents.layouts.review import review_layout
from macros.documents.package import PackageTemplate
from macros.documents.paths import SHEET_FORMATS
from macros.documents.sheet_writer import sheet_template
from macros.documents.text_writer import TextTemplate

REPORT_FORMATS = ("docx", "odt", "html")
"""The formats of the report on many plans, beside CSV."""
REVIEW_FORMATS = ("docx", "html")
"""The formats of the report on what changed between versions of a plan."""


def templates_script(documents: Documents) -> str:
    """Write the script templates.js: the template of every format, under the ending of its files.

    Those of the records that can be published are beside them, in `recordTemplates`, under the record's id, without
    the parts that they share with the plan's.
    """
    toolkit = documents.toolkit
    templates = {name: _as_json(documents.template(name)) for name in WRITERS}
    records = {
        record.id: _shortened(
            record_layout(record, toolkit.plan.details, toolkit.words, toolkit.address), WRITERS, documents
        )
        for record in toolkit.plan.records
        if record.published_intro
    }
    return assigned("templates", templates) + assigned("recordTemplates", records)


def report_script(documents: Documents) -> str:
    """Write the script with the templates of the report on many plans, without what they share with a plan's."""
    layout = report_layout(documents.toolkit.words, documents.toolkit.address)
    return assigned("reportTemplates", _shortened(layout, REPORT_FORMATS, documents))


def review_script(documents: Documents) -> str:
    """Write the script with the templates of what changed in a plan, without what they share with a plan's."""
    layout = review_layout(documents.toolkit.words, documents.toolkit.address)
    return assigned("reviewTemplates", _shortened(layout, REVIEW_FORMATS, documents))


def sheets_script(_: Documents) -> str:
    """Write the script with the templates of the spreadsheets that a record is saved as."""
    return assigned("sheetTemplates", {name: _as_json(sheet_template(name)) for name in SHEET_FORMATS})


def assigned(name: str, value: Any) -> str:
    """Write a script that makes data known as `tkPlan.<name>`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"(window.tkPlan ??= {{}}).{name} = {text};\n"


def _shortened(layout: Layout, formats: Iterable[str], documents: Documents) -> dict[str, Any]:
    """The templates of a layout, without the parts that they share with the plan's."""
    return {
        name: _without_shared(
            _as_json(WRITERS[name](layout, documents.toolkit.addresses)), _as_json(documents.template(name))
        )
        for name in formats
    }


def _without_shared(template: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    shorter = dict(template)
    for kind in ("filled", "fixed"):
        if kind in template:
            parts = template[kind].items()
            shorter[kind] = {name: part for name, part in parts if other[kind].get(name) != part}
    return shorter


def _as_json(template: Template) -> dict[str, Any]:
    if isinstance(template, TextTemplate):
        return {"format": template.format, "pieces": template.pieces}
    assert isinstance(template, PackageTemplate)
    filled, fixed = dict(template.filled), {}
    for name, content in template.fixed.items():
        try:
            # A part without marks is filled too: text packs better than Base64.
            filled[name] = [content.decode()]
        except UnicodeDecodeError:
            fixed[name] = b64encode(content).decode()
    return {"format": template.format, "first": template.first, "filled": filled, "fixed": fixed}
