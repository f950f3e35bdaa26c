"""Hands the documents' templates to the browser, which fills them by the same algorithm as `template.py`."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

from macros.downloads.documents import WRITERS, Template
from macros.downloads.layout import plan_layout
from macros.downloads.package import PackageTemplate
from macros.downloads.text_writer import TextTemplate
from macros.models.toolkit import Toolkit


def templates_script(toolkit: Toolkit) -> str:
    """Write the script templates.js: the template of every format, under the ending of its files."""
    layout = plan_layout(toolkit.plan)
    templates = {name: _as_json(make(layout, toolkit.addresses)) for name, make in WRITERS.items()}
    text = json.dumps(templates, ensure_ascii=False, separators=(",", ":"))
    return f'(function () {{\n  "use strict";\n\n  (window.tkPlan ??= {{}}).templates = {text};\n}})();\n'


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
