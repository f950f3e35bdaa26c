"""The files that a page takes in are found where Markdown looks for them, and what cannot be taken in is reported."""

import pytest

from macros.content.slips.snippets import part_of_snippet, snippets_in
from macros.content.slips.unsupported import unsupported
from tests.support.paths import ROOT

MISSING = '--8<-- "docs/nosuch.md"'


def test_a_page_takes_in_a_file_or_the_part_of_it_that_it_names():
    calls = '--8<-- "notes.md"\n\n--8<-- "docs/tips.md:gist"\n\n`--8<-- "code.md"`\n\n--8<-- "notes.md"'
    assert [(call.path, call.part) for call in snippets_in(calls)] == [("notes.md", ""), ("docs/tips.md", "gist")]


def test_of_a_file_that_a_page_takes_in_only_the_named_part_is_checked_on_its_own_lines():
    text = "# Title\n<!-- --8<-- [start:gist] -->\nThe gist.\n<!-- --8<-- [end:gist] -->\n{{ macro() }}"
    assert part_of_snippet(text, "gist").split("\n") == ["", "", "The gist.", "", ""]
    assert part_of_snippet(text, "") == text


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f"```\n{MISSING}\n```", 2, 'there is no file "docs/nosuch.md"'),
        (f"- one\n\n    ~~~\n    {MISSING}\n    ~~~", 4, 'there is no file "docs/nosuch.md"'),
        ("--8<--\ndocs/nosuch.md\n--8<--\n\nWords", 1, "files are included one by one here"),
        (f"Read this: {MISSING}", 1, "a snippet does not work among words"),
    ],
)
def test_a_snippet_that_would_break_off_the_build_or_show_as_text_is_told(text, line, said):
    assert any(at == line and said in message for at, message in unsupported(text, ROOT))


@pytest.mark.parametrize(
    "text", [f"```\n;{MISSING}\n```", f"Write `{MISSING}` there", '```\n--8<-- "README.md"\n```']
)
def test_a_snippet_that_is_shown_as_it_stands_and_a_file_shown_as_code_are_sound(text):
    assert list(unsupported(text, ROOT)) == []


@pytest.mark.parametrize(
    ("name", "content", "call", "fault"),
    [
        ("part.txt", b"Words:\n- one\n", '--8<-- "part.txt"', "part.txt:2: has a list without a blank line above it"),
        ("part.html", b"<script>x</script>\n", '--8<-- "part.html"', "part.html:1: holds a script"),
        ("part.txt", b"caf\xe9\n", '--8<-- "part.txt"', 'the file "part.txt" is not UTF-8 text'),
        ("part.txt", MISSING.encode(), '--8<-- "part.txt"', 'part.txt:1: there is no file "docs/nosuch.md"'),
        ("part.py", MISSING.encode(), '```\n--8<-- "part.py"\n```', 'part.py:1: there is no file "docs/nosuch.md"'),
    ],
)
def test_a_file_of_any_kind_that_a_page_takes_in_is_checked(small, name, content, call, fault):
    small.write(name, content)
    small.append("docs/tips.md", f"\n{call}\n")
    said = [str(found) for found in small.look_at_pages().faults]
    assert any(fault in one for one in said), said


def test_files_that_take_in_each_other_end_no_check(small):
    small.write("one.txt", '--8<-- "two.txt"\n')
    small.write("two.txt", '--8<-- "one.txt"\n')
    small.append("docs/tips.md", '\n--8<-- "one.txt"\n')
    assert not small.look_at_pages().faults
