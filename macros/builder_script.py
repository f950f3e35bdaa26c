"""Joins the scripts of the plan builder into the one that its page loads."""

from __future__ import annotations

from pathlib import Path

from macros.downloads.browser import templates_script
from macros.models.toolkit import Toolkit

FOLDER = "assets/plan"
"""Where the scripts stand in docs/, and the joined one on the site."""

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
    "records",
    "form",
    "page",
)
"""The scripts in the order in which they need each other. The templates of documents go before the last."""


def builder_script(docs: Path, toolkit: Toolkit) -> str:
    """Join the scripts and the templates that they fill.

    Args:
        docs: the folder docs/ of the project.
        toolkit: the questions.
    """
    texts = [(docs / FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in PARTS]
    return "\n".join([*texts[:-1], templates_script(toolkit), texts[-1]])
