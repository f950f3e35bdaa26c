"""The adapter to the macros plugin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from macros.content.load import load
from macros.pages.macros.registry import bound_macros


def register_macros(env: Any) -> None:
    """Register every macro with the plugin, bound to the data of the project.

    Args:
        env: the plugin's environment; its `conf` are the settings of MkDocs, its `project_dir` is the folder of
            mkdocs.yml.
    """
    ours = env.conf["plugins"].get("toolkit")
    macros = ours.macros if ours else bound_macros(load(Path(env.project_dir)))
    for name, macro in macros.items():
        env.macro(_quiet(macro), name)


def _quiet(macro: Callable[..., str]) -> Callable[..., str]:
    # A closure: the plugin prints each macro into its log, and a bound macro would print all the data.
    def asked(*names: Any, **options: Any) -> str:
        return macro(*names, **options)

    return asked
