"""What stands beside the text of a Word or OpenDocument file is kept with the question where it was, and named."""

from typing import Any

import pytest
from lxml import etree

from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.reading import (
    MAIN_PART,
    Blank,
    Reader,
    changed,
    elements,
    found,
    parts_of,
    typed,
    written_short,
    zipped,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MARKS = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
WORD = {
    "footnotes": f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Source: census</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>",
    "endnotes": f'<w:endnotes {W}><w:endnote w:id="2"><w:p><w:r><w:t>Since 2021</w:t></w:r></w:p></w:endnote>'
    "</w:endnotes>",
}
TEXT = (
    '<text:p text:style-name="STYLE">Renters'
    "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Source: census</text:p>"
    "</text:note-body></text:note><text:note><text:note-body><text:p>Since 2021</text:p></text:note-body></text:note>"
    "</text:p>"
)


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_notes_stand_with_their_question(blank: Blank, reader: Reader, format_name: str):
    xml = f"<w:p><w:pPr>STYLE</w:pPr><w:r><w:t>Renters</w:t></w:r>{MARKS}</w:p>" if format_name == "docx" else TEXT
    content = typed(blank(format_name, 0), format_name, "who-about.answer", xml)
    if format_name == "docx":
        content = zipped(parts_of(content) | {f"word/{name}.xml": part for name, part in WORD.items()})
    result = reader.read(content)
    [where, text] = result["unplaced"][0].values()
    assert result["plan"]["answers"] == {"who-about": {"answer": "Renters"}}
    assert where.startswith("1.1 Who, or what, are your statistics about?")
    assert (len(result["unplaced"]), text.split("\n")) == (1, ["Note: Source: census", "Note: Since 2021"])
    assert [note.split()[0] for note in result["notes"]] == ["Footnotes"]


def with_margin(content: bytes, format_name: str, xml: str) -> bytes:
    """The document with a paragraph in the foot of each page."""
    part, path = {"docx": ("word/footer1.xml", "."), "odt": ("styles.xml", "//style:footer")}[format_name]
    return changed(content, part, lambda root: found(root, path)[0].extend(elements(xml)))


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_what_was_typed_into_headers_and_footers_is_kept(toolkit: Toolkit, reader: Reader, format_name: str):
    content = written_short(toolkit, Plan.model_validate(plan_data(title="Plan 2 of 9")), format_name)
    assert reader.read(content)["unplaced"] == []
    # Some programs write down what a field says.
    ours = "Plan 2 of 9 Page 1 of 3"
    xml = {
        "docx": f"<w:p><w:r><w:t>Draft for the board</w:t></w:r></w:p><w:p><w:r><w:t>{ours}</w:t></w:r></w:p>",
        "odt": f"<text:p>Draft for the board</text:p><text:p>{ours}</text:p>",
    }[format_name]
    result = reader.read(with_margin(content, format_name, xml))
    assert result["unplaced"] == [{"where": "Beside the text", "text": "Draft for the board"}]
    assert [note.split()[:4] for note in result["notes"]] == [["Words", "in", "headers", "and"]]


VERSIONS = {
    "docx": "<w:tbl>{}</w:tbl>",
    "odt": "<table:table>{}</table:table>",
}
ROW = {
    "docx": "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>",
    "odt": "<table:table-row><table:table-cell><text:p>{}</text:p></table:table-cell>"
    "<table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row>",
}


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_a_table_of_versions_above_the_title_block_is_no_title_block(
    toolkit: Toolkit, reader: Reader, format_name: str
):
    data: dict[str, Any] = plan_data(title="A plan", contact="me@example.org", review_date="2028-02-29")
    content = written_short(toolkit, Plan.model_validate(data), format_name)
    rows = [("Version", "0.3"), ("Review date", "1 May 2027"), ("Contact", "someone else")]

    def change(root: etree._Element) -> None:
        first = found(root, "//w:tbl | //table:table")[0]
        table = VERSIONS[format_name].format("".join(ROW[format_name].format(*row) for row in rows))
        for element in elements(table):
            first.addprevious(element)

    result = reader.read(changed(content, MAIN_PART[format_name], change))
    assert result["plan"]["contact"] == "me@example.org"
    assert result["plan"]["review_date"] == "2028-02-29"
    assert [text["text"].split("\n") for text in result["unplaced"]] == [["0.3", "1 May 2027", "someone else"]]
