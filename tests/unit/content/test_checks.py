from typing import Annotated

from macros.content.checks import Known, dead_links, dead_references, links_of, problems_by_itself, repeated_ids
from macros.models.base import Markdown, Model, Slug, reference_to, walk


class Leaf(Model):
    id: Slug


class Tree(Model):
    body: Markdown = "Words"
    leaves: tuple[Leaf, ...] = ()
    other: tuple[Leaf, ...] = ()
    method: Annotated[Slug, reference_to("method")] = "focus-group"


def test_a_name_that_leads_nowhere_is_told_with_its_place(toolkit):
    tree = Tree.model_validate({"body": "See [a](link:osr), [b](link:osrr)", "method": "focus-grup"})
    known = Known(toolkit)
    assert [*dead_links(links_of(walk(tree)), known), *dead_references(walk(tree), known)] == [
        (("body",), 'there is no link called "osrr". Did you mean "osr"?'),
        (("method",), 'there is no method called "focus-grup". Did you mean "focus-group"?'),
    ]


def test_what_leads_to_a_file_with_a_fault_of_its_own_is_no_second_fault(toolkit):
    tree = Tree.model_validate({"body": "See [a](/methods/focus-grup.md)", "method": "focus-grup"})
    known = Known(toolkit, broken={"focus-grup"})
    assert [*dead_links(links_of(walk(tree)), known), *dead_references(walk(tree), known)] == []


def test_an_id_may_come_again_only_among_another_kind_of_things():
    leaves = [{"id": "one"}, {"id": "two"}, {"id": "one"}]
    tree = Tree.model_validate({"leaves": leaves, "other": [{"id": "one"}]})
    assert [path for path, _ in repeated_ids(walk(tree))] == [("leaves", 2, "id")]


def test_a_comment_in_a_text_would_be_published():
    tree = Tree.model_validate({"body": "Words <!-- for us --> and more"})
    assert [message for _, message in problems_by_itself(tuple(walk(tree)))] == [
        'has a comment, which readers of the data would see: write it behind "# " above the field'
    ]
    shown = Tree.model_validate({"body": "Write `<!-- words -->` for a comment"})
    assert list(problems_by_itself(tuple(walk(shown)))) == []
