"""The page for authors is true: what it shows as supported becomes what it says."""

import pytest

from macros.content.load import load
from macros.models.markdown_examples import MarkdownExample
from macros.models.toolkit import Toolkit
from tests.support.html import to_html
from tests.support.paths import ROOT

EXAMPLES: list[MarkdownExample] = [
    example for group in load(ROOT).markdown_examples.groups for example in group.examples
]
RAW = ["!!!", "???", "===", "///", "[^", "++", "^^", "--8<--", "- [", "*["]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.id for example in EXAMPLES])
def test_what_is_shown_as_supported_becomes_what_the_page_says(example: MarkdownExample, toolkit: Toolkit):
    page = to_html(example.source, toolkit)
    assert [selector for selector in example.makes if not page.select(selector)] == []
    for code in page.select("pre, code"):
        code.decompose()
    assert [sign for sign in RAW if sign in page.get_text()] == []


def test_signs_become_one_character(toolkit: Toolkit):
    (example,) = (example for example in EXAMPLES if example.id == "smart-symbols")
    text = to_html(example.source, toolkit).get_text()
    assert [sign for sign in "→±≠" if sign not in text] == []
