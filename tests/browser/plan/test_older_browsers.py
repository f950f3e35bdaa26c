"""In a browser that lacks what newer ones have, no button is dead and no plan is lost."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.plan.conftest import OpenBuilder

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
