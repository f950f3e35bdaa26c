"""The browser itself refuses to turn text into markup or into a script.

Whatever a page complains of fails its test, so all other tests in a browser show that nothing of the site tries to.
"""

import pytest
from playwright.sync_api import Error, Page

from tests.support.browsing import OpenPage

SINKS = {
    "markup": 'document.body.innerHTML = "<b>Words</b>"',
    "markup beside an element": 'document.body.insertAdjacentHTML("beforeend", "<b>Words</b>")',
    "a document": 'new DOMParser().parseFromString("<b>Words</b>", "text/html")',
    "the address of a script": 'document.createElement("script").src = "assets/site/page.js"',
    "the address of a worker": 'new Worker("assets/site/page.js")',
    "the text of a script": 'document.createElement("script").text = "1"',
    "another policy": 'trustedTypes.createPolicy("other", { createHTML: (text) => text })',
    "the same policy again": 'trustedTypes.createPolicy("involvement-toolkit", { createHTML: (text) => text })',
}


@pytest.mark.parametrize("path", ["", "plan/", "many-plans/"])
def test_text_becomes_nothing_but_text(open_page: OpenPage, complaints: list[str], path: str):
    page = open_page(path)
    taken = [what for what, work in SINKS.items() if not refuses(page, work)]
    assert taken == []
    complaints.clear()


def refuses(page: Page, work: str) -> bool:
    try:
        page.evaluate(f"() => {{ {work}; }}")
    except Error as error:
        return "TypeError" in str(error)
    return False


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/assets/site/page.js",
        "//elsewhere.example/a.js",
        "/",
        "data:text/javascript,1",
        "blob:x",
    ],
)
def test_no_script_is_fetched_but_from_below_the_site(open_page: OpenPage, address: str):
    page = open_page("")
    with pytest.raises(Error, match="TypeError"):
        page.evaluate("(address) => tkLater.fetchScript(address)", address)


def test_what_is_parsed_to_be_read_runs_nothing(open_page: OpenPage, complaints: list[str]):
    page = open_page("plan/")
    hostile = '<img src=x onerror="window.ran = true"><script>window.ran = true</script><p>Words</p>'
    words = page.evaluate("(text) => tkTrusted.parsed(text, 'text/html').querySelector('p').textContent", hostile)
    assert words == "Words"
    assert page.evaluate("() => window.ran") is None
    complaints.clear()
