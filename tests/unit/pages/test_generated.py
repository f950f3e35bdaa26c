import dataclasses

import pytest

from macros.models.case_study import CaseStudy
from macros.models.method import Method
from macros.pages.generated import generated_pages
from tests.support.html import split, to_html
from tests.support.paths import ROOT


def page_of(toolkit, path):
    return next(page for page in generated_pages(toolkit) if page.path == path)


def test_each_case_study_and_each_method_has_a_page_made_from_its_file(toolkit):
    pages = list(generated_pages(toolkit))
    assert [page.path for page in pages] == [
        *(f"case-studies/{name}.md" for name in toolkit.case_studies),
        *(f"methods/{name}.md" for name in toolkit.methods),
    ]
    assert all((ROOT / page.source).is_file() for page in pages)
    assert all(page.source == f"data/{page.path.removesuffix('.md')}.yml" for page in pages)


def test_a_page_says_when_its_file_was_reviewed(toolkit):
    for thing, folder in [
        (toolkit.case_studies["child-heart-surgery"], "case-studies"),
        (toolkit.methods["interviews"], "methods"),
    ]:
        meta, _ = split(page_of(toolkit, f"{folder}/{thing.slug}.md"))
        assert meta["reviewed"] == thing.reviewed.isoformat()


@pytest.mark.parametrize(
    "words",
    [
        "no",
        "1.10",
        "a: b # c",
        "- a",
        "---",
        "\"quoted\" and 'quoted'",
        "<b> & {{ x }}",
        "back \\n slash",
        "café 😀 –",
    ],
)
def test_the_front_matter_says_the_title_to_the_letter(words, toolkit):
    case = toolkit.case_studies["child-heart-surgery"].model_copy(update={"title": words, "summary": words})
    changed = dataclasses.replace(toolkit, case_studies={**toolkit.case_studies, case.slug: case})
    meta, body = split(page_of(changed, f"case-studies/{case.slug}.md"))
    assert (meta["title"], meta["description"]) == (words, words)
    assert to_html(body, changed).h1.get_text() == words


def test_what_a_case_study_may_leave_out_leaves_no_trace(toolkit):
    case = toolkit.case_studies["child-heart-surgery"]
    for when in (None, "In 2013"):
        changed = CaseStudy.model_validate(case.model_dump() | {"when": when})
        changed_toolkit = dataclasses.replace(toolkit, case_studies={**toolkit.case_studies, case.slug: changed})
        _, body = split(page_of(changed_toolkit, f"case-studies/{case.slug}.md"))
        assert ("When:" in to_html(body, toolkit).get_text()) is bool(when)


def test_what_a_method_may_leave_out_leaves_no_trace(toolkit):
    method = Method(
        slug="new",
        reviewed="2026-11-23",
        title="New",
        summary="New",
        kind="ask",
        what_it_is="New",
        when_it_suits=["you want it"],
        watch_out_for=["It is new."],
        read_more=["osr-toolkit"],
    )
    changed = dataclasses.replace(toolkit, methods={**toolkit.methods, "new": method})
    _, body = split(page_of(changed, "methods/new.md"))
    html = to_html(body, toolkit)
    assert [heading.get_text() for heading in html.find_all("h2")] == [
        "What it is",
        "When it suits",
        "What to watch out for",
        "Levels of participation",
        "Read more",
    ]
    assert "Also called" not in html.get_text()
    assert "Nobody has to take part in it" in html.get_text()


def test_a_page_leads_to_all_that_belongs_to_its_thing(toolkit):
    case = toolkit.case_studies["child-heart-surgery"]
    _, body = split(page_of(toolkit, f"case-studies/{case.slug}.md"))
    addresses = {link["href"] for link in to_html(body, toolkit).find_all("a")}
    assert {f"/methods/{name}.md" for name in case.methods} <= addresses
    assert {f"/decision-points/{name}.md" for name in case.decision_points} <= addresses
    assert {toolkit.links[name].url for name in case.sources if toolkit.links[name].url} <= addresses
