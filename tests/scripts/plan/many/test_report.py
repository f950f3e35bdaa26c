"""The report on many plans: spreadsheets and documents that other programs open, and none with what is internal."""

import io
import json
import zipfile

import docx
import odfdo
import pytest
from bs4 import BeautifulSoup

from macros.documents.layouts.report import TABLES, TITLES
from macros.models.toolkit import Toolkit
from tests.plans.teams import team_plans
from tests.scripts.conftest import Run
from tests.scripts.plan.many.comparing import REPORT, known_to
from tests.scripts.plan.many.reporting import report, texts

CHECKS = {"housing-costs": {"real-purpose": {"found": "ask", "note": "Which decision?"}}}


@pytest.fixture(scope="module")
def inside(run: Run, toolkit: Toolkit) -> tuple[dict[str, list[list[str]]], dict[str, bytes]]:
    return report(run, toolkit, team_plans(), {"checks": CHECKS})


def test_each_list_is_a_spreadsheet_with_a_row_for_each_thing(inside):
    tables, _ = inside
    assert {name: len(rows) - 1 for name, rows in tables.items() if name not in ("asked", "gaps")} == {
        "plans": 4,
        "months": 7,
        "actions": 3,
        "checks": 1,
        "unread": 1,
    }
    [heading, *plans] = tables["plans"]
    housing = dict(zip(heading, plans[0], strict=True))
    assert housing["Statistics"] == "Housing costs"
    assert housing["Topics"] == "What counts as rent (Involve)\nNames of tenures (Consult)"
    assert housing["Review date"] == "30 June 2026, which is past"
    assert housing["Actions due"] == "Book the room (by 1 October 2026, which is past; Survey design)"
    assert housing["File"] == "housing-costs.json"
    assert tables["checks"][1][2:] == ["Ask again", "Which decision?", ""]
    assert tables["actions"][1][:4] == [
        "Book the room",
        "by 1 October 2026, which is past",
        "Survey design",
        "Under way",
    ]
    asked = [row[:4] for row in tables["asked"] if row[0] == "Private renters"]
    assert ["Private renters", "Energy in the home", "A question on heating", "April 2027, May 2027"] in asked


def test_rows_that_are_internal_say_so_in_the_team(inside):
    tables, files = inside
    assert {row[0] for row in tables["plans"] if row[-1] == "internal"} == {"Energy in the home", "Care at home"}
    assert [row[0] for row in tables["actions"] if row[-1] == "internal"] == ["Agree the incentive"]
    for text in texts(files).values():
        assert "Agree the incentive" in text
        assert "Internal" in text


def test_what_is_published_holds_nothing_internal_and_nothing_of_the_reader(run: Run, toolkit: Toolkit):
    plans = team_plans()
    plans[2]["topics"][0]["answers"]["topic-people"]["next"] += " zzsecret and private renters"
    plans[1]["records"]["what-we-will-do"][0]["fields"]["task"] = "zzsecret"
    plans[0]["unplaced"] = [{"where": "zzsecret", "text": "zzsecret"}]
    work = {"checks": {"housing-costs": {"real-purpose": {"found": "ask", "note": "zzsecret"}}}}
    tables, files = report(run, toolkit, plans, work, publish=True)
    assert len(tables["plans"]) == 5
    assert (tables["checks"][1:], tables["unread"][1:]) == ([], [])
    parts = [zipfile.ZipFile(io.BytesIO(files[name])) for name in ("docx", "odt")]
    packed = [archive.read(name).decode("utf-8", "replace") for archive in parts for name in archive.namelist()]
    shown = "".join(texts(files).values())
    assert "nternal" not in shown
    said = "".join([json.dumps(tables), shown, files["html"].decode(), *packed])
    for hidden in ("zzsecret", "zzfile", "housing-costs.json"):
        assert hidden not in said, hidden


def test_the_document_has_each_list_that_holds_anything(inside, toolkit):
    _, files = inside
    page = BeautifulSoup(files["html"], "lxml")
    headings = [toolkit.words(name) for name in TITLES.values()]
    assert [heading.get_text() for heading in page.find_all("h2")] == headings
    for table, columns in zip(page.find_all("table"), TABLES.values(), strict=True):
        assert [cell.get_text() for cell in table.thead.find_all("th")] == [
            toolkit.words(name) for _, name, _ in columns
        ]
    word = docx.Document(io.BytesIO(files["docx"]))
    assert [p.text for p in word.paragraphs if p.style and p.style.name == "Heading 1"] == headings
    document = odfdo.Document(io.BytesIO(files["odt"]))
    assert len(document.body.get_tables()) == len(TABLES)
    assert "saved-plan" not in files["html"].decode()


def test_every_column_of_the_document_is_filled(run: Run, toolkit: Toolkit):
    rows = run(
        """async (plans, known, definition, work, unread) => {
          const fill = tkPlan.fill.fill;
          let scope;
          tkPlan.fill.fill = (pieces, given, format) => fill(pieces, (scope = given), format);
          await (REPORT)(plans, known, definition, work, false, unread);
          tkPlan.fill.fill = fill;
          const columns = ([name, all]) => [name, Object.keys(all[0].values)];
          return Object.fromEntries(Object.entries(scope.lists).map(columns));
        }""".replace("REPORT", REPORT),
        team_plans(),
        known_to(toolkit),
        toolkit.plan.model_dump(mode="json"),
        {"checks": CHECKS},
        [{"file": "a.pdf", "why": "It is a PDF."}],
    )
    missing = [
        (name, column)
        for name, columns in TABLES.items()
        for column, *_ in columns
        if f"entry.{name}-{column}" not in rows[name]
    ]
    assert missing == []


def test_a_document_cuts_long_words_on_methods_and_a_spreadsheet_has_them_whole(run: Run, toolkit: Toolkit):
    plan = team_plans()[0]
    told = "\n".join(f"We will sit with people and talk of rent for a while, step {number}." for number in range(20))
    for topic in plan["topics"]:
        topic["answers"]["topic-methods"] = {"next": told}
    tables, files = report(run, toolkit, [plan], {})
    assert dict(zip(*tables["plans"], strict=True))["Methods"].count("step 19.") == 2
    for name, text in texts(files).items():
        assert "We will sit with people" in text, name
        assert "step 2." not in text, name


def test_a_plan_that_names_a_group_in_several_sentences_is_one_row_with_each_of_them(run: Run, toolkit: Toolkit):
    plan, other = team_plans()[:2]
    said = ["Private renters come to the first meeting.", "Private renters read the draft."]
    plan["topics"] = [plan["topics"][1] | {"answers": {"topic-people": {"now": said[0], "next": "\n".join(said)}}}]
    plan["records"] = {}
    tables, _ = report(run, toolkit, [plan, other], {})
    rows = [row for row in tables["asked"] if row[:2] == ["Private renters", plan["title"]]]
    assert [row[5].split("\n") for row in rows] == [said]
