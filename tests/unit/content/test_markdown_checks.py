"""What an author of Markdown did not mean is told, on its line, and what was meant is left alone."""

import pytest

from macros.content.front_matter import read_front_matter
from macros.content.markdown_checks import markdown_problems
from macros.content.own import FOLDERS
from tests.support.paths import ROOT


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        # Lists that would be one run of text.
        ("We ask three groups:\n- farmers\n- fishers\n", 2, "a list without a blank line above it"),
        ("Words\nand words:\n1. one\n2. two\n", 3, "a list without a blank line above it"),
        ("!!! note\n    Words:\n    - a\n    - b\n", 3, "a list without a blank line above it"),
        ("• a bullet from Word\n• another\n", 1, 'starts with "•", which is no list here: write "- "'),
        ("Words\n\n1)  first\n2)  second\n", 3, 'starts with "1)", which is no list here: write "1. "'),
        ("– a dash\n– another\n", 1, 'starts with "–"'),
        ("We ask:\n– farmers\n", 2, 'starts with "–"'),
        # Links.
        ("[w](Link:osr)", 1, 'write "link:" in lower case'),
        ("[w](htp://a.example)", 1, 'starts with "htp:", which leads nowhere. Did you mean "http"?'),
        ("[w](www.a.example)", 1, "write it whole, as https://www.a.example"),
        (r"[w](C:\Users\Jo\minutes.docx)", 1, "on a computer, where readers cannot get at it"),
        (r"[w](\\server\minutes.docx)", 1, "on a computer, where readers cannot get at it"),
        ("[w](file:///C:/minutes.docx)", 1, "on a computer, where readers cannot get at it"),
        ("[w](team@organisation.example)", 1, "write it as (mailto:team@organisation.example)"),
        ("[w](javascript:alert)", 1, "which the site's policy blocks"),
        ("[w](“/tips.md”)", 1, "curly quotes around an address: write it as (/tips.md)"),
        ("[w] (/tips.md)", 1, "a space between the words of a link and its address"),
        ("One\n\n[w](/tips.md\n", 3, "a link that does not end"),
        ("(w)[/tips.md]", 1, "the wrong way round"),
        ("<link:osr>", 1, "in angle brackets"),
        ("[w]()", 1, "a link without an address"),
        ("[](/tips.md)", 1, "a link without words"),
        ("[w][nothing]", 1, 'names "nothing" as the place of an address'),
        ("See [here](/tips.md).", 1, 'a link whose words are "here"'),
        ("See [click here](/tips.md).", 1, 'a link whose words are "click here"'),
        ("See [**more**][1].\n\n[1]: /tips.md", 3, 'a link whose words are "more"'),
        ("[https://a.example/b](https://a.example/b/c)", 1, "a link whose words are its address"),
        # Pictures.
        ("![][1]\n\n[1]: /a.png", 3, "a picture without words for those who cannot see it"),
        ("![A map](https://a.example/b.png)", 1, "a picture from another site"),
        # Headings.
        ("## \n", 1, "a heading without words"),
        ("## Words { #my id }", 1, "braces behind a heading that cannot be read"),
        ("## Words { #My-Id }", 1, "braces behind a heading that cannot be read"),
        ("## Words { #my-id", 1, "braces behind a heading that cannot be read"),
        ("## Words { #a formerly=“b” }", 1, "curly quotes in braces"),
        ("![A map](/a.png){ width=“300” }", 1, "curly quotes in braces"),
        ("<abbr title=“Office for Words”>OW</abbr>", 1, "curly quotes in a tag (title=“…)"),
        # What is left of the program that words were copied from.
        ("Words\n\n\u200b## More words\n", 3, "a character here that cannot be seen"),
        ("\ufeffWords\n", 1, "a character here that cannot be seen"),
        ("Words\n\nand \u202esdrow\n", 3, "a character here that cannot be seen"),
        ("Words\n\nThe publicâ€™s view\n", 3, 'broken characters ("publicâ€™s"): type the word again'),
        ("A cafÃ© there\n", 1, 'broken characters ("cafÃ©")'),
        ("A caf\ufffd there\n", 1, "broken characters"),
        # What the policy blocks, and what has no end.
        ("<script>alert(1)</script>", 1, "a script (<script>)"),
        ("<style>p {}</style>", 1, "put them into the site's styles"),
        ("<p style='color: red'>x</p>", 1, "a style inside a tag"),
        ("<b onclick=x()>x</b>", 1, 'a script inside a tag (onclick="…")'),
        ("<iframe src='https://a.example'></iframe>", 1, "write a link to it"),
        ("<A HREF='/tips.md'>x</A>", 1, "write the link as [words](/page.md)"),
        ("One\n\n<div>\n\nTwo\n", 3, "opens <div> and never closes it"),
        ("One\n\n</main>\n", 3, "closes <main> with </main>, which was not opened"),
        ("<!-- never ends\n\nTwo", 1, "a comment that does not end"),
    ],
)
def test_a_slip_is_told_with_its_line_and_its_fix(text, line, said):
    ((found, message),) = markdown_problems(text)
    assert found == line
    assert said in message


MEANT = [
    "Words:\n\n- a\n- b\n  and more\n- c\n\n1. d\n2. e\n",
    "- a\n    - b\n    - c\n\n    More of it\n\n    - d\n",
    "## Heading\n- a\n- b\n",
    "Born in\n1986. A good year\n",
    "Words – with a dash\n– and another – that goes on.\n",
    "| a | b |\n| - | - |\n| 1) | • |\n",
    "??? note\n\n    Words\n\n    - a\n",
    '=== "Tab"\n\n    - a\n',
    "Term\n:   Meaning\n\n    - a\n",
    "[w](link:osr), [w](https://a.example), [w](mailto:a@b.example), [w](/tips.md#x), <https://a.example>",
    "[what is here](/tips.md) and [More about tips](/tips.md)",
    "![A map](/a.png) and ![](/line.svg){ .decoration }",
    "## Words { #my-id .a }\n\n### Words\n\n#### The {{ name }}",
    "<details markdown>\n<summary>Words</summary>\n\nOne<br>two\n\n</details>\n\n<!-- a note -->",
    "`<script>` and\n\n```\n<div>\n• x\n[here](/tips.md)\n$$ x $$\n```",
    "It costs $5 and $$ more, see (1) and [2].",
]


def test_what_is_meant_is_left_alone():
    assert {text: found for text in MEANT if (found := list(markdown_problems(text)))} == {}


def test_nothing_is_found_in_our_own_words():
    files = [*ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/northland/**/*.md")]
    assert len(files) > len(FOLDERS)
    bodies = {
        file: text[read_front_matter("", text).body_at :] for file in files for text in [file.read_text("utf-8")]
    }
    assert {(file, found) for file, body in bodies.items() for found in markdown_problems(body)} == set()
