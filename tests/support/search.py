"""The window of the search, as a person uses it."""

from playwright.sync_api import Locator, Page, expect

ANSWER = "dialog ol > li, [data-tk-nothing]:visible, dialog[open] [role=status]:not(:empty)"
"""Pages, that there are none, or that the search cannot be loaded."""


def opener(page: Page) -> Locator:
    return page.get_by_role("button", name="Search", exact=True)


def field(page: Page) -> Locator:
    """Where the words go. The finder has a field of its own, on its page."""
    return page.get_by_role("dialog").get_by_role("searchbox")


def status(page: Page) -> Locator:
    return page.get_by_role("dialog").get_by_role("status")


def results(page: Page) -> Locator:
    """The links to the pages that were found, best first."""
    return page.locator("dialog ol > li > a")


def look_up(page: Page, words: str) -> None:
    opener(page).click()
    find(page, words)


def find(page: Page, words: str) -> None:
    """Put words into the open search, and wait until it answers."""
    field(page).fill("")
    expect(results(page)).to_have_count(0)
    field(page).fill(words)
    page.locator(ANSWER).first.wait_for()
