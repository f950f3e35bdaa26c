"""What plans say is compared by its words: groups, months, methods, what is due, and what nobody covers."""

import pytest

from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.plans.teams import team_plans
from tests.scripts.conftest import Run
from tests.scripts.plan.many.comparing import groups_of, overview_of

MONTHS = "(text) => tkPlan.months.monthsIn(text).map(({ from, to }) => (from === to ? from : `${from}/${to}`))"
KEYS = "(texts) => texts.map(tkPlan.phrases.keyOf)"
NAMES = """(text) => {
  const found = [];
  tkPlan.phrases.namesIn(text, (_, words) => found.push(words));
  return found;
}"""


def asks(slug: str, people: str, **fields):
    """A plan with one topic that says who it wants to hear from."""
    topic = {"id": "t1", "title": "A topic", "answers": {"topic-people": {"now": people}}}
    return plan_data(id=slug, title=slug, topics=[topic], **fields)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("In May 2027 we meet.", ["2027-05"]),
        ("On 12 May 2027 and on 3rd June 2027.", ["2027-05", "2027-06"]),
        ("From May to July 2027", ["2027-05/2027-07"]),
        ("May–July 2027", ["2027-05/2027-07"]),
        ("Nov 2026 to Feb 2027", ["2026-11/2027-02"]),
        ("3 November 2026 – 5 February 2027", ["2026-11/2027-02"]),
        ("November–February 2027", ["2026-11/2027-02"]),
        ("May 2027, July 2027", ["2027-05", "2027-07"]),
        ("01-Feb-2027, 12-May-2027", ["2027-02", "2027-05"]),
        ("12-May-2027 – 14-July-2027", ["2027-05/2027-07"]),
        ("- May 2027\n- July 2027", ["2027-05", "2027-07"]),
        ("May 2027 – we meet again in July 2027", ["2027-05", "2027-07"]),
        ("April and May 2027", ["2027-04", "2027-05"]),
        ("May, 5 June and July 2027", ["2027-05", "2027-06", "2027-07"]),
        ("- May 2027\n- July 2027\n– October 2027", ["2027-05", "2027-07", "2027-10"]),
        ("12-May-2027, 14-Jul-2027", ["2027-05", "2027-07"]),
        ("12-May-2027 to 14-Jul-2027", ["2027-05/2027-07"]),
        ("May 12-July 14, 2027", ["2027-05/2027-07"]),
        ("May, July 2027", ["2027-05", "2027-07"]),
        ("We may meet in July 2027.", ["2027-07"]),
        ("Sept 2027, or Mai 2027", ["2027-09", "2027-05"]),
        ("2027-05-12, 2027-06", ["2027-05", "2027-06"]),
        ("by 12/05/2027", ["2027-05"]),
        ("We may meet 12 people in 2027.", []),
        ("In May we ask, and in 2027 we tell.", []),
        ("12 people in 2027-13 and on 32/13/2027", []),
    ],
)
def test_months_are_found_that_a_text_gives_with_their_year(run: Run, text: str, months: list[str]):
    assert run(MONTHS, text) == months


def test_words_are_the_same_in_other_forms_and_names_do_not_begin_with_small_words(run: Run):
    one, other = run(KEYS, ["Private renters", "a PRIVATE renter"])
    assert one.strip() in other
    names = run(NAMES, "We will hear people on low incomes, 14 renters and the Tenants' Union.")
    assert {"people on low incomes", "renters", "Tenants' Union"} <= {*names}
    assert not [name for name in names if name.split()[0].lower() in ("we", "will", "the", "14", "and")]
    assert run(NAMES, "Community councils pass our invitation on.") == ["Community councils", "councils"]
    assert run(NAMES, "People, groups and members of the public.") == []


def test_groups_that_several_plans_name_are_found_with_months_and_who_asks(run: Run, toolkit: Toolkit):
    overview = overview_of(run, toolkit, team_plans())
    found = groups_of(overview)
    assert found == {
        "Private renters": ["Housing costs plan 2027", "Energy in the home"],
        "Northland Tenants' Union": ["Housing costs plan 2027", "Travel to work"],
        "People on low incomes": ["Energy in the home", "Care at home"],
    }
    renters = overview["groups"][0]
    assert renters["months"] == {"2027-05": [0, 1], "2026-09": [0], "2027-04": [1]}
    assert renters["heard"] == ["2026-09"]
    assert {mention["line"]["who"] for mention in renters["mentions"]} == {
        "Northland Statistics Office · Housing costs team",
        "Northland Statistics Office · Energy use team",
    }


