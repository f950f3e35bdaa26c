"""The starter of an organisation's own folder builds as it is, and with every comment made a field."""

import re

import pytest

from macros.content.own import folder as own
from macros.content.own.starter_writer import write_starter
from macros.faults import ContentFaults
from tests.support.paths import NORTHLAND


@pytest.fixture
def starter(project, monkeypatch):
    """The project with the starter in own/."""
    monkeypatch.delenv(own.VARIABLE)
    (project.root / "data/case-studies/sample.yml").unlink()
    (project.root / "data/methods/sample.yml").unlink()
    return project, write_starter(project.root, project.root / "own")


def test_the_starter_has_every_file_and_changes_nothing(starter):
    project, written = starter
    names = {path.relative_to(project.root / "own").as_posix() for path in written}
    templates = {*(f"{folder}/_template.yml" for folder in own.FOLDERS), "pages/_accessibility.md"}
    assert names == {f"{name}.yml" for name in own.FILES} | templates
    assert project.load().local == {}


def test_each_field_of_the_starter_is_one_that_the_models_take(starter):
    project, written = starter
    (project.root / "own/logo.svg").write_bytes((NORTHLAND / "logo.svg").read_bytes())
    for path in written:
        if not path.name.startswith("_"):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(r"^# (?!yaml-language-server)", "", text, flags=re.MULTILINE), encoding="utf-8")
    for folder in own.FOLDERS:
        name = "en" if folder == "languages" else "street-stall"
        project.fill_in(f"own/{folder}/_template.yml", f"own/{folder}/{name}.yml")
    with pytest.raises(ContentFaults, match="name: is still what the starter says: put your own words in its place"):
        project.load()
    organisation = project.read("own/organisation.yml")
    organisation = organisation.replace("Your organisation", "Ours").replace("your-organisation", "ours")
    project.write("own/organisation.yml", organisation)
    page = project.root / "own/pages/_accessibility.md"
    page.rename(page.with_name("accessibility.md"))
    toolkit = project.load()
    assert toolkit.languages["en"].words["header"]["for"] == "for real our statistics"
    assert toolkit.words.code == "cy"
    organisation = toolkit.organisation
    fields = type(organisation).model_fields
    assert [name for name in fields if getattr(organisation, name) in (None, ())] == []
    assert organisation.home.notice
    assert organisation.hide.pages
    kinds = {"case study", "method", "link", "resource", "research", "way to learn", "term", "plan question", "page"}
    assert {kind for kind, _ in toolkit.local} == kinds


def test_each_file_opens_by_naming_its_schema(starter):
    _, written = starter
    for path in (path for path in written if path.suffix == ".yml"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        schema = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert schema.resolve().is_file()


def test_what_is_there_is_never_overwritten(starter):
    project, _ = starter
    project.write("own/links.yml", "# Ours\n")
    (project.root / "own/glossary.yml").unlink()
    assert write_starter(project.root, project.root / "own") == [project.root / "own/glossary.yml"]
    assert project.read("own/links.yml") == "# Ours\n"
