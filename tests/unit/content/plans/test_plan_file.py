"""Saved plans: those of every version open and lose nothing, and what is no plan is refused in plain words."""

import json
import re

import pytest

from macros.content.plans import plan_file
from macros.content.plans.plan_file import (
    MIGRATIONS,
    MOST_BYTES,
    MOST_COMMAS,
    PlanRefused,
    is_settled,
    read_plan,
    unplaced,
    write_plan,
)
from macros.models.plan import SCHEMA_VERSION, Answer, Plan
from macros.models.toolkit import Toolkit
from tests.plans import FOLDER, all_visible, hostile_plan, plan_data

SAMPLES = {version: FOLDER / f"plan-{version}.json" for version in range(1, SCHEMA_VERSION + 1)}
NO_PLAN = "The file is not a saved plan: its values are not those of a plan."
DAMAGED = "The file is not a saved plan, or it is damaged: it stops making sense at line {} (JSON)."
NO_TEXT = "The file is not a saved plan: it does not hold text (UTF-8)."
NO_VERSION = "The file is not a saved plan of this toolkit: it has no schema_version."
NO_NAME = "is not a name that a plan can hold"


def as_file(**fields) -> bytes:
    return json.dumps(plan_data(**fields)).encode()


def with_text(text: str) -> bytes:
    """A sound plan but for one more field, given as JSON text."""
    return as_file()[:-1] + f', "more": {text}}}'.encode()


@pytest.mark.parametrize("version", SAMPLES)
def test_a_plan_of_each_released_version_opens(version):
    plan = read_plan(SAMPLES[version].read_bytes())
    assert (plan.id, len(plan.topics), plan.schema_version) == ("Sample_plan-1", 2, SCHEMA_VERSION)
    assert plan.answers["who-about"].answer.splitlines() == [
        "People who live near a park:",
        "- children",
        "- their carers",
    ]
    assert plan.topics[0].answers["topic-feedback"].not_relevant == "we have asked nobody yet"


def test_each_version_has_a_sample_and_a_way_to_the_next():
    # A version may have several samples, from when documents began to be written otherwise.
    assert {json.loads(path.read_bytes())["schema_version"] for path in FOLDER.glob("plan-*.json")} == SAMPLES.keys()
    assert list(MIGRATIONS) == list(range(1, SCHEMA_VERSION))


def test_a_plan_of_this_version_is_written_as_it_was_read():
    # The sample has fields at every level that this version does not know, in an order of their own.
    content = SAMPLES[SCHEMA_VERSION].read_bytes()
    assert content.count(b"a field that version") == 3
    assert write_plan(read_plan(content)).encode() == content


def test_details_that_nobody_asks_for_are_kept_and_named(toolkit: Toolkit):
    details = {"own-directorate": "Economy", "state": "lost", "owner": "The head of profession", "statistics": "no"}
    plan = read_plan(as_file(details=details))
    assert json.loads(write_plan(plan))["details"] == details
    assert dict(unplaced(plan, toolkit.plan)).keys() == {
        ("details", "own-directorate"),
        ("details", "state"),
        ("details", "statistics"),
    }


def test_old_plans_come_to_the_current_version_step_by_step(monkeypatch):
    monkeypatch.setattr(plan_file, "SCHEMA_VERSION", 3)
    steps = {
        1: lambda data: {**data, "title": data["title"] + " 2"},
        2: lambda data: {**data, "title": data["title"] + " 3"},
    }
    monkeypatch.setattr(plan_file, "MIGRATIONS", steps)
    old = plan_data(title="1")
    assert plan_file.migrated(old) == {**old, "schema_version": 3, "title": "1 2 3"}
    assert old == plan_data(title="1")


def test_hostile_texts_come_back_to_the_letter_that_people_see():
    plan = hostile_plan()
    assert read_plan(write_plan(Plan.model_validate(plan)).encode()) == Plan.model_validate(all_visible(plan))


@pytest.mark.parametrize("start", [b"\xef\xbb\xbf", b" \r\n\t"], ids=["a byte order mark", "space"])
def test_what_editors_put_before_a_plan_does_no_harm(start):
    assert read_plan(start + as_file(title="x")).title == "x"


def test_a_whole_number_may_have_a_point():
    """JSON has one kind of number: programs in some languages write 1.0 for 1."""
    assert read_plan(as_file(schema_version=1.0, definition={"id": "x", "version": 2.0})).definition.version == 2


def test_what_no_document_can_hold_is_shown_by_a_mark():
    assert read_plan(as_file(title="a\ud83d|b\udc69|\x01|\ufffe")).title == "a�|b�|�|�"


def test_other_line_ends_are_usual_ones():
    assert (
        read_plan(as_file(answers={"who-about": {"answer": "a\vb\fc\u2028d"}})).answers["who-about"].answer
        == "a\nb\nc\nd"
    )


