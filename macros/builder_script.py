"""Joins the scripts that work on plans into those that pages load: the builder's and that of the Add buttons."""

from __future__ import annotations

import json
import re
from pathlib import Path

from macros.downloads.browser import templates_script
from macros.models.toolkit import Toolkit
from macros.words_script import with_words

FOLDER = "assets/plan"
"""Where the scripts stand in docs/, and the joined ones on the site."""

PARTS = (
    "state",
    "scope",
    "fill",
    "zip",
    "unzip",
    "draft",
    "read-marks",
    "read-office",
    "read-text",
    "exports",
    "record-csv",
    "record-files",
    "store",
    "pick",
    "records",
    "form",
    "page",
)
"""The builder's scripts in the order in which they need each other. The templates of documents go before the last."""

ADDING_PARTS = ("state", "store", "pick", "add")
"""The same for the Add buttons. What they need of the data goes before the last."""

_COMMENT = re.compile(r"^ *(?:/\*\*.*?\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
"""A comment on lines of its own. Readers' browsers do without: it is a third of what they would load."""


def builder_script(docs: Path, toolkit: Toolkit) -> str:
    """Join the builder's scripts and the templates that they fill.

    Args:
        docs: the folder docs/ of the project.
        toolkit: the questions.
    """
    return with_words(_joined(docs, PARTS, templates_script(toolkit)), toolkit.words, dates=True)


def adding_script(docs: Path, toolkit: Toolkit) -> str:
    """Join the scripts of the Add buttons, and the little that they need to know.

    Args:
        docs: the folder docs/ of the project.
        toolkit: the questions and the decision points.
    """
    boxes = [
        {
            "answers": box.answers,
            "parts": [
                {
                    "questions": [
                        {"id": question.id, "collects": question.collects}
                        for part in box.parts
                        for question in part.questions
                        if question.collects
                    ]
                }
            ],
        }
        for box in toolkit.plan.boxes
        if box.repeats
    ]
    adding = {
        "definition": {"id": toolkit.plan.id, "version": toolkit.plan.version, "boxes": boxes},
        "points": {point.slug: point.title for point in toolkit.decision_points.values()},
    }
    text = json.dumps(adding, ensure_ascii=False, separators=(",", ":"))
    return with_words(_joined(docs, ADDING_PARTS, f"(window.tkPlan ??= {{}}).adding = {text};\n"), toolkit.words)


def _joined(docs: Path, parts: tuple[str, ...], data: str) -> str:
    texts = [_COMMENT.sub("", (docs / FOLDER / f"{name}.js").read_text(encoding="utf-8")) for name in parts]
    return "\n".join([*texts[:-1], data, texts[-1]])
