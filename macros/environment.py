"""The adapter to the macros plugin."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from macros.components import MACROS
from macros.content import last_sound, load_once


def register_macros(env: Any) -> None:
    """Register every macro with the plugin, bound to the data of the project.

    Args:
        env: the plugin's environment; its `project_dir` is the folder of mkdocs.yml.
    """
    # The hook has read the data already, and while serving keeps the last that was sound.
    toolkit = last_sound() or load_once(Path(env.project_dir))
    for name, macro in MACROS.items():
        env.macro(partial(macro, toolkit), name)
