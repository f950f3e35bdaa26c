"""The documents of a toolkit are made once, and again only when something that goes into them has changed."""

from dataclasses import replace
from typing import Any

import pytest

from macros.documents.documents import Documents
from macros.models.toolkit import Toolkit


def contents(documents: Documents) -> dict[str, bytes]:
    return {file.path: file.content for file in documents.downloads() if file.path.endswith(".md")}


def test_what_was_made_stays_when_nothing_changed_that_goes_into_documents(toolkit: Toolkit):
    first = Documents(toolkit)
    before = contents(first)
    case = toolkit.case_studies["child-heart-surgery"].model_copy(update={"summary": "Fresh words."})
    other = first.for_data(replace(toolkit, case_studies={**toolkit.case_studies, case.slug: case}))
    after = contents(other)
    assert other.toolkit.case_studies[case.slug].summary == "Fresh words."
    assert all(after[path] is content for path, content in before.items())


@pytest.mark.parametrize("part", ["links", "templates", "worked_example", "address"])
def test_documents_are_made_anew_when_something_changed_that_goes_into_them(toolkit: Toolkit, part: str):
    changed: dict[str, Any] = {
        "links": {
            **toolkit.links,
            "osr-toolkit": toolkit.links["osr-toolkit"].model_copy(update={"url": "https://fresh.example/"}),
        },
        "templates": {
            name: template.model_copy(update={"title": f"Fresh {template.title}"})
            for name, template in toolkit.templates.items()
        },
        "worked_example": toolkit.worked_example.model_copy(update={"title": "Fresh title"}),
        "address": "https://fresh.example/",
    }
    first = Documents(toolkit)
    before = contents(first)
    after = contents(first.for_data(replace(toolkit, **{part: changed[part]})))
    assert before.keys() == after.keys()
    assert "resh" in "".join(text.decode() for path, text in after.items() if text != before[path])
