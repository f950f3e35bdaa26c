"""Visits pages for the first time as somebody does who has a phone of low price and a slow connection."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser

from tests.support.reading import file_at

PAGES = {"guidance": "tips/", "plan": "plan/"}
"""What is visited: to read, and to type in."""

BYTES_A_SECOND = 400 * 1024 / 8
LATENCY = 400
SLOWER = 4
"""Slow 3G as browsers' tools have it: 400 kbit/s, 400 ms to and fro. The phone's processor is four times slower."""

REFERENCE = "reference.html"
"""A page of one sentence: what the connection alone takes."""

_WATCH = """
  window.seen = { shift: 0, tasks: [] };
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.seen.shift += value; }))
    .observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) =>
    window.seen.tasks.push([startTime, duration]))).observe({ type: "longtask", buffered: true });
"""

_READ = """() => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const [{ loadEventEnd }] = performance.getEntriesByType("navigation");
  const after = window.seen.tasks.filter(([start]) => start >= loadEventEnd).map(([, duration]) => duration);
  return { readable: paint.startTime, shift: window.seen.shift, task: Math.max(0, ...after) };
}"""

_TYPED = """() => {
  const root = document.querySelector("[data-tk-plan]");
  const ready = () => "ready" in root.dataset;
  return new Promise((done) => {
    if (ready()) return done(performance.now());
    new MutationObserver(() => ready() && done(performance.now())).observe(root, { attributes: true });
  });
}"""


@dataclass(frozen=True)
class Visit:
    """What a first visit is like."""

    readable: float
    """Milliseconds until there are words to read."""
    shift: float
    """How much the page moved, as browsers count it: 0 is nothing."""
    task: float
    """The longest task after loading, of those over 50 ms, in milliseconds. 0 if there was none."""
    ready: float = 0
    """Milliseconds until what is typed is kept; 0 for a page without fields."""


class _Packed(SimpleHTTPRequestHandler):
    """Answers under gzip, as servers do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].lstrip("/")
        file = file_at(Path(self.directory), path)
        content = b"<!doctype html><title>-</title><p>One sentence." if path == REFERENCE else b""
        if not content and not file.is_file():
            self.send_error(404)
            return
        content = gzip.compress(content or file.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if path == REFERENCE else self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def measure_visits(browser: Browser, site: Path) -> dict[str, Visit]:
    """Visit the pages of a built site, and the reference page, each with nothing kept from before."""
    with _served(site) as address:
        return {name: _visit(browser, address + path) for name, path in {"reference": REFERENCE, **PAGES}.items()}


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packed, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _visit(browser: Browser, address: str) -> Visit:
    context = browser.new_context(viewport={"width": 360, "height": 640}, is_mobile=True, has_touch=True)
    context.add_init_script(_WATCH)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    limits = {"offline": False, "latency": LATENCY, "downloadThroughput": BYTES_A_SECOND}
    session.send("Network.emulateNetworkConditions", limits | {"uploadThroughput": BYTES_A_SECOND})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="commit")
    page.wait_for_load_state("domcontentloaded")
    ready = page.evaluate(_TYPED) if page.locator("[data-tk-plan]").count() else 0
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    seen = page.evaluate(_READ)
    context.close()
    return Visit(**seen, ready=ready)
