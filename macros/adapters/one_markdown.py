"""Lets MkDocs convert all pages of a build with one set of Markdown's extensions.

MkDocs sets them up anew for each page, which takes a sixth of all that a page takes. They are made to be used again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from types import SimpleNamespace
from typing import Any

import markdown
from markdown import Markdown
from mkdocs.structure import pages


class OneMarkdown:
    """Stands in for the class `Markdown`: who asks for the same again gets the same, without the last page."""

    def __init__(self) -> None:
        self._made: _Markdown | None = None
        self._made_with: object = None

    def __call__(self, extensions: Sequence[Any], extension_configs: Mapping[str, Any]) -> Markdown:
        """Give what converts a page.

        Args:
            extensions: names of Markdown's extensions, or these themselves.
            extension_configs: their settings, by name.
        """
        wanted = [*extensions], deepcopy(dict(extension_configs))
        if self._made is None or not self._made.is_sound or wanted != self._made_with:
            self._made, self._made_with = _Markdown(extensions, extension_configs), wanted
        return self._made.reset()


class _Markdown(Markdown):
    """Markdown that knows whether it broke down in the middle of a page."""

    is_sound = True

    def __init__(self, extensions: Sequence[Any], configs: Mapping[str, Any]) -> None:
        super().__init__(extensions=extensions, extension_configs=configs)

    def convert(self, source: str) -> str:
        self.is_sound = False
        text = super().convert(source)
        self.is_sound = True
        return text


def convert_all_with_one() -> None:
    """Let MkDocs convert the pages of the next build in this way."""
    vars(pages)["markdown"] = SimpleNamespace(**{**vars(markdown), "Markdown": OneMarkdown()})
