from collections import Counter
from datetime import date
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.content.data_files import FILES, FOLDERS
from macros.models.base import (
    Address,
    Item,
    Markdown,
    Model,
    Prose,
    Reference,
    Reviewed,
    Slug,
    Text,
    reference_to,
    walk,
)
from macros.models.link import Link
from macros.models.method import Method
from macros.models.tip import Tip

MODELS = [*FOLDERS.values(), *FILES.values()]


class Leaf(Model):
    id: Slug
    note: Text | None = None


class Tree(Model):
    title: Text
    body: Markdown
    leaves: tuple[Leaf, ...]
    other: tuple[Leaf, ...] = ()
    method: Annotated[Slug, reference_to("method")] = "focus-group"


TREE = {"title": "A tree", "body": "Words", "leaves": [{"id": "one"}, {"id": "two", "note": "Green"}], "method": "x"}


def test_a_walk_meets_each_text_in_the_order_of_the_fields():
    assert list(walk(Tree.model_validate(TREE))) == [
        (("title",), "A tree"),
        (("body",), "Words"),
        (("leaves", 0, "id"), "one"),
        (("leaves", 1, "id"), "two"),
        (("leaves", 1, "note"), "Green"),
        (("method",), "x"),
    ]


def test_a_walk_goes_through_mappings_by_their_keys():
    assert list(walk({"a": ("b",), "c": {"d": "e"}})) == [(("a", 0), "b"), (("c", "d"), "e")]


def test_plain_text_markdown_and_names_can_be_told_apart():
    tree = Tree.model_validate(TREE)
    assert isinstance(tree.body, Prose)
    assert isinstance(tree.method, Reference)
    assert tree.method.kind == "method"
    assert type(tree.title) is str


def test_every_kind_of_reference_in_the_data_has_a_place_to_look_it_up(toolkit):
    things = [
        *toolkit.case_studies.values(),
        *toolkit.decision_points.values(),
        *toolkit.methods.values(),
        toolkit.plan,
        *toolkit.standards.values(),
        *toolkit.terms.values(),
        toolkit.resources,
        toolkit.should_we_involve,
        toolkit.checklist,
        *toolkit.examples.values(),
        *toolkit.templates.values(),
        toolkit.organisation,
    ]
    kinds = Counter(text.kind for thing in things for _, text in walk(thing) if isinstance(text, Reference))
    assert kinds.keys() <= toolkit.catalogues.keys()
    # What only pages name has no reference in the data.
    assert toolkit.catalogues.keys() - kinds.keys() == {"plan box", "example of a plan"}


def test_the_day_of_a_file_stands_for_each_thing_in_it_that_has_none_of_its_own():
    class Branch(Model):
        leaves: tuple[Item, ...]

    class Wood(Reviewed):
        branches: tuple[Branch, ...]

    items = [{"id": "one"}, {"id": "two", "reviewed": "2025-02-01"}]
    wood = Wood.model_validate({"reviewed": "2026-11-23", "branches": [{"leaves": items}]})
    assert [leaf.reviewed for leaf in wood.branches[0].leaves] == [date(2026, 11, 23), date(2025, 2, 1)]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "https://example.org",
        "http://example.org/a/b.pdf",
        "https://example.org/ends-in-a-hyphen-",
        "https://example.org/ends-in-a-slash/",
        "https://www.example.org:8080/a?b=c&d=%20e#f",
        "https://example.org?b=c",
        "https://example.org#f",
        "https://example.org/wiki/Jury_(law)",
        "HTTPS://Example.ORG/Path",
        "https://xn--mnchen-3ya.example/é",
    ],
)
def test_an_address_is_kept_to_the_letter(address):
    assert TypeAdapter(Address).validate_python(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "www.example.org/page",
        "//example.org/page",
        "/tips.md",
        "link:osr",
        "mailto:someone@example.org",
        "javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https:example.org",
        "https:/example.org",
        "https://",
        "https:///page",
        "https://localhost/",
        "https://example/",
        "https://.example.org/",
        "https://example..org/",
        "https://-example.org/",
        "https://exa mple.org/",
        "https://example.org/a b",
        "https://example.org/a\nb",
        'https://example.org/"onclick="alert(1)',
        "https://example.org/<script>",
        "https://user:secret@example.org/",
        "https://example.org\\@other.example/",
    ],
)
def test_what_is_no_web_address_is_refused(address):
    with pytest.raises(ValidationError):
        TypeAdapter(Address).validate_python(address)


@pytest.mark.parametrize("name", ["a", "focus-group", "census-2021", "2021"])
def test_a_name_is_made_of_small_letters_digits_and_single_hyphens(name):
    assert TypeAdapter(Slug).validate_python(name) == name


@pytest.mark.parametrize(
    "name", ["", "Focus", "focus group", "focus_group", "-a", "a-", "a--b", "é", "a\n", "../a", "a.b"]
)
def test_any_other_name_is_refused(name):
    with pytest.raises(ValidationError):
        TypeAdapter(Slug).validate_python(name)


@pytest.mark.parametrize(
    ("status", "url", "sound"),
    [
        ("confirmed", "https://example.org/", True),
        ("fallback", "https://example.org/", True),
        ("none", None, True),
        ("confirmed", None, False),
        ("fallback", None, False),
        ("none", "https://example.org/", False),
    ],
)
def test_a_link_has_an_address_just_when_its_status_says_so(status, url, sound):
    opens = {"opens": "the home page"} if status == "fallback" else {}
    link = {"id": "x", "title": "X", "publisher": "X", "status": status, "url": url, **opens}
    if sound:
        assert Link.model_validate(link).url == url
    else:
        with pytest.raises(ValidationError, match="url"):
            Link.model_validate(link)


def test_a_link_that_leads_to_another_page_than_its_own_says_what_it_opens():
    link = {"id": "x", "title": "X", "publisher": "X", "status": "fallback", "url": "https://example.org/"}
    with pytest.raises(ValidationError, match='say in "opens" what that is'):
        Link.model_validate(link)
    assert Link.model_validate({**link, "opens": "the home page"}).opens == "the home page"


def test_space_around_a_text_is_dropped():
    assert Tip.model_validate({"id": "x", "title": "  Be open ", "summary": "X\n"}).title == "Be open"


def test_no_thing_changes_after_loading():
    assert MODELS
    assert [model.__name__ for model in MODELS if not model.model_config.get("frozen")] == []


def test_a_method_that_nobody_takes_part_in_needs_no_level(toolkit):
    method = toolkit.methods["evidence-review"].model_dump() | {"levels": ()}
    assert Method.model_validate(method).levels == ()


def test_what_names_a_thing_can_be_found_from_the_thing(toolkit):
    for case in toolkit.case_studies.values():
        assert all(case in toolkit.case_studies_with_method(method) for method in case.methods)
    for point in toolkit.decision_points.values():
        for example in point.methods:
            assert all(point in toolkit.points_with_method(method) for method in example.methods)


def test_each_method_stands_in_one_family_by_its_title(toolkit):
    families = [toolkit.methods_of_kind(kind) for kind in toolkit.method_kinds]
    assert sorted(method.slug for family in families for method in family) == sorted(toolkit.methods)
    for family in families:
        titles = [method.title.casefold() for method in family]
        assert titles == sorted(titles)


def test_a_name_that_exists_is_not_unknown(toolkit):
    assert toolkit.unknown("tip", "be-open") is None
    assert toolkit.unknown("tip", "be-opn") == 'there is no tip called "be-opn". Did you mean "be-open"?'
