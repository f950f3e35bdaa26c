"""Pages load the scripts that their scripts need, and run none of them twice."""

from bs4 import BeautifulSoup

from macros.publishing.scripts import FIRST, LOADED, PAGE, bundles, in_order, path_of, read_later, read_needs
from tests.site.conftest import Pages
from tests.support.paths import ROOT

ASSETS = ROOT / "overrides" / "assets"
NEEDS, LATER = read_needs(ASSETS), read_later(ASSETS)
BUNDLES = bundles(NEEDS, LATER)
NAMES = {path_of(name): name for name in LOADED}
MOST_REQUESTS = 8


def loaded(page: BeautifulSoup) -> list[str]:
    """The scripts that a page loads, in the order in which they run: those first that the page waits for."""
    waited_for, deferred = page.select("script[src]:not([defer])"), page.select("script[src][defer]")
    sources = [element["src"] for element in (*waited_for, *deferred)]
    return [NAMES[f"assets/{source.partition('assets/')[2]}"] for source in sources]


def test_every_page_loads_what_its_scripts_need_before_them(pages: Pages):
    missing = []
    for address, page in pages.items():
        there: set[str] = set()
        for name in loaded(page):
            there |= {*BUNDLES[name]}
            wanted = [*BUNDLES[name]] if name == PAGE else [name]
            missing += [(address, name, part) for part in in_order(wanted, NEEDS) if part not in there]
    assert missing == []


def test_no_page_can_run_a_script_twice(pages: Pages):
    twice = []
    for address, page in pages.items():
        names = loaded(page)
        at_once = [part for name in names for part in BUNDLES[name]]
        # The Add buttons fetch theirs where there are some.
        idle = {"plan/adding/add"} if not page.select("[data-tk-add]") else set()
        later = dict.fromkeys(name for part in at_once for name in LATER.get(part, ()) if name not in idle)
        parts = [*at_once, *(part for name in later for part in BUNDLES[name])]
        twice += [(address, part) for part in {*parts} if parts.count(part) > 1]
    assert twice == []


def test_every_page_begins_with_what_must_be_there_before_it_shows(pages: Pages):
    for address, page in pages.items():
        at_once = [
            NAMES[f"assets/{e['src'].partition('assets/')[2]}"] for e in page.select("script[src]:not([defer])")
        ]
        assert {*at_once} <= {*FIRST}, address
        assert at_once[0] == FIRST[0], address


def test_a_first_visit_to_guidance_takes_few_requests(pages: Pages):
    # The page itself, its styles, scripts and pictures. The plan, many plans, the finder and all on paper are tools.
    for address, page in pages.items():
        if not page.select("[data-tk-plan], [data-tk-many], .tk-finder, .tk-print"):
            asked = 1 + len(page.select("script[src], link[rel=stylesheet], img"))
            assert asked <= MOST_REQUESTS, address


def test_a_page_asks_for_its_styles_before_the_one_script_that_it_waits_for(pages: Pages):
    """The browser asks for nothing that stands below such a script until it has run."""
    for address, page in pages.items():
        asked = page.head.select('link[rel="stylesheet"], script[src]:not([defer])')
        names = [each.name for each in asked]
        assert names.index("script") >= names.count("link"), address
        # The plan notes what is typed before its own script has come.
        assert names.count("script") == (2 if address == "plan/" else 1), address
