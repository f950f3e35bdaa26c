"""What belongs together, and who says so."""

import csv
import io

from macros.derived.crosswalk import crosswalk_csv, crosswalk_rows, joins
from macros.pages.macros import MACROS
from tests.support.html import to_html


def row_of(toolkit, question):
    return next(row for row in crosswalk_rows(toolkit) if row.question.id == question)


def ids(things):
    return [thing.id for thing in things]


def test_each_question_of_the_plan_has_a_row_in_its_order(toolkit):
    assert [row.question.id for row in crosswalk_rows(toolkit)] == [*toolkit.plan_questions]


def test_a_question_bears_the_number_and_the_place_that_it_has_in_the_form(toolkit):
    form = to_html(MACROS["plan_form"](toolkit), toolkit)
    for row in crosswalk_rows(toolkit):
        shown = form.find(id=row.anchor).select_one(".tk-question__number").get_text()
        # In a topic the number of the topic is in it too: the form starts with the first.
        assert shown in (row.number, row.number.replace(".", ".1.", 1))


def test_a_tip_brings_its_standards_and_the_principles_that_name_it(toolkit):
    row = row_of(toolkit, "open-questions")
    assert ids(row.tips) == ["be-proportionate", "honest-about-influence"]
    assert ids(row.standards) == ["transparency", "effective-involvement"]
    assert ids(row.principles) == ["lead-responsibly", "be-relevant"]


def test_a_standard_can_bear_on_a_question_that_no_tip_helps_with(toolkit):
    row = row_of(toolkit, "who-left-out")
    assert (ids(row.tips), ids(row.standards), row.principles) == ([], ["equity-diversity-inclusion"], ())


def test_only_what_the_source_says_is_called_its_own(toolkit):
    found = {(join.from_id, join.to_id) for join in joins(toolkit) if join.basis == "source"}
    assert found >= {
        ("be-open", "prioritise"),
        ("be-open", "represent"),
        ("be-open", "trust"),
        ("be-open", "usable"),
        ("be-relevant", "honest-about-influence"),
        ("honest-about-influence", "represent"),
        ("lead-responsibly", "honest-about-influence"),
        ("record-evidence", "you-said-we-did"),
    }
    stated = {(tip.id, name) for tip in toolkit.tips.values() for name in (*tip.tips, *tip.decision_points)}
    stated |= {(principle.id, tip) for principle in toolkit.principles.values() for tip in principle.tips}
    assert found == stated


def test_each_pair_stands_once_and_both_of_it_are_there(toolkit):
    catalogues = {**toolkit.catalogues, "standard": toolkit.standards, "principle": toolkit.principles}
    found = list(joins(toolkit))
    assert len(found) == len(set(found))
    assert all(join.from_id in catalogues[join.from_kind] for join in found)
    assert all(join.to_id in catalogues[join.to_kind] for join in found)
    helped = {(join.from_id, join.to_id) for join in found if join.from_kind == "plan question"}
    assert helped == {(q.id, tip) for q in toolkit.plan_questions.values() for tip in q.tips}


def test_the_csv_file_has_a_row_a_question_and_nothing_that_a_spreadsheet_would_run(toolkit):
    content = crosswalk_csv(toolkit)
    assert content.startswith(b"\xef\xbb\xbf")
    headings, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert [row[2] for row in rows] == [*toolkit.plan_questions]
    assert {len(row) for row in rows} == {len(headings)}
    assert [row[6] for row in rows].count("Principle 2: Lead responsibly; Principle 8: Be relevant") >= 4
    by_id = {row[2]: row[7] for row in rows}
    assert by_id["topic-feedback"] == "Evaluating your engagement; Consultation response to fill in"
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_where_an_organisation_asks_questions_of_its_own_the_csv_file_says_whose_each_is(northland):
    rows = list(csv.DictReader(io.StringIO(crosswalk_csv(northland).decode("utf-8-sig"), newline="")))
    told = {row["Question id"]: row["Origin"] for row in rows}
    assert told["own-approval"] == told["own-panel"] == "Added by Statistics for Northland & <Isles>"
    assert {words for name, words in told.items() if not name.startswith("own-")} == {"Toolkit"}
