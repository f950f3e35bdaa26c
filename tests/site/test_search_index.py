"""What the search can find."""

import json
import re
from pathlib import Path

import pytest

from macros.models.toolkit import Toolkit
from tests.support.reading import Pages, headings


@pytest.fixture(scope="module")
def titles(site: Path) -> dict[str, str]:
    """The titles in the index by address, as plain words."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    return {entry["location"]: re.sub(r"&#39;|’", "'", entry["title"]) for entry in index["docs"]}


def test_each_case_study_method_and_term_is_found_by_name(titles, toolkit: Toolkit):
    expected = (
        {f"case-studies/{name}/": case.title for name, case in toolkit.case_studies.items()}
        | {f"methods/{name}/": method.title for name, method in toolkit.methods.items()}
        | {f"glossary/#{name}": term.term for name, term in toolkit.terms.items()}
    )
    assert {address: titles.get(address) for address in expected} == expected


def test_each_section_of_a_decision_point_is_found(titles, toolkit: Toolkit, pages: Pages):
    for name in toolkit.decision_points:
        address = f"decision-points/{name}/"
        sections = {
            f"{address}#{heading['id']}" for heading in headings(pages[address].article) if heading.name == "h2"
        }
        assert len(sections) >= 5
        assert sections <= set(titles)


def test_the_questions_of_decision_points_and_of_the_plan_are_found(site: Path, toolkit: Toolkit):
    found = re.sub(r"\\n|\s+", " ", (site / "search" / "search_index.json").read_text(encoding="utf-8"))
    questions = [question.text for question in [*toolkit.questions.values(), *toolkit.plan_questions.values()]]
    first_words = [re.split(r"[?'’]", question)[0] for question in questions]
    assert not [words for words in first_words if words not in found]


def test_a_case_study_is_found_on_its_own_page_and_not_a_second_time_in_its_box(titles, toolkit: Toolkit):
    assert not [address for address in titles if "#case-study-" in address]
