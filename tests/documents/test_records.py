"""Records as documents: what was noted stands in real tables, in every format."""

import re
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from bs4 import BeautifulSoup
from docx.enum.section import WD_ORIENT
from lxml import etree

from macros.documents.documents import WRITERS
from macros.documents.layouts.plan import record_layout
from macros.documents.record_scope import blank_record_scope, record_scope
from macros.documents.template import Scope
from macros.models.plan import Plan, RecordEntry
from macros.models.record import Record
from macros.models.toolkit import Toolkit
from macros.text import lines_of
from tests.plans import HOSTILE, plan_data
from tests.support.docx_files import W, paragraphs, part
from tests.support.odt_files import find
from tests.support.present import present

DAY = date(2026, 3, 2)
ROW = "//table:table[1]/table:table-row"


@pytest.fixture(scope="module", params=["what-we-heard", "you-said-we-did"])
def record(request: pytest.FixtureRequest, toolkit: Toolkit) -> Record:
    return toolkit.records[request.param]


@pytest.fixture(scope="module")
def hostile(record: Record, toolkit: Toolkit) -> Scope:
    """The scope of a record each of whose entries says something hostile in its first field."""
    first = record.fields[0].id
    entries = [RecordEntry(id=str(number), fields={first: text}) for number, text in enumerate(HOSTILE.values())]
    plan = Plan.model_validate(plan_data(organisation="An office"))
    return record_scope(
        record, toolkit.plan.details, plan, entries, toolkit.words, title="A & B", intro="Read\non.", day=DAY
    )


def write(record: Record, scope: Scope, format_name: str, toolkit: Toolkit, folder: Path) -> Path:
    path = folder / f"{record.id}.{format_name}"
    path.write_bytes(
        WRITERS[format_name](record_layout(record, toolkit.plan.details, toolkit.words), toolkit.addresses).write(
            scope
        )
    )
    return path


def expected(text: str) -> list[str]:
    """The lines that a text has in a document: items of lists are that there, without our sign."""
    return [re.sub(r"^- (?=[\w#])", "", line) for line in lines_of(text) if line.strip()]


def test_a_word_file_holds_every_entry_in_a_row_under_marked_headings(record, hostile, toolkit, tmp_path):
    path = write(record, hostile, "docx", toolkit, tmp_path)
    document = docx.Document(str(path))
    assert (document.core_properties.title, document.core_properties.language) == ("A & B", "en-GB")
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    entries, facts = document.tables
    assert [cell.text for cell in entries.rows[0].cells] == [field.title for field in record.fields]
    assert [bool(row._tr.findall(f".//{W}tblHeader")) for row in entries.rows] == [True] + [False] * len(HOSTILE)
    for row, text in zip(entries.rows[1:], HOSTILE.values(), strict=True):
        assert [p.text for p in row.cells[0].paragraphs if p.text.strip()] == expected(text)
    # What the plan does not say takes no row.
    assert [row.cells[0].text for row in facts.rows] == [record.title, "Organisation", "Date"]
    assert facts.rows[0]._tr.find(f".//{W}tblHeader") is not None
    assert [text for style, text in paragraphs(path) if style == "Guidance"] == ["Read", "on."]
    styled = {style for style, _ in paragraphs(path) if style.startswith("Entry")}
    assert styled == {f"Entry {field.id}" for field in record.fields}


def test_an_opendocument_file_holds_the_same(record, hostile, toolkit, tmp_path):
    path = write(record, hostile, "odt", toolkit, tmp_path)
    assert find(path, "//dc:title", "meta.xml") == ["A & B"]
    assert find(path, "//style:page-layout-properties/@style:print-orientation", "styles.xml") == ["landscape"]
    heads = find(path, "//table:table-header-rows//table:table-cell")
    assert heads == [*(field.title for field in record.fields), record.title]
    assert len(find(path, ROW)) == len(HOSTILE)
    for number, text in enumerate(HOSTILE.values(), 1):
        cell = find(path, f"{ROW}[{number}]/table:table-cell[1]//text:p")
        cell = [re.sub(r"^- (?=[\w#])", "", line) for line in cell]
        assert [" ".join(line.split()) for line in cell if line.strip()] == [
            " ".join(line.split()) for line in expected(text)
        ]
    assert find(path, "//processing-instruction()") == []


@pytest.mark.parametrize("format_name", WRITERS)
def test_a_blank_record_has_its_hints_and_room_to_write(record, toolkit, tmp_path, format_name):
    path = write(record, blank_record_scope(record, toolkit.plan.details), format_name, toolkit, tmp_path)
    if format_name in ("docx", "odt"):
        name = "word/document.xml" if format_name == "docx" else "content.xml"
        text = "".join(map(str, etree.fromstring(zipfile.ZipFile(path).read(name)).itertext()))
    else:
        text = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").get_text()
    for field in record.fields:
        assert field.title in text
        assert field.hint in text.replace("\\", "")
    for label in ("Statistics", "Organisation", "Contact", "Date"):
        assert label in text


def test_the_rows_of_a_blank_record_are_for_writing(record, toolkit, tmp_path):
    path = write(record, blank_record_scope(record, toolkit.plan.details), "docx", toolkit, tmp_path)
    heights = [int(present(height.get(f"{W}val"))) for height in part(path).iter(f"{W}trHeight")]
    assert len(heights) == 8
    assert min(heights) > 1000
    page = BeautifulSoup(
        write(record, blank_record_scope(record, toolkit.plan.details), "html", toolkit, tmp_path).read_bytes(),
        "html.parser",
    )
    assert len(page.select("table.entries.blank tbody tr")) == 8


@pytest.mark.parametrize("format_name", WRITERS)
def test_the_same_entries_give_the_same_bytes(record, hostile, toolkit, tmp_path, format_name):
    one, other = (write(record, hostile, format_name, toolkit, tmp_path).read_bytes() for _ in range(2))
    assert one == other
