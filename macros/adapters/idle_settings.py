"""Settings of mkdocs.yml that Material for MkDocs knows, and that do nothing here: the page's frame is our own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdocs.config.base import Config

_ELSEWHERE = {
    "theme.logo": "put your logo into own/organisation.yml",
    "theme.palette": "set your colours in own/organisation.yml",
    "theme.language": "set the language in own/organisation.yml",
    "extra.homepage": "the name at the top always leads to the home page",
    "copyright": "write the footer's words into own/organisation.yml",
}
"""What to do in place of a setting that other sites use."""

_USED = {"name", "custom_dir", "font", "favicon"}
"""The settings of the theme that the frame uses, or that keep something out of the site."""

_EXTRA = frozenset(
    {"alternate", "analytics", "annotate", "consent", "generator", "homepage", "scope", "social", "status", "tags"}
)
"""What the theme reads from `extra`."""


class Settings(Config):
    """The plugin has no settings: what can be set is in data/ and own/."""


def idle_settings(settings: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Say for each setting that does nothing here what to do instead.

    Args:
        settings: what mkdocs.yml holds, and what was given on the command line.
    """
    for given in settings:
        theme, extra = given.get("theme"), given.get("extra")
        names = [f"theme.{name}" for name in theme if name not in _USED] if isinstance(theme, dict) else []
        names += [f"extra.{name}" for name in extra if name in _EXTRA] if isinstance(extra, dict) else []
        names += ["copyright"] if given.get("copyright") else []
        for name in names:
            yield f"mkdocs.yml: {name}: does nothing on this site: {_ELSEWHERE.get(name, 'delete it')}"
