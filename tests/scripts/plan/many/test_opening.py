"""Many files are opened one after the other: what cannot be read says why, and nothing is dropped in silence."""

import json
from typing import Any

import pytest

from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.conftest import Run

OPEN = """async (files, definition, stopAfter = -1) => {
  const shown = { items: [], unread: [] };
  const pace = tkPlan.pace.makePace();
  const told = [];
  const done = (count) => { told.push(count); if (count === stopAfter) pace.stop(); };
  let found = null, stopped = false;
  try {
    const chosen = files.map(([name, text]) => new File([text], name));
    found = await tkPlan.opening.openFiles(chosen, shown, definition, { rest: pace.rest, done });
  } catch (error) {
    if (!(error instanceof tkPlan.pace.Stopped)) throw error;
    stopped = true;
  }
  return {
    told, stopped,
    opened: found?.opened,
    names: found?.decisions && Object.fromEntries(found.decisions.names),
    items: shown.items.map(({ file, plan }) => [file, plan.title]),
    unread: shown.unread.map(({ file, why }) => [file, why]),
  };
}"""
WORK = '{"$schema": "urn:involvement-toolkit:many-plans:1", "names": {" rent ": "Renters"}, "checks": {}}'
WRITE = """(work) => tkPlan.decisions.write(tkPlan.decisions.read(work))"""


def saved(slug: str, **fields: Any) -> tuple[str, str]:
    return f"{slug}.json", json.dumps(plan_data(id=slug, title=slug, **fields))


def opened(run: Run, toolkit: Toolkit, *files: tuple[str, str], **more: Any) -> dict[str, Any]:
    return run(OPEN, files, toolkit.plan.model_dump(mode="json"), *more.values())


def test_each_file_is_a_plan_or_is_listed_with_the_reason(run: Run, toolkit: Toolkit):
    files = [saved("one"), ("a.pdf", "%PDF-1.4"), ("empty.docx", ""), saved("two"), ("a.json", '{"x": ')]
    found = opened(run, toolkit, *files)
    assert found["items"] == [["one.json", "one"], ["two.json", "two"]]
    assert [name for name, _ in found["unread"]] == ["a.pdf", "empty.docx", "a.json"]
    assert all(len(why) > 10 for _, why in found["unread"])
    assert (found["opened"], found["told"]) == (2, [1, 2, 3, 4, 5])


def test_of_two_copies_of_a_plan_the_newer_counts_and_the_other_is_listed(run: Run, toolkit: Toolkit):
    new = plan_data(id="one", title="newer", modified="2026-05-01T10:00:00Z")
    files = [saved("one"), ("new.json", json.dumps(new)), ("same.json", json.dumps(new))]
    found = opened(run, toolkit, *files)
    assert found["items"] == [["new.json", "newer"]]
    assert found["unread"] == [
        ["one.json", "The same plan as “new.json”, which is newer."],
        ["same.json", "The same plan as “new.json”."],
    ]


def test_200_plans_are_opened_and_the_next_one_is_listed(run: Run, toolkit: Toolkit):
    found = opened(run, toolkit, *(saved(f"plan-{number}") for number in range(201)))
    assert (len(found["items"]), found["opened"]) == (200, 200)
    reason = "Only 200 plans can be seen at once. Take some off the page, then choose this file again."
    assert found["unread"] == [["plan-200.json", reason]]


def test_a_reader_can_stop_and_keeps_what_was_read(run: Run, toolkit: Toolkit):
    found = opened(run, toolkit, *(saved(f"plan-{number}") for number in range(9)), stop=3)
    assert found["stopped"]
    assert len(found["items"]) == 3


def test_what_was_decided_before_is_read_beside_the_plans(run: Run, toolkit: Toolkit):
    found = opened(run, toolkit, saved("one"), ("work.json", WORK))
    assert found["names"] == {" rent ": "Renters"}
    assert found["items"] == [["one.json", "one"]]
    assert found["unread"] == []


@pytest.mark.parametrize(
    "change",
    [
        {"$schema": "urn:involvement-toolkit:many-plans:2"},
        {"names": []},
        {"names": {"a": 1}},
        {"names": {"a": "x" * 5_000}},
        {"checks": {"plan": {"item": {"found": "perhaps", "note": ""}}}},
        {"checks": {"plan": {"item": {"found": "ask", "note": None}}}},
        {"checks": {"plan": ["item"]}},
    ],
)
def test_damaged_work_is_refused_in_words(run: Run, toolkit: Toolkit, change: dict[str, Any]):
    found = opened(run, toolkit, ("work.json", json.dumps(json.loads(WORK) | change)))
    reason = "This file of what you decided is damaged. Choose an earlier copy of it."
    assert found["unread"] == [["work.json", reason]]


def test_what_was_decided_comes_back_as_it_was(run: Run):
    work = {
        "$schema": "urn:involvement-toolkit:many-plans:1",
        "names": {" rent ": "Renters"},
        "joined": {" a ": " rent "},
        "aside": {" b ": "B"},
        "looked": {" c ": "__proto__"},
        "checks": {"plan": {"real-purpose": {"found": "ask", "note": "Which decision?\nWhen?"}}},
    }
    assert json.loads(run(WRITE, json.dumps(work))) == work
