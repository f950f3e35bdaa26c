"""Saving a plan for the register of published plans: what stays behind is said before, and what to do next after."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from tests.browser.plan.builder import KEY
from tests.browser.plan.conftest import OpenBuilder
from tests.support.axe import faults


def test_the_dialog_says_what_stays_behind_and_saves_the_file(
    open_builder: OpenBuilder, example: dict[str, Any], tmp_path: Path
):
    about = example["answers"]["who-about"] | {"internal": True}
    example = example | {"answers": example["answers"] | {"who-about": about}}
    builder = open_builder({KEY + example["id"]: json.dumps(example)})
    builder.press("Save a copy …")
    builder.press("Save for publishing …")
    dialog = builder.page.get_by_role("dialog", name="Save for publishing")
    expect(dialog).to_be_visible()
    left = dialog.locator("[data-register-left] li")
    expect(left.first).to_contain_text("Question 1.1, marked internal")
    expect(left.filter(has_text="“What we heard”, with 4 entries")).to_have_count(1)
    assert faults(builder.page) == {}
    dialog.get_by_label("“What we heard”").check()
    expect(left.filter(has_text="“What we heard”")).to_have_count(0)
    with builder.page.expect_download() as download:
        dialog.get_by_role("button", name="Save to this computer").click()
    name = download.value.suggested_filename
    assert name.startswith("involving-the-public-in-statistics-on-household-water-use")
    expect(dialog.get_by_role("status")).to_contain_text("They put it into the folder own/plans")
    download.value.save_as(tmp_path / name)
    saved = json.loads((tmp_path / name).read_text(encoding="utf-8"))
    assert "who-about" not in saved["answers"]
    assert sorted(saved["records"]) == ["what-we-heard", "you-said-we-did"]
    assert (saved["contact"], saved["definition"]["boxes"][0]["id"]) == ("", "publics")
