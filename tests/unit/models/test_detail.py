"""The title block of a plan: what a detail is, and what is wrong with one that cannot be filled in."""

from datetime import date
from typing import Any

import pytest

from macros.documents.scope import detail_text
from macros.models.detail import Detail, detail_problems
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import plan_data

CHOICES = [{"id": "draft", "title": "A draft"}]


def problems(**fields: Any) -> list[tuple[tuple[str | int, ...], str]]:
    return list(detail_problems((Detail.model_validate({"title": "T", **fields}),)))


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"id": "state", "kind": "choice"}, "kind", 'give the "choices"'),
        ({"id": "state", "choices": CHOICES}, "kind", 'must be "choice"'),
        ({"id": "review-date", "kind": "text"}, "kind", 'must be "date"'),
        ({"id": "contact", "kind": "email"}, "kind", 'must be "text"'),
        ({"id": "date", "kind": "saved", "personal": True}, "personal", "must be false"),
        ({"id": "title"}, "id", "what the plan itself is called"),
    ],
)
def test_a_detail_that_cannot_be_filled_in_is_a_fault(fields: dict[str, Any], field: str, words: str):
    [(path, message)] = problems(**fields)
    assert path == ("details", 0, field)
    assert words in message


def test_the_toolkits_own_details_are_sound(toolkit: Toolkit):
    assert not list(detail_problems(toolkit.plan.details))


def test_a_plan_says_each_detail_as_people_read_it(toolkit: Toolkit):
    details = {"state": "for-comment", "approved-by": "The head of profession", "written-on": "2026-05-04"}
    plan = Plan.model_validate(plan_data(contact="us@office.example", review_date=date(2027, 1, 2), details=details))
    said = {detail.slot: detail_text(plan, detail, toolkit.words) for detail in toolkit.plan.details}
    assert {name: text for name, text in said.items() if text} == {
        "contact": "us@office.example",
        "date": "2 March 2026",
        "review_date": "2 January 2027",
        "state": "For comment",
        "approved_by": "The head of profession",
        "written_on": "4 May 2026",
    }


def test_a_detail_is_called_by_its_name_in_a_language_and_in_english_where_it_has_none():
    words = [{"language": "cy", "title": "Cyswllt"}]
    contact = Detail.model_validate({"id": "contact", "title": "Contact", "hint": "Who", "in_languages": words})
    assert [(one.language, one.title, one.hint) for one in contact.words("cy")] == [
        ("cy", "Cyswllt", None),
        ("en", "Contact", "Who"),
    ]
    assert {one.title for one in contact.words("eu")} == {"Contact"}
