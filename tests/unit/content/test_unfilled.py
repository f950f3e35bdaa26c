"""A copy of a template that nobody filled in is not published."""

import pytest

from macros.content.own.folder import VARIABLE
from macros.content.own.starter_writer import write_starter

SAME = "is still what the template says: put your own words in its place"


@pytest.mark.parametrize("folder", ["case-studies", "methods", "templates"])
def test_each_field_that_still_has_the_words_of_the_template_is_named(project, folder):
    template = project.read(f"data/{folder}/_template.yml")
    project.write(f"data/{folder}/copy.yml", template)
    faults = project.faults()
    assert all(fault.startswith(f"data/{folder}/copy.yml:") and fault.endswith(SAME) for fault in faults)
    for field in ("title", "summary"):
        line = next(n for n, words in enumerate(template.splitlines(), 1) if words.startswith(f"{field}:"))
        assert f"data/{folder}/copy.yml:{line}: {field}: {SAME}" in faults


def test_names_of_things_and_words_that_are_right_as_they_are_may_stay(project):
    assert {"sample"} <= project.load().case_studies.keys(), "each of its texts is another, its names are not"
    project.edit("data/templates/sample.yml", r"You real may write", "You may write")
    project.load()


def test_the_templates_in_an_organisations_folder_count_too(project, monkeypatch):
    monkeypatch.delenv(VARIABLE)
    write_starter(project.root, project.root / "own")
    project.write("own/methods/new-one.yml", project.read("own/methods/_template.yml"))
    assert [fault for fault in project.faults() if fault.startswith("own/methods/new-one.yml:") and SAME in fault]


@pytest.mark.parametrize(("folder", "field"), [("case-studies", "body"), ("methods", "what_it_is")])
def test_a_copy_that_is_half_changed_is_a_note(project, folder, field):
    first = min(path.stem for path in (project.root / "data" / folder).glob("[a-z]*.yml"))
    copy = f"data/{folder}/zzz.yml"
    project.write(copy, project.read(f"data/{folder}/{first}.yml"))
    project.edit(copy, r"^title: .*", "title: A title of its own")
    project.edit(copy, r"^summary: .*", "summary: A summary of its own.")
    said = f'{field}: is word for word that of "{first}": put your own words there'
    notes = [note for note in project.load().notes if "is word for word that of" in note]
    assert [note for note in notes if note.startswith(f"{copy}:") and note.endswith(f": {said}")]
    assert not [note for note in notes if not note.startswith(f"{copy}:") or "summary" in note]


def test_one_that_takes_the_place_of_ours_may_keep_its_words(project, monkeypatch):
    monkeypatch.delenv(VARIABLE)
    ours = min((project.root / "data/methods").glob("[a-z]*.yml")).name
    project.write(f"own/methods/{ours}", project.read(f"data/methods/{ours}"))
    assert not [note for note in project.load().notes if "is word for word that of" in note]
