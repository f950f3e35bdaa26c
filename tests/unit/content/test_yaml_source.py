from pathlib import Path

import pytest

from macros.content.yaml_source import MOST_LEVELS, YamlSource, field_name


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


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
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


@pytest.mark.parametrize("text", ["a: 1\nc: &x b\n", "a: 1\nc: &x [*x]\n", "a: 1\nc: &x words & more\nd: *x\n"])
def test_an_anchor_is_refused_on_its_own_line(read, text):
    (fault,) = read(text).faults
    assert str(fault) == (
        'thing.yml:2: the file has text that starts with "&", which YAML reads as a command: put quotes around it'
    )


def test_one_level_more_than_may_be_is_refused_where_lists_are_as_far_in_as_what_they_are_in(read):
    def nested(levels):
        steps = [" " * (level // 2) + ("-" if level % 2 else "a:") + "\n" for level in range(levels)]
        return read("".join(steps))

    assert nested(MOST_LEVELS).data
    assert [fault.message for fault in nested(MOST_LEVELS + 1).faults] == ["the file is nested too deeply here"]


def test_aliases_cannot_blow_a_small_file_up(read):
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 30))
    assert len(read(bomb).faults) == 30


def test_a_key_that_is_not_text_is_refused_on_its_own_line(read):
    (fault,) = read("title: x\n? [a, b]\n: c\n").faults
    assert (fault.line, fault.message) == (
        2,
        "has a key that is not plain text: put quotes around text that starts with { or [",
    )


@pytest.mark.parametrize("text", ["a: !!python/object/apply:os.system [exit]\n", "a: !important words\n"])
def test_a_tag_is_refused_and_runs_nothing(read, text):
    source = read(text)
    assert source.data is None
    assert [fault.line for fault in source.faults] == [1]
    assert 'starts with "!"' in source.faults[0].message


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: b\nsummary: People chose option #2 and said why.\n", 2, 'summary: ends at " #"'),
        ("a:\n- b # c\n", 2, 'a, item 1: ends at " #"'),
        ('a: b\ntitle: "Public\nc: d\n', 2, "a quote here that is never closed"),
        ("a: b\ntitle: 'Public\nc: 'd'\n", 2, "a quote here that does not close at the end"),
        ("reviewed:2026-11-23\na: b\n", 1, 'needs a space after "reviewed:"'),
        ("order:2\nmethods: [walk]\n", 1, 'needs a space after "order:"'),
        ("order:2\nmethods: [\n  walk]\n", 1, 'needs a space after "order:"'),
        ("title: [Well] counted\n", 1, 'has text that starts with "["'),
        ("title: Tips: and more\n", 1, 'has ": " inside text on this line: put quotes around the text'),
        ("a: b\ntitle: @home\n", 2, 'text that starts with "@" on this line: put quotes around it'),
        ("a: b\ntitle: > 5 people\nc: d\n", 2, 'text that starts with ">" on this line: put quotes around it'),
        ("title: - x\n", 1, 'text that starts with "-" on this line: put quotes around it'),
        ('title: {{ tip("x") }}\n', 1, "put quotes around text that starts with { or ["),
        ("a:\n\u00a0\u00a0b: c\n  d: e\n", 2, "a no-break space at the start of this line: write plain spaces"),
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", 2, "a merge that was left unfinished"),
        ("a: b\ntitle:\u00a0Words\nc: d\n", 2, 'a no-break space after ":" on this line: write a plain space'),
        ("a:\n-id: x\n  b: c\n", 2, 'needs a space after "-" on this line'),
        ("a: b\n---\na: b\n", 2, 'a second text from this "---" on'),
        ("a: b\x00\n", 1, "a character that YAML forbids"),
        ("a: b\ntitle: “Words”\n", 2, "is in curly quotes, which would show"),
        ('a: b\ntitle: “Words"\n', 2, "is in curly quotes, which would show"),
        ("a: [‘Words’]\n", 1, "is in curly quotes, which would show"),
        ("a: b\ntitle: #1 of all\n", 2, 'starts with "#", which YAML reads as a comment: put quotes around it'),
        ("a: b\nlight: #7a1c12\n", 2, 'starts with "#", which YAML reads as a comment'),
        ('a: b\ntitle: "A "good" one"\n', 2, "quotes within quotes on this line: write the inner ones as “ and ”"),
        ("a: b\ntitle: 'It's one'\n", 2, "put double quotes around the text"),
        ('a: b\ntitle: "C:\\Users"\n', 2, "a backslash in double quotes on this line"),
        ("a: b\ntitle：Words\nc: d\n", 2, 'a wide colon on this line: write ":" and a space'),
        ("a:\n-Words\n-More\n", 3, 'needs a space after "-" on this line'),
        ("title = Words\na: b\n", 1, 'has "=" after "title" on this line: write ":" and a space'),
        ("**title**: Words\na: b\n", 1, "has signs around a field's name on this line: write title: alone"),
        ("a: b\nlist: [one, two\nc: d\n", 2, 'has a list on this line that does not end: write "]" after it'),
        ("a: b\nlist: [one,, two]\n", 2, "has two commas in a row on this line: delete one"),
        ("a: b\nbody:|-\n  Words\nc: d\n", 2, 'needs a space after "body:"'),
        ("title: Words\nmore words\na: b\n", 2, "has words without a field's name on this line: indent them"),
        (
            "a: b\nc: one\u2028two\nd: e: f\n",
            2,
            "has the end of a line here that is none: delete it, and press Enter",
        ),
        ("a: b\nc: one\x85two\n", 2, "has the end of a line here that is none"),
        ("a: |-\nWords\nb: c\n", 2, "text here that belongs to the line above: indent each of its lines"),
    ],
)
def test_what_authors_get_wrong_is_told_on_its_line_with_the_fix(read, text, line, said):
    faults = read(text).faults
    assert faults[0].line == line
    assert said in str(faults[0])
    assert not any(word in str(faults[0]) for word in ("token", "mapping", "scalar", "block"))


@pytest.mark.parametrize("text", ["a: b#c\n", "a: '#2 and more' # said\n", "# one\na: b\n\n  # two\nc: |-\n  x #2\n"])
def test_a_comment_where_nothing_can_be_lost_is_none_of_our_business(read, text):
    assert read(text).faults == []


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path):
    (tmp_path / "a.yml").mkdir()
    (fault,) = YamlSource(tmp_path / "a.yml", tmp_path).faults
    assert str(fault) == "a.yml:1: the file is no file that can be read: put a text file there"


def test_a_file_with_the_longer_ending_is_named(tmp_path):
    (tmp_path / "a.yaml").write_text("a: b\n")
    (fault,) = YamlSource(tmp_path / "a.yml", tmp_path).faults
    assert fault.message == "the file is missing, but a.yaml is there: let its name end in .yml"
