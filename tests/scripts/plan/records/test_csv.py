"""The records as spreadsheets, also after a spreadsheet program saved them."""

from typing import Any

import pytest

from macros.models.toolkit import Toolkit
from tests.scripts.conftest import Run

READ = """(text, records) => tkPlan.recordCsv.read(text, records)"""
MERGE = """(text, records, before) => {
  const { record, entries } = tkPlan.recordCsv.read(text, records);
  return tkPlan.recordCsv.merge(record, before, entries);
}"""
ROWS = """(record, entries) => tkPlan.recordCsv.rows(record, entries)"""


@pytest.fixture(scope="module")
def records(toolkit: Toolkit) -> list[dict[str, Any]]:
    return toolkit.plan.model_dump(mode="json")["records"]


def heard(name: str, need: str) -> dict[str, Any]:
    return {"id": name, "fields": {"need": need, "who": "A"}}


def test_the_line_that_names_the_mark_between_cells_is_no_row(run: Run, records: list):
    text = "sep=;\r\nWhat people need or think;Who said it\r\na, b;c\r\n"
    [entry] = run(READ, text, records)["entries"]
    assert entry["fields"] == {"need": "a, b", "who": "c"}


BEFORE = [heard("05303e19", "one"), heard("02401752", "two"), heard("12345678", "three"), heard("kabc1234", "four")]
HEADINGS = "What people need or think,Who said it,Entry (leave as it is)\n"


def test_names_that_a_spreadsheet_took_for_numbers_are_known_again(run: Run, records: list):
    text = HEADINGS + "one corrected,A,5.303E+022\ntwo corrected,A,2401752\nthree,A,12345678\nfour,A,kabc1234\n"
    merged = run(MERGE, text, records, BEFORE)
    assert [entry["fields"]["need"] for entry in merged["entries"]] == [
        "one corrected",
        "two corrected",
        "three",
        "four",
    ]
    assert [entry["id"] for entry in merged["entries"]] == [entry["id"] for entry in BEFORE]
    assert {key: merged[key] for key in ("added", "changed", "same", "restored")} == {
        "added": 0, "changed": 2, "same": 2, "restored": 2
    }  # fmt: skip


def test_a_number_that_fits_no_entry_makes_a_new_one_with_a_sound_name(run: Run, records: list):
    [*_, entry] = run(MERGE, HEADINGS + "five,A,7.1E+30\n", records, BEFORE)["entries"]
    assert entry["fields"]["need"] == "five"
    assert entry["id"].isalnum()


def test_no_name_is_written_that_a_spreadsheet_takes_for_a_number(run: Run, records: list):
    record = next(one for one in records if one["id"] == "what-we-heard")
    names = [row[-1] for row in run(ROWS, record, BEFORE)[1:]]
    assert names == ["id-05303e19", "id-02401752", "id-12345678", "kabc1234"]
    text = HEADINGS + "".join(
        f"{entry['fields']['need']},A,{name}\n" for entry, name in zip(BEFORE, names, strict=True)
    )
    assert run(MERGE, text, records, BEFORE)["same"] == len(BEFORE)
    made = run("() => Array.from({ length: 300 }, () => tkPlan.format.newId())")
    assert all(name[0].isalpha() for name in made)
