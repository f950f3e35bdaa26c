"""Pages load the scripts that their scripts need."""

from pathlib import Path

from macros.publishing.scripts import ADDING, BUILDER, FOLDER, MANY, in_order, read_needs
from tests.site.conftest import Pages
from tests.support.paths import ROOT

NEEDS = read_needs(ROOT / "overrides" / "assets")
# The joined scripts hold all that is in the folder, and need what is outside.
JOINED = {f"{FOLDER}/builder": BUILDER, f"{FOLDER}/add-to-plan": ADDING, f"{FOLDER}/many-plans": MANY}


def needed(script: str) -> set[str]:
    """The scripts that one of the site's needs to be loaded before it."""
    if script in JOINED:
        return {name for name in in_order([JOINED[script]], NEEDS) if not name.startswith(f"{FOLDER}/")}
    by_part = {part: joined for joined, last in JOINED.items() for part in in_order([last], NEEDS)}
    return {by_part[name] if name.startswith(f"{FOLDER}/") else name for name in NEEDS[script]}


def test_every_page_loads_what_its_scripts_need_before_them(pages: Pages):
    missing = []
    for address, page in pages.items():
        loaded: list[str] = []
        for element in page.select("head script[src]"):
            script = Path(element["src"].partition("assets/")[2]).with_suffix("").as_posix()
            missing += [(address, script, other) for other in needed(script) - {*loaded}]
            loaded.append(script)
    assert missing == []
