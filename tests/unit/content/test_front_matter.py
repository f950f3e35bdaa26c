"""What a page says about itself at its top is checked as data is."""

from datetime import date, timedelta

import pytest

from macros.content.front_matter import read_front_matter


def faults(text):
    return [str(fault).removeprefix("docs/x.md:") for fault in read_front_matter("docs/x.md", text).faults]


@pytest.mark.parametrize(
    "text",
    [
        "---\nreviewed: 2026-11-23\n---\n",
        "---\ntitle: X\nreviewed: 2026-11-23 \n---\n\nreviewed: words\n",
        "---\r\ntitle: X\r\nreviewed: 2026-11-23\r\n---\r\n\r\n# X\r\n",
        '---\ntitle: "Tips: and more"\nreviewed: 2026-11-23\nsearch:\n  boost: 1.5\nlang: cy\n---',
    ],
)
def test_what_a_page_says_of_itself_is_read(text):
    assert faults(text) == []
    assert read_front_matter("docs/x.md", text).fields.reviewed == date(2026, 11, 23)


def test_it_is_known_where_the_words_of_the_page_begin():
    read = read_front_matter("docs/x.md", "---\nreviewed: 2026-11-23\n---\n\n# X\n")
    assert (read.body, read.body_at) == (4, 29)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# X\n\nreviewed: 2026-11-23\n", '1: "reviewed" is missing: '),
        ("", '1: "reviewed" is missing: '),
        ("---\ntitle: X\n---\n\nreviewed: 2026-11-23\n", '1: "reviewed" is missing: '),
        ("---\n---\n\n# X\n", '1: "reviewed" is missing: '),
        ("---\ntitle: TBC\nreviewed: 2026-11-23\n---\n", '2: title: has "TBC", as drafts have: '),
        ("---\nreviewed: 2026-11-23\ndescription: XX people\n---\n", '3: description: has "XX", as drafts have: '),
        ("\n\n---\nreviewed: 2026-11-23\n---\n", '1: there is something above the first line "---": '),
        ("---\nreviewed: 2026-11-23\n\n# X\n", "1: the lines at the top have no end: "),
        ("---\nreviewed:\n---\n", "2: reviewed: is empty: "),
        ("---\ntitle: X\nreviewed: May 2026\n---\n", '3: reviewed: must be a date, written like 2026-11-23, not "M'),
        ("---\nreviewed: 2026-02-30\n---\n", "2: reviewed: there is no day 2026-02-30: "),
        ("—\nreviewed: 2026-11-23\n—\n", '1: the first line is "—": write three hyphens, "---"'),
        ("----\nreviewed: 2026-11-23\n----\n", '1: the first line is "----": write three hyphens'),
        ("---\nreviewed: 2026-11-23\nTITLE: X\n---\n", '3: TITLE: is not a known field. Did you mean "title"?'),
        ("---\nreviewd: 2026-11-23\n---\n", '2: reviewd: is not a known field. Did you mean "reviewed"?'),
        ("---\nreviewed\u00a0: 2026-11-23\n---\n", "2: reviewed\u00a0: has a character in its name that cannot be"),
        ("---\n\u200breviewed: 2026-11-23\n---\n", "2: \u200breviewed: has a character in its name that cannot be"),
        ("---\nreviewed: 20261123\n---\n", "2: reviewed: must be a date"),
        ("---\r\nreviewed: 2999-01-01\r\n---\r\n", "2: reviewed: is in the future: "),
        ("---\nreviewed: 2026-11-23\nreviewed: 2026-11-22\n---\n", "3: reviewed: is there twice "),
        # Each was published as words of the page, or dropped in silence.
        ("---\ntitle: Tips: and: more\nreviewed: 2026-11-23\n---\n", '2: the file has ": " inside text on this line'),
        ('---\ntitle: "Our panel\nreviewed: 2026-11-23\n---\n', "2: the file has a quote here that is never closed"),
        ("---\ntitle: @Tips\nreviewed: 2026-11-23\n---\n", '2: the file has text that starts with "@"'),
        ("---\nreviewed: 2026-11-23\nsearch:\n\tboost: 2\n---\n", "4: the file has a tab at the start of this line"),
        ("---\nreviewed: 2026-11-23\ntitle: Option #2 and more\n---\n", "3: title: "),
        ("---\n- title\n---\n", "2: the file must hold fields"),
        ("---\nreviewed: 2026-11-23\ntitel: X\n---\n", '3: titel: is not a known field. Did you mean "title"?'),
        ("---\nreviewed: 2026-11-23\nTitle: X\n---\n", '3: Title: is not a known field. Did you mean "title"?'),
        ("---\nreviewed: 2026-11-23\nhide:\n- toc\n---\n", "3: hide: is not a known field."),
        ("---\nreviewed: 2026-11-23\ntitle: [a, b]\n---\n", "3: title: must be text, not a list"),
        ("---\nreviewed: 2026-11-23\ntemplate: none.html\n---\n", '3: template: "none.html" is not one of '),
        ("---\nreviewed: 2026-11-23\nsearch:\n  boost: much\n---\n", "4: search, boost: must be a number"),
        ("---\nreviewed: 2026-11-23\nlang: Welsh\n---\n", "3: lang: is no language code"),
        ("---\nreviewed: 2026-11-23\nlang: EN\n---\n", "3: lang: is written in lower case: en"),
        ("---\nreviewed: 2026-11-23\nlang: CY-GB\n---\n", "3: lang: is written in lower case: cy-GB"),
        ("---\nreviewed: 2026-11-23\ntitle:\n---\n", "3: title: is empty: write something, or delete the line"),
        (
            "---\nreviewed: 2026-11-23\ntitle: '**Tips**'\n---\n",
            "3: title: holds Markdown, which would show as written",
        ),
        ("---\nreviewed: 2026-11-23\ntitle: <b>Tips</b>\n---\n", "3: title: holds HTML, which would show as written"),
        ("---\nreviewed: 2026-11-23\ntitle: Q&amp;A\n---\n", "3: title: holds HTML, which would show as written"),
        ("---\nreviewed: 2026-11-23\nsearch:\n  boost: inf\n---\n", "4: search, boost: must be a number"),
        ("---\nreviewed: ２０２６-11-23\n---\n", "2: reviewed: must be a date, written like 2026-11-23"),
        ("# X\n\n---\nreviewed: 2026-11-23\n---\n", '1: there is something above the first line "---": '),
        ("<!-- a note -->\n---\nreviewed: 2026-11-23\n---\n", '1: there is something above the first line "---"'),
        (f"---\nreviewed: 2026-11-23\ntitle: {'x ' * 1500}\n---\n", "3: title: is longer than 2,000 characters"),
    ],
)
def test_what_is_wrong_with_it_is_told_on_its_line(text, fault):
    (found,) = faults(text)
    assert found.startswith(fault)


def test_tomorrow_is_no_future_for_an_author_further_east():
    tomorrow = date.today() + timedelta(days=1)
    assert faults(f"---\nreviewed: {tomorrow}\n---\n") == []
    assert faults(f"---\nreviewed: {tomorrow + timedelta(days=1)}\n---\n")


def test_no_example_in_a_message_is_itself_a_fault():
    (message,) = faults("# X\n")
    day = message.partition("reviewed: ")[2][:10]
    assert faults(f"---\nreviewed: {day}\n---\n") == []
