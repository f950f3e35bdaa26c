"""The copy for shared drives, opened from its folder: every page works, and the search finds what it finds online."""

from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.plan.builder import Builder
from tests.support.browsing import PATIENCE, OpenPage
from tests.support.nginx import serving
from tests.support.search import find, look_up, results, status
from tests.support.storage import BLOCKED

SCRIPT = "search/search.js"
TYPING = 400
"""After how many milliseconds without a key it is said how many pages there are."""
WORDS = ("jury", "cogn", "free text", "seldom-heard groups", "public -jury", "xylophone", "<img src=x> plan", '"')


@pytest.fixture(scope="module")
def home(offline_copy: Path) -> str:
    """Takes the place of the tests' own server, so that `open_page` and its complaints are of the folder."""
    return f"{offline_copy.as_uri()}/"


def found(page: Page, words: str) -> tuple[str, str]:
    """What the open search says and shows for words."""
    find(page, words)
    page.clock.run_for(TYPING)
    expect(status(page)).not_to_be_empty()
    return status(page).inner_text(), page.locator("dialog ol").inner_text()


def test_every_page_opens_without_a_complaint(open_page: OpenPage, offline_copy: Path):
    page = open_page("index.html")
    for path in sorted(offline_copy.rglob("*.html")):
        page.goto(path.as_uri())
        assert page.get_by_role("heading", level=1).first.is_visible()


def test_one_walks_from_page_to_page(open_page: OpenPage, home: str):
    page = open_page("index.html")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Good practice").click()
    page.wait_for_url(f"{home}tips.html")
    page.goto("methods/index.html")
    page.get_by_role("main").get_by_role("link", name="Focus group").first.click()
    page.wait_for_url(f"{home}methods/focus-group.html")
    page.get_by_role("link", name="Public involvement and engagement toolkit").first.click()
    page.wait_for_url(f"{home}index.html")


def test_the_search_loads_when_it_is_opened_and_not_before(open_page: OpenPage, home: str):
    page = open_page("index.html")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("methods/focus-group.html", wait_until="networkidle")
    assert asked
    assert home + SCRIPT not in asked
    look_up(page, "jury")
    assert asked.count(home + SCRIPT) == 1


def test_the_search_finds_what_it_finds_online(open_page: OpenPage, browser: Browser, site: Path):
    with serving(site) as address:
        online = browser.new_page()
        online.set_default_timeout(PATIENCE)
        online.goto(address)
        online.clock.install()
        look_up(online, "toolkit")
        expected = {words: found(online, words) for words in WORDS}
        online.close()
    page = open_page("index.html")
    page.clock.install()
    look_up(page, "toolkit")
    assert {words: found(page, words) for words in WORDS} == expected
    assert len(set(expected.values())) >= len(WORDS) - 1


def test_a_page_and_a_section_that_were_found_open(open_page: OpenPage, home: str):
    page = open_page("methods/focus-group.html")
    look_up(page, "jury")
    results(page).first.click()
    page.wait_for_url(f"{home}methods/citizens-jury.html")
    look_up(page, "seldom-heard groups")
    page.locator("dialog ol > li").first.locator(".tk-search__part a").click()
    page.wait_for_url(f"{home}glossary.html#seldom-heard-groups")
    expect(page.locator("#seldom-heard-groups")).to_be_in_viewport()


def test_where_a_file_of_the_copy_is_missing_the_search_says_so_and_tries_again(
    open_page: OpenPage, complaints: list[str]
):
    page = open_page("index.html")
    page.route(f"**/{SCRIPT}", lambda route: route.abort("failed"))
    page.reload()  # A page from a folder asks as it was told to when it was loaded.
    look_up(page, "jury")
    expect(status(page)).to_contain_text("could not be loaded")
    page.unroute(f"**/{SCRIPT}")
    complaints.clear()
    page.get_by_role("searchbox").fill("jur")
    expect(results(page).first).to_be_visible()


def test_by_the_name_of_a_server_it_works_too_but_no_plan_is_kept_and_the_page_says_so(
    browser: Browser, offline_copy: Path, tmp_path: Path
):
    # What Windows calls \\server\share is a file on another host to a browser. Here, the test hands it out.
    home = "file://server/share/"
    context = browser.new_context(base_url=home)
    context.set_default_timeout(PATIENCE)
    # Chrome keeps nothing for such a file. The Chromium without windows does, so here it is told not to.
    context.add_init_script(BLOCKED)
    complaints: list[str] = []
    context.on("console", lambda message: complaints.append(message.text))
    context.route(f"{home}**", lambda route: route.fulfill(path=offline_copy / route.request.url.removeprefix(home)))
    page = context.new_page()
    page.goto("plan.html")
    builder = Builder(page)
    expect(builder.problem).to_contain_text("does not let the page keep your plan")
    builder.title.fill("On a shared drive")
    document = docx.Document(str(builder.save_copy("docx", tmp_path)))
    assert any("On a shared drive" in paragraph.text for paragraph in document.paragraphs)
    look_up(page, "jury")
    results(page).first.click()
    page.wait_for_url(f"{home}methods/citizens-jury.html")
    context.close()
    assert not complaints
