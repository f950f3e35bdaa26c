"""Reviewers edit documents in LibreOffice, with their changes tracked or not, and every edit comes back."""

from dataclasses import replace
from itertools import product
from pathlib import Path

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


@pytest.fixture(scope="module")
def document(toolkit: Toolkit, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A plan with an answer of two paragraphs, by its format."""
    folder = tmp_path_factory.mktemp("reviewed")
    plan = Plan.model_validate(
        plan_data(
            title="A plan", answers={"who-uses": {"answer": f"{FIRST}\n{SECOND}"}, "who-about": {"answer": "a"}}
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
    assert result["plan"]["answers"] == {
        "who-uses": {"answer": "\n".join(after(edit, place))},
        "who-about": {"answer": "a"},
    }
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
