"""The plan builder reads Word and OpenDocument files back that people edited, and says what it could not place."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from macros.models.plan import Answer
from macros.models.toolkit import Toolkit
from tests.scripts.edits import BOOKMARKS, WITHOUT, cells, drop, set_styles, without_words
from tests.scripts.reading import (
    MAIN_PART,
    NAMESPACES,
    Change,
    Reader,
    changed,
    elements,
    found,
    parts_of,
    said,
    with_controls,
    written,
    zipped,
)
from tests.support.present import present

Element = etree._Element

# The same things in both formats.
TABLES = "//w:tbl | //table:table"
ROWS = "./w:tr | ./table:table-header-rows/table:table-row | ./table:table-row"
HEADER, WHO_ABOUT, WHO_USES = range(3)
PEOPLE = (
    "2.2 Which communities, groups, organisations or individual people do you want to hear from? "
    "How will you identify and reach them?"
)


class Document:
    """The worked example as a document, for people to edit."""

    def __init__(self, toolkit: Toolkit, reader: Reader, format_name: str) -> None:
        self.format = format_name
        self.content = written(toolkit, toolkit.worked_example, format_name)
        self._reader = reader

    def read(self, change: Change) -> dict[str, Any]:
        """What is read after an edit, with what the plan says."""
        result = self._reader.read(changed(self.content, MAIN_PART[self.format], change))
        return result | {"said": said(result["plan"])}

    def line(self, text: str, style: str = "Normal") -> Element:
        """A paragraph, by default with a style that is no mark."""
        if self.format == "docx":
            identifier = "".join(word[0].upper() + word[1:] for word in style.split())
            return elements(
                f'<w:p><w:pPr><w:pStyle w:val="{identifier}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
            )[0]
        return elements(f'<text:p text:style-name="{style.replace(" ", "_20_")}">{text}</text:p>')[0]

    def fill(self, cell: Element, *lines: Element) -> None:
        """Put lines in the place of all that a cell holds."""
        drop(found(cell, "./w:p | ./text:p | ./text:list"))
        cell.extend(lines)


# In the order of the document: two tables for box 1, one for each topic, one for box 3.
# The title block and the first page come before them.
PUBLICS, REACH, FIRST_TOPIC, SECOND_TOPIC, PRACTICE = range(2, 7)
# In a table with two answers to each question, the question has a row and its answers have the next. That of people:
ASKED, ANSWERED = 3, 4


def table(root: Element, number: int) -> Element:
    return found(root, TABLES)[number]


def rows(table: Element) -> list[Element]:
    return found(table, ROWS)


@pytest.fixture(params=["docx", "odt"])
def document(toolkit: Toolkit, reader: Reader, request: pytest.FixtureRequest) -> Document:
    return Document(toolkit, reader, request.param)


@pytest.fixture
def unchanged(example: dict[str, Any]) -> dict[str, Any]:
    """What the worked example says."""
    return said(example)


@pytest.mark.parametrize("mark", WITHOUT)
def test_each_mark_alone_tells_which_answer_is_which(
    document: Document, toolkit: Toolkit, unchanged: dict, mark: str
):
    def change(root: Element) -> None:
        for other in WITHOUT.keys() - {mark}:
            WITHOUT[other](root)

    # Documents have tags and aliases no more, and OpenDocument never had them.
    if document.format == "docx" and mark in ("tags", "aliases"):
        document.content = with_controls(document.content, toolkit)
    if document.format == "docx" or mark not in ("tags", "aliases"):
        assert document.read(change)["said"] == unchanged


@pytest.mark.parametrize("end", [" Copy 1", "_Copy_1_Copy_2"])
def test_bookmarks_to_which_a_paste_gave_other_names_still_count(document: Document, unchanged: dict, end: str):
    def change(root: Element) -> None:
        for other in WITHOUT.keys() - {"bookmarks"}:
            WITHOUT[other](root)
        for name in found(
            root, "//w:bookmarkStart/@w:name | //text:bookmark-start/@text:name | //text:bookmark-end/@text:name"
        ):
            name.getparent().set(name.attrname, name + end)

    assert document.read(change)["said"] == unchanged


def test_without_styles_and_bookmarks_the_title_and_the_topics_are_taken(document: Document, unchanged: dict):
    """As an online editor saves a document that it made plain text of."""

    def change(root: Element) -> None:
        set_styles(root, {"": "Normal"})
        drop(found(root, BOOKMARKS))
        for heading in found(root, "//text:h"):
            heading.tag = heading.tag.removesuffix("h") + "p"

    result = document.read(change)
    assert result["said"] == unchanged
    assert result["unplaced"] == []


# Nothing else in the file says what these are: a file of this kind holds no records.
ENTRIES = ["Invite people from shared homes", "Publish what we heard"]


def test_what_the_first_page_and_the_contents_repeat_is_known_without_any_mark(
    document: Document, reader: Reader, unchanged: dict
):
    """As an online editor saves a document: with styles of its own, and without the properties."""

    def change(root: Element) -> None:
        set_styles(root, {"": "Normal"})
        drop(found(root, BOOKMARKS))
        drop(found(root, "//w:fldSimple"))
        # The pages that another program counted.
        for tab in found(root, "//w:p/w:r/w:tab | //w:hyperlink//w:tab"):
            tab.getparent().extend(elements("<w:t>12</w:t>"))

    parts = parts_of(changed(document.content, MAIN_PART[document.format], change))
    parts.pop({"docx": "docProps/custom.xml", "odt": "meta.xml"}[document.format])
    result = reader.read(zipped(parts))
    assert said(result["plan"]) == unchanged
    [left] = result["unplaced"]
    assert [
        line.split(",")[0][: len(start)] for line, start in zip(left["text"].split("\n"), ENTRIES, strict=True)
    ] == ENTRIES


@pytest.mark.parametrize("marks", ["with its marks", "without its marks"])
def test_a_first_page_that_was_made_text_of_starts_no_topic(document: Document, unchanged: dict, marks: str):
    """As when somebody makes text of its table."""

    def change(root: Element) -> None:
        if marks.startswith("without"):
            set_styles(root, {"": "Normal"})
            drop(found(root, BOOKMARKS))
        old = table(root, 1)
        for line in found(old, ".//w:tc/w:p | .//table:table-cell/text:p"):
            old.addprevious(line)
        drop([old])

    result = document.read(change)
    assert (result["said"], result["unplaced"]) == (unchanged, [])


TAB = {"docx": "</w:t><w:tab/><w:t>", "odt": "<text:tab/>"}


def made_text(document: Document, root: Element, *, tabs: bool) -> None:
    """Make text of all tables, as word processors do: cells follow each other, or have a tab between them.

    Nothing else is left of what tells which answer is which.
    """
    set_styles(root, {"": "Normal"})
    drop(found(root, BOOKMARKS))
    for heading in found(root, "//text:h"):
        heading.tag = heading.tag.removesuffix("h") + "p"
    for old in found(root, TABLES):
        for row in rows(old):
            lines: list[str] = []
            for cell in cells(row):
                texts = [escape("".join(line.itertext())) for line in found(cell, ".//w:p | .//text:p")]
                if tabs and lines and texts:
                    lines[-1] += TAB[document.format] + texts.pop(0)
                lines += texts
            for line in lines:
                old.addprevious(document.line(line))
        drop([old])


def read_as_text(document: Document, reader: Reader, *, tabs: bool) -> tuple[dict[str, Any], list[str]]:
    """What the plan says, and the words that fit no question."""
    parts = parts_of(
        changed(document.content, MAIN_PART[document.format], lambda root: made_text(document, root, tabs=tabs))
    )
    parts.pop({"docx": "docProps/custom.xml", "odt": "meta.xml"}[document.format])
    result = reader.read(zipped(parts))
    return said(result["plan"]), [one["text"] for one in result["unplaced"]]


def without_bullets(value: Any) -> Any:
    return json.loads(re.sub(r'(?<="|n)- ', "", json.dumps(value)))


def test_answers_behind_tabs_are_placed_by_the_words_of_questions(
    document: Document, reader: Reader, unchanged: dict
):
    plan, left = read_as_text(document, reader, tabs=True)
    assert without_bullets(plan) == without_bullets(unchanged)
    assert len(left) == 1
    assert all(any(entry in line for entry in ENTRIES) for line in left[0].split("\n"))


def test_answers_below_lines_that_are_questions_are_placed_unless_nobody_can_tell_which_of_two_they_were(
    document: Document, reader: Reader, unchanged: dict
):
    plan, left = read_as_text(document, reader, tabs=False)
    plan, unchanged = without_bullets(plan), without_bullets(unchanged)
    placed, left_open = 0, 0
    for answers, before in [(plan["answers"], unchanged["answers"])] + [
        (now[1], then[1]) for now, then in zip(plan["topics"], unchanged["topics"], strict=True)
    ]:
        for name, answer in before.items():
            texts = "\n".join(answer.values())
            if "answer" in answer or len(texts.split("\n")) == 2:
                assert answers[name] == answer
                placed += 1
            else:
                assert name not in answers
                assert any(texts in text for text in left)
                left_open += 1
    assert placed > 10 < left_open
    assert {name: plan[name] for name in ("title", "contact", "details")} == {
        name: unchanged[name] for name in ("title", "contact", "details")
    }


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_an_answer_that_was_made_text_of_is_still_internal(toolkit: Toolkit, reader: Reader, format_name: str):
    document, plan = Document(toolkit, reader, format_name), toolkit.worked_example
    answer = plan.answers["who-about"].model_copy(update={"internal": True})
    inner = plan.model_copy(update={"answers": plan.answers | {"who-about": answer}})
    document.content = written(toolkit, inner, format_name)
    result = document.read(lambda root: made_text(document, root, tabs=False))
    expected = {"answer": answer.answer, "internal": True}
    assert without_bullets(result["plan"]["answers"]["who-about"]) == without_bullets(expected)


def test_what_somebody_wrote_below_the_heading_of_the_first_page_is_kept(document: Document):
    def change(root: Element) -> None:
        set_styles(root, {"": "Normal"})
        table(root, 1).addnext(document.line("Ask Ann first"))

    assert [one["text"] for one in document.read(change)["unplaced"]] == ["Ask Ann first"]


def test_rows_may_be_moved(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        for number in (PUBLICS, REACH, FIRST_TOPIC, SECOND_TOPIC, PRACTICE):
            first, *others = rows(table(root, number))
            size = 2 if number in (FIRST_TOPIC, SECOND_TOPIC, PRACTICE) else 1
            parent = others[0].getparent()
            start = list(present(parent)).index(others[0])
            for at in range(0, len(others), size):
                for row in reversed(others[at : at + size]):
                    parent.insert(start, row)
        first, last = rows(table(root, PUBLICS))[1], rows(table(root, REACH))[-1]
        last.addnext(first)
        for row in reversed(rows(table(root, PRACTICE))[ASKED : ANSWERED + 1]):
            rows(table(root, SECOND_TOPIC))[-1].addnext(row)

    result = document.read(change)
    assert (result["said"], result["unplaced"], result["notes"]) == (unchanged, [], [])


def test_answers_that_were_moved_without_their_question_are_still_its_answers(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        rows(table(root, FIRST_TOPIC))[-1].addnext(rows(table(root, FIRST_TOPIC))[ANSWERED])

    result = document.read(change)
    assert (result["said"], result["unplaced"]) == (unchanged, [])


@pytest.mark.parametrize("headings", [True, False])
def test_columns_may_be_moved_with_their_headings_or_without_any(document: Document, unchanged: dict, headings: bool):
    def change(root: Element) -> None:
        for row in rows(table(root, PRACTICE)):
            if len(cells(row)) == 2:
                now, next_ = cells(row)
                now.addprevious(next_)
        if not headings:
            drop(rows(table(root, PRACTICE))[:1])

    assert document.read(change)["said"] == unchanged


def test_without_styles_and_headings_the_order_of_columns_counts(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        for other in ("styles", "tags", "aliases", "bookmarks"):
            WITHOUT[other](root)
        for number in (PUBLICS, REACH, FIRST_TOPIC, SECOND_TOPIC, PRACTICE):
            drop(rows(table(root, number))[:1])

    assert document.read(change)["said"] == unchanged


def test_a_text_that_was_pasted_elsewhere_belongs_where_it_stands(document: Document):
    def change(root: Element) -> None:
        now, next_ = cells(rows(table(root, FIRST_TOPIC))[ANSWERED])
        document.fill(now, document.line("moved here", "Answer topic-feedback next"))
        document.fill(next_, document.line("and here", "Answer who-about answer"))

    result = document.read(change)
    answers = result["said"]["topics"][0][1]
    assert answers["topic-people"] == {"now": "moved here", "next": "and here"}
    assert "moved here" not in answers["topic-feedback"]["next"]
    assert not result["unplaced"]


def test_lines_without_a_mark_belong_to_the_answer_in_whose_cell_they_are(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        drop(rows(table(root, PUBLICS))[:1])
        without_words(table(root, PUBLICS))
        for row in rows(table(root, PUBLICS)):
            cells(row)[1].append(document.line("one more"))

    result = document.read(change)["said"]["answers"]
    for name in ("who-about", "who-uses", "who-affected", "who-left-out"):
        assert result[name]["answer"] == unchanged["answers"][name]["answer"] + "\none more"


def test_an_answer_that_was_moved_out_of_its_table_is_still_the_answer(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        questions = table(root, PUBLICS)
        drop(rows(questions)[WHO_USES : WHO_USES + 1])
        questions.addnext(document.line("two", "Answer who-uses answer"))
        questions.addnext(document.line("one", "Answer who-uses answer"))

    result = document.read(change)
    assert result["said"]["answers"] == unchanged["answers"] | {"who-uses": {"answer": "one\ntwo"}}
    assert result["unplaced"] == []


def test_a_bookmark_counts_up_to_its_end(document: Document, unchanged: dict):
    names = {"docx": ("<w:bookmarkStart w:id='9999' w:name='{}'/>", "<w:bookmarkEnd w:id='9999'/>")}
    odt = (
        "<text:p><text:bookmark-start text:name='{0}'/>one</text:p>",
        "<text:p><text:bookmark-end text:name='{0}'/></text:p>",
    )
    start, end = names.get(document.format, odt)

    def change(root: Element) -> None:
        questions = table(root, PUBLICS)
        drop(rows(questions)[WHO_USES : WHO_USES + 1])
        lines = elements(start.format("a_who_uses_answer_0") + end.format("a_who_uses_answer_0"))
        if document.format == "docx":
            lines.insert(1, document.line("one"))
        for element in reversed([*lines, document.line("two")]):
            questions.addnext(element)

    result = document.read(change)
    assert result["said"]["answers"] == unchanged["answers"] | {"who-uses": {"answer": "one"}}
    assert result["unplaced"] == [{"where": "Who your publics are", "text": "two"}]


def test_a_row_that_was_added_for_room_continues_the_answer_above(document: Document):
    def change(root: Element) -> None:
        row = rows(table(root, FIRST_TOPIC))[ANSWERED]
        more = deepcopy(row)
        for cell, text in zip(cells(more), ("more now", "more next"), strict=True):
            document.fill(cell, document.line(text))
        row.addnext(more)

    result = document.read(change)
    people = result["said"]["topics"][0][1]["topic-people"]
    assert people["now"].endswith("\nmore now")
    assert people["next"].endswith("\nmore next")
    assert [PEOPLE[:3] in note for note in result["notes"]] == [True, True] or len(result["notes"]) == 1
    assert result["unplaced"] == []


def test_a_question_that_somebody_added_is_kept_apart(document: Document, unchanged: dict):
    # Word gives a new row the styles of the row above it.
    def change(root: Element) -> None:
        above = rows(table(root, FIRST_TOPIC))[ASKED : ANSWERED + 1]
        question, answers = map(deepcopy, above)
        now, next_ = cells(answers)
        document.fill(cells(question)[0], document.line("Who takes the chair?", "Question"))
        document.fill(now, document.line("Ann", "Answer topic-people now"))
        document.fill(next_, document.line("Bo", "Answer topic-people next"))
        for row in (answers, question):
            above[-1].addnext(row)

    result = document.read(change)
    assert result["said"] == unchanged
    assert result["unplaced"] == [
        {"where": f"Topic 1: {unchanged['topics'][0][0]}", "text": "Who takes the chair?\nAnn\nBo"}
    ]


def test_a_column_that_somebody_added_is_kept_apart(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        for number, row in enumerate(rows(table(root, FIRST_TOPIC))):
            if number % 2:
                continue
            cell = deepcopy(cells(row)[-1])
            text, style = ("Ann", "Answer topic-people next") if number else ("Lead", "Column heading")
            document.fill(cell, document.line(text if number in (0, ANSWERED) else "", style))
            cells(row)[-1].addnext(cell)

    result = document.read(change)
    assert result["said"] == unchanged
    assert result["unplaced"] == [
        {"where": f"Topic 1: {unchanged['topics'][0][0]}", "text": "Lead"},
        {"where": PEOPLE, "text": "Ann"},
    ]


def test_cells_that_were_merged_are_read_by_their_styles(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        for row in rows(table(root, FIRST_TOPIC))[2::2]:
            now, next_ = cells(row)
            for name, address in (("w", NAMESPACES["w"]), ("table", NAMESPACES["table"])):
                if now.tag.startswith(f"{{{address}}}"):
                    if name == "w":
                        found(now, "./w:tcPr")[0].append(elements('<w:gridSpan w:val="2"/>')[0])
                    else:
                        now.set(f"{{{address}}}number-columns-spanned", "2")
                        now.addnext(elements("<table:covered-table-cell/>")[0])
            now.extend(found(next_, "./w:p | ./text:p | ./text:list"))
            next_.getparent().remove(next_)

    assert document.read(change)["said"] == unchanged


def test_where_a_cell_was_deleted_the_other_answer_stays_what_it_was(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        now, _ = cells(rows(table(root, FIRST_TOPIC))[ANSWERED])
        now.getparent().remove(now)

    _, topics = unchanged["topics"][0]
    assert topics["topic-people"].pop("now")
    assert document.read(change)["said"] == unchanged


def test_words_where_no_text_can_be_are_told(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        for properties in found(root, "(//w:tcPr)[1]"):
            properties.extend(elements("<w:t>astray</w:t>"))

    result = document.read(change)
    assert result["said"] == unchanged
    notes = [note for note in result["notes"] if "where no text can be" in str(note)]
    assert len(notes) == (document.format == "docx")


def heading_of(questions: Element) -> Element:
    """The heading of a topic, given its table. What is chosen for the topic is between the two."""
    before = questions.itersiblings(preceding=True)
    return next(one for one in before if "".join(map(str, one.itertext())).startswith("Topic "))


def topic_block(root: Element) -> tuple[Element, Element]:
    """The heading and the table of the second topic."""
    questions = table(root, SECOND_TOPIC)
    return heading_of(questions), questions


def pasted(element: Element) -> Element:
    """A copy as a word processor pastes it: with styles, without bookmarks."""
    copy = deepcopy(element)
    drop(found(copy, BOOKMARKS.replace("//", ".//")))
    return copy


def test_a_topic_that_was_copied_is_a_further_topic(document: Document, toolkit: Toolkit, unchanged: dict):
    kept = [topic.id for topic in toolkit.worked_example.topics]

    def change(root: Element) -> None:
        _, questions = topic_block(root)
        copies = [document.line("Topic: A third one", "Topic title"), pasted(questions)]
        document.fill(cells(rows(copies[1])[ANSWERED])[0], document.line("new text", "Answer topic-people now"))
        for copy in reversed(copies):
            questions.addnext(copy)

    result = document.read(change)
    first, second, third = result["said"]["topics"]
    assert [first, second] == unchanged["topics"]
    assert third == ("A third one", second[1] | {"topic-people": second[1]["topic-people"] | {"now": "new text"}})
    ids = [topic["id"] for topic in result["plan"]["topics"]]
    assert ids[:2] == kept
    assert ids[2] not in kept
    assert (result["unplaced"], result["notes"]) == ([], [])


@pytest.mark.parametrize("joined", [True, False])
def test_a_topic_that_was_copied_without_its_heading_is_one_without_a_title(
    document: Document, unchanged: dict, joined: bool
):
    # Word makes one table of two that touch.
    def change(root: Element) -> None:
        questions = table(root, FIRST_TOPIC)
        copy = pasted(questions)
        if joined:
            questions.extend(found(copy, ROWS))
        else:
            questions.addnext(copy)

    result = document.read(change)
    first, second, third = result["said"]["topics"]
    assert [first, second, third] == [unchanged["topics"][0], ("", first[1]), unchanged["topics"][1]]
    assert ["without a title" in note for note in result["notes"]] == [True]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Topic: One", "and more"], "One and more"),
        (["Topic: One", ""], "One"),
        (["Topic-led talks"], "Topic-led talks"),
        (["Topic guides in 2 towns"], "Topic guides in 2 towns"),
        (["topic :One"], "One"),
        (["Topic 2"], ""),
        (["Topic 2 One"], "One"),
        (["Topic 2. One"], "One"),
        (["Just one"], "Just one"),
        ([""], ""),
    ],
)
def test_the_title_of_a_topic_may_be_rewritten(document: Document, unchanged: dict, lines: list[str], title: str):
    def change(root: Element) -> None:
        heading, _ = topic_block(root)
        for text in lines:
            heading.addprevious(document.line(text, "Topic title"))
        drop([heading])

    result = document.read(change)
    assert result["said"]["topics"] == [unchanged["topics"][0], (title, unchanged["topics"][1][1])]
    assert result["unplaced"] == []


def test_the_title_of_a_plan_may_be_on_two_lines(document: Document):
    def change(root: Element) -> None:
        old = found(root, "/w:document/w:body/w:p | //office:text/text:p")[0]
        for text in ("Our plan", "for buses"):
            old.addprevious(document.line(text, "Plan title"))
        drop([old])

    assert document.read(change)["plan"]["title"] == "Our plan for buses"


def test_what_belongs_to_no_answer_is_kept_with_the_heading_above_it(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        heading, questions = topic_block(root)
        heading.addnext(document.line("About this topic"))
        questions.addnext(document.line("On two"))
        questions.addnext(document.line("A note"))
        found(root, "/w:document/w:body/w:p | //office:text/text:p")[0].addprevious(document.line("DRAFT"))
        document.fill(cells(rows(table(root, PUBLICS))[WHO_USES])[0], document.line("1.2 Who uses your figures?"))

    result = document.read(change)
    assert result["said"] == unchanged
    assert result["unplaced"] == [
        {"where": "The beginning of the document", "text": "DRAFT"},
        {"where": "Who your publics are", "text": "1.2 Who uses your figures?"},
        {"where": f"Topic 2: {unchanged['topics'][1][0]}", "text": "About this topic\nA note\nOn two"},
    ]


def test_a_row_that_was_added_to_the_title_block_is_kept_apart(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        last = rows(table(root, 0))[-1]
        more = deepcopy(last)
        label, value = cells(more)
        document.fill(label, document.line("Edition"))
        document.fill(value, document.line("2", "Plan review date"))
        last.addnext(more)

    result = document.read(change)
    assert result["said"] == unchanged
    assert result["unplaced"] == [{"where": unchanged["title"], "text": "Edition\n2"}]


def test_a_table_of_ones_own_is_no_title_block(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        own = deepcopy(table(root, 0))
        drop([*rows(own)[:1], *rows(own)[2:]])
        label, value = cells(rows(own)[0])
        document.fill(label, document.line("Contact"))
        document.fill(value, document.line("Ann"))
        table(root, PRACTICE).addnext(own)

    result = document.read(change)
    assert result["said"] == unchanged
    assert result["unplaced"] == [{"where": "3. Your practice", "text": "Ann"}]


def test_an_answer_above_all_topics_is_one_without_a_title(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        heading = heading_of(table(root, FIRST_TOPIC))
        heading.addprevious(document.line("above", "Answer topic-people now"))

    result = document.read(change)
    assert result["said"]["topics"] == [("", {"topic-people": {"now": "above"}}), *unchanged["topics"]]
    assert result["unplaced"] == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 March 2027", "2027-03-05"),
        ("Friday, 5th Mar. 2027", "2027-03-05"),
        (" 05/03/2027 ", "2027-03-05"),
        ("5.3.2027", "2027-03-05"),
        ("2027-03-05", "2027-03-05"),
        ("29 February 2028", "2028-02-29"),
        ("", None),
    ],
)
def test_a_date_is_read_as_people_write_it(document: Document, text: str, day: str | None):
    def change(root: Element) -> None:
        document.fill(cells(rows(table(root, 0))[5])[1], document.line(text))

    result = document.read(change)
    assert (result["plan"]["review_date"], result["unplaced"]) == (day, [])


@pytest.mark.parametrize(
    "text", ["next spring", "March 2027", "29 February 2027", "13/13/2027", "5 Movember 2027", "05/03/27", "2027"]
)
def test_what_is_no_date_is_kept(document: Document, text: str):
    def change(root: Element) -> None:
        for row in rows(table(root, 0))[4:6]:
            document.fill(cells(row)[1], document.line(text))

    assert document.read(change)["unplaced"] == [{"where": label, "text": text} for label in ("Date", "Review date")]


@pytest.mark.parametrize(
    ("now", "next_", "answer"),
    [
        ("Not relevant, because we said so", "", {"not_relevant": "we said so"}),
        ("not relevant because: of it", "", {"not_relevant": "of it"}),
        ("Not relevant, because ", "", {}),
        ("", "Not relevant, because we said so", {"not_relevant": "we said so"}),
        ("Not relevant, because x", "We will", {"now": "Not relevant, because x", "next": "We will"}),
        ("Not relevant to us", "", {"now": "Not relevant to us"}),
    ],
)
def test_a_reason_why_a_question_does_not_apply_is_read(document: Document, now: str, next_: str, answer: dict):
    def change(root: Element) -> None:
        others = cells(rows(table(root, FIRST_TOPIC))[ANSWERED])
        for cell, text in zip(others, (now, next_), strict=True):
            document.fill(cell, document.line(text))

    answers = document.read(change)["said"]["topics"][0][1]
    assert answers.get("topic-people", {}) == answer


@pytest.mark.parametrize("name", ["word/document2.xml", "Word/Document.xml"])
def test_the_parts_of_a_word_document_may_have_other_names(
    toolkit: Toolkit, reader: Reader, unchanged: dict, name: str
):
    parts = parts_of(written(toolkit, toolkit.worked_example, "docx"))
    parts[name] = parts.pop("word/document.xml")
    assert said(reader.plan(zipped(parts))) == unchanged


@pytest.fixture(scope="module")
def markdown(toolkit: Toolkit) -> str:
    return written(toolkit, toolkit.worked_example, "md").decode()


@pytest.mark.parametrize("mark", [" – ", " — ", " - ", ": "])
def test_a_topic_may_be_set_off_from_its_number_as_people_write_it(reader: Reader, markdown: str, mark: str):
    titles = [topic["title"] for topic in reader.plan(markdown.encode())["topics"]]
    text = markdown.replace("# Topic 1: ", f"# Topic 1{mark}").replace("# Topic 2: ", f"# Topic{mark}")
    assert [topic["title"] for topic in reader.plan(text.encode())["topics"]] == titles


def test_a_word_that_begins_like_a_topic_starts_none(reader: Reader, markdown: str):
    text = markdown.replace("## Topic 2: ", "## Topic-led talks\n\n## Topic 2: ")
    result = reader.read(text.encode())
    assert len(result["plan"]["topics"]) == len(reader.plan(markdown.encode())["topics"])
    assert [kept["text"] for kept in result["unplaced"]] == ["Topic-led talks"]


@pytest.mark.parametrize("unanswered", [True, False])
def test_what_somebody_signed_below_the_end_of_markdown_is_in_no_answer(
    toolkit: Toolkit, reader: Reader, unanswered: bool
):
    """The document ends with what it was made with."""
    content = written(toolkit, toolkit.worked_example, "md", guidance=False, unanswered=unanswered)
    result = reader.read(content + b"\n\nSigned: Ann Smith\n\n2 March 2026\n")
    assert result["plan"]["answers"] == reader.plan(content)["answers"]
    [left] = result["unplaced"]
    assert left["text"] == "Signed: Ann Smith\n2 March 2026"


def test_markdown_without_its_title_is_read(reader: Reader, markdown: str):
    title, rest = markdown.split("\n", 1)
    assert title.startswith("# ")
    result = reader.read(rest.encode())
    assert result["kind"] == "md"
    assert said(result["plan"])["answers"] == said(reader.plan(markdown.encode()))["answers"]
    assert "no saved plan" in reader.refusal(b"<!-- saved by a browser --><!doctype html><p>x</p>")


@pytest.mark.parametrize(("mark", "end"), [("```", "```"), ("~~~~", "~~~~"), ("```r", "```")])
def test_what_stands_between_fences_is_one_text(reader: Reader, toolkit: Toolkit, mark: str, end: str):
    plan = toolkit.worked_example.model_copy(update={"answers": {"who-about": Answer(answer="zzbefore")}})
    text = written(toolkit, plan, "md").decode()
    code = f"{mark}\n# no heading\n\n## Topic 9: none\n{end}"
    result = reader.read(text.replace("zzbefore", f"zzbefore\n\n{code}\n\nafter \\# it").encode())
    assert result["plan"]["answers"]["who-about"] == {"answer": f"zzbefore\n{code}\nafter # it"}
    assert len(result["plan"]["topics"]) == len(plan.topics)
    # One that never ends is a line.
    result = reader.read(text.replace("zzbefore", f"zzbefore\n\n{mark}").encode())
    assert result["plan"]["answers"]["who-about"] == {"answer": f"zzbefore\n{mark}"}
    assert len(result["plan"]["topics"]) == len(plan.topics)


def under(sign: str) -> str:
    return rf"\1\n{sign * 3}"


# What programs make of headings: a pattern, and what stands in its place.
HEADINGS: dict[str, tuple[str, str | Callable[[re.Match[str]], str]]] = {
    "in bold, as online editors write them": ("^(#+) (.*)$", r"\1 **\2**"),
    "with their names behind them": (
        "^#+ (.*)$",
        lambda heading: f"{heading[0]} {{#{heading[1].replace(' ', '-').lower()}}}",
    ),
    "with signs at both ends": ("^(#+) (.*)$", r"\1 \2 \1"),
    "one level lower": ("^#", "##"),
    "all of one level": ("^#+", "##"),
    "of the first level with a line below": ("^# (.*)$", under("=")),
    "of the second level with a line below": ("^## (.*)$", under("-")),
}


@pytest.mark.parametrize(("old", "new"), HEADINGS.values(), ids=HEADINGS)
def test_headings_may_be_written_as_programs_write_them(
    reader: Reader, markdown: str, unchanged: dict, old: str, new: str | Callable[[re.Match[str]], str]
):
    result = reader.read(re.sub(old, new, markdown, flags=re.M).encode())
    assert said(result["plan"]) == unchanged
    assert result["unplaced"] == []


def test_the_first_page_is_known_without_its_checksums(reader: Reader, markdown: str, unchanged: dict):
    result = reader.read(re.sub("^<!-- .*-->$", "", markdown, flags=re.M).encode())
    assert said(result["plan"]) == unchanged
    [left] = result["unplaced"]
    assert [
        line.split(",")[0][: len(start)] for line, start in zip(left["text"].split("\n"), ENTRIES, strict=True)
    ] == ENTRIES


def test_the_first_page_is_known_without_its_checksums_where_a_topic_has_the_words_of_another(
    toolkit: Toolkit, reader: Reader
):
    first = toolkit.worked_example.topics[0]
    titles = ["Age", "Language used", "Language used at home", "2"]
    topics = tuple(first.model_copy(update={"id": f"t{at}", "title": title}) for at, title in enumerate(titles))
    plan = toolkit.worked_example.model_copy(update={"topics": topics, "records": {}})
    text = written(toolkit, plan, "md").decode()
    result = reader.read(re.sub("^<!-- .*-->$", "", text, flags=re.M).encode())
    assert [topic["title"] for topic in result["plan"]["topics"]] == titles
    assert result["unplaced"] == []


def test_lists_may_have_other_signs(reader: Reader, markdown: str, unchanged: dict):
    for sign in "*+":
        assert said(reader.plan(re.sub("^- ", f"{sign} ", markdown, flags=re.M).encode())) == unchanged


def test_a_backslash_at_the_end_of_a_line_breaks_it(reader: Reader, markdown: str):
    read = reader.plan(
        markdown.replace("We hold data about two groups:\n", "We hold data about two groups:\\\n").encode()
    )
    assert read["answers"] == reader.plan(markdown.encode())["answers"]


@pytest.mark.parametrize("text", ["**a**", "Plan {#a}", "__a__", "a \\", "a #", "===", "a\n===", "1.1\n---"])
def test_what_looks_like_the_signs_of_programs_comes_back(toolkit: Toolkit, reader: Reader, text: str):
    title = " ".join(text.split())
    answers = {"who-about": Answer(answer=text)}
    plan = toolkit.worked_example.model_copy(update={"title": title, "answers": answers})
    read = reader.plan(written(toolkit, plan, "md"))
    assert (read["title"], read["answers"]) == (title, {"who-about": {"answer": text}})
