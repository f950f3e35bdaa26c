"""The records as Excel's and OpenDocument's spreadsheets, as these and other programs write them."""

import base64
import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from playwright.sync_api import Browser

from macros.documents.paths import SHEET_FORMATS
from macros.documents.sheet_writer import blank_sheet
from macros.models.toolkit import Toolkit
from tests.fuzz.browser import READ_RECORD
from tests.scripts.conftest import Run
from tests.scripts.loading import sources
from tests.scripts.reading import Scripts, parts_of, zipped
from tests.support.present import present
from tests.support.record_entries import ENTRIES, in_lines
from tests.support.script_coverage import Counted

WRITE = """async (format, record, entries) => {
  const kinds = [...record.fields.map(({ kind }) => kind), "mark", "line"];
  return base64(await tkPlan.sheets.makeSheet(format, record.title, kinds, tkPlan.recordTable.rows(record, entries)));
}"""

HEARD = ["What people need or think", "Who said it", "When", "How we heard it", "Theme"]
Open = Callable[[bytes], dict[str, Any]]


@pytest.fixture(scope="module")
def records(toolkit: Toolkit) -> list[dict[str, Any]]:
    return toolkit.plan.model_dump(mode="json")["records"]


@pytest.fixture(scope="module")
def read(browser: Browser, toolkit: Toolkit, records: list, counted: Counted) -> Iterator[Open]:
    page = browser.new_page()
    wanted = ("plan/reading/spreadsheet", "plan/records/table")
    with counted(page, sources(wanted, toolkit)):
        scripts = Scripts(page, toolkit, *wanted)
        yield lambda content: scripts.run(READ_RECORD, content, records)
    page.close()


@pytest.fixture(scope="module")
def saved(run: Run, records: list) -> dict[str, bytes]:
    """The entries as the builder saves them, by format."""
    return {name: base64.b64decode(run(WRITE, name, records[0], ENTRIES)) for name in SHEET_FORMATS}


@pytest.mark.parametrize("format_name", SHEET_FORMATS)
def test_entries_come_back_as_they_were_saved(read: Open, saved: dict[str, bytes], format_name: str):
    opened = read(saved[format_name])
    assert in_lines(opened["entries"]) == in_lines(ENTRIES)
    assert [one["id"] for one in opened["entries"]] == ["k1a", "05303e19", "k3", "k4"]
    assert (opened["notes"], opened["told"]) == ([], [])


def test_excels_file_has_text_as_text_days_as_days_and_headings_that_stay(saved: dict[str, bytes]):
    [sheet] = load_workbook(io.BytesIO(saved["xlsx"])).worksheets
    assert sheet.title == "What we heard"
    assert [cell.value for cell in sheet[1]] == [*HEARD, "Internal", "Entry (leave as it is)"]
    assert all(cell.font.b for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].number_format) == ("=1+1", "s", "@")
    assert (sheet["C2"].value, sheet["C2"].is_date) == (datetime(2026, 3, 2), True)
    assert (sheet["E2"].value, sheet["G3"].value) == ("00123", "id-05303e19")
    # Excel counts from 1900, and wrongly at first.
    assert sheet["C4"].value == "1850-01-31"
    assert sheet["A3"].alignment.wrap_text
    assert sheet.column_dimensions["A"].width == 48


@pytest.mark.parametrize("format_name", SHEET_FORMATS)
def test_a_blank_list_of_the_site_is_what_the_browser_writes(
    run: Run, toolkit: Toolkit, records: list, format_name: str
):
    work = """async (format, record) => base64(await tkPlan.sheets.makeSheet(
      format, record.title, record.fields.map(({ kind }) => kind), [record.fields.map(({ title }) => title)]))"""
    for record, definition in zip(toolkit.plan.records, records, strict=True):
        blank = blank_sheet(format_name, record)
        assert parts_of(base64.b64decode(run(work, format_name, definition))) == parts_of(blank)


@pytest.mark.parametrize("format_name", SHEET_FORMATS)
def test_an_empty_list_holds_no_entries(read: Open, toolkit: Toolkit, format_name: str):
    for record in toolkit.plan.records:
        opened = read(blank_sheet(format_name, record))
        assert (opened["record"]["id"], opened["entries"]) == (record.id, [])


