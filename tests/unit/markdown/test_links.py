"""What counts as a link in Markdown, wherever the toolkit looks for one."""

import pytest
from markdown import markdown

from macros.markdown.links import links_in, replaced, undefined_references


@pytest.mark.parametrize(
    ("text", "words", "target", "title"),
    [
        ("See [w](link:osr).", "w", "link:osr", ""),
        ('[w](link:osr "T")', "w", "link:osr", "T"),
        ("[w](link:osr 'T')", "w", "link:osr", "T"),
        ('[w](<link:osr> "T")', "w", "link:osr", "T"),
        ("[a [b] c](link:osr)", "a [b] c", "link:osr", ""),
        ("[two\nlines](/tips.md)", "two\nlines", "/tips.md", ""),
        ("[w](</my page.md>)", "w", "/my page.md", ""),
        ("[w](/a_(b).md)", "w", "/a_(b).md", ""),
        ("[the `code`](/tips.md)", "the `code`", "/tips.md", ""),
        ("![w](/a.png)", "w", "/a.png", ""),
        ("[w][1]\n\n[1]: link:osr", "w", "link:osr", ""),
        ("[w][Two Words]\n\n  [two words]: <link:osr> 'T'", "w", "link:osr", "T"),
        ("[w] [1]\n\n[1]: /tips.md (T)", "w", "/tips.md", "T"),
        ("[w][]\n\n[W]: link:osr", "w", "link:osr", ""),
        ("[w]\n\n[w]: link:osr", "w", "link:osr", ""),
        ("![w][1]\n\n[1]: /a.png", "w", "/a.png", ""),
        ("- item\n\n    [w](link:osr)", "w", "link:osr", ""),
        ("1. item\n    - inner\n\n        [w](link:osr)", "w", "link:osr", ""),
        ("<div markdown>\n[w](link:osr)\n</div>", "w", "link:osr", ""),
        ("\\\\[w](link:osr)", "w", "link:osr", ""),
        ("`` ` `` and [w](link:osr) and `b`", "w", "link:osr", ""),
        ("```\nnever closed\n\n[w](link:osr)", "w", "link:osr", ""),
    ],
)
def test_a_link_is_found_however_it_is_written(text, words, target, title):
    (link,) = links_in(text)
    assert (link.words, link.target, link.title) == (words, target, title)
    # The site's own reader of Markdown agrees.
    page = markdown(text, extensions=["fenced_code", "md_in_html", "attr_list"])
    assert f'="{target}"' in page


NO_LINKS = [
    "`[w](/tips.md)`",
    "``a ` [w](/tips.md)``",
    "```\n[w](/tips.md)\n```",
    "~~~ md\n[w](/tips.md)\n\n[1]: /tips.md\n~~~",
    "Words\n\n    [w](/tips.md)",
    "- item\n\n        [w](/tips.md)",
    "\\[w](/tips.md)",
    "<!-- [w](/tips.md) -->",
    '<script type="application/json">["[w](/tips.md)"]</script>',
    "[w]\n\n(/tips.md)",
    "[w][1]",
    "[^1]\n\n[^1]: /tips.md",
    "A [bracket], and (another).",
]


def test_what_is_no_link_is_left_alone():
    assert [text for text in NO_LINKS if links_in(text) or replaced(text, lambda link: "") != text] == []


@pytest.mark.parametrize("text", ["<https://a.example/b>", "<team@a.example>"])
def test_an_address_in_angle_brackets_is_a_link_that_shows_itself(text):
    (link,) = links_in(text)
    assert link.words == link.target == text[1:-1]


def test_a_link_knows_its_place_and_what_stands_in_the_braces_behind_it():
    text = 'One\n\n[All](/methods.md "T"){ .tk-more } and [w][1]\n\n[1]: link:osr\n'
    all_, by_reference = links_in(text)
    assert text[slice(*all_.span)] == '[All](/methods.md "T"){ .tk-more }'
    assert (all_.attributes.strip(), all_.line, all_.target_line) == (".tk-more", 3, 3)
    assert (by_reference.line, by_reference.target_line, by_reference.name) == (3, 5, "osr")


def test_a_picture_in_the_words_of_a_link_is_found_and_rewritten_with_it():
    text = "[![Map](/map.png)](/about.md)"
    assert [(link.image, link.target) for link in links_in(text)] == [(True, "/map.png"), (False, "/about.md")]
    assert replaced(text, lambda link: link.leading_to(f"..{link.target}")) == "[![Map](../map.png)](../about.md)"


def test_a_reference_that_is_rewritten_takes_its_definition_with_it():
    text = "[a][1], [b][1] and [c][2].\n\n[1]: /a.md\n[2]: /b.md\n"
    changed = replaced(text, lambda link: link.words if link.target == "/a.md" else None)
    assert changed == "a, b and [c][2].\n\n[2]: /b.md\n"


def test_a_definition_stays_while_one_link_still_needs_it():
    text = "[a][1] and [b][1].\n\n[1]: /a.md\n"
    assert replaced(text, lambda link: "a" if link.words == "a" else None) == "a and [b][1].\n\n[1]: /a.md\n"


def test_a_link_is_written_anew_so_that_it_reads_the_same():
    (link,) = links_in('[w](link:osr "A title"){ .a }')
    assert link.leading_to("https://a.example/b (c)") == '[w](<https://a.example/b (c)> "A title"){ .a }'


def test_a_reference_without_a_definition_is_told():
    assert list(undefined_references("One\n\n[w][nothing], [x][1] and [y]\n\n[1]: /a.md")) == [(3, "nothing")]