REFUSED = {
    "nothing": (b"", DAMAGED.format(1)),
    "half a plan": (as_file().replace(b",", b",\n")[:-40], DAMAGED.format(6)),
    "two plans": (as_file() * 2, DAMAGED.format(1)),
    "a web page": (b"\n<!doctype html>", DAMAGED.format(2)),
    "a picture": (b"\x89PNG\r\n\x1a\n", NO_TEXT),
    "another encoding": (as_file().decode().encode("utf-16"), NO_TEXT),
    "too much": (b" " * (MOST_BYTES + 1), "The file is too large to be a plan (over 20 megabytes)."),
    "too many values": (with_text("[" + "0," * MOST_COMMAS + "0]"), "The file holds too many values to be a plan."),
    "a list": (b"[]", NO_VERSION),
    "a text": (b'"schema_version"', NO_VERSION),
    "other data": (b'{"version": 1}', NO_VERSION),
    "version 0": (as_file(schema_version=0), "The plan gives its version as 0, which is no version."),
    "a version in words": (as_file(schema_version="1"), 'The plan gives its version as "1", which is no version.'),
    "a version of true": (as_file(schema_version=True), "The plan gives its version as true, which is no version."),
    "a newer version": (
        as_file(schema_version=SCHEMA_VERSION + 1),
        f"The plan was saved by a newer toolkit: its format is version {SCHEMA_VERSION + 1}, and this one knows up "
        f"to {SCHEMA_VERSION}. Open it there, or take the newer toolkit.",
    ),
    "a field that stands twice": (with_text('{"a": 1, "a": 2}'), 'The plan is damaged: it gives "a" twice.'),
    "no number": (with_text("NaN"), NO_PLAN),
    "no end of numbers": (with_text("-Infinity"), NO_PLAN),
    "a number that is too large": (with_text("1e999"), NO_PLAN),
    "a number of too many digits": (with_text("1" * 5000), NO_PLAN),
    "lists in lists": (with_text("[" * 300 + "]" * 300), NO_PLAN),
    "lists in lists up to the machine's limit": (with_text("[" * 990 + "]" * 990), NO_PLAN),
    "lists in lists without end": (with_text("[" * 1_000_000), NO_PLAN),
    "fields in fields without end": (with_text('{"a":' * 1_000_000), NO_PLAN),
}


@pytest.mark.parametrize(("content", "complaint"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_plan_is_refused(content, complaint):
    with pytest.raises(PlanRefused, match=f"^{re.escape(complaint)}$"):
        read_plan(content)


FAULTS = {
    "answers: must hold fields": {"answers": []},
    "answers, who-about: must hold fields": {"answers": {"who-about": "text"}},
    f"answers, Who about: {NO_NAME}": {"answers": {"Who about": {}}},
    "answers, who-about, answer: must be text": {"answers": {"who-about": {"answer": None}}},
    "answers, who-about, now: must be text": {"answers": {"who-about": {"now": ["a"]}}},
    "answers, who-about, not_relevant: must be text": {"answers": {"who-about": {"not_relevant": False}}},
    "answers, who-about, internal: must be true or false": {"answers": {"who-about": {"internal": "yes"}}},
    "topics: must be a list": {"topics": {}},
    "topics, item 1: must hold fields": {"topics": [1]},
    "topics, item 1, id: is missing": {"topics": [{}]},
    f"topics, item 1, picked, methods, item 1: {NO_NAME}": {"topics": [{"id": "t", "picked": {"methods": ["../x"]}}]},
    f"id: {NO_NAME}": {"id": "../../x"},
    "definition: must hold fields": {"definition": "x"},
    "definition, version: is too small a number": {"definition": {"id": "x", "version": 0}},
    "definition, version: must be a whole number": {"definition": {"id": "x", "version": "1"}},
    "created: must be a date with a time, such as 2026-03-02T16:00:00Z": {"created": 1_767_225_600},
    "modified: must be a date with a time, such as 2026-03-02T16:00:00Z": {"modified": "yesterday"},
    "review_date: must be a date, such as 2026-03-02": {"review_date": "2026-02-30"},
}


@pytest.mark.parametrize(("fault", "fields"), FAULTS.items(), ids=FAULTS.keys())
def test_a_fault_in_a_plan_is_told_where_it_stands(fault, fields):
    with pytest.raises(PlanRefused) as refusal:
        read_plan(as_file(**fields))
    assert str(refusal.value) == f"The plan has faults:\n  {fault}"


def test_every_fault_is_told_at_once_but_no_more_than_anyone_would_read():
    with pytest.raises(PlanRefused) as refusal:
        read_plan(json.dumps({"schema_version": 1, "topics": [{}] * 10_000}).encode())
    lines = str(refusal.value).splitlines()
    assert lines[:5] == [
        "The plan has faults:",
        *(f"  {name}: is missing" for name in ("id", "definition", "created", "modified")),
    ]
    assert len(lines) == 21


def test_answers_to_no_question_are_told_and_kept(toolkit: Toolkit):
    answers = {"who-about": {}, "who-abuot": {}, "topic-people": {}}
    plan = read_plan(as_file(answers=answers, topics=[{"id": "t", "answers": answers}]))
    told = dict(unplaced(plan, toolkit.plan))
    assert told.keys() == {
        ("answers", "who-abuot"),
        ("answers", "topic-people"),
        ("topics", 0, "answers", "who-abuot"),
        ("topics", 0, "answers", "who-about"),
    }
    assert told["answers", "who-abuot"] == 'answers no question. Did you mean "who-about"?'
    assert set(read_plan(write_plan(plan).encode()).answers) == set(answers)


@pytest.mark.parametrize(
    ("answer", "settled"),
    [
        (None, False),
        (Answer(), False),
        (Answer(answer=" \n\t", now="\u00a0"), False),
        (Answer(planned="from last year", internal=True), False),
        (Answer(not_relevant=""), False),
        (Answer(not_relevant="we asked"), True),
        (Answer(answer="x"), True),
        (Answer(now="x"), False),
        (Answer(next="x"), False),
        (Answer(now="x", next="y"), True),
    ],
)
def test_a_question_is_settled_by_an_answer_or_a_reason(answer, settled):
    assert is_settled(answer) is settled
