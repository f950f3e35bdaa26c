"""Reviewers edit documents in LibreOffice, with their changes tracked or not, and every edit comes back."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from macros.documents.documents import Documents
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.reading import Reader, reader, scripts, written
from tests.support.libreoffice import Office

# Fixtures, which pytest finds by their names.
__all__ = ["reader", "scripts"]

FIRST, SECOND = "Alpha Bravo Charlie 👍🏽 Delta", "Echo Foxtrot Golf"
STYLE = "Answer who-uses answer"
PLACES = {1: ("Bravo", "rav"), 2: ("Foxtrot", "oxtro")}
EDITS = {
    "replace": 'Replace "{style}", {place}, "{word}", "Zulu"',
    "delete": 'Replace "{style}", {place}, "{word}", ""',
    "insert": 'Insert "{style}", {place}, "{middle}", "-new-"',
    "start": 'Insert "{style}", {place}, "{word}", "Yankee "',
    "link": 'LinkTo "{style}", {place}, "{word}", "https://stats.example/report"',
}


def topic(name: str, title: str) -> dict[str, Any]:
    return {"id": name, "title": title, "answers": {"topic-people": {"now": f"{title} now", "next": "a"}}}


def after(edit: str, place: int) -> list[str]:
    """The lines of the answer as they are once an edit was made."""
    word, middle = PLACES[place]
    outcome = {
        "replace": "Zulu",
        "delete": "",
        "insert": word.replace(middle, f"-new-{middle}"),
        "start": f"Yankee {word}",
        "link": f"{word} (https://stats.example/report)",
    }[edit]
    lines = [FIRST, SECOND]
    lines[place - 1] = lines[place - 1].replace(word, outcome)
    return lines


def tracked_in(result: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """What changed in a document, with what it was and what it becomes."""
    assert all(one["by"] and one["by"][0]["when"] for one in result.get("tracked", []))
    return [(one["place"], one["before"], one["after"]) for one in result.get("tracked", [])]


@pytest.fixture(scope="module")
def document(toolkit: Toolkit, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A plan with an answer of two paragraphs, by its format."""
    folder = tmp_path_factory.mktemp("reviewed")
    plan = Plan.model_validate(
        plan_data(
            title="A plan",
            answers={"who-uses": {"answer": f"{FIRST}\n{SECOND}"}, "who-about": {"answer": "a"}},
            topics=[topic("t1", "One"), topic("t2", "Two")],
        )
    )
    paths = {name: folder / f"plan.{name}" for name in ("docx", "odt")}
    for name, path in paths.items():
        path.write_bytes(written(toolkit, plan, name))
    return paths


CASES = [
    (source, target, edit, place, tracked)
    for (source, target), edit, place, tracked in product(
        [("docx", "docx"), ("odt", "odt"), ("docx", "odt")], EDITS, PLACES, (True, False)
    )
    if (source, target) != ("docx", "odt") or tracked
]


@pytest.mark.parametrize(("source", "target", "edit", "place", "tracked"), CASES)
def test_an_edit_in_libreoffice_comes_back(
    office: Office, reader: Reader, document, source: str, target: str, edit: str, place: int, tracked: bool
):
    word, middle = PLACES[place]
    step = EDITS[edit].format(style=STYLE, place=place, word=word, middle=middle)
    steps = ["Track", step] if tracked else [step]
    path = document[source].with_name(f"{source}-{edit}-{place}-{tracked}.{target}")
    result = reader.read(office.edit(document[source], path, *steps).read_bytes())
    assert [(one["id"], one["title"]) for one in result["plan"]["topics"]] == [("t1", "One"), ("t2", "Two")]
    assert result["plan"]["answers"] == {
        "who-uses": {"answer": "\n".join(after(edit, place))},
        "who-about": {"answer": "a"},
    }
    assert result["unplaced"] == []
    changed = tracked and edit != "link"
    assert tracked_in(result) == (
        [("answers/who-uses/answer", f"{FIRST}\n{SECOND}", "\n".join(after(edit, place)))] if changed else []
    )


PLACE = "answers/who-uses/answer"
WHOLE = f"{FIRST}\n{SECOND}"
TOPICS = [
    "topics = document.createSearchDescriptor()",
    "topics.SearchStyles = True",
    'topics.SearchString = "Topic title"',
]
CURSOR = "cursor = document.CurrentController.ViewCursor"


