"""What comes along when words are pasted from Word, a PDF, a spreadsheet, a mail or a browser is reported."""

import pytest

from macros.content.slips.markdown import markdown_problems

MAIL = "https://gbr01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fons.example%2Fa&data=05%7CSam.Secret"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Words\n\nWe value partici\u200bpation.", "a character that cannot be seen in"),
        ("Words\n\nWe value partici\u00adpation.", "so that no search finds the word"),
        ("Words\n\nThe of\ufb01ce is open.", 'has letters in "of\ufb01ce" that a PDF joined to one'),
        ("Words\n\nFrom A \uf0e0 B.", "a character of a symbol font, which readers see as a box"),
        ("Words\n\nGroup\tNumber\nA\t3\n", "a table as spreadsheets copy it, with tabs"),
        ("Words\n\nOne &nbsp two.", 'has "&nbsp", which readers would see as written: write "&nbsp;"'),
        ("Words\n\n&copy 2026", 'write "&copy;"'),
        ("Words\n\nQuestions &amp;amp; answers", 'has "&amp;amp;", which readers would see as written'),
        ('Words\n\n<p class="MsoNormal">Words</p>', "a tag that is left from Word"),
        ("Words\n\n<table><tr><td>A</td></tr></table>", "a table in HTML without headings"),
        (
            "Words\n\nSee file:///S:/Team/plan.docx for more.",
            "put the file beside the pages and link to it, or put backticks",
        ),
        ("Words\n\n" r"\\server\share\plan.docx has it.", 'a shared drive ("\\\\server\\share\\plan.docx")'),
        ("Words\n\n" r"It is in S:\Team\plan.docx.", "has a place on a computer or a shared drive"),
        ("Words\n\n" r"<\\server\share\plan.docx>", "has a place on a computer or a shared drive"),
        ("Words\n\n" r"[w](//server/share/plan.docx)", 'links to "//server/share/plan.docx" on a computer'),
        ("Words\n\n" r"[w](S:%5CTeam%5Cplan.docx)", "on a computer, where readers cannot get at it"),
        ("Words\n\n[w]: file:///S:/plan.docx\n\n[w]", "on a computer, where readers cannot get at it"),
        (f"Words\n\n[The report]({MAIL})", "write the one to which it leads, https://ons.example/a"),
        ("Words\n\n[w](https://www.google.com/url?q=https://ons.example/a&sa=D)", "leads, https://ons.example/a"),
        ("Words\n\n[w](https://urldefense.com/v3/__https://ons.example/a__;!!x)", "leads, https://ons.example/a"),
        ("Words\n\n[w](https://protect-eu.mimecast.com/s/abc)", "leads through protect-eu.mimecast.com"),
        (
            "Words\n\n[w](https://ons.example/a?id=3&utm_source=chatgpt.com)",
            "says where its reader came from: write it without, as https://ons.example/a?id=3",
        ),
    ],
)
def test_what_comes_along_is_told_once_on_its_line(text, said):
    found = tuple(markdown_problems(text))
    assert len(found) == 1
    assert found[0][0] == 3
    assert said in found[0][1]


@pytest.mark.parametrize(
    "text",
    [
        "R&D, Q&A, AT&T, terms&conditions and P&L",
        "&nbsp;and &copy; 2026 &mdash; &#39;so&#39;",
        "-\tone\n-\ttwo",
        "1.\tone\n2.\ttwo",
        "Term\n:\tMeaning\n",
        "One\ttab in a sentence.",
        "A family: \U0001f468\u200d\U0001f469\u200d\U0001f467",
        "می\u200cخواهم",
        "ភាសា\u200bខ្មែរ",
        "<table><tr><th>A</th></tr><tr><td>1</td></tr></table>",
        "[w](https://ons.example/url?q=trust&size=20)",
        "[w](https://www.google.com/search?q=trust)",
        r"Save it in `S:\Team\plan.docx` or `\\server\share`.",
        "Option A:\\\nthe first \\\\ the last, 1\\. and x:\\* y",
        "The profile: file/line. See file:name.",
        "[w](//elsewhere.example/a)",
    ],
)
def test_what_was_meant_is_left_alone(text):
    assert not tuple(markdown_problems(text))


@pytest.mark.parametrize("address", [MAIL, "https://ons.example/a?utm_medium=email"])
def test_an_address_in_the_data_leads_straight_to_its_page(project, address):
    line = project.edit("data/links.yml", r"(?<=  url: ).*", f"»{address}")
    (fault,) = project.faults()
    assert fault.startswith(f"data/links.yml:{line}: links, item 1, url: ")
    assert "https://ons.example/a" in fault


@pytest.mark.parametrize("place", ["file:///S:/plan.docx", r"\\server\share\plan.docx", r"S:\Team\plan.docx"])
def test_a_place_on_a_shared_drive_is_told_in_the_data_too(project, place):
    line = project.edit("data/case-studies/child-heart-surgery.yml", r"^title: .*", f"»title: See {place}")
    (fault,) = project.faults()
    assert fault.startswith(f"data/case-studies/child-heart-surgery.yml:{line}: title: has a place on a computer")
    assert "link to it, or leave it out" in fault
