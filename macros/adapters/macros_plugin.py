"""The adapter to the macros plugin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.content.load import load
from macros.models.toolkit import Toolkit
from macros.pages.macros import MACROS


def register_macros(env: Any) -> None:
    """Register every macro with the plugin, bound to the data of the project.

    Args:
        env: the plugin's environment; its `conf` are the settings of MkDocs, its `project_dir` is the folder of
            mkdocs.yml.
    """
    ours = env.conf["plugins"].get("toolkit")
    toolkit = ours.toolkit if ours else load(Path(env.project_dir))
    for name, macro in MACROS.items():
        env.macro(_bound(macro, toolkit), name)


def _bound(macro: Callable[..., str], toolkit: Toolkit) -> Callable[..., str]:
    # A closure, not a partial: the plugin prints each macro into its log, and a partial would print all the data.
    def bound(*names: Any, **options: Any) -> str:
        return macro(toolkit, *names, **options)

    return bound
