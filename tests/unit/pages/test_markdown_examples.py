"""The page for authors is true: what it shows as supported becomes what it says."""

import pytest

from macros.models.markdown_examples import MarkdownExample
from macros.models.toolkit import Toolkit
from tests.support.html import to_html

RAW = ["!!!", "???", "===", "///", "[^", "++", "^^", "--8<--", "- [", "*["]


@pytest.fixture
def examples(toolkit: Toolkit) -> dict[str, MarkdownExample]:
    return {example.id: example for group in toolkit.markdown_examples.groups for example in group.examples}


def test_what_is_shown_as_supported_becomes_what_the_page_says(
    examples: dict[str, MarkdownExample], toolkit: Toolkit
):
    missing, raw = [], []
    for example in examples.values():
        page = to_html(example.source, toolkit)
        missing += [(example.id, selector) for selector in example.makes if not page.select(selector)]
        for code in page.select("pre, code"):
            code.decompose()
        raw += [(example.id, sign) for sign in RAW if sign in page.get_text()]
    assert examples
    assert (missing, raw) == ([], [])


def test_signs_become_one_character(examples: dict[str, MarkdownExample], toolkit: Toolkit):
    text = to_html(examples["smart-symbols"].source, toolkit).get_text()
    assert [sign for sign in "→±≠" if sign not in text] == []