def test_a_reader_merges_names_and_sets_aside_groups_and_looks_for_others(run: Run, toolkit: Toolkit):
    keys = {group["name"]: group["key"] for group in overview_of(run, toolkit, team_plans())["groups"]}
    renters, poor = keys["Private renters"], keys["People on low incomes"]
    work = {
        "joined": {poor: renters},
        "names": {renters: "People short of money"},
        "aside": {keys["Northland Tenants' Union"]: "Northland Tenants' Union"},
    }
    [commuters] = run("(texts) => texts.map(tkPlan.phrases.keyOf)", ["Commuters"])
    work["looked"] = {commuters: "Commuters"}
    overview = overview_of(run, toolkit, team_plans(), work)
    assert groups_of(overview) == {
        "People short of money": ["Housing costs plan 2027", "Energy in the home", "Care at home"],
        "Commuters": ["Travel to work"],
    }
    assert overview["groups"][0]["from"] == ["people on low incomes"]


def test_what_is_set_aside_makes_room_for_what_it_hid(run: Run, toolkit: Toolkit):
    plans = [asks("one", "Tesselby Union"), asks("two", "Tesselby Union"), asks("three", "Tesselby market")]
    overview = overview_of(run, toolkit, plans)
    assert groups_of(overview) == {"Tesselby": ["one", "two", "three"]}
    aside = {overview["groups"][0]["key"]: "Tesselby"}
    assert groups_of(overview_of(run, toolkit, plans, {"aside": aside})) == {"Tesselby Union": ["one", "two"]}


def test_what_is_internal_is_marked_in_the_team_and_not_there_for_others(run: Run, toolkit: Toolkit):
    inside = overview_of(run, toolkit, team_plans())
    assert [plan["internal"] for plan in inside["plans"]] == [False, True, True, False]
    outside = overview_of(run, toolkit, team_plans(), internal=False)
    assert "People on low incomes" not in groups_of(outside)
    assert [action["task"] for plan in outside["plans"] for action in plan["actions"]] == [
        "Book the room",
        "Find a venue",
    ]
    lines = [line for plan in outside["plans"] for line in plan["lines"]]
    assert [thing for thing in [*outside["plans"], *lines] if thing["internal"]] == []


def test_actions_are_those_that_are_still_to_be_done(run: Run, toolkit: Toolkit):
    [first, *_] = overview_of(run, toolkit, team_plans())["plans"]
    [action] = first["actions"]
    assert (action["task"], action["lead"], action["state"]) == ("Book the room", "Survey design", "Under way")


def test_methods_are_found_by_their_longest_name(run: Run, toolkit: Toolkit):
    plans = overview_of(run, toolkit, team_plans())["plans"]
    assert [plan["methods"] for plan in plans] == [
        ["Cognitive interviews", "Workshop"],
        ["Citizens' jury", "Focus group"],
        ["Interviews"],
        ["Online survey"],
    ]


def test_picked_methods_count_although_no_words_name_them(run: Run, toolkit: Toolkit):
    topic = {"id": "t1", "answers": {}, "picked": {"methods": ["citizens-jury"]}}
    [plan] = overview_of(run, toolkit, [plan_data(topics=[topic])])["plans"]
    assert plan["methods"] == [toolkit.methods["citizens-jury"].title]


def test_what_no_plan_covers_comes_first(run: Run, toolkit: Toolkit):
    gaps = overview_of(run, toolkit, team_plans())["gaps"]
    points = {point["title"]: point["plans"] for point in gaps["points"]}
    assert points == {
        toolkit.decision_points["prioritise"].title: [],
        toolkit.decision_points["usable"].title: [],
        toolkit.decision_points["trust"].title: [2],
        toolkit.decision_points["represent"].title: [0, 1],
    }
    kinds = {kind["title"]: kind["plans"] for kind in gaps["kinds"]}
    assert kinds["Journalists"] == []
    assert kinds["People in the groups that statistics describe"] == [0, 1, 2]
    counts = [[len(thing["plans"]) for thing in things] for things in gaps.values()]
    assert counts == [sorted(count) for count in counts]
    assert len(gaps["standards"]) == len(toolkit.standards)


def test_each_kind_of_people_is_found_by_a_plan_that_asks_them(run: Run, toolkit: Toolkit):
    kinds = [kind for column in toolkit.stakeholders.columns for kind in column.kinds]
    assert len({kind.id for kind in kinds}) == len(kinds)
    plans = [asks(kind.id, f"We will hear {word}.") for kind in kinds for word in kind.words]
    for number, plan in enumerate(plans):
        plan["id"] = f"plan-{number}"
    found = {kind["title"]: kind["plans"] for kind in overview_of(run, toolkit, plans)["gaps"]["kinds"]}
    missed = []
    number = 0
    for kind in kinds:
        for word in kind.words:
            if number not in found[kind.title]:
                missed.append((kind.title, word))
            number += 1
    assert missed == []


def test_a_question_that_does_not_apply_names_nobody(run: Run, toolkit: Toolkit):
    plans = [asks("one", "Renters"), asks("two", "Renters")]
    plans[1]["topics"][0]["answers"]["topic-people"] = {"not_relevant": "We ask no renters.", "now": "Renters"}
    assert groups_of(overview_of(run, toolkit, plans)) == {}
