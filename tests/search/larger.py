"""The search of a larger site: what this one finds, and many pages more."""

from __future__ import annotations

import json
from pathlib import Path

from macros.models.toolkit import Toolkit
from macros.publishing.search_index import Places, search_script
from tests.search.reading import read_index
from tests.support.paths import ROOT

MORE = 2_000
"""How many pages more."""


def larger_script(site: Path, toolkit: Toolkit) -> str:
    """Write the script of the search as it would be with MORE pages.

    Args:
        site: the built site.
        toolkit: its data.
    """
    index = read_index(site)
    cases = [entry for entry in index if entry.location.startswith("case-studies/")]
    words = " ".join(entry.text for entry in cases).split()
    docs = [{"location": entry.location, "title": entry.title, "text": entry.text} for entry in index]
    for number in range(MORE):
        # Each has words of its own: a page that repeats another would be left out.
        text = " ".join(words[(number * 37 + place * 11) % len(words)] for place in range(400))
        docs.append({"location": f"more/{number}/", "title": f"More {words[number % len(words)]}", "text": text})
        for part in range(3):
            docs.append({"location": f"more/{number}/#{part}", "title": f"Part {part}", "text": text[part * 200 :]})
    return search_script(ROOT / "overrides" / "assets", json.dumps({"docs": docs}), toolkit, Places())
