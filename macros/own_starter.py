"""Writes the folder that an organisation starts from: every file that may stand in it, all as remarks."""

from __future__ import annotations

import os
from pathlib import Path

from macros import own
from macros.schemas import FOLDER, schema_name

STARTER = Path(__file__).parent / "templates" / "own"


def write_starter(root: Path, folder: Path) -> list[Path]:
    """Write every file of the starter that is not there yet. None is ever overwritten.

    Args:
        root: the project, whose templates for case studies and methods are copied.
        folder: where the organisation's folder is, or will be.

    Returns:
        The files that were written.
    """
    texts = {f"{name}.yml": (STARTER / f"{name}.yml").read_text(encoding="utf-8") for name in own.FILES}
    for name in own.FOLDERS:
        template = (root / "data" / name / "_template.yml").read_text(encoding="utf-8")
        texts[f"{name}/_template.yml"] = template.partition("\n")[2]
    models = {f"{name}.yml": model for name, model in own.FILES.items()}
    models |= {f"{name}/_template.yml": model for name, model in own.FOLDERS.items()}
    written = []
    for name, text in texts.items():
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            schema = Path(os.path.relpath(root / FOLDER / f"{schema_name(models[name])}.json", path.parent))
            first = f"# yaml-language-server: $schema={schema.as_posix()}\n"
            path.write_text(first + text, encoding="utf-8", newline="\n")
            written.append(path)
    return written