def delete(start: str, end: str) -> list[str]:
    return [CURSOR, f"cursor.gotoRange({start}, False)", f"cursor.gotoRange({end}, True)", 'Press "Delete"']


# What somebody does, and what differs by it: the place, what it was and what it becomes.
CHANGES: dict[str, tuple[list[str], list[tuple[str, str, str]]]] = {
    "words of two paragraphs": (
        delete(f'Part("{STYLE}", 1, "Charlie").Start', f'Part("{STYLE}", 2, "Echo").End'),
        [(PLACE, WHOLE, "Alpha Bravo  Foxtrot Golf")],
    ),
    "paragraphs inserted": (
        [f'Enter "{STYLE}", 1, "|Hotel|India"'],
        [(PLACE, WHOLE, f"{FIRST}\nHotel\nIndia\n{SECOND}")],
    ),
    "a paragraph deleted": (
        delete(f'Found("{STYLE}", 1).Start', f'Found("{STYLE}", 2).Start'),
        [(PLACE, WHOLE, SECOND)],
    ),
    "a row deleted": (
        [CURSOR, f'cursor.gotoRange(Found("{STYLE}", 1).Start, False)', 'Press "DeleteRows"'],
        [(PLACE, WHOLE, "")],
    ),
    "a row inserted": (
        [CURSOR, f'cursor.gotoRange(Found("{STYLE}", 1).Start, False)', 'Press "InsertRowsAfter"'],
        [],
    ),
    "words in bold": ([f'Part("{STYLE}", 1, "Bravo").CharWeight = 150'], []),
    "a topic deleted": (
        [*TOPICS, "all = document.findAll(topics)", *delete("all.getByIndex(0).Start", "all.getByIndex(1).Start")],
        [
            ("topics/t1/title", "One", ""),
            ("topics/t1/answers/topic-people/now", "One now", ""),
            ("topics/t1/answers/topic-people/next", "a", ""),
        ],
    ),
    "a topic copied": (
        ['CopyTopic "3. "'],
        [
            ("topics/NEW/title", "", "Two"),
            ("topics/NEW/answers/topic-people/now", "", "Two now"),
            ("topics/NEW/answers/topic-people/next", "", "a"),
        ],
    ),
}


@pytest.mark.parametrize("format_name", ["docx", "odt"])
@pytest.mark.parametrize("name", CHANGES)
def test_a_tracked_change_in_libreoffice_is_what_it_was_and_becomes(
    office: Office, reader: Reader, document, name: str, format_name: str
):
    steps, expected = CHANGES[name]
    path = document[format_name].with_name(f"{name.replace(' ', '-')}.{format_name}")
    result = reader.read(office.edit(document[format_name], path, "Track", *steps).read_bytes())
    known = {"t1", "t2"}
    new = [topic["id"] for topic in result["plan"]["topics"] if topic["id"] not in known]
    found = [(place.replace(new[0], "NEW") if new else place, *texts) for place, *texts in tracked_in(result)]
    assert found == expected
    assert result["unplaced"] == []


@pytest.mark.parametrize(("source", "target"), [("docx", "docx"), ("odt", "odt"), ("docx", "odt"), ("odt", "docx")])
def test_a_long_plan_with_a_list_of_contents_comes_back_whole(
    office: Office, reader: Reader, toolkit: Toolkit, tmp_path: Path, source: str, target: str
):
    plan = toolkit.worked_example
    path = tmp_path / f"long.{source}"
    path.write_bytes(Documents(replace(toolkit, address="https://stats.example/toolkit/")).plan(plan, source))
    result = reader.read(office.edit(path, tmp_path / f"saved.{target}").read_bytes())
    assert result["unplaced"] == []
    assert [topic["title"] for topic in result["plan"]["topics"]] == [topic.title for topic in plan.topics]
    assert result["plan"]["answers"] == written_answers(plan)


def written_answers(plan: Plan) -> dict[str, dict[str, str]]:
    """The answers as a document holds them: what is asked of them, and nothing that stays in the builder."""
    texts = {name: answer.model_dump(exclude_none=True) for name, answer in plan.answers.items()}
    return {
        name: {key: text for key, text in answer.items() if key in ("answer", "now", "next") and text}
        for name, answer in texts.items()
    }
