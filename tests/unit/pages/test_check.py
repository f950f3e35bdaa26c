import pytest

from tests.support.page_faults import page_faults

SHOWN = "to show braces as they are, write {% raw %} before and {% endraw %} after them"


def faults(text, toolkit):
    return [str(fault) for fault in page_faults("docs/x.md", text, toolkit)]


RIGHT = [
    '{{ case_study("child-heart-surgery") }}',
    "{{ case_study('child-heart-surgery', level=2) }}",
    '{{ case_study(name="child-heart-surgery") }}',
    "{{glossary()}}",
    "[The Code](link:code-of-practice)",
    "{% raw %}{{ nothing }}{% endraw %}",
    "{# A comment for authors, {{ nothing }} #}",
    "## A heading { #with-an-anchor }\n\nWords.",
    "[All](/find.md), [some](find.md?kind=method&point=trust&q=panel#list-method)",
    "A { single } brace",
    "`[words](link:nothing)` and\n\n```\n[words](/find.md?kind=nothing)\n```",
]


def test_what_is_right_is_allowed(toolkit):
    assert {text: found for text in RIGHT if (found := faults(text, toolkit))} == {}


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
        # Once a traceback.
        ("{{ tip_list().x }}", f"braces can hold one macro only: write its name, or, {SHOWN}"),
        ("{{ tip-list() }}", 'there is no macro called "tip-list". Did you mean "tip_list"?'),
        ("{{ tip(be_open) }}", "tip(…) takes names in quotes"),
        ("{% raw %} {{ x }}", "has {% raw %} without an end: write {% endraw %} after what it shows as it is"),
        ("{{ tip() }}", 'tip(…) cannot be called like this: write tip("name")'),
        ('{{ tip("be-open", 2, 3) }}', 'tip(…) cannot be called like this: write tip("name")'),
        (
            '{{ tip("be-open", size=2) }}',
            'tip(…) cannot be called like this: write tip("name")',
        ),
        ('{{ tip("be-open" }}', 'has a bracket in braces that does not close: write it as in {{ tip("be-open") }}'),
        ("{{ tip(“be-open”) }}", 'has curly quotes in braces: write straight ones, as in {{ tip("be-open") }}'),
        ("{{ }}", f"has braces with nothing in them: delete them, or, {SHOWN}"),
        ("{{{ glossary() }}}", f"has three braces: write two, or, {SHOWN}"),
        ("{ glossary() }", 'has a macro in single braces: write two, "{{" and "}}"'),
        ("{{ glossary() }", 'has a macro in single braces: write two, "{{" and "}}"'),
        (
            "## A heading {#anchor}",
            "has braces after a heading that cannot be read: write { #name }, with a space before #",
        ),
        (
            "Words {#anchor} more",
            f'has "{{#", which begins a comment without an end: write a space between, or, {SHOWN}',
        ),
        ('{% include "x.md" %}', f"{{% include %}} does nothing in a page: delete it, or, {SHOWN}"),
        ("{% set x = 1 %}", f"{{% set %}} does nothing in a page: delete it, or, {SHOWN}"),
        ("{{ 1 + 1 }}", f"braces can hold a macro only: write its name, or, {SHOWN}"),
        ('{{ "words" }}', f"braces can hold a macro only: write its name, or, {SHOWN}"),
        ("`{{ glossary() }}`", f"has a macro in code: {SHOWN}"),
        ("- {{ glossary() }}", "has a macro among other words: put it on a line of its own, between blank lines"),
        ("Words {{ glossary() }}", "has a macro among other words: put it on a line of its own, between blank lines"),
        ("    {{ glossary() }}", f"has a macro in code: {SHOWN}"),
    ],
)
def test_a_wrong_name_is_told_with_its_line(text, message, toolkit):
    for before in ("", "---\ntitle: Words\n---\n\nWords\n\n", "a\u0085b\u0085c\r\n\r\n"):
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
        "{{ tip_list() }}\nWords",
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
