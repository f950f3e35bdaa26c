"""What goes out of a plan in a copy to publish: nothing of what is internal, and nothing that is personal."""

from datetime import date

from macros.documents.public_copy import without_internal, without_personal
from macros.documents.scope import Choices, left_in
from macros.models.detail import Detail
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import plan_data

OWN = Detail(id="own-lead", title="Lead", personal=True)
REVIEW = Detail(id="review-date", title="Review", kind="date", personal=True)


def filled() -> Plan:
    return Plan.model_validate(
        plan_data(
            contact="Jo, 01632 960 001", review_date="2027-01-02", details={"own-lead": "Jo", "owner": "A team"}
        )
    )


def test_leaving_internal_answers_out_leaves_the_plan_alone(toolkit: Toolkit):
    secret = {"answer": "known to the team", "internal": True}
    given = plan_data(
        answers={"who-about": secret, "who-uses": {"answer": "open"}},
        topics=[{"id": "t", "answers": {"topic-people": secret, "topic-methods": {"now": "open"}}}],
    )
    plan = Plan.model_validate(given)
    public = without_internal(plan, toolkit.plan)
    assert set(public.answers) == {"who-uses"}
    assert set(public.topics[0].answers) == {"topic-methods"}
    assert plan == Plan.model_validate(given)


def test_the_contact_is_personal(toolkit: Toolkit):
    public = without_personal(filled(), toolkit.plan.details)
    assert (public.contact, public.details["owner"]) == ("", "A team")


def test_what_is_personal_is_what_the_details_say():
    public = without_personal(filled(), [OWN, REVIEW])
    assert (public.contact, public.review_date) == ("Jo, 01632 960 001", None)
    assert public.details == {"owner": "A team"}
    assert filled().review_date == date(2027, 1, 2)


def test_a_plan_of_the_register_keeps_the_contact_that_the_register_gave_it(toolkit: Toolkit):
    shown = left_in(filled(), toolkit.plan, Choices(internal=False, personal=True))
    assert shown.contact == "Jo, 01632 960 001"
