"""Nothing internal or personal leaves by any way out: every byte is searched, in all combinations of the choices."""

import base64
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from macros.content.plans.plan_file import read_plan, write_plan
from macros.documents.documents import WRITERS, Documents
from macros.documents.scope import Choices, data_of
from macros.models.detail import Detail
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.conftest import Run
from tests.support.secret_plan import OPEN, SECRET, secret_plan

COMBINATIONS = [
    dict(zip(("guidance", "unanswered", "records", "comments"), ticks, strict=True))
    for ticks in product([True, False], repeat=4)
]
FORMATS = (*WRITERS, "json")

FILE = """async (definition, plan, format, choices) =>
  base64(await tkPlan.exports.makeFile(tkPlan.format.check(plan), definition, format, choices))"""
CLIPBOARD = (
    """(definition, plan, choices) => tkPlan.exports.richText(tkPlan.format.check(plan), definition, choices)"""
)


def texts_in(content: bytes) -> Iterator[bytes]:
    """All bytes of a file, unpacked, and the names of its parts."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode() + archive.read(name)


def leaks(content: bytes) -> bool:
    return any(SECRET.encode() in text for text in texts_in(content))


@pytest.fixture(scope="module")
def ours(toolkit: Toolkit) -> Toolkit:
    """With a detail of an organisation's own that is personal, as the contact is."""
    own = Detail(id="own-lead", title="Lead", personal=True)
    return replace(toolkit, plan=toolkit.plan.model_copy(update={"details": (*toolkit.plan.details, own)}))


@pytest.fixture(scope="module")
def definition(ours: Toolkit) -> dict[str, Any]:
    return ours.plan.model_dump(mode="json")


@pytest.mark.parametrize("format_name", FORMATS)
def test_no_file_of_the_browser_holds_what_is_internal(run: Run, definition: dict, format_name: str):
    plan = secret_plan()
    for choices in COMBINATIONS:
        out = base64.b64decode(run(FILE, definition, plan, format_name, choices | {"internal": False}))
        assert not leaks(out), choices
        assert any(OPEN.encode() in text for text in texts_in(out)), choices
        assert leaks(base64.b64decode(run(FILE, definition, plan, format_name, choices | {"internal": True})))


def test_what_is_copied_to_the_clipboard_holds_nothing_internal(run: Run, definition: dict):
    for choices in COMBINATIONS:
        copied = run(CLIPBOARD, definition, secret_plan(), choices | {"internal": False})
        assert not leaks("".join(copied.values()).encode()), choices


@pytest.mark.parametrize("format_name", FORMATS)
def test_no_file_of_the_command_line_holds_what_is_internal(ours: Toolkit, format_name: str):
    plan, documents = Plan.model_validate(secret_plan()), Documents(ours)
    for combination in COMBINATIONS:
        choices = Choices(**combination, internal=False)
        json = format_name == "json"
        out = (
            write_plan(data_of(plan, ours.plan, choices)).encode()
            if json
            else documents.plan(plan, format_name, choices)
        )
        assert not leaks(out), combination
        assert any(OPEN.encode() in text for text in texts_in(out)), combination


def test_a_copy_to_publish_is_a_sound_plan_and_the_same_from_both(run: Run, ours: Toolkit, definition: dict):
    choices = COMBINATIONS[0] | {"internal": False}
    content = base64.b64decode(run(FILE, definition, secret_plan(), "json", choices))
    assert read_plan(content) == data_of(Plan.model_validate(secret_plan()), ours.plan, Choices(**choices))


def test_a_copy_for_the_team_says_what_is_internal(run: Run, definition: dict):
    words = "Internal, not for publication"
    for format_name in WRITERS:
        for internal in (True, False):
            out = base64.b64decode(run(FILE, definition, secret_plan(), format_name, {"internal": internal}))
            assert any(words.encode() in text for text in texts_in(out)) == internal, format_name


def test_an_entry_that_is_internal_is_private_in_a_calendar(run: Run, definition: dict):
    work = """(plan, definition) => tkPlan.calendar.write(plan, definition,
      definition.records.find(({ id }) => id === "what-we-will-do")).text"""
    plan = plan_data(
        title="A plan",
        records={
            "what-we-will-do": [
                {"id": "a", "fields": {"task": "Open", "to": "2027-01-02"}},
                {"id": "b", "fields": {"task": "Inside", "to": "2027-01-02"}, "internal": True},
            ]
        },
    )
    events = run(work, plan, definition).split("BEGIN:VEVENT")
    assert ["CLASS:PRIVATE" in event for event in events] == ["Inside" in event for event in events]


def test_a_calendar_says_nothing_of_people(run: Run, definition: dict):
    work = """(plan, definition) => tkPlan.calendar.write(plan, definition,
      definition.records.find(({ id }) => id === "what-we-will-do")).text"""
    plan = plan_data(
        title="A plan", contact=SECRET, details={"own-lead": SECRET}, review_date="2027-01-02", records={}
    )
    calendar = run(work, plan, definition)
    assert "BEGIN:VEVENT" in calendar
    assert not leaks(calendar.encode())
