"""A document beside the pages is published as it is: what it says besides its text is told."""

from zipfile import ZipFile

import pytest

CORE = "<p><dc:creator>Sam &amp; Jo</dc:creator><cp:lastModifiedBy>{}</cp:lastModifiedBy></p>"
ODF = "<office:meta><meta:initial-creator>Sam</meta:initial-creator><dc:creator>Sam</dc:creator></office:meta>"
SEEN = (
    ", which all who open it can see: take that out before you publish it (in Word: File, Info, Check for Issues, "
    "Inspect Document), if it is not meant for them"
)


def put(project, name, parts):
    path = project.root / "docs" / name
    if isinstance(parts, bytes):
        path.write_bytes(parts)
        return
    with ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)


@pytest.mark.parametrize(
    ("name", "parts", "said"),
    [
        ("form.docx", {"docProps/core.xml": CORE.format("Ann Lee")}, "names “Sam & Jo”, “Ann Lee”"),
        ("form.docx", {"word/comments.xml": "<w:comments/>"}, "holds comments"),
        ("form.docx", {"word/document.xml": '<w:p><w:ins w:id="1"/></w:p>'}, "holds tracked changes"),
        (
            "form.docx",
            {
                "docProps/core.xml": CORE.format(""),
                "word/comments.xml": "<w:comments/>",
                "word/document.xml": '<w:del w:id="1"/>',
            },
            "names “Sam & Jo” and holds comments and tracked changes",
        ),
        ("list.XLSX", {"xl/comments1.xml": "<comments/>"}, "holds comments"),
        ("slides.pptx", {"ppt/comments/modernComment_1.xml": "<x/>"}, "holds comments"),
        (
            "form.odt",
            {"meta.xml": ODF, "content.xml": '<office:annotation office:name="1">'},
            "names “Sam” and holds comments",
        ),
        ("form.pdf", b"%PDF-1.7\n1 0 obj<</Title(x)/Author (Sam \\(stats\\))>>", "names “Sam (stats)”"),
        ("form.pdf", b"%PDF-1.7\n<</Author<FEFF00530061006D>>>", "names “Sam”"),
    ],
)
def test_what_a_document_says_of_who_made_it_is_a_note(small, name, parts, said):
    put(small, name, parts)
    assert f"docs/{name}:1: {said}{SEEN}" in small.load().notes


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "form.docx",
            {
                "docProps/core.xml": "<dc:creator></dc:creator><dc:creator> </dc:creator>",
                "word/document.xml": "<w:p/>",
            },
        ),
        ("form.docx", b"no document"),
        ("form.pdf", b"%PDF-1.7\n<</Author()>>"),
        ("form.zip", {"docProps/core.xml": CORE}),
    ],
)
def test_a_document_that_says_nothing_of_the_kind_is_no_note(small, name, parts):
    put(small, name, parts)
    assert not [note for note in small.load().notes if name in note]
