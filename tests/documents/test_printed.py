"""Documents as LibreOffice prints them: what a checker of PDF/UA says, what is tagged and on which page."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pdfua import validate
from pypdf import PdfReader

from macros.documents.documents import WRITERS, Documents
from macros.documents.layouts.plan import record_layout
from macros.documents.record_scope import example_scope
from macros.documents.scope import Choices
from macros.models.toolkit import Toolkit
from tests.support.libreoffice import Office

FORMATS = ("docx", "odt")
LETTER = {
    # Twentieths of a point, and centimetres.
    "docx": ("word/document.xml", {r'w:w="11906"': 'w:w="12240"', r'w:h="16838"': 'w:h="15840"'}),
    "odt": ("styles.xml", {r'"21cm"': '"21.59cm"', r'"29\.7cm"': '"27.94cm"'}),
}
"""The part of a document that says how large its page is, and what to put there for US Letter."""


def on_letter(source: Path, target: Path) -> None:
    """Write a document again with the page of another continent."""
    name, changes = LETTER[source.suffix[1:]]
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w") as changed:
        for part in archive.namelist():
            content = archive.read(part).decode() if part == name else ""
            for size, other in changes.items() if content else ():
                assert re.search(size, content), size
                content = re.sub(size, other, content)
            changed.writestr(part, content or archive.read(part))


@pytest.fixture(scope="module")
def printed(toolkit: Toolkit, office: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What LibreOffice makes of documents, all in one start: PDF files by the names of the documents."""
    folder = tmp_path_factory.mktemp("printed")
    documents, record = Documents(toolkit), toolkit.records["you-said-we-did"]
    scope = example_scope(record, toolkit.plan.details, toolkit.worked_example, toolkit.words)
    downloads = {Path(each.path).name: each.content for each in documents.downloads()}
    files: list[Path] = []
    for ending in FORMATS:
        layout = record_layout(record, toolkit.plan.details, toolkit.words)
        written = {
            "blank": downloads[f"plan.{ending}"],
            "filled": documents.plan(toolkit.worked_example, ending, Choices(guidance=False)),
            "short": documents.plan(toolkit.short_example, ending, Choices(guidance=False, unanswered=False)),
            "record": WRITERS[ending](layout, toolkit.addresses).write(scope),
            "template": downloads[f"consent-form.{ending}"],
        }
        for name, content in written.items():
            path = folder / f"{name}-{ending}.{ending}"
            path.write_bytes(content)
            files.append(path)
        on_letter(folder / f"filled-{ending}.{ending}", folder / f"letter-{ending}.{ending}")
        files.append(folder / f"letter-{ending}.{ending}")
    return {path.stem: path for path in office.convert(files, "pdf", folder)}


@pytest.fixture(params=[f"{name}-{e}" for e in FORMATS for name in ("blank", "filled", "record", "template")])
def document(request: pytest.FixtureRequest, printed: dict[str, Path]) -> Path:
    return printed[request.param]


