"""Comments go out as comments of Word and OpenDocument, and the same ones come in again, also through LibreOffice."""

import base64
from pathlib import Path
from typing import Any

import docx
import pytest

from macros.documents.documents import Documents
from macros.documents.scope import Choices
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.conftest import Run, run
from tests.scripts.reading import parts_of
from tests.support.libreoffice import Office

# A fixture, which pytest finds by its name.
__all__ = ["run"]

FORMATS = ("docx", "odt")


def comment(place: str, text: str, **fields: Any) -> dict[str, Any]:
    return {"place": place, "author": "A. Reviewer", "date": "2027-01-02T09:00:00", "text": text} | fields


REPLIES = [{"author": "B & C", "date": "2027-01-03T10:00:00", "text": "Yes."}]
COMMENTS = [
    comment("title", "On the title"),
    comment("contact", "On a line of the title block"),
    comment("answers/who-uses/answer", "Two lines:\n<this> & that", done=True, replies=REPLIES),
    comment("answers/who-uses/answer", "Another on the same words", author="", date=""),
    comment("answers/who-left-out/answer", "On a question without an answer"),
    comment("answers/published-information/next", "On the second of two answers"),
    comment("topics/t1/title", "On a topic"),
    comment("topics/t2/answers/topic-people/now", "In the second topic"),
]


@pytest.fixture(scope="module")
def plan() -> Plan:
    topics = [
        {"id": f"t{number}", "title": f"Topic {number}", "answers": {"topic-people": {"now": "a", "next": "b"}}}
        for number in (1, 2)
    ]
    answers = {"who-uses": {"answer": "One\n- two\n- three"}, "published-information": {"now": "a", "next": "b"}}
    return Plan.model_validate(
        plan_data(title="The plan", contact="me", answers=answers, topics=topics, comments=COMMENTS)
    )


@pytest.fixture(scope="module")
def documents(toolkit: Toolkit) -> Documents:
    return Documents(toolkit)


READ = """async (content, kept, definition) => {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const read = await tkPlan.file.readFile(new Blob([bytes]), definition);
  const version = tkPlan.merging.versionOf({ ...read, name: "" }, kept, definition);
  return { read: tkPlan.comments.merged([], read.plan.comments ?? []), updated: version.plan.comments,
    unplaced: read.unplaced, differences: tkPlan.deciding.decisionsOf(kept, [version]) };
}"""


def read_again(run: Run, toolkit: Toolkit, plan: Plan, content: bytes) -> dict[str, Any]:
    kept = plan.model_dump(mode="json", by_alias=True, exclude_unset=True)
    kept = {"statistics": "", "organisation": "", "records": {}, "review_date": None} | kept
    return run(READ, base64.b64encode(content).decode(), kept, toolkit.plan.model_dump(mode="json"))


def in_order(comments: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(comments, key=lambda one: one["text"])


@pytest.mark.parametrize("unanswered", [True, False])
@pytest.mark.parametrize("format_name", FORMATS)
def test_the_same_comments_come_in_again(
    run: Run, toolkit: Toolkit, documents: Documents, plan: Plan, format_name: str, unanswered: bool
):
    content = documents.plan(plan, format_name, Choices(comments=True, unanswered=unanswered))
    result = read_again(run, toolkit, plan, content)
    assert in_order(result["read"]) == in_order(COMMENTS)
    assert result["updated"] == COMMENTS
    assert (result["unplaced"], result["differences"]) == ([], [])


@pytest.mark.parametrize(("source", "target"), [("docx", "docx"), ("odt", "odt"), ("docx", "odt"), ("odt", "docx")])
def test_none_is_doubled_or_lost_by_way_of_libreoffice(
    office: Office,
    run: Run,
    toolkit: Toolkit,
    documents: Documents,
    plan: Plan,
    tmp_path: Path,
    source: str,
    target: str,
):
    path = tmp_path / f"plan.{source}"
    path.write_bytes(documents.plan(plan, source, Choices(comments=True)))
    [saved] = office.convert([path], target, tmp_path / "saved")
    result = read_again(run, toolkit, plan, saved.read_bytes())
    assert result["updated"] == COMMENTS
    assert (result["unplaced"], result["differences"]) == ([], [])


def test_others_read_them_in_a_word_file(documents: Documents, plan: Plan, tmp_path: Path):
    path = tmp_path / "plan.docx"
    path.write_bytes(documents.plan(plan, "docx", Choices(comments=True)))
    comments = list(docx.Document(str(path)).comments)
    assert [one.text.split("\n")[0] for one in comments] == [
        line
        for one in COMMENTS
        for line in (one["text"].split("\n")[0], *(r["text"] for r in one.get("replies", [])))
    ]


@pytest.mark.parametrize("choices", [Choices(), Choices(comments=True, internal=False)])
@pytest.mark.parametrize("format_name", FORMATS)
def test_they_go_out_only_where_they_are_asked_for(
    documents: Documents, plan: Plan, format_name: str, choices: Choices
):
    parts = parts_of(documents.plan(plan, format_name, choices))
    assert not [name for name in parts if "comments" in name]
    assert not any(b"A. Reviewer" in part or b"comments" in part for part in parts.values())
