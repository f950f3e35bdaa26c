"""What the site says of itself to be trusted is so: what it keeps, what it is made of, and how it was tested."""

import re
from pathlib import Path

from macros.publishing.scripts import LOADED, fetched, path_of, read_later
from macros.publishing.search_index import SEARCH_SCRIPT
from macros.publishing.server_files import POLICY
from tests.support.paths import ROOT
from tests.support.reading import Pages, headings, items, text, under

STORED = re.compile(r"(?<!urn:)involvement-toolkit:[a-z-]+:")
# The headings that the model statement for public bodies in the United Kingdom asks for.
STATEMENT = (
    "Accessibility statement",
    "Feedback and contact information",
    "Reporting accessibility problems with this website",
    "Enforcement procedure",
    "Technical information about this website's accessibility",
    "Compliance status",
    "Non-accessible content",
    "Non-compliance with the accessibility regulations",
    "Disproportionate burden",
    "Content that's not within the scope of the accessibility regulations",
    "Preparation of this accessibility statement",
)


def test_all_that_scripts_keep_in_the_browser_is_on_the_security_page(pages: Pages):
    scripts = "".join(path.read_text(encoding="utf-8") for path in ROOT.glob("overrides/assets/**/*.js"))
    told = {code.get_text() for item in items(under(pages["security/"], "kept")) for code in item.find_all("code")}
    assert told == set(STORED.findall(scripts))


def test_nothing_is_kept_but_by_names_of_our_own():
    keepers = {
        path.relative_to(ROOT / "overrides/assets").as_posix()
        for path in ROOT.glob("overrides/assets/**/*.js")
        if re.search(
            r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\b", path.read_text(encoding="utf-8")
        )
    }
    assert keepers
    for keeper in keepers:
        assert STORED.search((ROOT / "overrides/assets" / keeper).read_text(encoding="utf-8")), keeper


def test_the_policy_on_the_security_page_is_the_one_that_the_tests_hold_every_page_to(pages: Pages):
    assert f"Content-Security-Policy: {POLICY}" in pages["security/"].pre.get_text()


def test_no_script_is_by_others_as_the_security_page_says(site: Path, pages: Pages):
    ours = {path.relative_to(ROOT / "overrides").as_posix() for path in ROOT.glob("overrides/assets/**/*.js")}
    ours |= {SEARCH_SCRIPT, *map(path_of, [*LOADED, *fetched(read_later(ROOT / "overrides/assets"))])}
    assert {path.relative_to(site).as_posix() for path in site.rglob("*.js")} <= ours
    assert "No script is by others" in text(pages["security/"].article)


def test_the_accessibility_statement_has_the_headings_that_public_bodies_use(pages: Pages):
    found = [
        text(heading).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") for heading in headings(pages["accessibility/"])
    ]
    assert [heading for heading in found if heading in STATEMENT] == list(STATEMENT)


def test_every_page_leads_to_the_statement_and_to_the_security_page(pages: Pages):
    for address, page in pages.items():
        ends = [link["href"].rstrip("/").rpartition("/")[2] for link in page.select("footer a")]
        # On the pages themselves the link leads to the page that it stands on.
        for name in ("accessibility", "security"):
            assert name in ends or address == f"{name}/", address
