import re

import pytest

from macros.content.slips.unsupported import unsupported
from macros.faults import Fault
from tests.support.paths import ROOT


def test_what_the_page_for_authors_says_is_left_out_is_a_fault(toolkit):
    def line_of(source):
        # Code that is not closed would be a slip by itself.
        end = "```" if source.startswith("```") else ""
        return next((line for line, _ in unsupported(f"Words\n\n{source}\n{end}\n")), None)

    left_out = toolkit.markdown_examples.left_out
    assert left_out
    assert {thing.id: line for thing in left_out if (line := line_of(thing.source)) != 3} == {}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a\n\n``` mermaid\ngraph LR\n```", 3, "diagrams are not drawn here"),
        ("``` python\ncode", 1, "the code is never closed"),
        ("So $\\alpha^2$ is", 1, "formulas are not drawn here"),
        ("1. a\n{ .annotate }", 2, "annotations do not work here: use a footnote"),
        ("!!! note Title\n\n    words", 1, 'the title in straight quotes: !!! note "Title"'),
        ("!!! note “Title”\n\n    words", 1, 'the title in straight quotes: !!! note "Title"'),
        ('!!! "Title"\n\n    words', 1, 'say what kind of box it is: !!! note "Title"'),
        ("!!! warnin\n\n    words", 1, 'there is no box of the kind "warnin". Did you mean "warning"?'),
        ("!!! note\n\nwords", 1, "nothing is in it: indent what belongs to it by four spaces"),
        ("a\n\n??? note\n  words", 3, "nothing is in it"),
        ("- a\n\n    !!! note\n\n    words", 3, "nothing is in it"),
        ("=== Label\n\n    words", 1, 'the label of the tab in straight quotes: === "By post"'),
        ('=== "Label"\n\nwords', 1, "nothing is in it"),
        ("/// nope\nwords\n///", 1, 'there is no block called "nope"'),
        ("/// warnin | Title\nwords\n///", 1, 'Did you mean "warning"?'),
        ("/// note\nwords", 1, "the block is never closed: write /// on a line below it"),
        ('``` python hl_lines="a"\nx\n```', 1, '"a" is no value for hl_lines: write numbers of lines'),
        ('``` python linenum="1"\nx\n```', 1, 'code has no option "linenum". Did you mean "linenums"?'),
        ("Well done :thumsup: all", 1, 'no emoji or icon called "thumsup". Did you mean "thumbsup"?'),
        (":Material-Check: yes", 1, 'no emoji or icon called "Material-Check"'),
        ("/// details | Title\n    opne: true\nwords\n///", 2, 'no option "opne". Did you mean "open"?'),
        ("/// details | Title\n    open: maybe\nwords\n///", 2, '"maybe" is no value for open: write true or false'),
        ("++contrl+c++", 1, 'there is no key called "contrl". Did you mean "control"?'),
        (":material-chekc:", 1, 'there is no icon called "material-chekc". Did you mean "material-check"?'),
        ("![](a.png)", 1, "say between the brackets what the picture tells"),
        ("![Alt text](a.png)", 1, "these words do not say what the picture tells"),
        ("![A screenshot](a.png)", 1, "these words do not say what the picture tells"),
        ("![photo](a.png)", 1, "these words do not say what the picture tells"),
        ("![IMG-1.jpg](a.png)", 1, "these words do not say what the picture tells"),
        ('<img src="a.png">', 1, "the build cannot check one in HTML"),
        ('--8<-- "docs/nosuch.md"', 1, 'there is no file "docs/nosuch.md" to include here'),
        ('--8<-- "../elsewhere.md"', 1, "there is no file"),
        ('--8<-- "docs/about.md:nosuch"', 1, 'the file has no part called "nosuch"'),
        ('--8<-- "https://example.org/a.md"', 1, "a snippet from another site does not work"),
    ],
)
def test_what_would_come_out_as_raw_text_is_told_with_its_line_and_what_works(text, line, message):
    (slip,) = unsupported(text, ROOT)
    assert slip[0] == line
    assert message in slip[1]


