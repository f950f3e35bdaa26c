"""The site's scripts in the order in which they need each other, for pages of tests."""

import json
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Page

from macros.documents.documents import Documents
from macros.models.toolkit import Toolkit
from macros.publishing.data_scripts import GENERATED
from macros.publishing.script_words import inject_words
from macros.publishing.scripts import in_order, read_needs
from tests.support.paths import ROOT
from tests.support.script_coverage import named

ASSETS = ROOT / "overrides" / "assets"


_DOCUMENTS: dict[int, Documents] = {}
_SOURCES: dict[tuple[int, str], str] = {}


def documents_of(toolkit: Toolkit) -> Documents:
    """The documents of a toolkit. Their templates are made once for all tests."""
    # They hold the toolkit, so no other one gets the same number.
    if id(toolkit) not in _DOCUMENTS:
        _DOCUMENTS[id(toolkit)] = Documents(toolkit)
    return _DOCUMENTS[id(toolkit)]


def sources(wanted: Iterable[str], toolkit: Toolkit) -> dict[str, str]:
    """Scripts and all that they need, with their words, by their paths in overrides/assets/ without `.js`."""
    return {name: _source(name, toolkit) for name in in_order(wanted, read_needs(ASSETS))}


def _source(name: str, toolkit: Toolkit) -> str:
    documents = documents_of(toolkit)
    asked = id(toolkit), name
    if asked not in _SOURCES:
        _SOURCES[asked] = GENERATED[name](documents) if name in GENERATED else _written(name, toolkit)
    return _SOURCES[asked]


def _written(name: str, toolkit: Toolkit) -> str:
    text = (ASSETS / f"{name}.js").read_text(encoding="utf-8")
    return named(name, inject_words(text, toolkit.words))


class Values:
    """Hands values to a page as JSON: Playwright takes its time over each value, and cannot carry half a character.

    Long ones that come again, such as the questions of the plan, stay in the page. `UNPACK` reads them there.
    """

    UNPACK = """const unpacked = (value) => JSON.parse(typeof value === "number" ? keptValues[value] : value);"""
    LONG = 2**11
    """From how many characters on a value is kept."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._seen: set[int] = set()
        """What came once, by its hash: most of it never comes again."""
        self._kept: dict[str, int] = {}
        page.evaluate("() => { window.keptValues = []; }")

    def packed(self, value: Any) -> str | int:
        """What stands for a value on its way: its JSON, or where the page has that."""
        text = json.dumps(value)
        if text in self._kept:
            return self._kept[text]
        if len(text) < self.LONG or hash(text) not in self._seen:
            self._seen.add(hash(text))
            return text
        place: int = self._page.evaluate("(text) => keptValues.push(text) - 1", text)
        self._kept[text] = place
        return place
