from macros.content.file_checks import problems_by_itself, repeated_ids
from macros.models.base import Line, Markdown, Model, Slug, walk
from macros.models.plan import Plan
from tests.plans import plan_data


class Leaf(Model):
    id: Slug


class Tree(Model):
    body: Markdown = "Words"
    title: Line = "Words"
    leaves: tuple[Leaf, ...] = ()
    other: tuple[Leaf, ...] = ()


def test_an_id_may_come_again_only_among_another_kind_of_things():
    leaves = [{"id": "one"}, {"id": "two"}, {"id": "one"}]
    tree = Tree.model_validate({"leaves": leaves, "other": [{"id": "one"}]})
    assert [path for path, _ in repeated_ids(walk(tree))] == [("leaves", 2, "id")]


def test_a_comment_in_a_text_would_be_published():
    tree = Tree.model_validate({"body": "Words <!-- for us --> and more"})
    assert [message for _, message in problems_by_itself(tree, tuple(walk(tree)))] == [
        'has a comment, which readers of the data would see: write it after "# " above the field'
    ]
    shown = Tree.model_validate({"body": "Write `<!-- words -->` for a comment"})
    assert list(problems_by_itself(shown, tuple(walk(shown)))) == []


def test_a_draft_or_an_unseen_character_in_a_title_is_told():
    tree = Tree.model_validate({"title": "TBC: partici\u00adpation"})
    (draft, unseen) = problems_by_itself(tree, tuple(walk(tree)))
    assert draft[0] == unseen[0] == ("title",)
    assert 'has "TBC"' in draft[1]
    assert "that cannot be seen" in unseen[1]


def test_what_a_team_answered_in_its_plan_is_its_own():
    plan = Plan.model_validate(plan_data(title="Rivers, TBC"))
    assert list(problems_by_itself(plan, tuple(walk(plan)))) == []
