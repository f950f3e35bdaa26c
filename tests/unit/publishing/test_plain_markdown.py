import pytest
from markdown import markdown as to_html

from macros.publishing.portable_markdown import portable


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ('!!! note "Title"\n\n    Words\n    more', "> **Title**\n>\n> Words more"),
        ("??? tip\n\n    - one\n    - two", "> **Tip**\n>\n> - one\n> - two"),
        ("/// warning | Title\nWords\n///", "> **Title**\n>\n> Words"),
        ('=== "One"\n\n    first\n\n=== "Two"\n\n    second', "**One**\n\nfirst\n\n**Two**\n\nsecond"),
        ("Words[^a].\n\n[^a]: Note", "Words(1).\n\n1. Note"),
        ("- [x] done\n- [ ] open", "- \\[x\\] done\n- \\[ \\] open"),
        ("Term\n:   Meaning", "**Term**\n\nMeaning"),
        ("==a== ^^b^^ ~~c~~ H~2~O x^2^ ++ctrl+p++", "a b ~~c~~ H2O x2 Ctrl+P"),
        (":material-check: Done", "Done"),
        ("The SIC\n\n*[SIC]: Standard", "The SIC (Standard)"),
        (
            "| a | b |\n| - | -: |\n| 1 | 2 |\n\n/// caption\nWords\n///",
            "| a | b |\n| --- | --- |\n| 1 | 2 |\n\n*Words*",
        ),
        ('``` python title="a.py" linenums="1"\nx = "1"\n```', '**a.py**\n\n```\nx = "1"\n```'),
        ("![Words](/a.png)", "(Words)"),
        ("1. a\n\n    !!! note\n\n        b", "1. a\n\n    > **Note**\n    >\n    > b"),
        ("==a== [words](link:known) and [here](/tips.md)", "a [words](https://example.org/) and here"),
    ],
)
def test_what_only_this_site_knows_is_published_as_markdown_that_all_know(written, published):
    assert portable(written, {"known": "https://example.org/"}) == published


@pytest.mark.parametrize(
    "text",
    ["One **bold** and *other*.\n\n- a\n- b\n\n1. c", "`code` and a_b_c", "### Title", "> quoted", "5 < 6 & 7"],
)
def test_markdown_that_all_know_stays_the_same_on_a_page(text):
    assert to_html(portable(text, {})) == to_html(text)