def book(fill: Callable[[Any], object] = lambda sheet: None, **options: Any) -> bytes:
    """A workbook as another program writes it: our headings, and what is filled in."""
    made = Workbook()
    sheet = made.active
    sheet.append(HEARD)
    fill(sheet)
    for name, value in options.items():
        setattr(made, name, value)
    return packed(made)


def packed(made: Workbook) -> bytes:
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def fields(opened: dict[str, Any]) -> list[dict[str, str]]:
    return [{name: text for name, text in one["fields"].items() if text} for one in opened["entries"]]


def test_what_cells_hold_is_read_as_people_see_it(read: Open):
    def fill(sheet: Any) -> None:
        sheet.append([CellRichText("one ", TextBlock(InlineFont(b=True), "bold"), " word"), 12, date(2026, 3, 2)])
        sheet.append([True, 0.31, datetime(2026, 3, 2, 14, 30)])
        sheet["B3"].number_format = "0.0%"
        sheet.append(["time", time(9, 5), "2 March 2026", 1e22, "#REF!"])
        sheet.append([1234567890123, 0.1, date(1900, 2, 28)])
        sheet.append(["code", 42, None, 1234567])
        sheet["B6"].number_format = sheet["D6"].number_format = "0000"
        for row in sheet.iter_rows(min_row=2, min_col=3, max_col=3):
            if row[0].is_date:
                row[0].number_format = '[$-809]dddd\\ d" of "mmmm\\ yyyy;@'

    assert fields(read(book(fill))) == [
        {"need": "one bold word", "who": "12", "when": "2026-03-02"},
        {"need": "TRUE", "who": "31%", "when": "2026-03-02"},
        {"need": "time", "who": "09:05", "when": "2026-03-02", "source": "1e+22", "theme": "#REF!"},
        {"need": "1234567890123", "who": "0.1", "when": "1900-02-28"},
        {"need": "code", "who": "0042", "source": "1234567"},
    ]


def test_the_dates_of_old_macs_are_read(read: Open):
    def fill(sheet: Any) -> None:
        sheet.append(["x", "y", 46083 - 1462])
        sheet["C2"].number_format = "dd/mm/yyyy"

    made = changed(book(fill), "xl/workbook.xml", lambda root: root.find("{*}workbookPr").set("date1904", "1"))
    assert fields(read(made)) == [{"need": "x", "who": "y", "when": "2026-03-02"}]


def changed(content: bytes, part: str, change: Callable[[etree._Element], object]) -> bytes:
    parts = parts_of(content)
    root = etree.fromstring(parts[part])
    change(root)
    return zipped(parts | {part: etree.tostring(root)})


def worked_out(root: etree._Element) -> None:
    """Put in what Excel would have worked out: in B2 words, in C2 nothing, and in D2 words that are empty."""
    for cell in root.iter("{*}c"):
        value = cell.find("{*}v")
        if cell.get("r") == "B2" and value is not None:
            cell.set("t", "str")
            value.text = "AB"
        if cell.get("r") == "C2":
            cell.remove(present(value))
        if cell.get("r") == "D2":
            # What came to no words is no formula without a result.
            cell.set("t", "str")


def test_what_a_formula_came_to_is_read_and_one_that_came_to_nothing_is_told(read: Open):
    def fill(sheet: Any) -> None:
        sheet.append(["x", '="A"&"B"', "=TODAY()", '=""'])

    def none(root: etree._Element) -> None:
        worked_out(root)
        for cell in root.iter("{*}c"):
            if cell.get("r") == "C2":
                present(cell.getparent()).remove(cell)

    assert not read(changed(book(fill), "xl/worksheets/sheet1.xml", none))["told"]
    # Programs other than Excel leave the place of the result empty.
    for content in (book(fill), ods(row(cell("x"), cell("", "table:formula='of:=TODAY()'")))):
        assert "formulas without a result" in " ".join(read(content)["told"])
    opened = read(changed(book(fill), "xl/worksheets/sheet1.xml", worked_out))
    assert fields(opened) == [{"need": "x", "who": "AB"}]
    assert "formulas without a result" in " ".join(opened["told"])


