"""The records as CSV, also after a spreadsheet program saved them."""

from typing import Any

import pytest

from macros.models.toolkit import Toolkit
from tests.scripts.conftest import Run

READ = """(text, records) => {
  const { rows } = tkPlan.recordCsv.read(new TextEncoder().encode(text));
  const { told, notes, ...read } = tkPlan.recordTable.read(
    [{ name: "", isHidden: false, rows, told: new Set() }], records);
  const words = (all) => all.map((one) => one.textContent ?? one);
  return { ...read, told: words(told), notes: words(notes) };
}"""
REFUSED = f"""(...values) => {{ try {{ ({READ})(...values); }} catch (error) {{ return error.message; }} }}"""
MERGE = f"""(text, records, before) => {{
  const {{ record, entries }} = ({READ})(text, records);
  return tkPlan.recordTable.merge(record, before, entries);
}}"""
ROWS = """(record, entries) => tkPlan.recordTable.rows(record, entries)"""


@pytest.fixture(scope="module")
def records(toolkit: Toolkit) -> list[dict[str, Any]]:
    return toolkit.plan.model_dump(mode="json")["records"]


def heard(name: str, need: str) -> dict[str, Any]:
    return {"id": name, "fields": {"need": need, "who": "A"}}


@pytest.mark.parametrize(
    "line", ["sep=;\r\n", '"sep=;"\r\n', "SEP = ;\r", "sep=|\n", "sep=^\n", "sep=]\n", "sep=\t\n"]
)
def test_the_line_that_names_the_mark_between_cells_is_no_row(run: Run, records: list, line: str):
    mark = line.strip('"\r\n')[-1]
    text = f"{line}What people need or think{mark}Who said it\r\na, b{mark}c\r\n"
    [entry] = run(READ, text, records)["entries"]
    assert entry["fields"] == {"need": "a, b", "who": "c"}


def test_cells_between_upright_lines_are_read(run: Run, records: list):
    [entry] = run(READ, "What people need or think|Who said it\na, b|c\n", records)["entries"]
    assert entry["fields"] == {"need": "a, b", "who": "c"}


def test_what_nobody_sees_in_a_cell_is_shown(run: Run, records: list):
    [entry] = run(READ, "What people need or think,Who said it\na\vb\x01,c\n", records)["entries"]
    assert entry["fields"] == {"need": "a\nb�", "who": "c"}


@pytest.mark.parametrize("row", ['"first,A\nnext,B\n', '"first" of all,A\nnext,B\n', 'first,A\nnext,"B\n'])
def test_quotation_marks_that_do_not_fit_are_told(run: Run, row: str):
    work = "(text) => tkPlan.recordCsv.read(new TextEncoder().encode(text)).torn"
    assert run(work, f"What people need or think,Who said it\n{row}")["text"].startswith(("first", "B"))
    assert run(work, 'What people need or think,Who said it\n"a ""b"" c",5" wide\n"two\nlines",d\n') is None


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


DAMAGED = {"5,303E+022": "05303e19", "5.30E+22": "05303e19", "2401752.0": "02401752", "KABC1234": "kabc1234"}


@pytest.mark.parametrize(("name", "was"), DAMAGED.items(), ids=DAMAGED)
def test_a_name_that_was_written_in_another_way_is_known_again(run: Run, records: list, name: str, was: str):
    merged = run(MERGE, f'{HEADINGS}corrected,A,"{name}"\n', records, BEFORE)
    assert [one["id"] for one in merged["entries"] if one["fields"]["need"] == "corrected"] == [was]
    assert (merged["added"], merged["restored"], merged["lost"]) == (0, 1, 0)


@pytest.mark.parametrize(
    "name", ["########", "#NUM!", "02-Jan", "7.1E+30", "9,1E+30", "=kabc1234", "2026-03-02 00:00"]
)
def test_an_entry_whose_name_may_have_been_changed_is_told(run: Run, records: list, name: str):
    merged = run(MERGE, f'{HEADINGS}five,A,"{name}"\n', records, BEFORE)
    assert (merged["added"], merged["lost"]) == (1, 1)
    assert run(MERGE, HEADINGS + "six,A,\nseven,A,knew1\n", records, BEFORE)["lost"] == 0


