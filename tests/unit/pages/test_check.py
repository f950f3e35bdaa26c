import pytest

from macros.pages.check import page_faults
from tests.conftest import ROOT


def faults(text, toolkit):
    return [str(fault) for fault in page_faults("docs/x.md", text, toolkit)]


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("docs/**/*.md")), ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_the_pages_are_sound(page, toolkit):
    assert faults(page.read_text(encoding="utf-8"), toolkit) == []


@pytest.mark.parametrize(
    "text",
    [
        '{{ case_study("child-heart-surgery") }}',
        "{{ case_study('child-heart-surgery', level=2) }}",
        '{{ case_study(name="child-heart-surgery") }}',
        "{{glossary()}}",
        "[The Code](link:code-of-practice)",
        "{% raw %}{{ nothing }}{% endraw %}",
        "{# A remark for authors, {{ nothing }} #}",
        "## A heading { #with-an-anchor }",
        "[All](/find.md), [some](find.md?kind=method&point=trust&q=panel#list-method)",
        "A { single } brace",
        "`[words](link:nothing)` and\n\n```\n[words](/find.md?kind=nothing)\n```",
    ],
)
def test_what_is_right_is_let_pass(text, toolkit):
    assert faults(text, toolkit) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[words](../find.md?kind=method&levle=consult)",
            'the finder has no filter called "levle". Did you mean "level"?',
        ),
        ("[words](/find.md?level=cnsult)", 'the finder has no "level" called "cnsult". Did you mean "consult"?'),
        (
            '{{ case_study("child-hart-surgery") }}',
            'there is no case study called "child-hart-surgery". Did you mean "child-heart-surgery"?',
        ),
        (
            '{{ case_study(name="child-hart-surgery") }}',
            'there is no case study called "child-hart-surgery". Did you mean "child-heart-surgery"?',
        ),
        (
            '{{ questions("trusted") }}',
            'there is no decision point called "trusted". Did you mean "trust"?',
        ),
        ('{{ plan_box("public") }}', 'there is no plan box called "public". Did you mean "publics"?'),
        ('{{ tip("be-opn") }}', 'there is no tip called "be-opn". Did you mean "be-open"?'),
        ("{{ glosary() }}", 'there is no macro called "glosary". Did you mean "glossary"?'),
        ("{{ glosary }}", 'there is no macro called "glosary". Did you mean "glossary"?'),
        ("[words](link:osrr)", 'there is no link called "osrr". Did you mean "osr"?'),
        ("[words](<link:osrr> 'Title')", 'there is no link called "osrr". Did you mean "osr"?'),
        ('[a [b] c](link:osrr "T")', 'there is no link called "osrr". Did you mean "osr"?'),
        ("[words][1]\n\n[1]: link:osrr", 'there is no link called "osrr". Did you mean "osr"?'),
        ("{{ tip() }}", "tip(…) cannot be called like this: missing a required argument: 'name'"),
        ('{{ tip("be-open", 2, 3) }}', "tip(…) cannot be called like this: too many positional arguments"),
        (
            '{{ tip("be-open", size=2) }}',
            "tip(…) cannot be called like this: got an unexpected keyword argument 'size'",
        ),
        ('{{ tip("be-open" }}', "the braces cannot be read (unexpected '}', expected ')')"),
        ("{{ }}", "the braces cannot be read (Expected an expression, got 'end of print statement')"),
        ("## A heading {#anchor}", "the braces cannot be read (Missing end of comment tag)"),
    ],
)
@pytest.mark.parametrize("before", ["", "---\ntitle: Words\n---\n\nWords\n\n", "a\x0cb\u2028c\r\n"])
def test_a_wrong_name_is_told_with_its_line(before, text, message, toolkit):
    # Lines are counted as an editor counts them, from the top of the file.
    line = before.count("\n") + 1 + (2 if "\n" in text else 0)
    assert faults(before + text, toolkit) == [f"docs/x.md:{line}: {message}"]


@pytest.mark.parametrize(
    "text",
    [
        # Each would show something else than its author meant, or stop the build without a word on where.
        "{{ glossary }}",
        "{{ tip(be_open) }}",
        "{{ tip(3) }}",
        "{{ tip(none) }}",
        '{{ tip(["be-open"]) }}',
        '{{ tip("be-open", level=0) }}',
        '{{ tip("be-open", level=7) }}',
        '{{ tip("be-open", level="2") }}',
        "{{ glossary() | nosuch }}",
        "{% nosuch %}",
        '<a href="tips.md">words</a>',
    ],
)
def test_a_call_that_cannot_work_is_told_with_its_line(text, toolkit):
    found = page_faults("docs/x.md", f"Words\n\n{text}\n", toolkit)
    assert found
    assert {fault.line for fault in found} == {3}


def test_a_call_over_several_lines_is_told_by_its_first(toolkit):
    (fault,) = page_faults("docs/x.md", 'Words\n\n{{ tip(\n  "be-opn"\n) }}\n', toolkit)
    assert fault.line == 3


def test_all_that_is_wrong_in_a_page_is_told_at_once(toolkit):
    text = '[a](link:osrr) and [b](link:osr-)\n\n{{ tip("be-opn") }}\n\n{{ glosary() }}\n'
    assert sorted(fault.line for fault in page_faults("docs/x.md", text, toolkit)) == [1, 1, 3, 5]
