"""What follows from what readers tick and choose. tests/browser/test_should_we_involve.py holds the browser to the
same.
"""

import pytest

from macros.derived.fitting import candidates, fitting
from macros.models.should_we_involve import ShouldWeInvolve, When
from macros.models.toolkit import Toolkit
from tests.vectors import SHOULD_WE_INVOLVE, differing

FILE = "data/should-we-involve.yml"


def advice(*whens: dict | None) -> ShouldWeInvolve:
    """The data with other conclusions, about conditions a to e."""
    tips = {"tips": ["be-open"]}
    conclusions = [
        {"id": f"c{number}", "title": "C", "text": "C", "methods_note": "C", **tips}
        | ({"when": when} if when else {})
        for number, when in enumerate(whens, 1)
    ]
    conditions = [{"id": name, "side": "for", "title": "X", "text": "X", "reason": "X", **tips} for name in "abcde"]
    notes = ("factors_note", "aims_note", "levels_note", "points_note", "first_method_why")
    return ShouldWeInvolve.model_validate(
        dict.fromkeys(notes, "X")
        | {"reviewed": "2026-11-23", "first_method": "evidence-review"}
        | {"conditions": conditions, "conclusions": conclusions}
        | {"factors": [{"id": name, "title": "X", "text": "X"} for name in "vwxyz"]}
        | {"amounts": [{**each, "title": "X", "text": "X"} for each in SHOULD_WE_INVOLVE["amounts"]]}
    )


def test_the_conclusion_is_the_one_that_the_vectors_say():
    conclusions = SHOULD_WE_INVOLVE["conclusions"]
    whens = [each["when"] and {how: ids for how, ids in each["when"].items() if ids} for each in conclusions]
    helper = advice(*whens)
    order = [each["id"] for each in conclusions]
    cases = SHOULD_WE_INVOLVE["conclusion_cases"]
    assert differing(cases, lambda case: order[int(helper.conclusion({*case["ticked"]}).id[1:]) - 1]) == {}


def test_the_amount_is_the_one_that_the_vectors_say():
    helper = advice(None)
    assert differing(SHOULD_WE_INVOLVE["amount_cases"], lambda case: helper.amount(case["count"]).id) == {}


def test_the_methods_are_those_that_the_vectors_say():
    methods = SHOULD_WE_INVOLVE["methods"]
    cases = SHOULD_WE_INVOLVE["fitting_cases"]
    assert differing(cases, lambda case: fitting(methods, case["wishes"])._asdict()) == {}