SOUND = [
    "``` text\n$$ x $$ ++nokey++ !!! note\n```",
    "Write `$$`, `++nokey++`, `{++`, `!!! note`, `[^1]` and `:material-nope:`.",
    "~~~ markdown\n``` mermaid\n```\n~~~",
    "It costs $5 or $6, in {braces}",
    "Words\n===\n\nMore\n======",
    "C++ and i++ and a ++ b",
    "10:30:45 and key:value:pair",
    "!!! note inline end\n\n    words",
    '???+ "Only a title"\n\n    words',
    "!!! Note\n\n\twords",
    '- a\n\n    === "b"\n\n        words',
    "/// details | Title\n    type: warning\nwords\n///",
    "//// note\n/// tip\nwords\n///\n////",
    "See https://example.org///a and a///b",
    "Words[^1] more[^1].\n\n[^1]: See `[^2]`.",
    "![Words that say it](a.png) ![](line.svg){ .decoration }",
    '--8<-- "docs/worked-example.md:fictional"',
    '--8<-- "docs/about.md:1:3"',
    '``` python title="a b" hl_lines="1 3-5" linenums="2"\nx\n```',
    "``` { .python title='x' }\nx\n```",
    "Well done :thumbsup: :wave_tone3: :+1: :100: and 10:30:45, http://a.example:80/x:y:z",
    "/// tip | Title\n    attrs: {class: wide}\nwords\n///",
    "(c) (r) 1/2 -- [x] [1]: https://example.org/",
]


def test_what_works_and_what_is_plain_text_is_no_fault():
    assert {text: found for text in SOUND if (found := list(unsupported(text, ROOT)))} == {}


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (
            "data/plan/definition.yml",
            r"^(  +)intro: \|-\n",
            r"\1intro: |-\n\1  !!! note\n\n\1      words\n\n",
            "a box",
        ),
        ("data/plan/definition.yml", r"^(  +)intro: \|-\n", r"\1intro: |-\n\1  H~2~O\n\n", "a lowered character"),
    ],
)
def test_what_documents_cannot_hold_is_a_fault_where_they_hold_the_text(project, file, old, new, what):
    text = project.read(file)
    project.write(file, re.sub(old, new, text, count=1, flags=re.MULTILINE))
    line = text.count("\n", 0, re.search(old, text, re.MULTILINE).start()) + 1
    (fault,) = project.faults()
    assert fault.startswith(f"{file}:{line}: ")
    assert f"{what} does not work here, since this goes into Word and OpenDocument files too" in fault


def test_what_stands_in_a_line_holds_no_box(project):
    case = "data/case-studies/child-heart-surgery.yml"
    project.edit(case, r"^lesson: \|-\n", "lesson: |-\n  !!! note\n\n      words\n\n")
    (fault,) = project.faults()
    assert "lesson: a box does not work here: this follows other words in a line" in fault


def test_a_slip_in_a_longer_text_of_the_data_is_told_with_its_line(project):
    case = "data/case-studies/child-heart-surgery.yml"
    line = project.edit(case, r"^body: \|-\n", "body: |-\n  Words\n\n  !!! nota\n\n      words\n\n")
    (fault,) = project.faults()
    assert fault.startswith(f'{case}:{line}: body: line 3 of it: there is no box of the kind "nota"')


def test_a_box_in_the_story_of_a_case_study_is_sound(project):
    case = "data/case-studies/child-heart-surgery.yml"
    project.edit(case, r"^body: \|-\n", "body: |-\n  !!! note\n\n      words\n\n")
    assert project.load()


def test_a_slip_in_a_page_is_told_by_file_and_line(small):
    line = small.append("docs/tips.md", "++contrl+c++")
    (fault,) = (str(found) for found in page_faults_of(small, "tips.md"))
    assert fault.startswith(f'docs/tips.md:{line}: there is no key called "contrl"')


def page_faults_of(small, path: str) -> list[Fault]:
    faults = small.look_at_pages().faults
    return [fault for fault in faults if fault.file == f"docs/{path}"]
