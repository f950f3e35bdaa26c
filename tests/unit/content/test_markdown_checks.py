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
        # Lists on another level than they seem to be, or with other numbers.
        ("- one\n  - two\n", 2, "an item set in by 2 below an item of a list: write four spaces"),
        ("1. one\n   - two\n", 2, "an item set in by 3"),
        ("!!! note\n    - a\n      - b\n", 3, "an item set in by 2"),
        ("1. one\n\n   more\n\n2. two\n", 3, "words set in by 3 below an item of a list"),
        ("Words\n\n3. three\n4. four\n", 3, 'begins a list with "3.", which would be shown as "1."'),
        ("2026. That was the year.\n", 1, "if it is no list, write 2026\\."),
        ("Words\n\n    that were set in\n", 3, "words set in by four spaces, which shows them as code"),
        # Lists from Word.
        ("\uf0b7\tone\n\uf0b7\ttwo\n", 1, 'starts with "a character of a symbol font"'),
        ("o\tone\no\ttwo\n", 2, 'starts with "o"'),
        ("(a) one\n(b) two\n", 2, 'starts with "(b)"'),
        ("a. one\nb. two\n", 2, 'starts with "b."'),
        ("i. one\nii. two\n", 2, 'starts with "ii."'),
        ("1.one\n2.two\n", 2, 'starts with "2.", which is no list here: write "1. "'),
        ("-one\n-two\n", 2, 'starts with "-t"'),
        ("→ one\n→ two\n", 2, 'starts with "→"'),
        # Links that are none.
        ("[words](/tips.md)(/about.md)", 1, "a second address behind a link"),
        ("the words](/about.md)", 1, 'an address without the words of its link: write "["'),
        ("[the words(/about.md)", 1, 'write "]" before "("'),
        ("[the words]/about.md)", 1, "an address behind square brackets that is not in round ones"),
        ("[the words]{/about.md}", 1, "an address behind square brackets that is not in round ones"),
        ("[the words]\n(/about.md)", 1, "the end of a line between the words of a link and its address"),
        ("[the words] (#place)", 1, "a space between the words of a link and its address"),
        ("［the words］（/about.md）", 1, "wide brackets around an address"),
        ("[a [b](/about.md) c](/tips.md)", 1, "a link in the words of another"),
        ("See [[about]].", 1, "a link in double square brackets"),
        ("![[well.svg]]", 1, "a link in double square brackets"),
        ("! [A well](/well.svg)", 1, 'a space between "!" and a picture'),
        ("See https://a.example/b for it.", 1, 'an address that is no link ("https://a.example/b")'),
        ("See www.a.example for it.", 1, 'an address that is no link ("www.a.example")'),
        ("[w](/tips.md “Title”)", 1, "curly quotes around the title of a link"),
        ("[w](#)", 1, 'a link to "#", which leads nowhere'),
        ("[w](mailto: a@b.example)", 1, "an email link that cannot open"),
        ("[w](mailto:b.example)", 1, "an email link that cannot open"),
        ("[w](tel:call us)", 1, "a number to call that cannot open"),
        ("[w](https:/a.example)", 1, "a web address that cannot open"),
        ("[w](http://https://a.example)", 1, "a web address that cannot open"),
        ("[w](http://localhost:8000/about/)", 1, "on your own computer"),
        ("[Here!](/about.md)", 1, 'a link whose words are "Here!"'),
        ("[click here for more](/about.md)", 1, "a link whose words are"),
        # Braces.
        ('Words\n{: style="color: red" }', 2, "a style in braces"),
        ('![A well](/a.svg){ style="width: 50%" }', 1, "a style in braces"),
        ('[w](/about.md){ onclick="x()" }', 1, "a script in braces"),
        ('[w](/about.md){ href="https://a.example" }', 1, "an address in braces"),
        ("![A well](/a.svg){ width=50% }", 1, 'the width "50%": write the number of pixels alone'),
        ("![A well](/a.svg){ align=left }", 1, "align in braces, which does nothing here"),
        ("![A well](/a.svg) { .decoration }", 1, "a space between a picture and"),
        ("[w](/about.md){ .md-button }", 1, "a button, which does not work here"),
        # Headings.
        (" ## Set in\n", 1, "a heading that is set in"),
        ("####### Seven\n", 1, 'more than six "#"'),
        ("## Words{ #name }", 1, "braces right behind the words of a heading"),
        ('## Words { #name formely="old" }', 1, '"formely" behind a heading, which means nothing. Did you mean'),
        ("A sentence.\n---\n", 2, "hyphens right below words, which makes a heading of them"),
        ("- an item\n---\n", 2, "hyphens right below words"),
        # Tables.
        ("Words:\n| a | b |\n| - | - |\n| 1 | 2 |\n", 2, "a table without a blank line above it"),
        ("| a | b |\n| 1 | 2 |\n", 1, 'write "| --- | --- |" there'),
        ("| a | b |\n| — | — |\n| 1 | 2 |\n", 1, 'write "| --- | --- |" there'),
        ("| a | b |\n| - |\n| 1 | 2 |\n", 2, "1 cells in the line below a table's first, which has 2"),
        ("| a | b |\n| - | - |\n| 1 | 2 | 3 |\n", 3, "3 cells in a table of 2 columns, and the last is lost"),
        ("| | |\n| - | - |\n| 1 | 2 |\n", 1, "a table whose first line is empty"),
        ("+---+---+\n| a | b |\n+---+---+\n", 1, "a table drawn with + and -"),
        # Footnotes and the like.
        ("Words[^1]", 1, "the footnote [^1] says nothing"),
        ("a\n\n[^1]: words", 3, "nothing leads to this footnote"),
        ("a[^1]\n\n[^1]: b\n\n[^1]: c", 5, "the footnote [^1] is said above already"),
        ("a[^1]\n\n[^1]:\n", 3, "the footnote [^1] says nothing"),
        ("a [^ 1]\n", 1, "a footnote with a space in its name"),
        ("a^[a note]\n", 1, "footnotes are written otherwise here"),
        ("ONS\n\n*[ONS] Office\n", 3, "an abbreviation that says nothing"),
        ("ONS\n\n*[ONS]: a\n*[ONS]: b\n", 4, "the abbreviation ONS is said above already"),
        ("[w][x]\n\n[x]: /a.md\n[x]: /b.md\n", 4, "[x] is said above already"),
        ("Term\n:Meaning\n", 2, "a definition has a space behind its colon"),
        ("- []a\n", 1, "a task is written - [ ] or - [x]"),
        ("[ ] a\n", 1, "a task is an item of a list"),
        # What other programs read.
        ("> [!NOTE]\n> words\n", 1, "boxes are written otherwise here"),
        ("::: note\nwords\n:::\n", 1, "boxes are written otherwise here"),
        (".. note::\n", 1, "boxes are written otherwise here"),
        ("!! note\n    words\n", 1, "a box has three signs"),
        ('== "A"\n    words\n', 1, "a tab has three signs"),
        ("[TOC]\n", 1, "the contents stand beside each page"),
        ("\\newpage\n", 1, "pages are not broken by hand"),
        ("{!about.md!}\n", 1, "files are put in otherwise"),
        ("--8<-- “about.md”\n", 1, "the name of the file in straight quotes"),
        ("’’’\n", 1, "code stands between lines of three backticks"),
        ("++ctrl + s++\n", 1, "keys have no spaces between"),
        ("== m ==\n", 1, "a mark has no spaces at its ends"),
        # Signs without an end.
        ("Some **bold words\n", 1, "** that is never closed"),
        ("Some `code words\n", 1, "a backtick that is never closed"),
        ("Some ** bold ** words\n", 1, "bold has no spaces at its ends"),
        # More of what is left of the program that words were copied from.
        ("one\x0btwo\n", 1, "a character that cannot be shown (code 11)"),
        ("one\u2028two\n", 1, "the end of a line that is none here"),
        ("<o:p></o:p>\n", 1, "a tag that is left from Word"),
        ("<font color='red'>x</font>\n", 1, "<font>, which HTML has no more"),
        ("write <your name> here\n", 1, "<your>, which is nothing in HTML"),
        ("<details>\n<summary>S</summary>\n\n**b**\n\n</details>\n", 1, "Markdown inside <details>"),
        ('<p class="x\nwords\n', 1, "a tag that does not end"),
        ("<!- a comment -->\n", 1, "a comment begins with <!--"),
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
    "1. one\n\n    more of it\n\n2. two\n",
    "**One** and **two**, 0.3\\*\\*, 5 * 3, `**` and ***three***",
    "a | b\n- | -\n1 | 2\n",
    "| a | b |\n| :- | -: |\n| 1 |\n| `a|b` | 2 |\n| x \\| y | z |\n",
    "!!! note\n    | a | b |\n    | - | - |\n    | 1 | 2 |\n",
    "Words[^1]\n\n[^1]:\n    Words of it.\n\n*[ONS]: Office\n\n[x]: /a.md\n",
    "i.e. not a list\n\na. once\n\n→ [More about tips](/tips.md)\n\n-5 degrees\n-6 degrees\n",
    "Heading\n-------\n\nWords\n\n---\n\nat 10:30:45 :smile:",
    '[w](/tips.md "Title"){ title="x" } and [w](tel:+44123), [w](mailto:a@b.example?subject=x)',
    "<p id='a'>R&D of people &lt;18, a < b and <abbr title='x'>ONS</abbr></p>",
    "<div markdown>\n<div>\n**b**\n</div>\n</div>\n\n<div>\nplain words\n</div>\n",
    "> A quotation\n> - with a list\n",
    "{{ tip_list() }}\n\n`https://a.example/b` and [w][x]\n\n[x]: https://a.example\n",
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
