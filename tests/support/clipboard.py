"""Ways in which a browser refuses to copy, and what another program gets by pasting."""

from playwright.sync_api import Page

NO_CLIPBOARD = "delete Navigator.prototype.clipboard;"
WRITING_REFUSED = "navigator.clipboard.write = () => Promise.reject(new DOMException('', 'NotAllowedError'));"
COMMAND_REFUSED = "document.execCommand = () => false;"


def pasted(page: Page) -> dict[str, str]:
    """What another program would get: rich text and plain text."""
    page.evaluate(
        """() => document.addEventListener("paste", (event) => {
          const types = ["text/html", "text/plain"];
          window.pasted = Object.fromEntries(types.map((type) => [type, event.clipboardData.getData(type)]));
        }, { once: true })"""
    )
    page.keyboard.press("ControlOrMeta+V")
    return page.wait_for_function("window.pasted").json_value()
