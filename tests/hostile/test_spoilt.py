"""A short part of what `make fuzz` tries: spoilt documents lose and move no word untold, and any plan comes back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from macros.documents.paths import SHEET_FORMATS
from macros.models.toolkit import Toolkit
from tests.fuzz.browser import NEEDED, Builder
from tests.fuzz.documents import marked_entries, marked_plan, spoilt_documents, spoilt_spreadsheets
from tests.fuzz.plans import unequal
from tests.scripts.reading import Scripts, written

# Seeds that once lost or moved a word are among them.
FOUND = {"docx": (92, 556, 602, 663, 837), "odt": (), "xlsx": (25, 41, 50, 63, 107), "ods": (18, 30, 125)}


@pytest.fixture(scope="module")
def builder(browser: Browser, toolkit: Toolkit) -> Iterator[Builder]:
    page = browser.new_page()
    yield Builder(Scripts(page, toolkit, *NEEDED), toolkit)
    page.close()


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_a_spoilt_document_loses_and_moves_no_word_without_a_note(
    builder: Builder, toolkit: Toolkit, format_name: str
):
    plan = marked_plan(toolkit)
    document = written(toolkit, plan, format_name, guidance=False)
    seeds = [*range(30), *FOUND[format_name]]
    found = list(spoilt_documents(builder.read_plan, document, format_name, plan.model_dump(mode="json"), seeds))
    assert [(one.seed, one.way, one.problem) for one in found if one.problem] == []
    assert sum(one.refused for one in found) < len(found) / 2


@pytest.mark.parametrize("format_name", SHEET_FORMATS)
def test_a_spoilt_spreadsheet_loses_no_word_without_a_note(builder: Builder, format_name: str):
    record = builder.records[0]
    content = builder.write_record(format_name, record, marked_entries(record))
    seeds = [*range(60), *FOUND[format_name]]
    found = list(spoilt_spreadsheets(builder.read_record, content, format_name, seeds))
    assert [(one.seed, one.way, one.problem) for one in found if one.problem] == []
    assert sum(one.refused for one in found) < len(found) / 2


def test_any_plan_comes_back_from_each_format_and_is_written_alike_here_and_there(builder: Builder, toolkit: Toolkit):
    assert list(unequal(toolkit, builder.read_plan, builder.write_plan, range(8))) == []
