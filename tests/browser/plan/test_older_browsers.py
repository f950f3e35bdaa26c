"""In a browser that lacks what newer ones have, no button is dead and no plan is lost."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.plan.builder import upload
from tests.browser.plan.conftest import OpenBuilder
from tests.support.browsing import OpenPage

LACKS = {
    "deflate": "delete window.CompressionStream;",
    "deflate-raw": """
      const Stream = window.CompressionStream;
      window.CompressionStream = function (name) {
        if (name === "deflate-raw") throw new TypeError("unknown");
        return new Stream(name);
      };
    """,
    "structuredClone": "delete window.structuredClone;",
    "methods": """
      delete Object.hasOwn;
      for (const kind of [Array, String]) delete kind.prototype.at;
      delete Array.prototype.findLast;
      delete Array.prototype.findLastIndex;
    """,
    "dialogs": "delete HTMLDialogElement.prototype.showModal; delete HTMLDialogElement.prototype.close;",
}


@pytest.mark.parametrize("first", LACKS.values(), ids=LACKS)
def test_a_plan_is_kept_and_saved_as_word(open_builder: OpenBuilder, tmp_path: Path, first: str):
    builder = open_builder(first=first)
    builder.title.fill("Older")
    builder.answer("who-about").fill("Everyone")
    builder.kept("Everyone")
    builder.page.reload()
    expect(builder.answer("who-about")).to_have_value("Everyone")
    builder.press("Save a copy …")
    with builder.page.expect_download() as download:
        builder.press("Save to this computer")
    copy = tmp_path / "copy.docx"
    download.value.save_as(copy)
    with zipfile.ZipFile(copy) as file:
        assert file.testzip() is None
        assert "Everyone" in file.read("word/document.xml").decode()
    expect(builder.page.locator("#plan-export [data-dialog-status]")).to_contain_text("A copy was saved")


def test_markdown_opens_without_the_newer_methods(open_builder: OpenBuilder, example: dict[str, Any], tmp_path: Path):
    builder = open_builder(first=LACKS["methods"])
    builder.choose(upload("plan.json", json.dumps(example)))
    builder.page.get_by_role("button", name="Open as a new plan").click()
    builder.choose(builder.save_copy("md", tmp_path))
    expect(builder.page.get_by_role("dialog")).to_contain_text(example["title"])


@pytest.mark.parametrize(
    "first", ["delete window.DecompressionStream;", LACKS["deflate-raw"].replace("Compression", "Decompression")]
)
def test_a_word_file_that_cannot_be_unpacked_is_not_called_damaged(open_builder: OpenBuilder, site: Path, first: str):
    builder = open_builder(first=first)
    builder.choose(site / "downloads" / "worked-example.docx")
    dialog = builder.page.get_by_role("dialog")
    expect(dialog).to_contain_text("This browser is too old to open Word and OpenDocument files")
    expect(dialog).not_to_contain_text("damaged")


@pytest.mark.parametrize(
    ("path", "script"), [("plan/", "builder-page"), ("many-plans/", "many-page")], ids=["plan", "many plans"]
)
def test_where_a_script_cannot_run_one_sentence_stands_and_the_page_reads(
    open_page: OpenPage, complaints: list[str], path: str, script: str
):
    page = open_page("accessibility/")
    page.route(f"**/{script}.js", lambda route: route.fulfill(body="let = @;", content_type="text/javascript"))
    page.goto(path)
    expect(page.get_by_text("This browser cannot run this page")).to_be_visible()
    expect(page.locator("[data-late]")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("main button:visible, main input[type=file]:visible").count() == 0, "no button is dead"
    complaints.clear()
