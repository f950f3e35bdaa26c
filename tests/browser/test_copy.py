"""The Copy button of a plan box puts its questions on the clipboard, and says so."""

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from macros.models.toolkit import Toolkit
from tests.support.browsing import OpenPage
from tests.support.clipboard import COMMAND_REFUSED, NO_CLIPBOARD, WRITING_REFUSED, pasted
from tests.support.reading import text

# Where each box stands in the guidance.
BOXES = {"publics": "involving-the-public/", "topics": "decision-points/", "practice": "tips/"}


def copy(page: Page) -> str:
    """Press the button, and return what is said."""
    box = page.locator(".tk-plan-box")
    said = box.get_by_role("status")
    # What will be announced must be there, and empty, before it speaks.
    expect(said).to_be_empty()
    box.get_by_role("button", name="Copy").press("Enter")
    expect(said).not_to_be_empty()
    return said.inner_text()


@pytest.mark.parametrize("way", ["", NO_CLIPBOARD, WRITING_REFUSED], ids=["clipboard", "none", "refused"])
@pytest.mark.parametrize("name", BOXES)
def test_it_copies_headings_and_lists_and_the_same_as_plain_text(open_page: OpenPage, toolkit: Toolkit, name, way):
    box = toolkit.boxes[name]
    questions = [question.text for question in box.questions]
    page = open_page(BOXES[name], first=way, permissions=["clipboard-read", "clipboard-write"])
    assert "Copied" in copy(page)
    clipboard = pasted(page)

    rich = BeautifulSoup(clipboard["text/html"], "lxml")
    assert box.title in [text(heading) for heading in rich.find_all(["h2", "h3"])]
    assert len(rich.find_all("ol")) == len(box.parts)
    assert [question for question in questions if question not in text(rich)] == []
    assert len(rich.select("ol > li")) == len(questions)
    assert not rich.find_all(["button", "svg"])
    assert all(link["href"].startswith("http") for link in rich.find_all("a"))

    plain = clipboard["text/plain"]
    assert box.title in plain
    assert [question for question in questions if question not in " ".join(plain.split())] == []
    assert "\n1. " in plain
    assert "#" not in plain
    assert "Copy" not in plain


def test_what_is_read_from_the_clipboard_has_both_kinds(open_page: OpenPage):
    page = open_page("tips/", permissions=["clipboard-read", "clipboard-write"])
    copy(page)
    kinds = page.evaluate("navigator.clipboard.read().then((items) => items.flatMap((item) => item.types))")
    assert {"text/html", "text/plain"} <= set(kinds)


@pytest.mark.parametrize("way", [NO_CLIPBOARD, WRITING_REFUSED], ids=["none", "refused"])
def test_it_says_what_to_do_when_copying_is_refused(open_page: OpenPage, way):
    page = open_page("tips/", first=way + COMMAND_REFUSED)
    assert "copy it yourself" in copy(page)


def test_it_says_so_again_when_pressed_again(open_page: OpenPage):
    page = open_page("tips/", permissions=["clipboard-write"])
    first = copy(page)
    page.evaluate(
        """() => new MutationObserver(() => { window.spoke = true; }).observe(
          document.querySelector(".tk-plan-box [role=status]"), { childList: true })"""
    )
    page.get_by_role("button", name="Copy").press("Enter")
    page.wait_for_function("window.spoke")
    expect(page.locator(".tk-plan-box").get_by_role("status")).to_have_text(first)


@pytest.mark.parametrize("name", BOXES)
def test_the_button_says_what_it_copies(open_page: OpenPage, toolkit: Toolkit, name):
    button = open_page(BOXES[name]).get_by_role("button", name="Copy")
    assert toolkit.boxes[name].title in button.inner_text()