# What is put in place of what (» marks the line to be named), and what is said.
FAULTS = {
    "a condition that is not there": (
        r"^    - no-purpose",
        "    - no-purpos",
        'conclusions, item 2, when, any, item 1: there is no condition called "no-purpos". '
        'Did you mean "no-purpose"?',
    ),
    "a tip that is not there": (
        r"^  - you-said-we-did",
        "  - you-said-we-do",
        'conditions, item 4, tips, item 3: there is no tip called "you-said-we-do". Did you mean "you-said-we-did"?',
    ),
    "a side that is none": (
        r"^  side: for\n  title: The question",
        "  side: fore\n  title: The question",
        'conditions, item 5, side: "fore" is not one of against, for. Did you mean "for"?',
    ),
    "a method that is not there": (
        r"^first_method: .*",
        "first_method: evidence-reviw",
        'first_method: there is no method called "evidence-reviw". Did you mean "evidence-review"?',
    ),
    "a when without conditions": (
        r"^  when:\n    any:\n    - no-purpose",
        "»  when: {}",
        'conclusions, item 2, when: must name conditions under "all", "any" or "none"',
    ),
    "a kind of when that is none": (
        r"^    any:\n    - no-purpose",
        "»    some:\n    - no-purpose",
        "conclusions, item 2, when, some: is not a known field. There is: all, any, none.",
    ),
    "a last conclusion that is not for all others": (
        r"^- id: undecided\n",
        "- id: undecided\n»  when: {none: [no-purpose]}\n",
        'conclusions, item 9, when: the last conclusion is for everyone that no other is for: delete its "when", '
        "or add one without it",
    ),
    "a conclusion after one that takes all its cases": (
        r"^- id: involve\n",
        "»- {id: late, when: {all: [no-purpose, earn-trust]}, title: X, text: X, methods_note: X, tips: [be-open]}\n"
        "- id: involve\n",
        'conclusions, item 8: "late" can never be reached: the conclusions above it come first whatever is ticked. '
        "Move it up, or change when they hold",
    ),
    "a conclusion that contradicts itself": (
        r"^- id: involve\n",
        "»- {id: odd, when: {all: [earn-trust], none: [earn-trust]}, title: X, text: X, methods_note: X, "
        "tips: [be-open]}\n- id: involve\n",
        'conclusions, item 8: "odd" can never be reached: its "when" asks for a condition that must not be ticked',
    ),
    "amounts in no order": (
        r"^  least: 3",
        "  least: 1",
        "amounts, item 3, least: must be more than 1, as in the amount above it",
    ),
    "an amount that is out of reach": (
        r"^  least: 3",
        "  least: 5",
        'amounts, item 3, least: "deep" can never be reached: there are only 4 factors',
    ),
    "no amount for those who tick nothing": (
        r"^  least: 0",
        "  least: 1",
        "amounts, item 1, least: must be 0 in the first amount, which is for those who tick no factor",
    ),
    "two conditions of one name": (
        r"^- id: earn-trust",
        "- id: not-ours-to-answer",
        'conditions, item 6, id: "not-ours-to-answer" is taken by an earlier entry: each id can be used once only',
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told_with_its_line_and_its_mend(project, old, new, message):
    line = project.edit(FILE, old, new)
    assert f"{FILE}:{line}: {message}" in project.faults()


def test_a_name_that_leads_nowhere_makes_no_conclusion_unreachable(project):
    project.edit(FILE, r"^    - no-purpose", "    - no-purpos")
    assert len(project.faults()) == 1


def test_a_conclusion_for_everyone_hides_all_that_come_after_it():
    paths = [path for path, _ in advice({"any": ["a"]}, None, {"any": ["b"]}, None).problems()]
    assert paths == [("conclusions", 2), ("conclusions", 3)]


def test_conclusions_that_take_all_cases_together_hide_the_next():
    paths = [path for path, _ in advice({"any": ["a"]}, {"none": ["a"]}, None).problems()]
    assert paths == [("conclusions", 2)]


def test_any_of_two_is_met_although_one_of_them_is_ruled_out():
    when = {"any": ["a", "b"], "none": ["a"]}
    assert list(advice(when, None).problems()) == []
    assert When.model_validate(when).is_met({"b"})
    assert not When.model_validate(when).is_met({"a", "b"})


def test_the_conclusions_of_the_data_are_those_of_tip_3(toolkit: Toolkit):
    helper = toolkit.should_we_involve
    assert helper.conclusion({*toolkit.conditions}).id == "consult-by-law"
    assert helper.conclusion({*toolkit.conditions} - {"legal-duty"}).id == "purpose-first"
    assert helper.conclusion({"strained-relations", "earn-trust"}).id == "report-then-ask"
    assert helper.conclusion({"already-known"}).id == "use-what-is-known"
    assert helper.conclusion({"not-ours-to-answer"}).id == helper.conclusion({"earn-trust"}).id == "involve"
    assert helper.conclusion(set()).id == "undecided"


def test_no_conclusion_against_asking_forgets_the_law(toolkit: Toolkit):
    against = [each for each in toolkit.should_we_involve.conclusions if each.title.startswith("Do not")]
    assert len(against) == 3
    assert all(each.text.startswith("Check first that the law does not make you consult.") for each in against)


def test_the_factors_are_those_of_tip_3_and_their_number_says_how_much_is_right(toolkit: Toolkit):
    helper = toolkit.should_we_involve
    assert [factor.id for factor in helper.factors] == ["scale", "use", "sensitivity", "public-interest"]
    assert [helper.amount(count).id for count in range(5)] == ["light", "moderate", "moderate", "deep", "deep"]


def test_a_way_to_record_serves_no_level_by_itself(toolkit: Toolkit):
    assert [method.title for method in toolkit.methods_of_kind("record") if method.levels] == []


def test_each_side_has_the_conditions_of_tip_3(toolkit: Toolkit):
    ours = [condition for condition in toolkit.conditions.values() if "be-proportionate" in condition.tips]
    sides = [condition.side for condition in ours if not condition.law]
    assert (sides.count("against"), sides.count("for")) == (3, 2)


def test_each_aim_at_each_level_has_a_method(toolkit: Toolkit):
    methods = candidates(toolkit)
    for aim in toolkit.aims:
        for level in toolkit.levels:
            found = fitting(methods, {"aim": aim, "level": level})
            assert found.methods
            assert not found.loosened


def test_the_first_method_stands_apart_from_the_others(toolkit: Toolkit):
    names = {method["name"] for method in candidates(toolkit)}
    assert {*toolkit.methods} - names == {toolkit.should_we_involve.first_method}
