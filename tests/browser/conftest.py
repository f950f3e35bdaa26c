"""The built site behind a publisher's nginx, below the root of its host, and a browser that sees nothing else."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.support.browsing import PATIENCE, OpenPage
from tests.support.nginx import serving
from tests.support.reading import addresses

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def paths(site: Path) -> list[str]:
    """The addresses of all pages, from the home page's."""
    return addresses(site)


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The whole address of the home page."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def northland_home(northland_site: Path) -> Iterator[str]:
    """The address of the made-up organisation's copy of the site."""
    with serving(northland_site) as address:
        yield address


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browser had to complain of: faults in scripts, files not found, requests to other hosts. A test that
    provokes some takes them off the list; none may be left.
    """
    found: list[str] = []
    yield found
    assert not found


def in_a_page(script: str) -> str:
    """A script that does nothing in the empty page that comes before each page, where there is nothing to change."""
    return f"if (location.protocol !== 'about:') {{ {script} }}"


@pytest.fixture
def open_page(browser: Browser, home: str, complaints: list[str]) -> Iterator[OpenPage]:
    """Opens a page of the site, as a new reader would: with nothing stored but what is given as `kept`, and with the
    options of Playwright's `new_context`. What must run before the page's own scripts goes into `first`.
    """
    contexts = []

    def open_(
        path: str = "", *, width: int = 1280, first: str = "", kept: Mapping[str, str] | None = None, **options
    ) -> Page:
        context = browser.new_context(base_url=home, viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)

        def note(request: Request) -> None:
            if not request.url.startswith((home, "data:", "blob:")):
                complaints.append(f"asked for {request.url}")

        # The browser finds no other host, so what is asked of one fails.
        context.on("requestfailed", note)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        # By a script that goes once it has run: what Playwright is given to store takes it a visit.
        store = context.add_init_script(in_a_page(f"Object.assign(localStorage, {json.dumps(kept)})" if kept else ""))
        context.add_init_script(in_a_page(first))
        page = context.new_page()
        page.goto(path)
        store.close()
        return page

    yield open_
    for context in contexts:
        context.close()
