"""The named examples in tests/examples/: each macro as an author would call it, and what then shows."""

from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, StrictUndefined

from macros.pages.macros import MACROS
from tests.support.html import to_html
from tests.support.page_faults import page_faults
from tests.support.paths import ROOT

EXAMPLES = [
    pytest.param(file, example, id=f"{file.stem}: {example['name']}")
    for file in sorted((ROOT / "tests" / "examples").glob("*.yml"))
    for example in yaml.safe_load(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("file", "example"), EXAMPLES)
def test_an_example_shows_what_it_says(file: Path, example: dict, toolkit):
    assert example.keys() == {"name", "call", "shows"}
    assert file.stem.replace("-", "_") in example["call"]
    assert page_faults(file.name, example["call"], toolkit) == []
    macros = {
        name: lambda *given, _macro=macro, **named: _macro(toolkit, *given, **named) for name, macro in MACROS.items()
    }
    page = to_html(Environment(undefined=StrictUndefined).from_string(example["call"]).render(macros), toolkit)
    text = " ".join(page.get_text(" ").split())
    for expected in example["shows"]:
        # Either words, or a CSS selector and the words in the first element that it finds.
        if isinstance(expected, str):
            assert expected in text
        else:
            ((selector, words),) = expected.items()
            element = page.select_one(selector)
            assert element, selector
            assert words in " ".join(element.get_text(" ").split())
    # Code may look like a macro or an attribute; prose that does is what was not understood.
    for code in page.find_all("code"):
        code.decompose()
    assert "{" not in page.get_text()
    assert "markdown=" not in str(page)
