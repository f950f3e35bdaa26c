"""A line of a page that calls itself internal is told before it is published."""

import pytest


def notes(project, line: str) -> list[str]:
    at = project.append("docs/tips.md", line)
    return [note.replace(f":{at}: ", ":N: ") for note in project.load().notes if "may be public" in note]


@pytest.mark.parametrize(
    "line",
    ["OFFICIAL-SENSITIVE", "**Confidential:** do not share", "## Not for publication", "Words on staff (internal)"],
)
def test_a_line_that_calls_itself_internal_is_a_note(small, line):
    assert notes(small, line) == [
        f'docs/tips.md:N: says "{line}": take it out, or make sure that the page may be public'
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Confidential answers stay in the team.",
        "Access to the data is restricted.",
        "<!-- Internal: ask the panel -->",
        "`Confidential: words`",
    ],
)
def test_what_only_tells_of_it_or_stays_out_of_the_page_is_none(small, line):
    assert notes(small, line) == []
