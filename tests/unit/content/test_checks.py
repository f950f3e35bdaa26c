from typing import Annotated

from macros.content.checks import Known, dead_links, dead_references, links_of
from macros.models.base import Markdown, Model, Slug, reference_to, walk


class Tree(Model):
    body: Markdown = "Words"
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
