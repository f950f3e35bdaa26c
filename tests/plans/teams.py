"""Plans of several teams of one made-up office, and as many more as a test wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from typing import Any

from tests.plans import plan_data

Topic = Mapping[str, Any]


def _plan(slug: str, title: str, statistics: str, topics: Sequence[Topic], **fields: Any) -> dict[str, Any]:
    return plan_data(
        id=slug,
        title=title,
        statistics=statistics,
        organisation="Northland Statistics Office",
        contact=f"{statistics} team",
        **{"definition": {"id": "public-involvement-plan", "version": 2}, **fields},
        topics=[{"id": f"t{number}", **topic} for number, topic in enumerate(topics, 1)],
    )


def _topic(title: str, people: str, methods: str, **fields: Any) -> dict[str, Any]:
    return {
        "title": title,
        "answers": {"topic-people": {"next": people}, "topic-methods": {"next": methods}},
        **fields,
    }


def team_plans() -> list[dict[str, Any]]:
    """Four plans: two teams ask private renters in the same month, one answer and one action are internal."""
    housing = _plan(
        "housing-costs",
        "Housing costs plan 2027",
        "Housing costs",
        [
            _topic(
                "What counts as rent",
                "- 12 private renters in May 2027, through the Northland Tenants' Union\n- letting agents",
                "Two workshops and cognitive interviews.",
                decision_point="represent",
                level="involve",
            ),
            _topic(
                "Names of tenures", "Social landlords and private renters.", "A survey of users.", level="consult"
            ),
        ],
        review_date="2026-06-30",
        answers={
            "who-about": {"answer": "Everyone who pays for a home."},
            "inclusive": {"now": "We pay people.", "next": "We will ask what they need."},
        },
        records={
            "what-we-heard": [
                {
                    "id": "h1",
                    "fields": {"need": "Fees", "who": "Private renters", "when": "2026-09-14", "source": "A call"},
                }
            ],
            "what-we-will-do": [
                {
                    "id": "a1",
                    "fields": {
                        "task": "Book the room",
                        "topic": "What counts as rent",
                        "lead": "Survey design",
                        "to": "2026-10-01",
                        "state": "task-under-way",
                    },
                },
                {"id": "a2", "fields": {"task": "Print the cards", "state": "task-done"}},
            ],
        },
    )
    energy = _plan(
        "energy-use",
        "Energy in the home",
        "Energy use",
        [
            _topic(
                "A question on heating",
                "Private renters and people on low incomes, in April and May 2027.",
                "Focus groups, then a citizens' jury.",
                decision_point="represent",
                level="collaborate",
            )
        ],
        review_date="2027-03-31",
        records={
            "what-we-will-do": [
                {
                    "id": "b1",
                    "fields": {"task": "Agree the incentive", "lead": "Energy", "to": "2027-02-01"},
                    "internal": True,
                },
                {"id": "b2", "fields": {"task": "Find a venue", "lead": "Energy", "from": "2027-01-05"}},
            ]
        },
    )
    health = _plan(
        "health-at-home",
        "Care at home",
        "Unpaid care",
        [
            _topic(
                "Who cares for whom",
                "Carers, and people on low incomes who care. We will meet them in June 2027.",
                "Interviews by phone.",
                decision_point="trust",
                level="involve",
            )
        ],
    )
    health["topics"][0]["answers"]["topic-people"]["internal"] = True
    transport = _plan(
        "travel",
        "Travel to work",
        "Commuting",
        [_topic("Categories of travel", "Commuters; the Northland Tenants' Union may help.", "An online survey.")],
        review_date="2027-05-31",
    )
    return [housing, energy, health, transport]


_GROUPS = ("private renters", "people on low incomes", "farmers", "lone parents", "bus users", "students in halls")
_WORDS = ("they", "told", "us", "that", "the", "form", "is", "long", "and", "we", "want", "to", "learn", "why", "so")


def many_plans(definition: Mapping[str, Any], count: int, topics: int = 3, words: int = 60) -> list[dict[str, Any]]:
    """So many plans of so many topics, each question answered in so many words. The groups differ by plan."""
    return [_large(definition, number, topics, words) for number in range(count)]


def _large(definition: Mapping[str, Any], number: int, topics: int, words: int) -> dict[str, Any]:
    group = _GROUPS[number % len(_GROUPS)]
    other = f"village number{number % 37} walkers"

    def answers(*, repeats: bool, month: int) -> dict[str, Any]:
        said = f"In {('March', 'April', 'May')[month % 3]} 2027 we will hear {group} and {other}."
        text = "\n".join([said, " ".join(islice(cycle(_WORDS), number % 7, number % 7 + words))])
        return {
            question["id"]: {"answer": text} if box["answers"] == "one" else {"now": text, "next": text}
            for box in definition["boxes"]
            if box["repeats"] is repeats
            for part in box["parts"]
            for question in part["questions"]
        }

    return plan_data(
        id=f"plan-{number}",
        title=f"Plan {number}",
        statistics=f"Statistics {number}",
        organisation=f"Office {number % 9}",
        contact=f"Team {number}",
        definition={"id": definition["id"], "version": definition["version"]},
        review_date=f"2027-{number % 12 + 1:02}-15",
        answers=answers(repeats=False, month=number),
        topics=[
            {
                "id": f"t{topic}",
                "title": f"Topic {topic} of plan {number}",
                "level": "involve",
                "decision_point": ("prioritise", "represent", "trust")[topic % 3],
                "answers": answers(repeats=True, month=topic),
            }
            for topic in range(topics)
        ],
        records={
            "what-we-will-do": [
                {
                    "id": f"a{step}",
                    "fields": {"task": f"Step {step}", "lead": "Us", "to": f"2027-0{step + 1}-20"},
                }
                for step in range(4)
            ]
        },
    )
