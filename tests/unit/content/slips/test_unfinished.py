"""What is not finished is reported before it is published, and what only looks like it is left alone."""

import pytest

from macros.content.slips.headings import empty_sections
from macros.content.slips.markdown import markdown_problems
from macros.faults import Fault


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Words.\n\nTODO: ask the panel.", 3, 'has "TODO", as drafts have: write what is true now'),
        ("TO DO: ask the panel.", 1, 'has "TO DO"'),
        ("FIXME needs a source", 1, 'has "FIXME"'),
        ("From March to TBC.", 1, 'has "TBC"'),
        ("The date is tbc.", 1, 'has "tbc"'),
        ("Lorem ipsum dolor sit amet.", 1, 'has "Lorem ipsum"'),
        ("We spoke to XX people.", 1, 'has "XX"'),
        ("It rose by XX% in 20XX.", 1, 'has "XX"'),
        ("It costs £XX a day.", 1, 'has "XX"'),
        ("Write to xxx for more.", 1, 'has "xxx"'),
        ("We spoke to XXX in March.", 1, 'has "XXX"'),
        ("Of XXX respondents, most agreed.", 1, 'has "XXX"'),
        ("It costs £XXX a day.", 1, 'has "XXX"'),
        ("Call 020 XXXX XXXX.", 1, 'has "XXXX"'),
        ("Words.\n\n**XXX**", 3, 'has "**XXX**"'),
        ("The rate was ?? per cent.", 1, 'has "??"'),
        ("Ask [insert name] for it.", 1, 'has a blank that nobody filled in ("[insert name]")'),
        ("**[INSERT DATE HERE]**", 1, "has a blank"),
        ("People agree [citation needed].", 1, "has a blank"),
        ("The panel meets [to be confirmed].", 1, "has a blank"),
        ("[Comment: is this right? JS]", 1, "has a blank"),
        ("See Table Error! Reference source not found.", 1, "has what Word wrote where it found nothing"),
        ("Trust is high【4†source】.", 1, "has what a chat program left"),
        ("Trust is high :contentReference[oaicite:0]{index=0}.", 1, "has what a chat program left"),
        ("As an AI language model, I cannot say.", 1, "has what a chat program said about itself"),
        ("[10:32, 27/11/2026] Sam Jones: yes, that is right", 1, "has a line copied from a chat"),
        ("[10:32 AM, 11/27/2026] +44 7700 900123: yes", 1, "has a line copied from a chat"),
        ("[27/11/2026, 10:32:09] Sam Jones: yes, that is right", 1, "has a line copied from a chat"),
    ],
)
def test_what_is_not_finished_is_told_on_its_line(text, line, said):
    found = tuple(markdown_problems(text))
    assert found, "nothing was told"
    assert found[0][0] == line
    assert said in found[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "Write `TODO` in the margin of a draft.",
        "To do this well, ask early. A to-do list helps.",
        "Louis XX never reigned. See chapter XXI, and size XXL.",
        "Sex chromosomes are XX or XY.",
        "XX people outnumber XY people. A test finds XX/XXY, and 47,XXX.",
        "We asked viewers of Super Bowl XXX. It was as long as Super Bowl XXXVIII.",
        "The XXX Olympiad was held in London.",
        "Shirts came in XL, XXL and XXX.\n\n| S | XXX |\n| --- | --- |\n| 1 | 2 |",
        "The preface says so on pages xxix to xxx and page xxx.",
        "Chapters XX to XXX are new, and size XXX sells well.",
        "The panel said “[they] were not asked”, and [the team] agreed.",
        "“I told [name] about it.”",
        "[Insert a picture](/tips.md) explains how.",
        "[Comments][notes] are welcome.\n\n[notes]: /tips.md",
        "What?? Really?!",
        "??? note\n\n    Words",
        "- one\n\n    ??? note\n\n        Words",
        "The meeting [10:32] is at noon.",
        "[10:30] Opening: the chair welcomes people.",
        "[10:30 AM] Opening remarks: the chair.",
        "[12/03/2026, 09:30] Release: first figures.",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text):
    assert not tuple(markdown_problems(text))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Title\n\n## One\n\n## Two\n\nWords.", 3),
        ("# Title\n\n## One\n\nWords.\n\n## Two\n", 7),
        ("# Title\n", 1),
        ("# Title\n\n## One\n\n### Part\n\n## Two\n\nWords.", 5),
    ],
)
def test_a_heading_with_nothing_below_it_is_told(text, line):
    assert list(empty_sections(text)) == [
        (line, "has a heading with nothing below it: write what belongs there, or delete it")
    ]


@pytest.mark.parametrize(
    "below",
    [
        "### Part\n\nWords.",
        "```\ncode\n```",
        '{{ tip_list("all") }}',
        "![What it tells](a.png)",
        '--8<-- "docs/a.md"',
    ],
)
def test_a_heading_may_have_anything_below_it(below):
    assert list(empty_sections(f"# Title\n\n## One\n\n{below}\n")) == []


def test_titles_and_other_plain_texts_of_the_data_are_looked_at_too(project):
    line = project.edit("data/case-studies/child-heart-surgery.yml", r"^title: .*", "title: TBC")
    line_of_summary = project.edit("data/tips.yml", r"(?<=  title: )Be proportionate$", "»Be propor\u00adtionate")
    assert project.faults() == [
        str(
            Fault(
                "data/case-studies/child-heart-surgery.yml",
                line,
                "title",
                'has "TBC", as drafts have: write what is true now, or leave it out; if you mean the letters, put '
                "“ and ” around them",
            )
        ),
        f"data/tips.yml:{line_of_summary}: tips, item 3, title: has a character that cannot be seen in "
        '"propor\u00adtionate", so that no search finds the word: type it again',
    ]
