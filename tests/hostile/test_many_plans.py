"""Plans with hostile texts, seen together: they are compared like all others, and what goes out runs nothing."""

from bs4 import BeautifulSoup

from macros.models.toolkit import Toolkit
from tests.plans import HOSTILE, hostile_plan
from tests.scripts.conftest import Run
from tests.scripts.plan.many.comparing import overview_of
from tests.scripts.plan.many.reporting import report, texts


def test_hostile_plans_are_compared_like_all_others(run: Run, toolkit: Toolkit):
    one, other = hostile_plan(), hostile_plan() | {"id": "another"}
    overview = overview_of(run, toolkit, [one, other])
    assert len(overview["plans"]) == 2
    assert all(len(group["plans"]) == 2 for group in overview["groups"])


def test_hostile_plans_make_sound_files_and_no_formulas(run: Run, toolkit: Toolkit):
    plan, other = hostile_plan(), hostile_plan() | {"id": "another", "title": "=1+1", "organisation": "@SUM(A1)"}
    other["records"]["what-we-will-do"] = [
        {"id": "a", "fields": {"task": "+cmd", "lead": "-1", "to": HOSTILE["markup"]}}
    ]
    tables, files = report(run, toolkit, [plan, other], {})
    assert texts(files)["html"].count("=1+1") > 1
    cells = [cell for rows in tables.values() for row in rows for cell in row]
    assert [cell for cell in cells if cell.lstrip()[:1] in tuple("=+@") or cell.startswith("-1")] == []
    page = BeautifulSoup(files["html"], "lxml")
    assert page.find_all(["script", "img", "iframe"]) == []
