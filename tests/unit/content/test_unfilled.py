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
