"""The scripts of the site: those on plans are joined into two that pages load, and each is given its words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from macros.documents.browser import templates_script
from macros.models.toolkit import Toolkit
from macros.models.words import Words
from macros.publishing.script_words import inject_words

FOLDER = "plan"
"""Where the scripts are in overrides/assets/, and the joined ones in assets/ of the site."""

PART_FOLDERS = (
    "assets/search/",
    *(f"assets/{FOLDER}/{name}/" for name in ("model", "reading", "writing", "records", "builder", "adding")),
)
"""Where on the site the scripts would be that are joined: they are left out."""

PARTS = (
    "model/state",
    "writing/scope",
    "writing/fill",
    "writing/zip",
    "reading/unzip",
    "reading/draft",
    "reading/marks",
    "reading/office",
    "reading/file",
    "writing/exports",
    "records/csv",
    "records/files",
    "model/store",
    "model/pick",
    "records/list",
    "builder/form",
    "builder/page",
)
"""The builder's scripts in the order in which they need each other. The templates of documents go before the last."""

ADDING_PARTS = ("model/state", "model/store", "model/pick", "adding/add")
"""The same for the Add buttons. What they need of the data goes before the last."""

_COMMENT = re.compile(r"^ *(?:/\*\*.*?\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
"""A comment on lines of its own. Readers' browsers do without: it is a third of what they would load."""


def builder_script(assets: Path, toolkit: Toolkit) -> str:
    """Join the builder's scripts and the templates that they fill.

    Args:
        assets: the folder overrides/assets/ of the project.
        toolkit: the questions.
    """
    return inject_words(_joined(assets, PARTS, templates_script(toolkit)), toolkit.words, dates=True)


def adding_script(assets: Path, toolkit: Toolkit) -> str:
    """Join the scripts of the Add buttons, and the little that they need to know.

    Args:
        assets: the folder overrides/assets/ of the project.
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
    return inject_words(_joined(assets, ADDING_PARTS, f"(window.tkPlan ??= {{}}).adding = {text};\n"), toolkit.words)


def code_of(assets: Path, name: str) -> str:
    """Read a script without its comments.

    Args:
        assets: the folder overrides/assets/ of the project.
        name: the script's path in it, without its ending.
    """
    return _COMMENT.sub("", (assets / f"{name}.js").read_text(encoding="utf-8"))


def _joined(assets: Path, parts: tuple[str, ...], data: str) -> str:
    texts = [code_of(assets, f"{FOLDER}/{name}") for name in parts]
    return "\n".join([*texts[:-1], data, texts[-1]])


def scripts_with_words(assets: Path, words: Words) -> Iterator[tuple[str, str]]:
    """Give every script in overrides/assets/ its words: the path on the site and the text of each that names some.

    Args:
        assets: the folder overrides/assets/ of the project.
        words: what the interface says.
    """
    for path in sorted(assets.rglob("*.js")):
        name = f"assets/{path.relative_to(assets).as_posix()}"
        script = path.read_text(encoding="utf-8")
        full = inject_words(script, words)
        # What scripts are joined into brings their words.
        if full != script and not name.startswith(PART_FOLDERS):
            yield name, full
