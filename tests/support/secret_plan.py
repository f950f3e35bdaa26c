"""A plan in which all that must not leave says so, for tests of every way out."""

from typing import Any

from tests.plans import plan_data

SECRET = "ZQX-SECRET"
OPEN = "for all to read"


def answer(text: str, **marks: Any) -> dict[str, Any]:
    return {"answer": text, "now": text, "next": text, "planned": SECRET, "later": SECRET, **marks}


def comment(place: str) -> dict[str, Any]:
    words = {"author": SECRET, "date": SECRET, "text": SECRET}
    return {"place": place, **words, "replies": [words]}


def secret_plan() -> dict[str, Any]:
    """A plan in which all stays behind that can: what is internal or personal, what fits no question, what is
    not made to be published. The rest is open."""
    inside = answer(SECRET, internal=True)
    why = {"not_relevant": SECRET, "internal": True}
    return plan_data(
        title=OPEN,
        contact=SECRET,
        later={"field": SECRET},
        carried_from=SECRET,
        unplaced=[{"where": SECRET, "text": SECRET}],
        comments=[
            comment("answers/who-uses/answer"), comment("topics/t/answers/topic-methods/now"), comment("title")
        ],
        answers={"who-about": inside, "who-uses": answer(OPEN), "inclusive": why, "plan-purpose": inside,
                 "no-longer-asked": inside, "asked-once": answer(SECRET)},
        details={"line-once": SECRET, "own-lead": SECRET},
        topics=[
            {"id": "t", "title": OPEN, "later": SECRET, "picked": {"methods": ["focus-group"], "later": SECRET},
             "answers": {"topic-people": inside, "topic-methods": answer(OPEN), "topic-change": why,
                         "who-about": answer(SECRET)}}
        ],
        records={
            name: [
                {"id": "open", "fields": {field: OPEN, "gone": SECRET}, "later": SECRET, "started_from": SECRET},
                {"id": SECRET, "fields": {field: SECRET}, "internal": True},
            ]
            for name, field in (("what-we-heard", "need"), ("what-we-will-do", "task"), ("you-said-we-did", "heard"))
        } | {"list-once": [{"id": "stray", "fields": {"need": SECRET}}]},
    )  # fmt: skip
