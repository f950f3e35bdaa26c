"""The site's scripts in the order in which they need each other, for pages of tests."""

from collections.abc import Iterable

from macros.documents.documents import Documents
from macros.models.toolkit import Toolkit
from macros.publishing.data_scripts import GENERATED
from macros.publishing.script_words import inject_words
from macros.publishing.scripts import in_order, read_needs
from tests.support.paths import ROOT
from tests.support.script_coverage import named

ASSETS = ROOT / "overrides" / "assets"


def sources(wanted: Iterable[str], toolkit: Toolkit) -> dict[str, str]:
    """Scripts and all that they need, with their words, by their paths in overrides/assets/ without `.js`."""
    return {name: _source(name, toolkit) for name in in_order(wanted, read_needs(ASSETS))}


def _source(name: str, toolkit: Toolkit) -> str:
    if name in GENERATED:
        return GENERATED[name](Documents(toolkit))
    text = (ASSETS / f"{name}.js").read_text(encoding="utf-8")
    return named(name, inject_words(text, toolkit.words))
