"""Whether a plan fills many pages, before anybody prints it."""

from __future__ import annotations

from collections.abc import Sequence

from macros.documents.template import Scope

_TEN_PAGES = 19_000
"""As many characters of answers fill ten pages."""
_A_QUESTION = 150
"""The room that questions take beside the answers, in characters for each flag that shows some of them."""


def is_long(scopes: Sequence[Scope]) -> bool:
    """Whether answers and questions fill more than ten pages, about: only who prints a document knows.

    Args:
        scopes: those of the plan's answers and of its topics.
    """
    characters = sum(len(text) for scope in scopes for text in scope["values"].values())
    return characters + _A_QUESTION * sum(len(scope["flags"]) for scope in scopes) > _TEN_PAGES
