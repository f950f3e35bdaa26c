"""The dates of a plan as a file that Outlook and other calendars open."""

from typing import Any

import pytest

from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.conftest import Run

RECORD = "what-we-will-do"


def written(run: Run, toolkit: Toolkit, entries: list[dict[str, Any]], **fields: Any) -> tuple[str, int]:
    """The text of the file, and how many dates it has."""
    definition = toolkit.plan.model_dump(mode="json")
    record = next(record for record in definition["records"] if record["id"] == RECORD)
    plan = plan_data(title="Our plan", records={RECORD: entries}, **fields)
    result = run("tkPlan.calendar.write", plan, definition, record)
    return result["text"], result["count"]


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_an_action_and_the_review_are_whole_days_that_end_before_the_next(run: Run, toolkit: Toolkit):
    fields = {"task": "Write, call;\nand meet", "lead": "Team", "from": "2026-02-27", "to": "2026-02-28"}
    text, count = written(run, toolkit, [{"id": "a", "fields": fields}], review_date="2026-12-31")
    assert count == 2
    assert unfolded(text) == [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//involvement-toolkit//plan//EN", "CALSCALE:GREGORIAN"),
        *("METHOD:PUBLISH", "BEGIN:VEVENT", "UID:a-plan-a@involvement-toolkit", "DTSTAMP:20260302T160000Z"),
        *("DTSTART;VALUE=DATE:20260227", "DTEND;VALUE=DATE:20260301", "SUMMARY:Write\\, call\\; and meet"),
        *("DESCRIPTION:Who leads: Team", "TRANSP:TRANSPARENT", "END:VEVENT"),
        *("BEGIN:VEVENT", "UID:a-plan-review@involvement-toolkit", "DTSTAMP:20260302T160000Z"),
        *("DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "SUMMARY:Review the plan: Our plan"),
        *("TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR"),
    ]


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({"to": "2026-05-31"}, ["20260531", "20260601"]),
        ({"from": "2026-05-31"}, ["20260531", "20260601"]),
        ({"from": "2026-06-02", "to": "2026-05-31"}, ["20260531", "20260603"]),
        ({"from": "soon", "to": "2026-05-31"}, ["20260531", "20260601"]),
        ({"from": "soon"}, []),
        ({}, []),
    ],
)
def test_an_entry_with_a_date_is_in_the_calendar_and_any_other_is_not(
    run: Run, toolkit: Toolkit, fields: dict[str, str], days: list[str]
):
    text, count = written(run, toolkit, [{"id": "a", "fields": fields}])
    found = [line.partition(":")[2] for line in unfolded(text) if line.startswith(("DTSTART", "DTEND"))]
    assert (found, count) == (days, len(days) // 2)


def test_no_line_is_longer_than_calendars_take_and_no_character_is_broken(run: Run, toolkit: Toolkit):
    task = "\U0001f469\u200d\U0001f52c caf\u00e9 " * 40
    text, _ = written(run, toolkit, [{"id": "a", "fields": {"task": task, "to": "2026-05-31"}}])
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert f"SUMMARY:{task.strip()}" in unfolded(text)
    assert "\n" not in text.replace("\r\n", "")
