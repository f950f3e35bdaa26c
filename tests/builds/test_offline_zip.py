"""The zip file for shared drives."""

import hashlib
import io
import os
import zipfile

import pytest

from macros.__main__ import main
from macros.publishing.offline_zip import packed, write_offline_zip
from tests.support.project import Project


@pytest.fixture
def whole(tmp_path):
    return Project(tmp_path / "project", "mkdocs.yml", "pyproject.toml", "data", "docs", "macros", "overrides")


def test_the_command_packs_the_site_and_says_where(whole, monkeypatch, capsys):
    monkeypatch.chdir(whole.root)
    whole.edit("data/organisation.yml", r"\Z", "name: Office for Ŵyn & Cows\n")
    main(["offline"])
    path = whole.root / capsys.readouterr().out.strip()
    assert path == whole.root / "build" / "involvement-toolkit-office-for-wyn-cows-0.1.0-offline.zip"
    names = zipfile.ZipFile(path).namelist()
    # Browsers keep plans for this folder: the next version must come in one of the same name.
    assert {name.split("/")[0] for name in names} == {"involvement-toolkit"}
    inside = {name.split("/", 1)[1] for name in names}
    assert {"READ-ME.txt", "index.html", "plan.html", "search/search.js"} <= inside
    # Neither what only a server can use, nor a page for addresses that no folder has.
    assert not inside & {"404.html", "sitemap.xml", "server/nginx.conf"}
    digest, name = path.with_name(f"{path.name}.sha256").read_text().split()
    assert (digest, name) == (hashlib.sha256(path.read_bytes()).hexdigest(), path.name)


def test_a_name_that_no_folder_can_hold_is_cut(whole, monkeypatch):
    whole.edit("data/organisation.yml", r"\Z", f"name: Office{' for Northland' * 30}\n")
    monkeypatch.setattr(
        "macros.publishing.offline_zip.build_site", lambda root, site, *_, **__: (site / "index.html").touch()
    )
    path = write_offline_zip(whole.root, whole.root / "build")
    assert path.name == f"involvement-toolkit-office{'-for-northland' * 5}-for-0.1.0-offline.zip"


def test_a_site_that_cannot_be_built_leaves_the_last_zip_file_and_it_is_told_why(whole, monkeypatch, capfd):
    # Such a link is told as a warning, after all pages are written.
    whole.append("docs/about.md", "[words](nosuch.md)")
    whole.write("build/involvement-toolkit-0.1.0-offline.zip", "the last one")
    monkeypatch.chdir(whole.root)
    with pytest.raises(SystemExit):
        main(["offline"])
    assert "nosuch.md" in capfd.readouterr().err
    assert [path.read_text() for path in (whole.root / "build").iterdir()] == ["the last one"]


def test_the_same_files_give_the_same_bytes_whenever_and_by_whomever_they_were_written(tmp_path):
    for folder, names, mode, time in (("one", "ab", 0o644, 0), ("other", "ba", 0o600, 10**9)):
        (tmp_path / folder).mkdir()
        for name in names:
            file = tmp_path / folder / name
            file.write_text(name)
            file.chmod(mode)
            os.utime(file, (time, time))
    assert packed(tmp_path / "one", "x") == packed(tmp_path / "other", "x")


def test_files_stand_in_order_and_may_be_read_by_all(tmp_path):
    for name in ("b/c", "a", "b/a"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    parts = zipfile.ZipFile(io.BytesIO(packed(tmp_path, "x"))).infolist()
    assert [part.filename for part in parts] == ["x/a", "x/b/a", "x/b/c"]
    assert {part.external_attr >> 16 for part in parts} == {0o644}