# What spreadsheet programs make of names that people gave, where the day comes first and where the month does.
DATED = {
    "02-Jan": "2-1", "01-Feb": "2-1", "2/1/2026": "2-1", "2026-01-02": "2-1",
    "04-Mar": "mar4", "04-Apr": "4-apr", "May-30": "may30", "01/12/2027": "2027-12-01",
    "2027-12-01 00:00": "2027-12-01", "TRUE": "true",
}  # fmt: skip


@pytest.mark.parametrize(("name", "was"), DATED.items(), ids=DATED)
def test_names_that_a_spreadsheet_took_for_dates_are_known_again(run: Run, records: list, name: str, was: str):
    before = [heard(one, one) for one in sorted(set(DATED.values()) | {"k4n6i1k3"})]
    merged = run(MERGE, f"{HEADINGS}corrected,A,{name}\n", records, before)
    found = [one["id"] for one in merged["entries"] if one["fields"]["need"] == "corrected"]
    assert (found, merged["added"], merged["restored"], merged["lost"]) == ([was], 0, 1, 0)


def test_a_name_that_may_be_that_of_two_entries_is_neithers(run: Run, records: list):
    before = [heard("05303e19", "one"), heard("05304e19", "two")]
    merged = run(MERGE, HEADINGS + "corrected,A,5.30E+22\n", records, before)
    assert (merged["entries"][:2], merged["lost"]) == (before, 1)


def test_a_number_that_fits_no_entry_makes_a_new_one_with_a_sound_name(run: Run, records: list):
    [*_, entry] = run(MERGE, HEADINGS + "five,A,7.1E+30\n", records, BEFORE)["entries"]
    assert entry["fields"]["need"] == "five"
    assert entry["id"].isalnum()


@pytest.mark.parametrize("rows", [("four,A", "five,B"), ("five,B", "four,A")], ids=["below", "above"])
def test_a_row_that_was_copied_to_write_another_changes_no_entry(run: Run, records: list, rows: tuple[str, str]):
    merged = run(MERGE, HEADINGS + "".join(f"{row},kabc1234\n" for row in rows), records, BEFORE)
    assert merged["entries"][:-1] == BEFORE
    assert merged["entries"][-1]["fields"] == {"need": "five", "who": "B"}
    assert (merged["added"], merged["changed"], merged["same"]) == (1, 0, 1)


def test_rows_of_one_name_that_no_entry_has_become_as_many_entries(run: Run, records: list):
    entries = run(MERGE, HEADINGS + "five,A,new1\nsix,A,new1\n", records, [])["entries"]
    assert [entry["fields"]["need"] for entry in entries] == ["five", "six"]
    assert entries[0]["id"] == "new1" != entries[1]["id"]


def test_what_an_entry_cannot_hold_takes_nothing_away(run: Run, records: list):
    kept = heard("k", "one") | {"fields": {"need": "one", "when": "2026-03-02"}}
    text = "What people need or think,When,Entry (leave as it is)\none,{},k\n"
    assert run(MERGE, text.format("about March"), records, [kept])["entries"] == [kept]
    emptied = run(MERGE, text.format(""), records, [kept])["entries"]
    assert emptied[0]["fields"] == {"need": "one", "when": ""}


def test_a_day_and_a_month_that_changed_places_are_counted(run: Run, records: list):
    """A spreadsheet program of a country in which the month is first writes the days of our lists anew."""
    before = [heard(day, day) | {"fields": {"need": day, "when": day}} for day in ("2026-03-04", "2026-05-05")]
    text = "What people need or think,When,Entry (leave as it is)\n"
    assert (
        run(MERGE, text + "2026-03-04,3/4/2026,2026-03-04\n2026-05-05,5/5/2026,2026-05-05\n", records, before)[
            "turned"
        ]
        == 1
    )
    assert (
        run(MERGE, text + "2026-03-04,4/3/2026,2026-03-04\n2026-05-05,6/5/2026,2026-05-05\n", records, before)[
            "turned"
        ]
        == 0
    )


