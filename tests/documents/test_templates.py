"""The templates that readers adapt: whole in every format, and other programs read them."""

import re
import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest
from lxml import html as lxml_html

from macros.documents.documents import WRITERS, Documents
from macros.documents.layouts.template import template_layout
from macros.models.document_template import DocumentTemplate
from tests.support.languages import in_language

NAMES = [
    "information-sheet",
    "consent-form",
    "recruitment-brief",
    "invitation",
    "stakeholder-map",
    "feedback-form",
    "consultation-response",
]


@pytest.fixture(scope="module")
def files(toolkit):
    return {file.path: file.content for file in Documents(toolkit).downloads()}


def wanted(template: DocumentTemplate):
    """What must be found in a document, as words without marks of Markdown."""
    for section in template.sections:
        yield section.title
        yield from section.choices
        yield from (line.label for line in section.lines)
        yield from (part for question in section.questions for part in (question.text, question.hint) if part)
        yield from (column.label for column in (section.table.columns if section.table else ()))
        for text in (section.text, section.note):
            yield from re.split(r"\n\s*\n|^- ", text or "", flags=re.MULTILINE)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\\*_]+", "", re.sub(r"\[([^\[\]]*)\]\([^)]*\)", r"\1", text))


def html(content: bytes | str) -> Any:
    return lxml_html.fromstring(content)


def words_of(content: bytes, format_name: str) -> str:
    if format_name == "md":
        return content.decode()
    if format_name == "html":
        return html(content).text_content()
    part = {"docx": "word/document.xml", "odt": "content.xml"}[format_name]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return html(archive.read(part)).text_content()


def test_all_seven_are_there_in_their_order(toolkit):
    assert list(toolkit.templates) == NAMES


@pytest.mark.parametrize("format_name", WRITERS)
@pytest.mark.parametrize("name", NAMES)
def test_a_template_says_all_that_its_author_wrote(toolkit, files, name, format_name):
    words = squeezed(words_of(files[f"downloads/{name}.{format_name}"], format_name))
    assert [text for text in wanted(toolkit.templates[name]) if squeezed(text) not in words] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_section_says_where_it_comes_from(toolkit, files, name):
    template = toolkit.templates[name]
    text = files[f"downloads/{name}.html"].decode()
    for section in template.sections:
        [entry] = [
            each.text_content()
            for each in html(text).iterfind(".//li/p")
            if each.text_content().startswith((f"{section.title}: ", f"{section.title} "))
            and each.find("strong") is not None
        ]
        assert ("our own advice" in entry) == section.ours
        assert all(toolkit.links[source].title in entry for source in section.sources)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_as_many_empty_rows_as_its_author_said(toolkit, files, name):
    tables = docx.Document(BytesIO(files[f"downloads/{name}.docx"])).tables
    rows = [section.table.rows + 1 for section in toolkit.templates[name].sections if section.table]
    assert [len(table.rows) for table in tables if len(table.columns) > 2] == rows


def test_what_explains_a_table_stays_on_one_page_with_it(toolkit, files):
    for section in toolkit.templates["stakeholder-map"].sections[:3]:
        [before] = [
            paragraph
            for paragraph in docx.Document(BytesIO(files["downloads/stakeholder-map.docx"])).paragraphs
            if squeezed(paragraph.text) == squeezed(section.text)
        ]
        assert before.paragraph_format.keep_with_next


def test_what_the_interface_says_in_it_is_in_the_language_of_the_site(toolkit):
    french = in_language("fr", toolkit, templates={"note": "À effacer :"})
    layout = template_layout(french.templates["consent-form"], french.links, french.words)
    assert layout.language == "fr"
    assert "À effacer :" in repr(layout)


def test_every_template_comes_back_from_libreoffice(office, toolkit, files, tmp_path):
    for ending in ("docx", "odt"):
        paths = []
        for name in NAMES:
            paths.append(tmp_path / f"{name}.{ending}")
            paths[-1].write_bytes(files[f"downloads/{name}.{ending}"])
        for name, text in zip(NAMES, office.convert(paths, "txt", tmp_path), strict=True):
            words = squeezed(text.read_text(encoding="utf-8-sig"))
            assert [one for one in wanted(toolkit.templates[name]) if squeezed(one) not in words] == []
