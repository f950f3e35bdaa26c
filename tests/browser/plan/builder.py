"""The page of the plan builder, as a person uses it."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.support.builder import PATH

KEY = f"involvement-toolkit:plan:{PATH}:"
"""What the names of kept plans start with."""

ALL_OPEN = {f"involvement-toolkit:plan-view:{PATH}": json.dumps({"all": True})}
"""What is kept of the choice to have all parts and topics open."""

IN_MENU = (
    "Your plans …",
    "Open a file …",
    "Start next year's plan …",
    "See what changed …",
    "See the reviewer's checklist",
)
"""The buttons that the menu beside the form holds."""

SAVED = "Saved in this browser at"

READ = "() => Object.fromEntries(Object.keys(localStorage).map((name) => [name, localStorage[name]]))"
IS_KEPT = "([words, is]) => Object.values(localStorage).some((text) => text.includes(words)) === is"

DROP = """([name, text]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([text], name));
  const event = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
  document.querySelector("textarea").dispatchEvent(event);
}"""


def upload(name: str, content: bytes | str) -> FilePayload:
    """A file to choose."""
    data = content if isinstance(content, bytes) else content.encode()
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


class Builder:
    """The plan builder on an open page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.status = page.locator("[data-status]")
        self.problem = page.locator("[data-problem]")
        self.name = page.locator("[data-plan-name]")
        self.total = page.locator("[data-total]")
        self.title = page.get_by_label("Title of the plan")
        self.topics = page.locator("[data-topic]")
        self.more = page.get_by_role("button", name="More", exact=True)

    def question(self, name: str, topic: int = 0) -> Locator:
        return self.page.locator(f'[data-question="{name}"]').nth(topic)

    def answer(self, name: str, key: str = "answer", topic: int = 0) -> Locator:
        return self.question(name, topic).locator(f'[data-key="{key}"]')

    def press(self, name: str) -> None:
        """Press a button, wherever it is: some are in the menu beside the form."""
        if name in IN_MENU:
            self.more.click()
        button = self.page.get_by_role("button", name=name, exact=True)
        # While the place of a removed thing is not in view, the bar offers to undo too.
        (button.last if name == "Undo" else button).click()

    def open_all(self) -> "Builder":
        """Have all parts and topics open, as a person can choose, so that every field can be typed into."""
        self.page.locator("[data-open-all]").check()
        return self

    def dialog(self, name: str) -> Locator:
        return self.page.get_by_role("dialog", name=name)

    def kept(self, words: str, *, there: bool = True) -> None:
        """Wait until words are kept in this browser or, where they are not to be there, no longer kept.

        The page may say so seconds later: what it said before stays long enough to be read.
        """
        self.page.wait_for_function(IS_KEPT, arg=[json.dumps(words, ensure_ascii=False)[1:-1], there])

    def storage(self) -> dict[str, str]:
        return self.page.evaluate(READ)

    def plans(self) -> dict[str, dict[str, Any]]:
        """All kept plans, by title."""
        texts = [text for name, text in self.storage().items() if name.startswith(KEY)]
        return {plan["title"]: plan for plan in map(json.loads, texts)}

    def list_plans(self) -> Locator:
        """Open the list of plans."""
        self.press("Your plans …")
        return self.dialog("Your plans in this browser")

    def new_plan(self, title: str) -> None:
        self.list_plans().get_by_role("button", name="New plan").click()
        self.page.keyboard.type(title)
        self.kept(title)

    def save_copy(self, format_name: str, folder: Path, **choices: bool) -> Path:
        """Save a copy, and return where the download is."""
        self.press("Save a copy …")
        dialog = self.dialog("Save a copy")
        dialog.locator(f"#format-{format_name}").check()
        if "internal" in choices:
            dialog.locator("#for-us" if choices.pop("internal") else "#for-publish").check()
        for name, wanted in choices.items():
            dialog.locator(f"#with-{name}").set_checked(wanted)
        with self.page.expect_download() as download:
            dialog.get_by_role("button", name="Save to this computer").click()
        dialog.get_by_role("button", name="Close").click()
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path

    def choose(self, *files: Path | FilePayload) -> None:
        """Choose a file to open, or several."""
        with self.page.expect_file_chooser() as chooser:
            self.press("Open a file …")
        chosen: Any = list(files)
        chooser.value.set_files(chosen)

    def open(self, file: Path | FilePayload, *, update: bool = False) -> None:
        """Choose a file, and open it as a new plan, or take all that it changes into the plan that it came from."""
        self.choose(file)
        label = "See what it changes" if update else "Open as a new plan"
        self.dialog("Open this plan?").get_by_role("button", name=label).click()
        expect(self.dialog("Open this plan?")).to_be_hidden()
        if update:
            self.review().locator("[data-review-main]").click()
            expect(self.review()).to_be_hidden()

    def review(self) -> Locator:
        """The window that shows what reviewers changed."""
        return self.dialog("What changed in")

    def drop(self, name: str, text: str) -> None:
        """Drop a file on the page."""
        self.page.evaluate(DROP, [name, text])

    def refusal(self) -> Locator:
        return self.dialog("This file cannot be opened")
