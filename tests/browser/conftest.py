"""The built site, served on this machine under a path of its own, and a browser that sees nothing else."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from macros.server_files import HEADERS
from tests.browser.chromium import executable
from tests.conftest import ROOT, build
from tests.site.reading import addresses

# Every project of an owner may share one host, so the site must work below its root.
PATH = "/a/sub/path/"

# How long a busy machine may take over one step, in milliseconds.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

OpenPage = Callable[..., Page]


class _Server(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        inside = path.startswith(PATH)
        return super().translate_path(path.removeprefix(PATH[:-1]) if inside else "/nothing-is-here")

    def end_headers(self) -> None:
        # What breaks one of the rules that publishers' servers are to send is a complaint.
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_) -> None:
        """Be silent."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Like the site of the other tests, but built for its path: the page for dead addresses needs to know it."""
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", f"https://toolkit.example{PATH}")
        result = build(ROOT, folder)
    assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(scope="session")
def paths(site: Path) -> list[str]:
    """The addresses of all pages, from the home page's."""
    return addresses(site)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site, and give the whole address of its home page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PATH}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The whole address of the home page."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = executable()
    assert path, "no Chromium starts: run `python -m tests.browser.chromium`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browser had to complain of: faults in scripts, files not found, requests to other hosts. A test that
    provokes some takes them off the list; none may be left.
    """
    found: list[str] = []
    yield found
    assert not found


@pytest.fixture
def open_page(browser: Browser, home: str, complaints: list[str]) -> Iterator[OpenPage]:
    """Opens a page of the site, as a new reader would: with nothing stored, and with the options of Playwright's
    `new_context`. What must run before the page's own scripts goes into `first`.
    """
    contexts = []

    def open_(path: str = "", *, width: int = 1280, first: str = "", **options) -> Page:
        context = browser.new_context(base_url=home, viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)

        def refuse(route) -> None:
            complaints.append(f"asked for {route.request.url}")
            route.abort()

        context.route(re.compile(rf"^(?!{re.escape(home)}|data:|blob:)"), refuse)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        # Scripts for a page run in the empty page before it too, where there is nothing to change.
        context.add_init_script(f"if (location.protocol !== 'about:') {{ {first} }}")
        page = context.new_page()
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
