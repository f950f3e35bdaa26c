"""How it stands with the plan on the page is a written state machine."""

import pytest

from tests.scripts.conftest import Run

WALK = "(start, events) => events.reduce(tkPlan.saving.next, start)"


@pytest.fixture(scope="module")
def machine(run: Run) -> dict[str, dict]:
    return run("() => ({ states: tkPlan.saving.STATES, transitions: tkPlan.saving.TRANSITIONS })")


def test_every_transition_leads_from_a_state_to_another_and_all_can_be_reached(machine: dict[str, dict]):
    states = set(machine["states"])
    steps = [(before, after) for moves in machine["transitions"].values() for before, after in moves.items()]
    assert {state for step in steps for state in step} == states
    assert [step for step in steps if step[0] == step[1]] == []
    reached = {"idle"}
    while more := {after for before, after in steps if before in reached} - reached:
        reached |= more
    assert reached == states


def test_whatever_state_it_is_in_an_edit_is_unsaved_and_is_not_forgotten(machine: dict[str, dict], run: Run):
    for name, state in machine["states"].items():
        edited = machine["states"][run(WALK, name, ["edited"])]
        assert edited["unsaved"]
        assert edited["trouble"] == state["trouble"]
        for trouble in ("full", "blocked", "overtaken"):
            assert machine["states"][run(WALK, name, ["edited", trouble])]["unsaved"]


def test_a_plan_that_another_tab_changed_is_not_kept_by_itself(run: Run):
    assert run(WALK, "dirty", ["overtaken", "edited", "kept", "copied"]) == "elsewhere-dirty"


@pytest.mark.parametrize(
    ("events", "state"),
    [
        (["edited"], "dirty"),
        (["edited", "kept"], "saved"),
        (["edited", "kept", "edited"], "dirty"),
        (["blocked"], "blocked-safe"),
        (["blocked", "edited"], "blocked"),
        (["edited", "full"], "full"),
        (["edited", "full", "copied"], "full-safe"),
        (["edited", "full", "copied", "edited"], "full"),
        (["edited", "full", "edited", "kept"], "saved"),
        (["edited", "full", "copied", "kept"], "saved"),
        (["blocked", "kept"], "saved"),
        (["edited", "full", "left"], "idle"),
        (["edited", "blocked", "left"], "blocked-safe"),
        (["edited", "full", "emptied"], "idle"),
        (["overtaken"], "elsewhere"),
        (["edited", "overtaken", "left"], "idle"),
    ],
)
def test_it_goes_from_state_to_state(run: Run, events: list[str], state: str):
    assert run(WALK, "idle", events) == state
