"""Writes the folder that an organisation starts from: every file that can be in it, all as comments."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel

from macros.content.own import folder as own
from macros.content.own.replacing import fingerprint
from macros.content.schemas import FOLDER, schema_name

STARTER = Path(__file__).parent / "starter"


def write_starter(root: Path, folder: Path) -> list[Path]:
    """Write every file of the starter that is not there yet. None is ever overwritten.

    Args:
        root: the project, whose templates for case studies and methods are copied.
        folder: where the organisation's folder is, or will be.

    Returns:
        The files that were written.
    """
    models = {f"{name}.yml": model for name, model in own.FILES.items()}
    models |= {f"{name}/_template.yml": model for name, model in own.FOLDERS.items()}
    texts = {name: _text(root, folder, name, model) for name, model in models.items()}
    # The one page that whoever publishes a copy has to make their own.
    statement = (root / "docs" / "accessibility.md").read_text(encoding="utf-8")
    noted = f"---\nreplaces: {fingerprint(statement)}\n"
    texts[f"{own.PAGES}/_accessibility.md"] = statement.replace("---\n", noted, 1)
    written = []
    for name, text in texts.items():
        path = folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            written.append(path)
    return written


def _text(root: Path, folder: Path, name: str, model: type[BaseModel]) -> str:
    """A file of the starter, under the address of its schema. Templates in data/ name theirs in their first line."""
    if (STARTER / name).is_file():
        text = (STARTER / name).read_text(encoding="utf-8")
    else:
        text = (root / "data" / name).read_text(encoding="utf-8").partition("\n")[2]
    schema = os.path.relpath(root / FOLDER / f"{schema_name(model)}.json", (folder / name).parent)
    return f"# yaml-language-server: $schema={Path(schema).as_posix()}\n{text}"
