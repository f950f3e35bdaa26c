"""The scripts that are made from the data: templates of documents, and what other pages need of the plan."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from macros.documents.browser_templates import assigned, report_script, review_script, sheets_script, templates_script
from macros.documents.documents import Documents

FOLDER = "plan"
"""Where the scripts on plans are in overrides/assets/."""


def _definition_script(documents: Documents) -> str:
    """Make the script with what the Add buttons need to know about the plan and the decision points."""
    toolkit = documents.toolkit
    boxes = [
        {
            "answers": box.answers,
            "parts": [
                {
                    "questions": [
                        {"id": question.id, "collects": question.collects}
                        for question in box.questions
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
    return assigned("adding", adding)


def _kinds_script(documents: Documents) -> str:
    """Make the script with the kinds of things that some question of the plan collects: those have Add buttons."""
    collected = {kind for question in documents.toolkit.plan_questions.values() for kind in question.collects}
    return f"var tkKinds = {json.dumps(sorted(collected))};\n"


def _checks_script(documents: Documents) -> str:
    """Make the script with the reviewer's checklist, as the plan builder shows it beside a plan."""
    wanted: Any = {"title": True, "items": {"__all__": {"text", "doubt", "questions"}}}
    parts = [part.model_dump(mode="json", include=wanted) for part in documents.toolkit.checklist.parts]
    return assigned("checks", parts)


GENERATED: Mapping[str, Callable[[Documents], str]] = {
    f"{FOLDER}/writing/templates": templates_script,
    f"{FOLDER}/adding/definition": _definition_script,
    f"{FOLDER}/adding/kinds": _kinds_script,
    f"{FOLDER}/many/templates": report_script,
    f"{FOLDER}/review/templates": review_script,
    f"{FOLDER}/writing/sheet-templates": sheets_script,
    f"{FOLDER}/builder/checks": _checks_script,
}
"""The scripts that are made from the data, by the names under which others need them."""
