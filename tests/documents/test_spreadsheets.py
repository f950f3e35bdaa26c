"""The records as spreadsheets that LibreOffice opened and saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.documents.paths import SHEET_FORMATS
from macros.models.toolkit import Toolkit
from tests.fuzz.browser import NEEDED, Builder
from tests.scripts.reading import Scripts
from tests.support.libreoffice import Office
from tests.support.record_entries import ENTRIES, in_lines


@pytest.fixture(scope="module")
def builder(browser: Browser, toolkit: Toolkit) -> Iterator[Builder]:
    page = browser.new_page()
    yield Builder(Scripts(page, toolkit, *NEEDED), toolkit)
    page.close()


@pytest.mark.parametrize("target", SHEET_FORMATS)
@pytest.mark.parametrize("source", SHEET_FORMATS)
def test_entries_come_back_when_libreoffice_saved_them(
    builder: Builder, office: Office, tmp_path: Path, source: str, target: str
):
    path = tmp_path / f"list.{source}"
    path.write_bytes(builder.write_record(source, builder.records[0], ENTRIES))
    [there] = office.convert([path], target, tmp_path / "there")
    opened = builder.read_record(there.read_bytes())
    assert in_lines(opened["entries"]) == in_lines(ENTRIES)
    assert [one["id"] for one in opened["entries"]] == ["k1a", "05303e19", "k3", "k4"]
    assert (opened["notes"], opened["told"]) == ([], [])
