"""What was not looked at for a year is listed, the oldest first, with the reason to look."""

import re
from datetime import date, timedelta

import pytest

from macros.content.own.folder import VARIABLE
from macros.content.reviews import Due, due_for_review
from tests.support.paths import NORTHLAND

DAY = date(2026, 11, 23)
TIPS, PAGE, LINKS = "data/tips.yml", "docs/tips.md", "data/links.yml"


@pytest.fixture
def project(small):
    """The hamlet with a template to copy."""
    small.write("data/methods/_template.yml", small.read("data/methods/walk.yml"))
    return small


@pytest.fixture
def due(project):
    """Tells what is due in a project that was reviewed on one day and lacks no address."""
    for path in [*project.root.glob("docs/**/*.md"), *project.root.glob("data/**/*.yml")]:
        text = re.sub(r"^reviewed: .*", f"reviewed: {DAY}", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")
    return lambda on, **options: due_for_review(project.root, on, **options)


def test_nothing_is_due_on_the_day_before_a_year_is_over_and_everything_on_the_day(due, project):
    assert due(date(2027, 11, 22)) == []
    files = [item.file for item in due(date(2027, 11, 23))]
    assert {"docs/index.md", PAGE, TIPS, LINKS, "data/methods/walk.yml"} <= set(files)
    # A template to copy, a publisher's settings and a plan that nobody carries out do not age.
    assert not [
        file for file in files if "_template" in file or "organisation" in file or "worked-example.yml" in file
    ]
    assert len(files) == len(set(files))


@pytest.mark.parametrize(
    ("months", "on"), [(1, date(2026, 12, 23)), (6, date(2027, 5, 23)), (24, date(2028, 11, 23))]
)
def test_the_time_that_a_review_holds_can_be_chosen(due, months, on):
    assert due(on - timedelta(days=1), months=months) == []
    assert due(on, months=months)[0].reason == f"last reviewed {months} month{'s' if months > 1 else ''} ago"


def test_the_oldest_comes_first(due, project):
    project.edit(TIPS, r"^reviewed: .*", "reviewed: 2025-01-31")
    project.edit(PAGE, r"^reviewed: .*", "reviewed: 2024-02-29")
    assert due(date(2026, 11, 23)) == [
        Due(date(2024, 2, 29), PAGE, 1, reason="last reviewed 32 months ago"),
        Due(date(2025, 1, 31), TIPS, 1, reason="last reviewed 21 months ago"),
    ]


def test_what_has_a_day_of_its_own_is_due_by_that_day(due, project):
    project.edit(TIPS, r"^- id: be-open\n", "- id: be-open\n  reviewed: 2027-01-31\n")
    older = project.edit(TIPS, r"\Z", "»- id: clear-goals\n  reviewed: 2025-01-31\n")
    definition = "data/plan/definition.yml"
    inner = project.edit(definition, r"^    - id: who-about\n", "»    - id: who-about\n      reviewed: 2025-01-31\n")
    assert due(date(2026, 11, 23)) == [
        Due(date(2025, 1, 31), definition, inner, "who-about", "last reviewed 21 months ago"),
        Due(date(2025, 1, 31), TIPS, older, "clear-goals", "last reviewed 21 months ago"),
    ]
    items = {item.item for item in due(date(2027, 11, 23)) if item.file == TIPS}
    assert items == {"", "clear-goals"}


def test_what_an_organisation_has_of_its_own_is_due_too(due, project, monkeypatch):
    project.add(NORTHLAND, "own")
    monkeypatch.delenv(VARIABLE)
    project.edit("own/methods/street-stall.yml", r"^reviewed: .*", "reviewed: 2025-01-31")
    coffee = project.edit("own/resources.yml", r"^- id: own-coffee\n", "»- id: own-coffee\n  reviewed: 2025-01-31\n")
    project.edit("own/plan/questions.yml", r"^questions:", "reviewed: 2025-01-31\nquestions:")
    regulator = project.edit("own/links.yml", r"^- id: osr\n", "»- id: osr\n  reviewed: 2026-11-22\n")
    project.edit("own/links.yml", r"/regulator\n  status: .*", "/regulator\n  status: fallback")
    assert [str(item).split(": last")[0] for item in due(date(2026, 11, 23))] == [
        "2025-01-31  own/methods/street-stall.yml:2",
        "2025-01-31  own/plan/questions.yml:2",
        f"2025-01-31  own/resources.yml:{coffee}: own-coffee",
        f"2026-11-22  own/links.yml:{regulator}: osr: leads to the closest page known, not to its own",
    ]


WANTING = """links:
- id: far
  title: Far
  status: none
- id: near
  title: Near
  status: fallback
"""


def test_an_address_that_was_not_found_is_due_from_the_start(project):
    project.edit(LINKS, r"^links:\n", WANTING)
    assert [(item.item, item.reason) for item in due_for_review(project.root, DAY)] == [
        ("far", "has no address"),
        ("near", "leads to the closest page known, not to its own"),
    ]
    lines = project.read(LINKS).splitlines()
    assert all(lines[item.line - 1] == f"- id: {item.item}" for item in due_for_review(project.root, DAY))


def test_an_address_that_an_organisation_found_is_not_due(project, monkeypatch):
    project.edit(LINKS, r"^links:\n", WANTING)
    project.add(NORTHLAND, "own")
    monkeypatch.delenv(VARIABLE)
    project.edit("own/links.yml", "id: own-guide", "id: far")
    assert [item.item for item in due_for_review(project.root, DAY)] == ["near"]
