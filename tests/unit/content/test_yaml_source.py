from pathlib import Path

import pytest
import yaml

from macros.content import yaml_source
from macros.content.yaml_source import YamlSource, field_name
from tests.conftest import ROOT

DATA_FILES = sorted(ROOT.glob("data/**/*.yml"))


@pytest.fixture
def read(tmp_path: Path):
    def read(content: str | bytes) -> YamlSource:
        path = tmp_path / "thing.yml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return YamlSource(path, tmp_path)

    return read


@pytest.mark.parametrize(
    "word", ["no", "on", "1.10", "010", "0x10", "1e3", "2025-10-01", "12:30:00", ".inf", "true", "=", "1_000"]
)
def test_what_yaml_would_turn_into_something_else_stays_text(read, word):
    assert read(f"title: {word}\nlist: [{word}]\n").data == {"title": word, "list": [word]}


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_a_value_left_empty_is_nothing(read, nothing):
    assert read(f"title: {nothing}\n").data == {"title": None}


@pytest.mark.parametrize("quoted", ["''", '""'])
def test_empty_quotes_are_empty_text(read, quoted):
    assert read(f"title: {quoted}\n").data == {"title": ""}


def test_each_value_knows_its_line(read):
    source = read("# A comment\nboxes:\n- id: one\n  parts:\n\n  - id: two\n")
    assert source.line(("boxes",)) == 2
    assert source.line(("boxes", 0, "id")) == 3
    assert source.line(("boxes", 0, "parts", 0, "id")) == 6


def test_a_folded_text_stands_on_the_line_of_its_key(read):
    assert read("title: x\nbody: |-\n\n  Text\n").line(("body",)) == 2


def test_a_value_that_is_missing_stands_where_it_should_have_been(read):
    source = read("title: x\nparts:\n- id: one\n")
    assert source.line(("parts", 0, "title")) == 3
    assert source.line(("nowhere", 4)) == 1


def test_a_path_reads_as_words():
    assert field_name(("questions", 2, "text")) == "questions, item 3, text"


def test_a_fault_names_the_file_from_the_root_of_the_project(tmp_path):
    path = tmp_path / "data" / "methods" / "x.yml"
    path.parent.mkdir(parents=True)
    path.write_text("a: b\n", encoding="utf-8")
    fault = YamlSource(path, tmp_path).fault(("a",), "is wrong")
    assert str(fault) == "data/methods/x.yml:1: a: is wrong"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no mark", "byte order mark"])
def test_what_windows_writes_reads_the_same(read, ending, mark):
    source = read(mark + f"title: café{ending}order: 2{ending}".encode())
    assert source.data == {"title": "café", "order": "2"}
    assert source.line(("order",)) == 2
    assert source.faults == []


@pytest.mark.parametrize("text", ["a:\n\tb: c\n", "a:\n  b: c\n \td: e\n", "a: |-\n\tb\n", "a:\n\t- b\n"])
def test_a_tab_is_told_as_one(read, text):
    (fault,) = read(text).faults
    assert fault.line == text.count("\n")
    assert fault.message == "the file has a tab at the start of this line: write spaces in its place"


def test_the_first_of_two_equal_keys_counts_and_both_are_named(read):
    source = read("title: one\norder: 2\ntitle: two\n")
    assert source.data["title"] == "one"
    assert [str(fault) for fault in source.faults] == [
        "thing.yml:3: title: is there twice (first on line 1): keep one of them"
    ]


@pytest.mark.parametrize("text", ["a: &x b\nc: *x\n", "a: &x [b]\nc: *x\n", "a: 1\nc: &x [*x]\n"])
def test_an_alias_is_refused_on_its_own_line(read, text):
    faults = read(text).faults
    assert [fault.line for fault in faults] == [2]
    assert "uses an alias" in faults[0].message


def test_aliases_cannot_blow_a_small_file_up(read):
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 30))
    assert len(read(bomb).faults) == 29 * 9


def test_a_key_that_is_not_text_is_refused_on_its_own_line(read):
    faults = read("title: x\n? [a, b]\n: c\n").faults
    assert [(fault.line, fault.message) for fault in faults] == [(2, "has a key that is not plain text")]


def test_a_tag_runs_nothing(read):
    assert read("a: !!python/object/apply:os.system [exit]\n").data == {"a": ["exit"]}


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_both_yaml_readers_read_the_data_alike(path, monkeypatch):
    readings = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        monkeypatch.setattr(yaml_source, "SafeLoader", loader)
        source = YamlSource(path, ROOT)
        readings.append((source.data, source._lines, source.faults))
    assert readings[0] == readings[1]
    assert readings[0][0]
