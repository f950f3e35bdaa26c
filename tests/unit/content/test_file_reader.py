"""A file is looked at once for as long as its text is the same."""

import pytest

from macros.content import file_reader
from macros.content.file_reader import FileReader
from macros.content.yaml_model import read_model
from macros.models.glossary import Glossary

TERM = "reviewed: 2026-11-27\nterms:\n  - id: panel\n    term: panel\n    meaning: {}\n"


@pytest.fixture
def looks(monkeypatch):
    """The texts that were looked at, each as often as it was."""
    seen = []
    monkeypatch.setattr(
        file_reader, "read_model", lambda source, *rest: seen.append(source) or read_model(source, *rest)
    )
    return seen


@pytest.fixture
def read(tmp_path):
    file, reader = tmp_path / "glossary.yml", FileReader(tmp_path)

    def read(text):
        file.write_text(text, encoding="utf-8")
        reader.begin()
        return reader.read(file, tmp_path, Glossary)

    return read


def test_a_file_is_looked_at_again_only_when_its_text_has_changed(read, looks):
    text = TERM.format("People who answer again.")
    first, second = read(text), read(text)
    assert (first[0].thing, first[0].problems) == (second[0].thing, second[0].problems)
    assert len(looks) == 1
    assert read(TERM.format("Others."))[0].thing.terms[0].meaning == "Others."
    assert len(looks) == 2


def test_what_takes_the_place_of_a_thing_is_not_there_the_next_time(read):
    text = TERM.format("People who answer again.")
    first, _ = read(text)
    thing, first.thing = first.thing, None
    assert read(text)[0].thing is thing


def test_a_file_that_nobody_asked_for_is_forgotten(read, looks):
    read(TERM.format("One."))
    read(TERM.format("Two."))
    read(TERM.format("One."))
    assert len(looks) == 3


def test_a_file_at_fault_is_told_each_time(read):
    said = [str(fault) for fault in read("terms: none\n")[1]]
    assert said
    assert [str(fault) for fault in read("terms: none\n")[1]] == said


def test_what_a_file_takes_in_is_looked_for_each_time(read, looks, tmp_path):
    text, part = TERM.format('|-\n      --8<-- "part.md"'), tmp_path / "part.md"
    part.write_text("People who answer again.", encoding="utf-8")
    assert read(text)[0].problems == ()
    part.unlink()
    [(place, problem)] = read(text)[0].problems
    assert (place, "part.md" in problem) == (("terms", 0, "meaning"), True)
    assert len(looks) == 1
