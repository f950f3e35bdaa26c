"""Each statement on a page of good practice says who says so."""

import pytest

from macros.content.written_pages import WrittenPage, written_pages
from macros.pages.macros.registry import bound_macros
from macros.pages.page_text import written_text
from macros.pages.sources import without_source
from tests.support.paths import ROOT

PAGE = "---\ntitle: x\nreviewed: 2026-11-27\n---\n\n# Title\n\nWhat the page is for.\n\n## Section\n\n{}\n"


def faulty(body):
    return [line for line, _ in without_source(PAGE.format(body))]


@pytest.mark.parametrize(
    "body",
    [
        "Pay people. ([Guide](link:osr))",
        "Pay people, because it is fair\nand right. ([Guide](link:osr))",
        "- Pay people. ([Guide](link:osr))\n- Pay soon.\n  ([Guide](link:osr))",
        "**Our advice:** pay people.",
        "**Our advice:** do this:\n\n- pay people\n- pay soon",
        "**In this toolkit:** see [tips](/tips.md).",
        "One department asks its staff ([its guide](link:osr)):\n\n- Pay people.\n- Pay soon.",
        "Two things matter:\n\n- Pay people. ([Guide](link:osr))\n- Pay soon. ([Guide](link:osr))",
        '{{ tip_list() }}\n\n<p class="x">x</p>',
    ],
)
def test_what_names_its_source_or_says_that_it_is_ours_is_sound(body):
    assert faulty(body) == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("Pay people.", [12]),
        ("Pay people, see [tips](/tips.md).", [12]),
        ("- Pay people. ([Guide](link:osr))\n- Pay soon.", [13]),
        ("Two things matter:\n\n- Pay people.", [14]),
        # A colon alone is no excuse: nothing follows it.
        ("Pay people:", [12]),
        # The source is that of another sentence.
        ("Ask first. ([Guide](link:osr)) Then do this:\n\n- Pay people.", [14]),
        ("**Our advice:** pay people.\n\nPay soon.", [14]),
        ("**Our advice:** do this:\n\n- pay\n\n### Part\n\n- Pay soon.", [18]),
    ],
)
def test_what_names_no_source_is_told_by_its_line(body, lines):
    assert faulty(body) == lines


def test_the_opening_says_what_the_page_is_for_and_needs_no_source():
    assert list(without_source("# Title\n\nWhat the page is for.\n\n- one\n")) == []


def test_only_pages_of_good_practice_are_held_to_it(toolkit, tmp_path):
    file = tmp_path / "page.md"
    file.write_text(PAGE.format("Pay people."), encoding="utf-8")
    macros = bound_macros(toolkit)
    [fault] = written_text(
        WrittenPage("practice/paying.md", file, "docs/practice/paying.md", tmp_path), toolkit, macros
    ).faults
    assert str(fault).startswith("docs/practice/paying.md:12: this paragraph names no source: add one by name")
    assert written_text(WrittenPage("paying.md", file, "docs/paying.md", tmp_path), toolkit, macros).faults == []


def test_every_page_of_good_practice_is_sound():
    pages = [page for page in written_pages(ROOT) if page.path.startswith("practice/")]
    assert len(pages) == 7
    assert [(page.path, line) for page in pages for line, _ in without_source(page.text)] == []