@pytest.mark.parametrize(("heading", "stay"), [("Internal", [True, False, True]), ("Public", [True, True, False])])
def test_an_entry_stays_in_the_team_where_the_formula_that_says_so_has_no_result(
    read: Open, heading: str, stay: list[bool]
):
    def fill(sheet: Any) -> None:
        sheet["F1"] = heading
        for need, said in zip(("x", "y", "z"), ('=IF(1,"yes","no")', "no", "yes"), strict=True):
            sheet.append([need, "Ann", None, None, None, said])

    opened = read(book(fill))
    assert [entry["internal"] for entry in opened["entries"]] == stay
    assert "formulas without a result" in " ".join(opened["told"])


def test_a_formula_without_a_result_takes_nothing_away_that_an_entry_holds(read: Open):
    def fill(sheet: Any) -> None:
        sheet.append(["x", '="A"&"B"'])
        sheet["B2"].hyperlink = "https://stats.example/who"

    [entry] = read(book(fill))["entries"]
    assert entry["fields"]["need"] == "x"
    assert "who" not in entry["fields"]


def test_the_apostrophe_that_a_csv_file_left_before_a_formula_is_no_part_of_the_text(read: Open):
    opened = read(book(lambda sheet: sheet.append(["'- one\n- two", "'Ann"])))
    assert fields(opened) == [{"need": "- one\n- two", "who": "'Ann"}]


def test_a_formula_without_a_result_is_no_heading_and_no_title_above(read: Open):
    def fill(sheet: Any) -> None:
        sheet["F1"] = "=TODAY()"
        sheet.append(["x", None, None, None, None, "=TODAY()"])
        sheet.insert_rows(1)
        sheet["A1"] = "=TODAY()"

    opened = read(book(fill))
    assert opened["entries"][0]["fields"]["need"] == "x"
    assert opened["notes"] == []


def test_merged_cells_hidden_rows_comments_and_links_are_kept_or_told(read: Open):
    def fill(sheet: Any) -> None:
        for row in (
            ["one", "Renters", None, "post"],
            ["two"],
            ["three", None, None, "desk"],
            [None],
            ["four", "Owners"],
        ):
            sheet.append(row)
        sheet.merge_cells("B2:B4")
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet["A6"].comment = Comment("not for us", "Reviewer")
        sheet["A6"].hyperlink = "https://stats.example/four"
        sheet["B6"].hyperlink = "mailto:Owners"

    opened = read(book(fill))
    assert fields(opened) == [
        {"need": "one", "who": "Renters", "source": "post"},
        {"need": "two", "who": "Renters"},
        {"need": "three", "who": "Renters", "source": "desk"},
        {"need": "four (https://stats.example/four)", "who": "Owners"},
    ]
    told = " ".join(opened["told"])
    assert all(words in told for words in ("hidden in the spreadsheet", "go over several rows", "such as comments"))


def test_the_first_sheet_that_is_a_list_is_read_and_the_others_are_told(read: Open):
    made = Workbook()
    made.active.title = "Notes"
    made.active.append(["Something else", "x"])
    hidden = made.create_sheet("Old list")
    hidden.append(HEARD)
    hidden.append(["old", "A"])
    hidden.sheet_state = "hidden"
    sheet = made.create_sheet("Our list")
    sheet.append(HEARD)
    sheet.append(["new", "B"])
    made.create_sheet("Blank")
    opened = read(packed(made))
    assert fields(opened) == [{"need": "new", "who": "B"}]
    [told] = opened["told"]
    assert told == "The sheet “Our list” was read. The others were not: “Notes” and “Old list”."


def ods(rows: str, styles: str = "", more: str = "") -> bytes:
    """A spreadsheet of OpenDocument with our headings and these rows, in XML."""
    names = {
        "office": "office", "table": "table", "text": "text", "style": "style", "xlink": None, "draw": "drawing"
    }  # fmt: skip
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
        if full
        else 'xmlns:xlink="http://www.w3.org/1999/xlink"'
        for name, full in names.items()
    )
    head = "".join(f"<table:table-cell><text:p>{title}</text:p></table:table-cell>" for title in HEARD)
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f'<office:spreadsheet><table:table table:name="One"><table:table-row>{head}</table:table-row>{rows}'
        f"</table:table>{more}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