def test_no_name_is_written_that_a_spreadsheet_takes_for_a_number(run: Run, records: list):
    record = next(one for one in records if one["id"] == "what-we-heard")
    dated = [heard(name, name) for name in ("2-1", "mar4", "may2026", "true", "2027-12-01", "maypole-1", "k1-2-3-4")]
    names = [row[-1] for row in run(ROWS, record, [*BEFORE, *dated])[1:]]
    assert names[:4] == ["id-05303e19", "id-02401752", "id-12345678", "kabc1234"]
    assert names[4:] == ["id-2-1", "id-mar4", "id-may2026", "id-true", "id-2027-12-01", "maypole-1", "k1-2-3-4"]

    text = HEADINGS + "".join(
        f"{entry['fields']['need']},A,{name}\n" for entry, name in zip(BEFORE, names[:4], strict=True)
    )
    assert run(MERGE, text, records, BEFORE)["same"] == len(BEFORE)
    made = run("() => Array.from({ length: 300 }, () => tkPlan.format.newId())")
    assert all(name[0].isalpha() for name in made)


def test_headings_that_stand_again_further_down_are_no_entry(run: Run, records: list):
    read = run(READ, f"{HEADINGS}a,b,\n{HEADINGS}c,d,\n", records)
    assert [entry["fields"]["need"] for entry in read["entries"]] == ["a", "c"]


def dates(run: Run, records: list, *values: str) -> tuple[list[str], str, list[str]]:
    """The days that a column of dates is read as, and what is said of them."""
    text = "What people need or think,Who said it,When\n" + "".join(
        f"need {at},A,{one}\n" for at, one in enumerate(values)
    )
    read = run(READ, text, records)
    return [entry["fields"].get("when", "") for entry in read["entries"]], " ".join(read["told"]), read["notes"]


def test_dates_are_read_as_spreadsheets_write_them(run: Run, records: list):
    written = ("2026-03-02", "02/03/2026", "02/03/26", "2.3.2026", "2 Mar 2026", "2026-03-02 00:00:00")
    other = (
        "02-Mar-26",
        "2026/03/02",
        "2026.3.2",
        "２０２６-０３-０２",
        "\u200e02/03/2026",
        "\u200e2026\u200e-03-02",
        "'02/03/2026",
    )
    assert dates(run, records, *written, *other) == (["2026-03-02"] * (len(written) + len(other)), "", [])


def test_a_column_that_can_only_have_the_month_first_is_read_so_and_told(run: Run, records: list):
    days, told, notes = dates(run, records, "03/25/2026", "03/04/2026", "3/5/26", "5 April 2026")
    assert days == ["2026-03-25", "2026-03-04", "2026-03-05", "2026-04-05"]
    assert "“When” can only have the month first, as in 03/25/2026" in told
    assert not notes


def test_where_both_orders_stand_in_a_column_only_dates_that_are_clear_are_read(run: Run, records: list):
    days, told, notes = dates(run, records, "03/25/2026", "25/03/2026", "03/04/2026", "04/04/2026")
    assert days == ["2026-03-25", "2026-03-25", "", "2026-04-04"]
    assert "with the month first, such as 03/25/2026, and others with the day first, such as 25/03/2026" in told
    assert [note for note in notes if note.startswith("Row 4, When: “03/04/2026” was left out.")] == notes


def test_a_note_names_the_row_as_the_spreadsheet_counts(run: Run, records: list):
    text = "What people need or think,Who said it,When\n\n\nx,A,soon\n"
    [note] = run(READ, text, records)["notes"]
    assert note.startswith("Row 4, When: “soon”")


def test_an_old_alphabet_is_shown(run: Run):
    work = "(bytes) => tkPlan.recordCsv.read(Uint8Array.from(bytes))"
    read = run(work, list("What people need,Who\nplain,A\nCafé prices,B\n".encode("windows-1252")))
    assert read["old"] == "Café prices"
    assert run(work, list("Café prices\n".encode()))["old"] == ""


