"""A large document is read in portions, so that the page goes on answering, and says the same as in one piece."""

import re

import pytest

from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.reading import MAIN_PART, Reader, Scripts, parts_of, said, written, zipped

TOPICS = 6
TEXT = "\n".join(f"line {number}: a < b & c > d" for number in range(40))

office_formats = pytest.mark.parametrize("format_name", ["docx", "odt"])

PARSED = """async (bytes, definition) => {
  const { parseFromString } = DOMParser.prototype;
  const lengths = [];
  DOMParser.prototype.parseFromString = function (text, ...rest) {
    lengths.push(String(text).length);
    return parseFromString.call(this, text, ...rest);
  };
  try {
    await tkPlan.file.readFile(new Blob([bytes]), definition);
    return lengths;
  } finally {
    DOMParser.prototype.parseFromString = parseFromString;
  }
}"""
"""How many characters are parsed at a time while a file is read."""


@pytest.fixture(scope="module")
def large(toolkit: Toolkit) -> Plan:
    """A plan whose documents have some 400,000 characters of XML, which are read in three portions or more."""
    answers = {
        question.id: {"answer": TEXT} if box.answers == "one" else {"now": TEXT, "next": f"- {TEXT}"}
        for box in toolkit.plan.boxes
        if box.repeats
        for question in box.questions
    }
    topics = [{"id": f"t{number}", "title": f"Topic {number}", "answers": answers} for number in range(TOPICS)]
    return Plan.model_validate(plan_data(title="Large", topics=topics))


def with_text(content: bytes, format_name: str, pattern: str, by: str) -> bytes:
    """The document with something else where the pattern is first found in the middle of its text."""
    parts = parts_of(content)
    name = MAIN_PART[format_name]
    text = parts[name].decode()
    middle = len(text) // 2
    changed = text[:middle] + re.sub(pattern, by, text[middle:], count=1)
    assert changed != text
    return zipped(parts | {name: changed})


@office_formats
def test_a_large_document_comes_back(toolkit: Toolkit, reader: Reader, large: Plan, format_name: str):
    result = reader.read(written(toolkit, large, format_name))
    assert said(result["plan"]) == said(large.model_dump(mode="json"))
    assert (result["unplaced"], result["notes"]) == ([], [])


@office_formats
def test_no_more_than_a_portion_is_parsed_at_once(toolkit: Toolkit, scripts: Scripts, large: Plan, format_name: str):
    content = written(toolkit, large, format_name)
    lengths = scripts.run(PARSED, content, toolkit.plan.model_dump(mode="json"))
    assert sum(lengths) > 340_000
    assert max(lengths) < 250_000


# What a program may write that is not easily divided: a tag within words, or a sign that ends no tag.
AWKWARD = {
    "a comment": ("<(w:tbl|table:table)(?=[ >])", "<!-- </w:body> <w:p> -->\\g<0>"),
    "words as they are": ("line 7: a", "<![CDATA[line 7: a]]>"),
    "an instruction": ("<(w:tbl|table:table)", "<?ours <w:tbl> ?>\\g<0>"),
    "a sign in an attribute": ("<(w:p|text:p)(?= |>)", '\\g<0> awkward="a > b"'),
    "an empty element in an attribute": ("<(w:p|text:p)(?= |>)", "\\g<0> awkward='/>'"),
}


@office_formats
@pytest.mark.parametrize("name", AWKWARD)
def test_it_does_where_it_cannot_be_divided(
    toolkit: Toolkit, reader: Reader, large: Plan, format_name: str, name: str
):
    pattern, by = AWKWARD[name]
    result = reader.read(with_text(written(toolkit, large, format_name), format_name, pattern, by))
    assert said(result["plan"]) == said(large.model_dump(mode="json"))
    assert result["unplaced"] == []


def test_a_large_document_that_is_damaged_is_salvaged_and_it_is_said(toolkit: Toolkit, reader: Reader, large: Plan):
    content = written(toolkit, large, "docx")
    result = reader.read(with_text(content, "docx", "<w:p>", "<w:sdt><w:sdtContent>\\g<0>"))
    assert said(result["plan"]) == said(large.model_dump(mode="json"))
    assert ["damaged" in note for note in result["notes"]] == [True]


@office_formats
def test_what_follows_the_text_of_a_large_document_is_read_with_it(
    toolkit: Toolkit, reader: Reader, large: Plan, format_name: str
):
    content = written(toolkit, large, format_name)
    end = {"docx": "</w:body>", "odt": "</office:text>"}[format_name]
    result = reader.read(with_text(content, format_name, end, f"{end}<!-- the end -->"))
    assert said(result["plan"]) == said(large.model_dump(mode="json"))