TIMES = "table:number-rows-repeated='{}'"
FILTERED = "table:visibility='filter'"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", attributes: str = "") -> str:
    inside = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def test_cells_of_opendocument_are_read_as_people_see_them(read: Open):
    opened = read(
        ods(
            row(cell("a<text:s text:c='2'/>b"), cell("shown", "office:value-type='float' office:value='12'"),
                cell("03/02/26", "office:value-type='date' office:date-value='2026-03-02'"))
            + row(cell(attributes="table:number-columns-repeated='16384'"), attributes=TIMES.format(100000))
            + row(cell("x<text:line-break/>y"), cell("31%", "office:value-type='percentage' office:value='0.31'"),
                  cell("", "office:value-type='date' office:date-value='2026-03-02T14:30:00'"))
            + "<table:table-row-group>"
            + row(cell("<text:a xlink:href='https://stats.example/'>site</text:a>"), attributes=FILTERED)
            + "</table:table-row-group>"
            + row("<table:table-cell><office:annotation><text:p>no</text:p></office:annotation><text:p>p</text:p>"
                  "<text:p>q</text:p></table:table-cell>", attributes="table:number-rows-repeated='2'")
        )
    )  # fmt: skip
    assert fields(opened) == [
        {"need": "a  b", "who": "12", "when": "2026-03-02"},
        {"need": "x\ny", "who": "31%", "when": "2026-03-02"},
        {"need": "site (https://stats.example/)"},
        {"need": "p\nq"},
        {"need": "p\nq"},
    ]
    told = " ".join(opened["told"])
    assert "hidden in the spreadsheet" in told
    assert "such as comments" in told


def test_merged_cells_and_hidden_sheets_of_opendocument_are_told(read: Open):
    hides = "<style:table-properties table:display='false'/>"
    styles = f"<style:style style:name='no' style:family='table'>{hides}</style:style>"
    more = "<table:table table:name='Two' table:style-name='no'>" + row(cell("hidden words")) + "</table:table>"
    opened = read(
        ods(
            row(cell("one"), cell("All", "table:number-rows-spanned='2'"))
            + row(cell("two"), "<table:covered-table-cell/>"),
            styles,
            more,
        )
    )
    assert fields(opened) == [{"need": "one", "who": "All"}, {"need": "two", "who": "All"}]
    told = " ".join(opened["told"])
    assert "go over several rows" in told
    assert "The others were not: “Two”" in told


def test_words_that_are_crossed_out_are_told(read: Open):
    def fill(sheet: Any) -> None:
        sheet.append(["one", "two"])

    def struck(sheet: Any) -> None:
        fill(sheet)
        sheet["B2"].font = Font(strike=True)

    def partly(sheet: Any) -> None:
        sheet.append(["one", CellRichText("a ", TextBlock(InlineFont(strike=True), "not"), " b")])

    def empty(sheet: Any) -> None:
        fill(sheet)
        sheet["C2"].font = Font(strike=True)

    crossed = "<style:text-properties style:text-line-through-style='solid'/>"
    of_cell, of_words = (
        f"<style:style style:name='s' style:family='{family}'>{crossed}</style:style>"
        for family in ("table-cell", "text")
    )
    for content in (
        book(struck),
        book(partly),
        ods(row(cell("one", "table:style-name='s'")), of_cell),
        ods(row(cell("one <text:span text:style-name='s'>not</text:span>")), of_words),
    ):
        assert "crossed out" in " ".join(read(content)["told"])
    for content in (book(fill), book(empty), ods(row(cell("one")), of_cell)):
        assert not read(content)["told"]


def test_hours_that_went_by_are_read_as_people_see_them(read: Open):
    opened = read(book(lambda sheet: sheet.append(["one", timedelta(hours=30, minutes=5)])))
    assert fields(opened) == [{"need": "one", "who": "30:05"}]


HUGE = {
    "a row that is there a million times": row(cell("x"), cell("y"), attributes=TIMES.format(1048576)),
    "a row that is there many times": row(cell("x"), cell("y"), attributes="table:number-rows-repeated='6000'"),
    "a cell that is there many times": row(cell("x", "table:number-columns-repeated='9999'"),
                                           attributes="table:number-rows-repeated='9999'"),
    "a number that is none": row(cell("x", "table:number-columns-repeated='1e99'")),
}  # fmt: skip


@pytest.mark.parametrize("rows", HUGE.values(), ids=HUGE)
def test_a_sheet_that_says_that_it_is_huge_is_refused(read: Open, rows: str):
    opened = read(ods(rows))
    assert opened["promised"]
    assert "too large" in opened["refused"] or "more than 5,000 rows" in opened["refused"]


