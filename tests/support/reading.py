"""How the tests read the built site: a page is known by its address, as a browser would ask for it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from tests.support.builder import PATH, SITE_URL
from tests.support.present import present

Pages = Mapping[str, BeautifulSoup]
"""The pages of a site by their addresses: what the fixture `pages` gives."""


class PagesOf(dict[str, BeautifulSoup]):
    """The pages of a site, each read once. Asked for an address that a page had before, it follows to the page."""

    def __init__(self, site: Path) -> None:
        super().__init__((address, read(site, address)) for address in addresses(site))
        self._site = site

    def __missing__(self, address: str) -> BeautifulSoup:
        if not file_at(self._site, address).is_file():
            raise KeyError(address)
        on = _leads_on(file_at(self._site, address))
        assert on, f"{address} is no page"
        where = target(address, on[1])
        assert where
        return self[where[0]]


HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]


def addresses(site: Path) -> list[str]:
    """The addresses of all pages: "" is the home page, "tips/" a page, "404.html" the page for dead addresses.

    Documents to download are no pages of the site, even where they are HTML, and nor is what leads on from an
    address that a page had before.
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    return sorted(
        name.removesuffix("index.html")
        for name, path in files.items()
        if not name.startswith("downloads/") and not _leads_on(path)
    )


def _leads_on(page: Path) -> re.Match[str] | None:
    return re.search(r'<meta http-equiv="refresh" content="0; url=([^"]+)"', page.read_text(encoding="utf-8"))


def read(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup(file_at(site, address).read_bytes(), "lxml")


def file_at(site: Path, path: str) -> Path:
    """The file that a web server would send for a path: a folder stands for its index."""
    return site / path / "index.html" if path.endswith("/") or not path else site / path


def target(address: str, href: str) -> tuple[str, str] | None:
    """The path and the anchor that a link on a page leads to; None if it leads out of the site."""
    whole, _, fragment = urljoin(SITE_URL + address, href).partition("#")
    if not whole.startswith(SITE_URL):
        return None
    return urlsplit(whole).path.removeprefix(PATH), fragment


def text(*elements: Tag | None) -> str:
    """The words of elements, as a reader sees them: without links to headings, in single spaces."""
    words: list[str] = []
    for element in elements:
        for string in present(element).find_all(string=True):
            if not string.find_parent(class_="headerlink"):
                words.append(string)
        words.append(" ")
    return " ".join("".join(words).split())


def headings(element: Tag | None) -> list[Tag]:
    return present(element).find_all(HEADINGS)


def section(heading: Tag | None) -> list[Tag]:
    """What is under a heading, up to the next of its level or a higher one."""
    found, heading = [], present(heading)
    for sibling in heading.find_next_siblings():
        if sibling.name in HEADINGS and sibling.name <= heading.name:
            break
        found.append(sibling)
    return found


def under(page: Tag, word: str) -> list[Tag]:
    """What is under the one second-level heading that has a word in it."""
    found = [heading for heading in page.select("article h2") if word in text(heading).lower()]
    assert len(found) == 1, f'{len(found)} headings have the word "{word}"'
    return section(found[0])


def items(elements: list[Tag]) -> list[Tag]:
    """The items of the lists among elements, without those of lists inside lists."""
    return [
        item
        for element in elements
        if element.name in ("ul", "ol")
        for item in element.find_all("li", recursive=False)
    ]


def attributes(page: Tag, *names: str) -> Iterator[tuple[Tag, str, str]]:
    """Each of these attributes in a page, with its element and its value."""
    elements = page.find_all(True)
    for name in names:
        for element in elements:
            value = element.get(name)
            if value is None:
                continue
            yield element, name, " ".join(value) if isinstance(value, list) else value


def ids(page: Tag) -> set[str]:
    """What a link to a place on a page can lead to."""
    return {str(element["id"]) for element in page.find_all(id=True)}


Shape = tuple[str, str, tuple[str, ...], str, tuple[str, ...]]


def shapes(page: Tag) -> set[Shape]:
    """The distinct ways in which a page uses elements: what is around, name, classes, role and ARIA names."""
    return {
        (
            element.parent.name if element.parent else "",
            element.name,
            tuple(sorted(element.get("class") or [])),
            str(element.get("role", "")),
            tuple(sorted(name for name in element.attrs if name.startswith("aria-"))),
        )
        for element in page.find_all(True)
    }


def of_every_shape(pages: Pages) -> list[str]:
    """A few pages that together have every shape: each time, the one with most that are still missing."""
    left = {address: shapes(page) for address, page in pages.items()}
    chosen = []
    while any(left.values()):
        best = max(left, key=lambda address: len(left[address]))
        chosen.append(best)
        found = left.pop(best)
        left = {address: missing - found for address, missing in left.items()}
    return chosen