def test_the_apostrophe_before_a_formula_is_no_part_of_the_text(run: Run, records: list):
    text = "What people need or think,Who said it\n'=1+1,'A\n"
    [entry] = run(READ, text, records)["entries"]
    assert entry["fields"] == {"need": "=1+1", "who": "'A"}


def test_spaces_at_the_edges_and_line_ends_are_no_difference(run: Run, records: list):
    before = [heard("kabc", " one\r\ntwo ")]
    assert run(MERGE, HEADINGS + '"one\ntwo",A,kabc\n', records, before)["same"] == 1


def test_a_column_without_a_heading_is_told(run: Run, records: list):
    read = run(READ, "What people need or think,Who said it,,\nx,A,lost,\ny,B,,far,further\n", records)
    assert read["notes"] == ["A column without a heading was left out."]


@pytest.mark.parametrize("text", ["", "no", "No", "FALSE", "0", "-", "–", "☐", "\u200b"])
def test_an_entry_that_is_not_internal_is_not(run: Run, records: list, text: str):
    read = run(READ, f"What people need or think,Who said it,Internal\nx,A,{text}\n", records)
    assert (read["entries"][0]["internal"], read["told"]) == (False, [])


@pytest.mark.parametrize("text", ["✓", "☑", "☒", "✔\ufe0f", "?", "✗", "●", "★"])
def test_a_sign_keeps_an_entry_in_the_team(run: Run, records: list, text: str):
    read = run(READ, f"What people need or think,Who said it,Internal\nx,A,{text}\n", records)
    assert read["entries"][0]["internal"] is True
    assert [text in one for one in read["told"]] == ([] if text[0] in "✓✔☑☒" else [True])


def test_what_is_neither_yes_nor_no_keeps_an_entry_in_the_team(run: Run, records: list):
    read = run(READ, "What people need or think,Who said it,Internal\nx,A,confidential\n", records)
    assert read["entries"][0]["internal"] is True
    assert read["told"] == ["Row 2: “confidential” is neither yes nor no, so the entry was taken for internal."]


@pytest.mark.parametrize(
    "heading",
    ["Private", "Confidential", "Internal (yes/no)", "Internal only", "Is it internal?", "Not public"],
)
def test_another_heading_for_what_is_internal_keeps_an_entry_in_the_team(run: Run, records: list, heading: str):
    text = f"What people need or think,Who said it,{heading}\na,b,x\nc,d,\n"
    read = run(READ, text, records)
    assert [entry["internal"] for entry in read["entries"]] == [True, False]
    assert read["told"] == [
        f"The column “{heading}” was taken for “Internal”. Check which entries are marked internal."
    ]
    assert read["notes"] == []


FOR_US = "What people need or think,Who said it,{}\na,b,{}\nc,d,\n"


@pytest.mark.parametrize("heading", ["For us", "For the team:", "For us (to do)"])
@pytest.mark.parametrize("words", ["Write to them", "2026-03-02", "-", ""])
def test_a_column_of_notes_to_the_team_keeps_no_entry_there(run: Run, records: list, heading: str, words: str):
    read = run(READ, FOR_US.format(heading, words), records)
    assert not any(entry.get("internal") for entry in read["entries"])
    assert (read["told"], read["notes"]) == (
        [],
        [f"The column “{heading}” is not part of this list. It was left out."],
    )


@pytest.mark.parametrize("heading", ["For us", "For the team"])
@pytest.mark.parametrize("words", ["x", "Yes", "✓"])
def test_a_mark_below_such_a_heading_keeps_the_entry_in_the_team(run: Run, records: list, heading: str, words: str):
    read = run(READ, FOR_US.format(heading, words), records)
    assert [entry["internal"] for entry in read["entries"]] == [True, False]


@pytest.mark.parametrize("heading", ["Public", "Publish?", "Can be published"])
def test_what_is_not_said_to_be_public_stays_in_the_team(run: Run, records: list, heading: str):
    text = f"What people need or think,Who said it,{heading}\na,b,no\nc,d,yes\ne,f,\n"
    read = run(READ, text, records)
    assert [entry["internal"] for entry in read["entries"]] == [True, False, True]
    assert read["told"] == [f"Entries without a yes in the column “{heading}” were taken for internal."]


