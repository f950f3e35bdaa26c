"""Files that are far too large, far too deep, cut off or spoiled: they are read, or refused in words."""

from typing import Any

import pytest

from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.scripts.reading import MAIN_PART, Blank, Reader, parts_of, said, written, zipped

formats = pytest.mark.parametrize("format_name", ["json", "html", "md", "docx", "odt"])
office_formats = pytest.mark.parametrize("format_name", ["docx", "odt"])

DEEP = 100_000
PARAGRAPH = {"docx": "<w:p/>", "odt": "<text:p/>"}
TABLE = {
    "docx": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "odt": (
        "<table:table><table:table-row><table:table-cell>",
        "</table:table-cell></table:table-row></table:table>",
    ),
}
END = {"docx": "</w:body>", "odt": "</office:text>"}


def with_more(document: bytes, format_name: str, xml: str) -> bytes:
    parts = parts_of(document)
    name = MAIN_PART[format_name]
    return zipped(parts | {name: parts[name].decode().replace(END[format_name], xml + END[format_name])})


@office_formats
@pytest.mark.parametrize("depth", [100, 1_000, DEEP])
def test_what_is_nested_too_deeply_is_refused(blank: Blank, reader: Reader, format_name: str, depth: int):
    start, end = TABLE[format_name]
    assert "damaged" in reader.refusal(with_more(blank(format_name), format_name, start * depth + end * depth))


@office_formats
@pytest.mark.parametrize("what", ["paragraphs", "tables"])
def test_a_great_many_things_are_read(blank: Blank, reader: Reader, format_name: str, what: str):
    more = PARAGRAPH[format_name] * 200_000 if what == "paragraphs" else "".join(TABLE[format_name]) * 60_000
    assert reader.plan(with_more(blank(format_name), format_name, more))["answers"] == {}


@office_formats
@pytest.mark.parametrize("what", ["paragraphs", "letters", "topics"])
def test_more_than_a_plan_can_hold_is_refused(blank: Blank, reader: Reader, format_name: str, what: str):
    line = {
        "docx": '<w:p><w:pPr><w:pStyle w:val="TopicTitle"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>',
        "odt": '<text:p text:style-name="Topic_20_title">{}</text:p>',
    }[format_name]
    more, words = {
        "paragraphs": (PARAGRAPH[format_name] * 1_000_000, "too large"),
        "letters": (line.format("x" * 25_000_000), "too large"),
        "topics": (line.format("Topic: more") * 3_000, "more topics"),
    }[what]
    assert words in reader.refusal(with_more(blank(format_name), format_name, more))


def test_a_number_that_asks_for_millions_of_spaces_gets_few(blank: Blank, reader: Reader):
    content = with_more(blank("odt"), "odt", '<text:p>a<text:s text:c="4000000000"/>b</text:p>')
    [kept] = reader.read(content)["unplaced"]
    assert len(kept["text"]) < 2_000


@formats
def test_wherever_a_file_is_cut_off_it_is_read_or_refused(
    toolkit: Toolkit, reader: Reader, awkward: Plan, format_name: str
):
    content = written(toolkit, awkward, format_name)
    for length in range(1, len(content), len(content) // 40):
        result = reader.try_to_read(content[:length])
        assert "plan" in result or result["promised"], result


@office_formats
def test_any_part_of_a_document_may_be_missing(
    toolkit: Toolkit, reader: Reader, example: dict[str, Any], format_name: str
):
    parts = parts_of(written(toolkit, toolkit.worked_example, format_name))
    for name in parts.keys() - {MAIN_PART[format_name]}:
        result = reader.read(zipped({other: part for other, part in parts.items() if other != name}))
        assert said(result["plan"]) == said(example), name


@office_formats
def test_any_part_of_a_document_may_be_nonsense(toolkit: Toolkit, reader: Reader, format_name: str):
    parts = parts_of(written(toolkit, toolkit.worked_example, format_name))
    for name in parts:
        for nonsense in (b"", b"\0", b"<x/>", b"\xff\xfe"):
            result = reader.try_to_read(zipped(parts | {name: nonsense}))
            assert "plan" in result or result["promised"], (name, nonsense, result)
