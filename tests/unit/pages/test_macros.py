import dataclasses

import pytest

from macros.models.organisation import Organisation
from tests.support.html import show
from tests.support.present import present


def test_a_case_study_bears_its_number_and_labels_its_box(toolkit):
    for number, name in enumerate(toolkit.case_studies, 1):
        box = present(show(toolkit, "case_study", name).section)
        whose = "from the source" if toolkit.case_studies[name].from_source else "added by this toolkit"
        assert box.p.get_text(strip=True) == f"Case study {number}, {whose}"
        assert box.find(id=box["aria-labelledby"]).get_text() == toolkit.case_studies[name].title


def test_a_box_of_the_plan_holds_its_questions_in_order(toolkit):
    for box in toolkit.plan.boxes:
        section = show(toolkit, "plan_box", box.id).section
        assert section.p.get_text(strip=True) == f"Your plan: box {box.number}"
        ids = [item["id"] for item in section.select("ol.tk-questions > li")]
        assert ids == [f"question-{question.id}" for question in box.questions]


def test_tips_are_numbered_in_the_order_of_their_file(toolkit):
    for number, tip in enumerate(toolkit.tips.values(), 1):
        heading = present(show(toolkit, "tip", tip.id).h2)
        assert heading.get_text() == f"{number}. {tip.title}"
        assert heading["id"] == tip.id


EMAIL = "first_last@example.org"
ADDRESS = "https://example.org/a_b?c=d&e=f#g"


@pytest.mark.parametrize("name", ["feedback", "contact"])
@pytest.mark.parametrize(
    ("organisation", "addresses"),
    [
        (Organisation(feedback_email=EMAIL), [f"mailto:{EMAIL}"]),
        (Organisation(feedback_url=ADDRESS), [ADDRESS]),
        (Organisation(name="R&D_*Unit*", feedback_email=EMAIL, feedback_url=ADDRESS), [ADDRESS, f"mailto:{EMAIL}"]),
        (Organisation(), []),
    ],
    ids=["email", "page", "both", "neither"],
)
def test_feedback_goes_where_the_organisation_says(organisation, addresses, name, toolkit):
    page = show(dataclasses.replace(toolkit, organisation=organisation), name)
    assert [link["href"] for link in page.find_all("a")] == addresses
    assert name == "contact" or (organisation.name or "") in page.get_text()
    assert ("own/organisation.yml" in page.get_text()) is not bool(addresses)
    assert "  " not in page.get_text(" ", strip=True).replace("\n", " ")


def test_who_answers_for_a_copy_is_said_by_name(toolkit):
    named = dataclasses.replace(toolkit, organisation=Organisation(name="R&D_*Unit*"))
    assert show(named, "publisher").get_text().strip().startswith("R&D_*Unit* publishes this copy")
    assert "No organisation" in show(toolkit, "publisher").get_text()