def test_a_column_on_which_public_it_was_says_nothing_of_what_is_internal(run: Run, records: list):
    read = run(READ, "What people need or think,Who said it,Public\na,b,Parents\n", records)
    assert not read["entries"][0].get("internal")
    assert read["notes"] == ["The column “Public” is not part of this list. It was left out."]


@pytest.mark.parametrize("heading", ["Status", ""])
def test_a_word_for_internal_in_a_column_that_is_left_out_keeps_the_entry_in_the_team(run, records, heading):
    read = run(READ, f"What people need or think,Who said it,{heading}\na,b,Confidential\nc,d,open\n", records)
    assert [bool(entry.get("internal")) for entry in read["entries"]] == [True, False]
    assert read["told"] == [
        "Row 2: “Confidential” is in a column that was left out, so the entry was taken for internal."
    ]


@pytest.mark.parametrize("second", ["Internal", "Private"])
def test_of_two_columns_for_what_is_internal_both_count(run: Run, records: list, second: str):
    read = run(READ, f"What people need or think,Who said it,Internal,{second}\na,b,,x\nc,d,x,\ne,f,,\n", records)
    assert [entry["internal"] for entry in read["entries"]] == [True, True, False]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("above", ["What we heard\n", "What we heard{0}{0}\n\n", '"Heard, in spring"\nVersion 2\n'])
def test_a_title_above_the_headings_is_told_and_the_list_is_read(run: Run, records: list, above: str, mark: str):
    text = above.format(mark) + "What people need or think,Who said it,When\na,b,\n".replace(",", mark)
    read = run(READ, text, records)
    assert [entry["fields"]["need"] for entry in read["entries"]] == ["a"]
    assert read["notes"][0].startswith("Left out, because it is above the headings: “")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_list_in_utf_16_that_does_not_say_so_is_read(run: Run, encoding: str):
    work = "(bytes) => tkPlan.recordCsv.read(Uint8Array.from(bytes)).rows.map((row) => row.cells)"
    assert run(work, list("Who,What\nZoë,€5\n".encode(encoding))) == [["Who", "What"], ["Zoë", "€5"]]


def test_another_list_below_is_not_read_into_the_first_and_is_told(run: Run, records: list):
    read = run(READ, f"{HEADINGS}a,b,\n\nYou said,Where it stands,We did\nc,Done,d\n", records)
    assert [entry["fields"]["need"] for entry in read["entries"]] == ["a"]
    assert read["notes"] == [
        "In row 4, another list begins. It was left out. Put it into a file of its own, and open that too."
    ]


def test_an_entry_some_of_whose_words_are_headings_of_another_list_is_read(run: Run, records: list):
    read = run(READ, "What people need or think,Who said it,When,How we heard it,Theme\na,b,,Action,Cost\n", records)
    assert [entry["fields"]["theme"] for entry in read["entries"]] == ["Cost"]
    assert not read["notes"]


def test_a_quotation_mark_behind_a_space_is_told(run: Run):
    work = "(text) => tkPlan.recordCsv.read(new TextEncoder().encode(text)).torn"
    assert run(work, 'What people need or think, Who said it\nx, "Renters, owners"\n') == {
        "row": 2,
        "text": '"Renters',
    }
    assert run(work, 'What people need or think, Who said it\nx, "Renters" and owners\ny, 5" wide\n') is None


def test_empty_rows_count_for_nothing_of_what_a_list_may_hold(run: Run, records: list):
    few = f"{HEADINGS}a,b,\n" + ",,\n" * 6_000
    assert len(run(READ, few, records)["entries"]) == 1
    assert len(run(READ, HEADINGS + "a,b,\n" * 4_999, records)["entries"]) == 4_999
    assert "more than 5,000 rows" in str(run(REFUSED, HEADINGS + "a,b,\n" * 5_000, records))
