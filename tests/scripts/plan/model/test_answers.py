"""How far a plan is answered."""

from tests.scripts.conftest import Run


def test_progress_is_never_more_than_everything(run: Run, definition: dict, example: dict):
    answer = {"answer": "a", "now": "b", "next": "c", "not_relevant": "d"}
    names = [q["id"] for box in definition["boxes"] for part in box["parts"] for q in part["questions"]]
    answers = dict.fromkeys([*names, "unknown", "constructor"], answer)
    plan = example | {
        "answers": answers,
        "topics": [{"id": str(n), "title": "", "answers": answers} for n in range(3)],
    }
    for essentials in (False, True):
        counted = run("tkPlan.answers.progress", plan, definition, essentials)
        parts = [counted, *counted["boxes"].values(), *counted["topics"].values()]
        assert all(part["settled"] == part["total"] for part in parts)
        needed = [box["id"] for box in definition["boxes"] if not box["optional"]]
        assert all(counted["boxes"][box]["total"] > 0 for box in needed)
        assert counted["total"] == sum(counted["boxes"][box]["total"] for box in needed)


def test_a_plan_without_topics_has_nothing_to_ask_about_them(run: Run, definition: dict, example: dict):
    counted = run("tkPlan.answers.progress", example | {"topics": []}, definition)
    assert counted["boxes"]["topics"] == {"settled": 0, "half": 0, "total": 0}
