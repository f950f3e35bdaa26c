"""The pages that people write are ours and an organisation's, whose page takes the place of ours."""

from pathlib import Path

import pytest

from macros.content.own.folder import VARIABLE
from macros.content.written_pages import written_pages
from tests.support.paths import ROOT


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An organisation's folder outside the project."""
    folder = tmp_path / "northland"
    (folder / "pages/methods").mkdir(parents=True)
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


def by_path():
    return {page.path: page for page in written_pages(ROOT)}


def test_without_an_organisations_folder_they_are_those_in_docs(monkeypatch):
    monkeypatch.setenv(VARIABLE, "")
    pages = written_pages(ROOT)
    assert [page.path for page in pages] == sorted(
        path.relative_to(ROOT / "docs").as_posix() for path in ROOT.glob("docs/**/*.md")
    )
    assert {page.source for page in pages} == {f"docs/{page.path}" for page in pages}


def test_an_organisations_page_takes_the_place_of_ours_or_is_added(own):
    (own / "pages/methods/index.md").write_text("Ours", encoding="utf-8")
    (own / "pages/panel.md").write_bytes("\ufeffÖurs".encode())
    pages = by_path()
    assert (pages["methods/index.md"].source, pages["methods/index.md"].own) == (
        "northland/pages/methods/index.md",
        True,
    )
    assert (pages["panel.md"].text, pages["panel.md"].own) == ("Öurs", True)
    assert not pages["tips.md"].own


def test_drafts_and_the_starters_copy_are_no_pages(own):
    for name in ("_accessibility.md", ".hidden.md", "methods/notes.txt"):
        (own / "pages" / name).write_text("Draft", encoding="utf-8")
    assert not [page for page in by_path().values() if page.own]


def test_a_fault_in_an_organisations_page_names_its_file(own, small):
    (own / "pages/panel.md").write_text(
        '---\nreviewed: 2026-10-01\n---\n# Panel\n\n{{ case_study("nobody") }}\n', encoding="utf-8"
    )
    (fault,) = small.look_at_pages().faults
    assert str(fault).startswith('northland/pages/panel.md:6: there is no case study called "nobody"')
