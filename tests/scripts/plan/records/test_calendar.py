"""The dates of a plan, as a calendar reads them."""

from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.conftest import Run

WRITE = """(plan, definition) =>
  tkPlan.calendar.write(tkPlan.format.check(plan), definition, definition.records.find(({ dates }) => dates))"""
ENTRY = {"task": "Ask; listen, act", "lead": "Ann", "from": "2026-12-30", "to": "2026-12-31", "state": "task-done"}


def events(run: Run, toolkit: Toolkit, **fields) -> list[str]:
    written = run(WRITE, plan_data(**fields), toolkit.plan.model_dump(mode="json"))
    lines = written["text"].replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == written["count"]
    return lines


def test_what_will_be_done_is_there_from_its_first_day_to_its_last(run: Run, toolkit: Toolkit):
    record = next(record for record in toolkit.plan.records if record.dates)
    titles = {field.id: field.title for field in record.fields}
    lines = events(run, toolkit, records={record.id: [{"id": "e", "fields": ENTRY}]})
    done = next(choice.title for field in record.fields for choice in field.choices or [] if choice.id == "task-done")
    assert {"DTSTART;VALUE=DATE:20261230", "DTEND;VALUE=DATE:20270101", r"SUMMARY:Ask\; listen\, act"} <= set(lines)
    assert rf"DESCRIPTION:{titles['lead']}: Ann\n{titles['state']}: {done}" in lines


def test_the_day_of_the_next_review_is_there(run: Run, toolkit: Toolkit):
    assert "DTSTART;VALUE=DATE:20270302" in events(run, toolkit, review_date="2027-03-02")


def test_a_plan_without_days_gives_none(run: Run, toolkit: Toolkit):
    assert "BEGIN:VEVENT" not in events(run, toolkit)