def tags(pdf: PdfReader) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each element of the tree of tags, with the standard names of those around it and its own."""
    root: Any = pdf.trailer["/Root"]
    tree = root["/StructTreeRoot"]
    roles = tree.get("/RoleMap", {})

    def below(element: Any, around: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
        element = element.get_object()
        if not isinstance(element, dict):
            return
        if "/S" in element:
            name = element["/S"]
            around = (*around, str(roles.get(name, name)).removeprefix("/"))
            yield around, element
        inner = element.get("/K", [])
        for each in inner if isinstance(inner, list) else [inner]:
            if hasattr(each, "get_object"):
                yield from below(each, around)

    yield from below(tree, ())


def outline(pdf: PdfReader, items: Any = None) -> dict[str, int]:
    """The number of the page on which each heading stands."""
    found: dict[str, int] = {}
    for item in pdf.outline if items is None else items:
        if isinstance(item, list):
            found |= outline(pdf, item)
        else:
            found[str(item.title)] = (pdf.get_destination_page_number(item) or 0) + 1
    return found


def test_a_checker_of_accessible_pdf_files_finds_no_fault(document: Path):
    report = validate(str(document))
    assert [f"{finding.rule_id} {finding.message}" for finding in report.findings] == []


def test_it_has_a_title_that_is_shown_and_a_language(document: Path):
    pdf = PdfReader(document)
    root: Any = pdf.trailer["/Root"]
    assert pdf.metadata
    assert pdf.metadata.title
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "en-GB"


def test_no_heading_is_deeper_by_two_than_the_one_before(document: Path):
    names = [around[-1] for around, _ in tags(PdfReader(document))]
    levels = [int(name[1]) for name in names if re.fullmatch("H[1-6]", name)]
    assert levels
    assert all(level <= before + 1 for before, level in zip([0, *levels], levels, strict=False)), levels


def test_every_table_starts_with_a_row_of_headings(document: Path):
    tables = [element for around, element in tags(PdfReader(document)) if around[-1] == "Table"]
    assert tables
    for table in tables:
        first = next(row.get_object() for row in table["/K"])
        assert {str(cell.get_object()["/S"]) for cell in first["/K"]} == {"/TH"}


def test_what_was_typed_as_a_list_is_one(printed: dict[str, Path]):
    for ending in FORMATS:
        for name in ("filled", "record"):
            pdf = PdfReader(printed[f"{name}-{ending}"])
            items = [around for around, _ in tags(pdf) if around[-1] == "LI"]
            assert items
            assert all(around[-2] == "L" for around in items)
            text = "\n".join(page.extract_text() for page in pdf.pages)
            assert not re.search(r"(?m)^\s*- ", text), (ending, name)


def test_a_long_plan_lists_its_contents_with_the_pages_on_which_they_stand(
    printed: dict[str, Path], toolkit: Toolkit
):
    plan = toolkit.worked_example
    wanted = {heading: heading for box in toolkit.plan.boxes for heading in [f"{box.number}. {box.title}"]}
    wanted |= {f"2.{n} {topic.title}": f"Topic {n}: {topic.title}" for n, topic in enumerate(plan.topics, 1)}
    for name in ("filled-docx", "filled-odt", "letter-docx", "letter-odt"):
        pdf = PdfReader(printed[name])
        pages = outline(pdf)
        contents = re.sub(r"\s+", " ", next(t for page in pdf.pages if "Contents" in (t := page.extract_text())))
        for entry, heading in wanted.items():
            said = re.search(rf"{re.escape(entry)} ?(\d+)", contents.partition("Contents")[2])
            assert said, (name, entry)
            assert int(said[1]) == pages[heading], (name, heading)


def test_a_short_plan_and_a_blank_one_list_nothing(printed: dict[str, Path]):
    for name in ("short", "blank"):
        for ending in FORMATS:
            pdf = PdfReader(printed[f"{name}-{ending}"])
            assert not any("Contents" in page.extract_text() for page in pdf.pages)


def test_the_examples_fill_few_pages(printed: dict[str, Path]):
    for ending in FORMATS:
        assert len(PdfReader(printed[f"filled-{ending}"]).pages) <= 14
        assert len(PdfReader(printed[f"short-{ending}"]).pages) <= 3


def test_on_american_paper_nothing_is_cut(printed: dict[str, Path]):
    for ending in FORMATS:
        pdf = PdfReader(printed[f"letter-{ending}"])
        assert [round(float(size)) for size in pdf.pages[0].mediabox[2:]] == [612, 792]
        boxes = [element["/A"].get_object().get("/BBox") for around, element in tags(pdf) if around[-1] == "Table"]
        edges = [float(box[2]) for box in boxes if box]
        assert edges
        assert max(edges) <= 612 - 50, "tables end within the margin"


def test_the_last_words_say_what_a_document_was_made_with(document: Path, toolkit: Toolkit):
    last = re.sub(r"\s+", " ", PdfReader(document).pages[-1].extract_text())
    assert toolkit.words("documents.small-print") in last
