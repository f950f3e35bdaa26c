"""Opens pages of a built site in Chromium, and weighs everything that it asks for."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page

from tests.support.reading import file_at

KINDS = {
    "home": ("index.html",),
    "guidance": tuple(f"{name}/index.html" for name in ("involving-the-public", "tips", "resources", "about")),
    "decision point": ("decision-points/*/index.html",),
    "case study": ("case-studies/*/index.html",),
    "method": ("methods/*/index.html",),
    "list": ("case-studies/index.html", "decision-points/index.html", "methods/index.html"),
    "finder": ("find/index.html",),
    "plan": ("plan/index.html",),
    "glossary": ("glossary/index.html",),
}
"""The kinds of pages, and where those of each kind lie."""

PARTS = {".html": "HTML", ".css": "CSS", ".js": "JS"}
OTHER = "other"


@dataclass(frozen=True)
class Weight:
    """What a page asks for when someone opens it for the first time."""

    page: str
    requests: int
    elsewhere: int
    """How many of the requests go to another host. What these weigh is not known."""
    parts: Counter[str]
    """Bytes of the answers under gzip, by kind of file."""

    @property
    def kib(self) -> float:
        """All parts together, in KiB."""
        return self.parts.total() / 1024


def gzipped(path: Path) -> int:
    """The size of a file under gzip, at its strongest."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def heaviest(site: Path, kind: str) -> str:
    """The address of the page of a kind that has the heaviest HTML."""
    found = [path for pattern in KINDS[kind] for path in site.glob(pattern)]
    return max(found, key=gzipped).relative_to(site).as_posix().removesuffix("index.html")


class Scale:
    """A browser and a local server that weigh the pages of a site."""

    def __init__(self, browser: Browser, site: Path, server: ThreadingHTTPServer, asked: list[str]) -> None:
        self._browser = browser
        self._site = site
        self._address = f"http://127.0.0.1:{server.server_port}/"
        self._asked = asked

    def weigh(self, page: str, search_for: str = "") -> Weight:
        """Open a page with nothing kept from before, and search for something if asked to."""
        self._asked.clear()
        elsewhere: list[str] = []
        context = self._browser.new_context()
        context.on(
            "request",
            lambda request: None if request.url.startswith(self._address) else elsewhere.append(request.url),
        )
        tab = context.new_page()
        tab.goto(self._address + page, wait_until="networkidle")
        if search_for:
            _search(tab, search_for)
        context.close()
        parts: Counter[str] = Counter()
        for path in self._asked:
            file = file_at(self._site, path.partition("?")[0].lstrip("/"))
            parts[PARTS.get(file.suffix, OTHER)] += gzipped(file)
        return Weight(page, len(self._asked) + len(elsewhere), len(elsewhere), parts)


def _search(tab: Page, words: str) -> None:
    tab.click("[data-tk-search-open]")
    tab.fill("#search-query", words)
    tab.wait_for_selector(".tk-search__results a")
    tab.wait_for_load_state("networkidle")


@contextmanager
def scale(browser: Browser, site: Path) -> Iterator[Scale]:
    """Serve a built site for as long as it is weighed."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_request(self, code: Any = "-", size: Any = "-") -> None:
            asked.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Scale(browser, site, server, asked)
    finally:
        server.shutdown()
        server.server_close()