def test_a_column_far_out_and_a_merge_over_all_rows_hang_nothing(read: Open):
    def fill(sheet: Any) -> None:
        sheet.append(["x", "y"])
        sheet["XFD2"] = "far"
        sheet.merge_cells("B2:B3")

    def stretched(root: etree._Element) -> None:
        root.find(".//{*}mergeCell").set("ref", "B2:B1048576")

    made = changed(book(fill), "xl/worksheets/sheet1.xml", stretched)
    assert fields(read(made)) == [{"need": "x", "who": "y"}]


def test_cells_without_a_place_follow_each_other_and_two_in_one_place_are_kept(read: Open):
    def fill(sheet: Any) -> None:
        sheet.append(["x", "y"])
        sheet.append(["z", "v"])

    def spoilt(root: etree._Element) -> None:
        one, two, three, four = [each for each in root.iter("{*}c") if each.get("r", "")[1:] in ("2", "3")]
        one.set("r", "nonsense")
        del two.attrib["r"]
        four.set("r", three.get("r", ""))

    opened = read(changed(book(fill), "xl/worksheets/sheet1.xml", spoilt))
    assert fields(opened) == [{"need": "x", "who": "y"}, {"need": "z\nv"}]
    assert "were in the same place" in " ".join(opened["told"])


def old_format(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + name.encode("utf-16-le") + b"\0" * 600


REFUSED = {
    "Excel's old format": (old_format("Workbook"), "Excel's old format"),
    "with a password": (old_format("EncryptedPackage"), "protected with a password"),
    "with a label": (old_format("DRMEncryptedTransform"), "protected with a label"),
    "OpenDocument with a password": (
        zipped({"content.xml": b"\x01\x02", "META-INF/manifest.xml": "<x><encryption-data/></x>"}), "password"
    ),
    "Excel's binary format": (zipped({"xl/workbook.bin": b"x"}), ".xlsb"),
    "Apple Numbers": (zipped({"Index/Document.iwa": b"x"}), "Apple Numbers"),
    "a page": (b"<html><table><tr><td>x</td></tr></table>", "web page with the name of a spreadsheet"),
    "a page that begins with a comment": (
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><div><table>", "web page with the name of a spreadsheet"
    ),
    "one plain file": (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "one plain file"),
    "OpenDocument in one file": (b'<?xml version="1.0"?>\n<office:document/>', "one plain file"),
    "PDF": (b"%PDF-1.7", "PDF"),
    "another zip": (zipped({"a.txt": "x"}), "not a spreadsheet that can be read"),
    "a text document": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "not a spreadsheet"
    ),
    "another list": (packed(Workbook()), "not one of the lists"),
    "half a file": (book()[:-900], "damaged"),
    "a part that is no XML": (zipped(parts_of(book()) | {"xl/workbook.xml": "<workbook>"}), "damaged"),
    "a part with entities": (
        zipped(parts_of(book()) | {"xl/worksheets/sheet1.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
        "holds a part",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_list_is_refused_in_words_that_say_what_it_is(read: Open, content: bytes, words: str):
    opened = read(content)
    assert opened["promised"], opened
    assert words in opened["refused"]


def test_a_text_is_left_to_the_reader_of_csv(read: Open):
    assert read(b"What people need or think,Who said it\n") == {"text": True}


def test_parts_may_have_other_names_and_places(read: Open):
    def fill(sheet: Any) -> None:
        sheet.append(["x", "y"])

    parts = parts_of(book(fill))
    moved = {
        name.replace("xl/", "XL\\").replace("/", "\\") if "xl/" in name else name: text
        for name, text in parts.items()
    }
    assert fields(read(zipped(moved))) == [{"need": "x", "who": "y"}]
    root = {name.removeprefix("xl/"): text for name, text in parts.items() if name != "_rels/.rels"}
    index = parts["_rels/.rels"].replace(b"xl/workbook.xml", b"workbook.xml")
    relations = root["_rels/workbook.xml.rels"].replace(b"/xl/", b"/")
    assert fields(read(zipped(root | {"_rels/.rels": index, "_rels/workbook.xml.rels": relations}))) == [
        {"need": "x", "who": "y"}
    ]


def test_no_record_carries_a_date_or_a_name_in_its_properties(saved: dict[str, bytes]):
    for content in saved.values():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert not [name for name in archive.namelist() if "docProps" in name or name == "meta.xml"]
