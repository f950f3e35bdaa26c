"""The plans in an organisation's folder: what is published of them, and what is refused by file, line and field."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.content.checks import problems_of
from macros.content.plans.json_lines import line_in_json
from macros.content.plans.publishable import FIX
from macros.content.plans.register import Reading, plans_past_review, read_published
from macros.content.yaml_model import read_model
from macros.content.yaml_source import YamlSource
from macros.documents.documents import Documents
from macros.documents.scope import Choices
from macros.models.detail import Detail
from macros.models.plan import Plan
from macros.models.register import Register
from macros.models.toolkit import Toolkit
from tests.support.paths import NORTHLAND
from tests.support.present import present

ENTRY = """plans:
- id: ferry
  title: Ferry plan
  summary: About ferries.
  published: 2026-03-02
  contact: Ferry team
  email: ferries@northland.example
  show: [plan, you-said-we-did]
"""


class Folder:
    """The folder own/plans/ of a project, with a register and the plans that a test puts there."""

    def __init__(self, base: Path, toolkit: Toolkit) -> None:
        self.base, self.toolkit = base, toolkit
        self.plans = base / "own" / "plans"
        self.plans.mkdir(parents=True)

    def register(self, text: str) -> None:
        (self.plans / "register.yml").write_text(text, encoding="utf-8")

    def put(self, name: str, content: dict[str, Any] | str | bytes) -> None:
        text = json.dumps(content, indent=2, ensure_ascii=False) if isinstance(content, dict) else content
        (self.plans / name).write_bytes(text.encode() if isinstance(text, str) else text)

    def read(self) -> Reading:
        source, toolkit = None, self.toolkit
        if (self.plans / "register.yml").exists():
            source = YamlSource(self.plans / "register.yml", self.base)
            register, faults = read_model(source, Register)
            assert (register is not None, faults) == (True, [])
            toolkit = replace(toolkit, register=present(register))
        return read_published(self.plans, self.base, toolkit, source, whole=True)

    def faults(self) -> list[str]:
        return [str(fault) for fault in sorted(self.read().faults)]


@pytest.fixture
def folder(tmp_path: Path, toolkit: Toolkit) -> Folder:
    made = Folder(tmp_path, toolkit)
    made.register(ENTRY)
    return made


@pytest.fixture
def plan() -> dict[str, Any]:
    """A plan as "Save for publishing" makes it, with an answer, a topic and an entry."""
    data: dict[str, Any] = json.loads((NORTHLAND / "plans/ferry-2026.json").read_text(encoding="utf-8"))
    for record in ("what-we-heard", "what-we-will-do"):
        del data["records"][record]
    return data


def test_a_plan_is_published_as_data_and_as_the_page_that_the_builder_saves(folder, plan, toolkit):
    folder.put("ferry.json", plan)
    from_data = folder.read()
    (folder.plans / "ferry.json").unlink()
    choices = Choices(guidance=False, unanswered=False, internal=False)
    folder.put("ferry.html", Documents(toolkit).plan(Plan.model_validate(plan), "html", choices))
    from_page = folder.read()
    assert (from_data.faults, from_page.faults) == ([], [])
    assert from_data.published["ferry"].plan == from_page.published["ferry"].plan
    assert from_data.published["ferry"].plan.answers["who-about"].answer.startswith("Our figures are about")


def test_what_goes_out_is_listed_and_the_register_gives_title_contact_and_days(folder, plan):
    plan |= {"title": "Working title", "contact": "Somebody", "carried_from": "last-year"}
    plan["topics"][0]["picked"] = {"methods": ["focus-group"]}
    plan["records"]["you-said-we-did"][0]["started_from"] = "h1"
    folder.put("ferry.json", plan)
    public = folder.read().published["ferry"].plan
    assert (public.title, public.contact) == ("Ferry plan", "Ferry team, ferries@northland.example")
    assert {public.created.isoformat(), public.modified.isoformat()} == {"2026-03-02T00:00:00+00:00"}
    text = public.model_dump_json()
    assert not [word for word in ("Working title", "Somebody", "last-year", "focus-group", '"h1"') if word in text]


HIDDEN = {
    "answers, who-about": lambda plan: plan["answers"]["who-about"].update(internal=True),
    "topics, item 2, answers, topic-people": lambda plan: plan["topics"][1]["answers"]["topic-people"].update(
        internal=True
    ),
    "records, you-said-we-did, item 2": lambda plan: plan["records"]["you-said-we-did"][1].update(internal=True),
    "answers, who-uses, planned": lambda plan: plan["answers"]["who-uses"].update(planned="SECRET"),
    "answers, reach-information, answer": lambda plan: plan["answers"]["reach-information"].update(answer="SECRET"),
    "answers, who-affected, next": lambda plan: plan["answers"]["who-affected"].update(next="SECRET"),
    "of_tomorrow": lambda plan: plan.update(of_tomorrow="SECRET"),
    "answers, plan-open, note": lambda plan: plan["answers"]["plan-open"].update(note="SECRET"),
    "topics, item 1, note": lambda plan: plan["topics"][0].update(note="SECRET"),
    "definition, boxes, item 1, note": lambda plan: plan["definition"]["boxes"][0].update(note="SECRET"),
    "comments, item 1": lambda plan: plan.update(comments=[{"place": "answers/who-uses/answer", "text": "SECRET"}]),
    "unplaced": lambda plan: plan.update(unplaced=[{"where": "here", "text": "SECRET"}]),
}


def test_each_thing_that_must_not_go_out_is_refused_by_name_and_none_is_filtered(folder, plan):
    for spoil in HIDDEN.values():
        spoil(plan)
    folder.put("ferry.json", plan)
    faults = folder.faults()
    assert sorted(fault.split(": ")[1] for fault in faults) == sorted(HIDDEN)
    assert all(fault.endswith(FIX) for fault in faults)
    assert folder.read().published["ferry"].plan is None


def test_a_fault_in_a_plan_names_its_line_and_its_question(folder, plan):
    plan["answers"]["who-affected"]["internal"] = True
    folder.put("ferry.json", plan)
    written = (folder.plans / "ferry.json").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(written, 1) if '"who-affected": {' in text)
    (fault,) = folder.faults()
    message = f"the answer to question 1.3 is marked internal: {FIX}"
    assert fault == f"own/plans/ferry.json:{line}: answers, who-affected: {message}"


def test_a_record_that_is_not_chosen_is_refused_with_the_number_of_its_entries(folder, plan):
    plan["records"]["what-we-heard"] = [{"id": "a", "fields": {"need": "SECRET"}}]
    folder.put("ferry.json", plan)
    (fault,) = folder.faults()
    assert 'records, what-we-heard: 1 entry of "What we heard" in the file' in fault
    assert 'add "what-we-heard" there if they may be shown' in fault


def test_answers_are_refused_where_only_a_record_is_to_be_shown(folder, plan):
    folder.register(ENTRY.replace("[plan, you-said-we-did]", "[you-said-we-did]"))
    folder.put("ferry.json", plan)
    (fault,) = folder.faults()
    assert 'answers: are in the file, but "show" in register.yml does not name "plan"' in fault


def test_a_withdrawn_plan_needs_no_file_and_shows_nothing_of_one(folder, plan):
    folder.register(f"{ENTRY}  withdrawn:\n    on: 2026-05-01\n    reason: It ended.\n")
    without = folder.read()
    folder.put("ferry.json", plan)
    with_file = folder.read()
    assert (without.faults, with_file.faults) == ([], [])
    assert (without.published["ferry"].plan, with_file.published["ferry"].plan) == (None, None)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("stray.json", "{}", 'is not named in register.yml, so it is not published. Name it there with "id: stray"'),
        (
            "ferry.docx",
            "PK",
            "is a Word file, which cannot be checked for what is internal. Open it in the plan builder",
        ),
        ("ferry.odt", "PK", "is an OpenDocument file"),
        ("ferry.md", "# Plan", "is a Markdown file"),
        ("Our Plan.json", "{}", "name the file with lower-case letters, digits and hyphens: it becomes the address"),
        ("ferry.txt", "Plan", "is no plan: a plan's file ends in .json or .html"),
        ("registr.yml", "plans:", "The list of plans is called register.yml"),
        ("ferry.html", "<p>Plan</p>", "is the plan of ferry.json a second time: keep one of them"),
    ],
)
def test_a_file_that_is_no_plan_of_the_register_is_a_fault_that_says_what_to_do(folder, plan, name, content, message):
    folder.put("ferry.json", plan)
    folder.put(name, content)
    (fault,) = folder.faults()
    assert fault.startswith(f"own/plans/{name}:1: ")
    assert message in fault


def test_a_plan_that_is_named_but_not_there_is_a_fault_with_the_file_that_comes_close(folder, plan):
    folder.put("ferrry.json", plan)
    missing, stray = sorted(folder.faults(), reverse=True)
    assert missing == (
        "own/plans/register.yml:2: plans, item 1, id: there is no file ferry.json or ferry.html beside this one. "
        'Did you mean "ferrry"?'
    )
    assert stray.startswith("own/plans/ferrry.json:1: is not named in register.yml")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xfe{", "it does not hold text (UTF-8)"),
        (b"{", "it stops making sense at line 1"),
        (b"[]", "is not a saved plan of this toolkit"),
        (b'{"schema_version": 99}', "was saved by a newer toolkit"),
        (b'{"schema_version": 1, "schema_version": 1}', 'gives "schema_version" twice'),
        (b'{"schema_version": 1, "__proto__": {}}', "The plan has faults:"),
        (b"[" * 60_000, "not those of a plan"),
    ],
)
def test_a_damaged_or_hostile_file_is_refused_in_plain_words(folder, content, message):
    folder.put("ferry.json", content)
    (fault,) = folder.faults()
    assert message in fault
    assert "\n" not in fault


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<p>Nothing", "The page carries no plan"),
        ("", "The page carries no plan"),
        ('<pre id="saved-plan">{}</pre><pre id="saved-plan">{}</pre>', "The page carries more than one plan"),
        ("<pre " + "id=saved-plan " * 40_000, "carries"),
    ],
)
def test_a_page_without_one_plan_is_refused(folder, page, message):
    folder.put("ferry.html", page)
    (fault,) = folder.faults()
    assert message in fault or "not a saved plan" in fault


def test_ids_that_anchors_hang_on_stand_once(folder, plan):
    plan["topics"][1]["id"] = plan["topics"][0]["id"]
    plan["definition"]["boxes"][1]["id"] = plan["definition"]["boxes"][0]["id"]
    folder.put("ferry.json", plan)
    faults = folder.faults()
    assert any('topics: has the id "cancelled" 2 times' in fault for fault in faults)
    assert any('definition, boxes: has the id "publics" 2 times' in fault for fault in faults)


def test_a_plan_of_other_questions_shows_them_as_they_were_asked_or_is_refused(folder, plan, toolkit):
    plan["definition"]["version"] = 1
    folder.put("ferry.json", plan)
    assert folder.faults() == []
    del plan["definition"]["boxes"]
    folder.put("ferry.json", plan)
    (fault,) = folder.faults()
    assert "definition, version: answers version 1 of the questions without saying how they were worded" in fault
    assert fault.endswith(FIX)
    plan["definition"] = {"id": "another", "version": toolkit.plan.version}
    folder.put("ferry.json", plan)
    (fault,) = folder.faults()
    assert 'definition, id: answers other questions ("another")' in fault


def test_an_answer_to_no_question_is_a_fault(folder, plan):
    plan["answers"]["who-abuot"] = plan["answers"].pop("who-about")
    folder.put("ferry.json", plan)
    (fault,) = folder.faults()
    assert 'answers, who-abuot: answers no question. Did you mean "who-about"?' in fault


def test_email_addresses_and_telephone_numbers_are_told_but_not_those_of_the_register(folder, plan):
    plan["contact"] = "jo.bloggs@northland.example"
    plan["answers"]["who-about"]["answer"] = "Write to ferries@northland.example or ring 01632 960 001 by 2026-03-02."
    plan["records"]["you-said-we-did"][0]["fields"]["told"] = (
        "+44 (0)20 7946 0000, in 2025-2026, of 12,345,678 people"
    )
    folder.put("ferry.json", plan)
    reading = folder.read()
    assert reading.faults == []
    told = [note.split(": ", 2)[1:] for note in reading.notes]
    assert told == [
        ["contact", 'shows "jo.bloggs@northland.example": make sure that it is no person\'s own'],
        ["answers, who-about, answer", 'shows "01632 960 001": make sure that it is no person\'s own'],
        [
            "records, you-said-we-did, item 1, fields, told",
            'shows "+44 (0)20 7946 0000": make sure that it is no person\'s own',
        ],
    ]


def test_a_personal_detail_of_an_organisation_s_own_is_refused(folder, plan, toolkit):
    own = Detail(id="own-lead", title="Lead", personal=True)
    definition = toolkit.plan.model_copy(update={"details": (*toolkit.plan.details, own)})
    folder.toolkit = replace(toolkit, plan=definition)
    folder.put("ferry.json", plan | {"details": {"own-lead": "Jo Bloggs", "owner": "A team"}})
    (fault,) = folder.faults()
    assert f"details, own-lead: is a personal detail, which people could read here: {FIX}" in fault


REGISTER_FAULTS = {
    "replaces": (
        "  replaces: ferri\n",
        "replaces",
        'there is no plan called "ferri" in this list. Did you mean "ferry"?',
    ),
    "itself": ("  replaces: ferry\n", "replaces", '"ferry" goes back to "ferry" itself'),
    "before": (
        "  changes:\n  - on: 2026-01-01\n    what: News.\n",
        "changes, item 1, on",
        "is before the day on which the plan was published (2026-03-02)",
    ),
}


@pytest.mark.parametrize("name", REGISTER_FAULTS)
def test_what_no_entry_of_the_register_shows_alone_is_a_fault(toolkit, name):
    more, field, message = REGISTER_FAULTS[name]
    register = _register(ENTRY + more)
    found = [(path[2:], text) for path, text in problems_of(register, toolkit)]
    assert [", ".join(f"item {p + 1}" if isinstance(p, int) else p for p in path) for path, _ in found] == [field]
    assert found[0][1].startswith(message)


def test_a_plan_is_replaced_once_and_pages_of_the_register_keep_their_names(toolkit):
    second, third = (
        ENTRY.removeprefix("plans:\n").replace("id: ferry", f"id: {name}") for name in ("b", "actions-due")
    )
    register = _register(f"{ENTRY}{second}  replaces: ferry\n{third}  replaces: ferry\n")
    messages = [message for _, message in problems_of(register, toolkit)]
    assert '"ferry" is replaced by "b" already: only one plan can take its place' in messages
    assert any('"actions-due" is the name of a page of the register' in message for message in messages)


def test_two_plans_of_one_title_are_told_with_the_line_of_the_second(toolkit):
    second = ENTRY.removeprefix("plans:\n").replace("id: ferry", "id: b")
    register = _register(f"{ENTRY}{second}")
    found = [(path, text) for path, text in problems_of(register, toolkit)]
    message = '"ferry" has this title too: nobody could know one from the other in a list. Change one of them'
    assert found == [(("plans", 1, "title"), message)]


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ("", True),
        ("  replaces: ferry\n", False),
        ("  withdrawn:\n    on: 2026-05-01\n    reason: It ended.\n", False),
    ],
)
def test_one_plan_under_two_names_is_a_fault_unless_one_replaces_the_other_or_is_withdrawn(
    folder, plan, more, is_told
):
    second = ENTRY.removeprefix("plans:\n").replace("id: ferry", "id: boat").replace("Ferry plan", "Boat plan")
    folder.register(ENTRY + second + more)
    folder.put("ferry.json", plan)
    folder.put("boat.json", plan)
    told = 'own/plans/register.yml:9: plans, item 2, id: has the plan of "ferry" a second time.'
    assert [fault[: len(told)] for fault in folder.faults()] == ([told] if is_told else [])


def test_a_day_that_has_not_come_is_a_fault(tmp_path):
    (tmp_path / "register.yml").write_text(ENTRY.replace("2026-03-02", "2999-01-01"), encoding="utf-8")
    register, faults = read_model(YamlSource(tmp_path / "register.yml", tmp_path), Register)
    assert register is None
    assert [str(fault) for fault in faults] == [
        "register.yml:5: plans, item 1, published: is in the future: write the day on which it happened"
    ]


def test_the_plans_past_their_review_date_are_told_with_their_line_in_the_register(northland):
    due = plans_past_review(northland, date(2026, 11, 27))
    (one,) = [str(each) for each in due]
    assert one.startswith("2026-06-30  tests/northland/plans/register.yml:")
    assert one.endswith(": small-farms: the review date of this published plan has passed")
    assert plans_past_review(northland, date(2026, 6, 30)) == []


def test_the_line_of_a_value_is_found_in_json_however_it_is_written():
    text = '\ufeff{"a": [1, {"b\\"": "}",\n "c": [\n{}, 3]}],\n\n"d": 1.5e3 }'.removeprefix("\ufeff")
    places = {("a",): 1, ("a", 1, "c"): 3 - 1, ("a", 1, "c", 1): 3, ("d",): 5, ("nothing",): 1, ("a", 7): 1}
    assert {path: line_in_json(text, path) for path in places} == places


def _register(text: str) -> Register:
    return Register.model_validate(yaml.load(text, Loader=yaml.BaseLoader))


def test_records_that_pages_of_published_plans_show_must_be_there(folder, plan):
    folder.put("ferry.json", {**plan, "records": {}})
    definition = folder.toolkit.plan.model_copy(update={"records": ()})
    folder.toolkit = replace(folder.toolkit, plan=present(definition))
    assert folder.faults() == [
        f'own/plans/register.yml:1: plans: need the record "{name}", which data/plan/definition.yml does not have: '
        "put it back there"
        for name in ("what-we-heard", "what-we-will-do", "you-said-we-did")
    ]
