"""A file of the site is made when somebody asks what is in it, and then kept."""

from macros.documents.documents import Documents
from macros.publishing.site_files import site_files
from macros.site_file import SiteFile
from tests.support.paths import ROOT


def test_what_is_in_a_file_is_made_once_and_when_it_is_asked_for():
    asked = []
    file = SiteFile("a.txt", lambda: bytes(asked.append(1) or b"words"))
    assert (file.path, asked) == ("a.txt", [])
    assert (file.content, file.content, asked) == (b"words", b"words", [1])


def test_which_files_there_will_be_is_known_before_a_document_or_a_joined_script_is_made(toolkit, monkeypatch):
    monkeypatch.delattr(Documents, "_on_site")
    monkeypatch.delattr(Documents, "template")
    monkeypatch.setattr("macros.publishing.site_files.joined_scripts", lambda *_: 1 / 0)
    paths = [file.path for file in site_files(ROOT / "overrides" / "assets", Documents(toolkit))]
    assert {"downloads/plan.docx", "assets/plan/builder-page.js", "data/v1/links.json"} <= {*paths}
    assert len(paths) == len(set(paths))
