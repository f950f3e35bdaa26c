"""The window of the search, as a person uses it."""

from playwright.sync_api import Locator, Page, expect


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
    field(page).fill(words)
    expect(status(page)).not_to_be_empty()
