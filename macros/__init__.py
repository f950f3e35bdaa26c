"""The toolkit's own code: it reads data/, checks it, and gives pages their boxes, lists and tables.

The macros plugin looks for `define_env` here. Nothing else is in this file: some site builders run it
again for every page.
"""

from typing import Any


def define_env(env: Any) -> None:
    """Give the macros to the macros plugin, which calls this once a build."""
    from macros.adapters.macros_plugin import register_macros

    register_macros(env)
