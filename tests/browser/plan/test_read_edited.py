"""The plan builder reads Word and OpenDocument files back that people edited, and says what it could not place."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.browser.plan.reading import (
    MAIN_PART,
    NAMESPACES,
    Change,
    Reader,
    blank,
    changed,
    elements,
    found,
    parts_of,
    reader,
    said,
    scripts,
    typed,
    written,
    zipped,
)
from tests.browser.plan.test_read import awkward
from tests.documents.conftest import Office, office

__all__ = ["awkward", "office", "reader", "scripts"]

Element = etree._Element

# The same things in both formats.
TABLES = "//w:tbl | //table:table"
ROWS = "./w:tr | ./table:table-header-rows/table:table-row | ./table:table-row"
CELLS = "./w:tc | ./table:table-cell"
HEADER, WHO_ABOUT, WHO_USES = range(3)
STYLES = "//w:pStyle/@w:val | //text:p/@text:style-name | //text:h/@text:style-name"
BOOKMARKS = "//w:bookmarkStart | //w:bookmarkEnd | //text:bookmark-start | //text:bookmark-end"
PEOPLE = (
    "2.2 Which communities, groups, organisations or individual people do you need to hear from? "
    "How do you find them or get in touch?"
)


def drop(nodes: list[Element]) -> None:
    """Take elements away, but not the text after them."""
    for node in nodes:
        if node.tail:
            previous, parent = node.getprevious(), node.getparent()
            if previous is not None:
                previous.tail = (previous.tail or "") + node.tail
            else:
                parent.text = (parent.text or "") + node.tail
        node.getparent().remove(node)


def set_styles(root: Element, names: Mapping[str, str]) -> None:
    """Give paragraphs other styles: by the start of a name, the new one."""
    for name in found(root, STYLES):
        new = next((new for start, new in names.items() if name.startswith(start)), None)
        if new is not None:
            name.getparent().set(name.attrname, new)


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
        drop(found(cell, "./w:p | ./w:sdt | ./text:p"))
        cell.extend(lines)


# In the order of the document: two tables for box 1, one for each topic, one for box 3.
PUBLICS, REACH, FIRST_TOPIC, SECOND_TOPIC, PRACTICE = range(1, 6)


def table(root: Element, number: int) -> Element:
    return found(root, TABLES)[number]


def rows(table: Element) -> list[Element]:
    return found(table, ROWS)


def cells(row: Element) -> list[Element]:
    return found(row, CELLS)


@pytest.fixture(params=["docx", "odt"])
def document(toolkit: Toolkit, reader: Reader, request: pytest.FixtureRequest) -> Document:
    return Document(toolkit, reader, request.param)


@pytest.fixture
def unchanged(example: dict[str, Any]) -> dict[str, Any]:
    """What the worked example says."""
    return said(example)


def without_styles(root: Element) -> None:
    # As when somebody makes all text "Normal", and the titles plain headings.
    kept = {
        "PlanTitle": "Title",
        "Plan_20_title": "Title",
        "TopicTitle": "Heading2",
        "Topic_20_title": "Heading_20_2",
    }
    set_styles(root, kept | {"Heading": "Heading2", "": "Standard"})


def without_words(root: Element) -> None:
    for row in found(root, "//w:tr | //table:table-row"):
        for element in cells(row)[0].iter():
            element.text, element.tail = element.text and "Reworded", element.tail and ""


WITHOUT: Mapping[str, Change] = {
    "styles": without_styles,
    "tags": lambda root: drop(found(root, "//w:sdtPr/w:tag")),
    "aliases": lambda root: drop(found(root, "//w:sdtPr/w:alias")),
    "bookmarks": lambda root: drop(found(root, BOOKMARKS)),
    "words": without_words,
}


@pytest.mark.parametrize("mark", WITHOUT)
def test_each_mark_alone_tells_which_answer_is_which(document: Document, unchanged: dict, mark: str):
    def change(root: Element) -> None:
        for other in WITHOUT.keys() - {mark}:
            WITHOUT[other](root)

    # OpenDocument has neither tags nor aliases.
    if document.format == "docx" or mark not in ("tags", "aliases"):
        assert document.read(change)["said"] == unchanged


def test_rows_may_be_moved(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        for number in (PUBLICS, REACH, FIRST_TOPIC, SECOND_TOPIC, PRACTICE):
            header, *others = rows(table(root, number))
            for row in others:
                others[0].getparent().insert(list(others[0].getparent()).index(others[0]), row)
        first, last = rows(table(root, PUBLICS))[1], rows(table(root, REACH))[-1]
        last.addnext(first)
        rows(table(root, SECOND_TOPIC))[-1].addnext(rows(table(root, PRACTICE))[2])

    result = document.read(change)
    assert (result["said"], result["unplaced"], result["notes"]) == (unchanged, [], [])


@pytest.mark.parametrize("headings", [True, False])
def test_columns_may_be_moved_with_their_headings_or_without_any(document: Document, unchanged: dict, headings: bool):
    def change(root: Element) -> None:
        for row in rows(table(root, PRACTICE)):
            _, now, next_ = cells(row)
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
        _, now, next_ = cells(rows(table(root, FIRST_TOPIC))[2])
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


def test_a_row_that_was_added_for_room_continues_the_answer_above(document: Document):
    def change(root: Element) -> None:
        row = rows(table(root, FIRST_TOPIC))[2]
        more = deepcopy(row)
        for cell, text in zip(cells(more), ("", "more now", "more next"), strict=True):
            document.fill(cell, document.line(text))
        row.addnext(more)

    result = document.read(change)
    people = result["said"]["topics"][0][1]["topic-people"]
    assert people["now"].endswith("spoken to us yet.\nmore now")
    assert people["next"].endswith("the food banks.\nmore next")
    assert [PEOPLE[:3] in note for note in result["notes"]] == [True, True] or len(result["notes"]) == 1
    assert result["unplaced"] == []


def test_a_question_that_somebody_added_is_kept_apart(document: Document, unchanged: dict):
    # Word gives a new row the styles of the row above it.
    def change(root: Element) -> None:
        row = rows(table(root, FIRST_TOPIC))[2]
        more = deepcopy(row)
        first, now, next_ = cells(more)
        document.fill(first, document.line("Who takes the chair?", "Question"))
        document.fill(now, document.line("Ann", "Answer topic-people now"))
        document.fill(next_, document.line("Bo", "Answer topic-people next"))
        row.addnext(more)

    result = document.read(change)
    assert result["said"] == unchanged
    assert result["unplaced"] == [
        {"where": f"Topic: {unchanged['topics'][0][0]}", "text": "Who takes the chair?\nAnn\nBo"}
    ]


def test_a_column_that_somebody_added_is_kept_apart(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        for number, row in enumerate(rows(table(root, FIRST_TOPIC))):
            cell = deepcopy(cells(row)[-1])
            text, style = ("Ann", "Answer topic-people next") if number else ("Owner", "Column heading")
            document.fill(cell, document.line(text if number in (0, 2) else "", style))
            cells(row)[-1].addnext(cell)

    result = document.read(change)
    assert result["said"] == unchanged
    assert result["unplaced"] == [
        {"where": f"Topic: {unchanged['topics'][0][0]}", "text": "Owner"},
        {"where": PEOPLE, "text": "Ann"},
    ]


def test_cells_that_were_merged_are_read_by_their_styles(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        for row in rows(table(root, FIRST_TOPIC))[1:]:
            _, now, next_ = cells(row)
            for name, address in (("w", NAMESPACES["w"]), ("table", NAMESPACES["table"])):
                if now.tag.startswith(f"{{{address}}}"):
                    if name == "w":
                        found(now, "./w:tcPr")[0].append(elements('<w:gridSpan w:val="2"/>')[0])
                    else:
                        now.set(f"{{{address}}}number-columns-spanned", "2")
                        now.addnext(elements("<table:covered-table-cell/>")[0])
            now.extend(found(next_, "./w:sdt | ./text:p"))
            next_.getparent().remove(next_)

    assert document.read(change)["said"] == unchanged


def topic_block(root: Element) -> tuple[Element, Element]:
    """The heading and the table of the second topic."""
    questions = table(root, SECOND_TOPIC)
    return questions.getprevious(), questions


def pasted(element: Element) -> Element:
    """A copy as a word processor pastes it: with styles and content controls, without bookmarks."""
    copy = deepcopy(element)
    drop(found(copy, BOOKMARKS.replace("//", ".//")))
    return copy


def test_a_topic_that_was_copied_is_a_further_topic(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        _, questions = topic_block(root)
        copies = [document.line("Topic: A third one", "Topic title"), pasted(questions)]
        document.fill(cells(rows(copies[1])[2])[1], document.line("new text", "Answer topic-people now"))
        for copy in reversed(copies):
            questions.addnext(copy)

    result = document.read(change)
    first, second, third = result["said"]["topics"]
    assert [first, second] == unchanged["topics"]
    assert third == ("A third one", second[1] | {"topic-people": second[1]["topic-people"] | {"now": "new text"}})
    assert [topic["id"] for topic in result["plan"]["topics"]] == ["t1", "t2", "t3"]
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
        (["topic :One"], "One"),
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
        {"where": f"Topic: {unchanged['topics'][1][0]}", "text": "About this topic\nA note\nOn two"},
    ]


def test_a_row_that_was_added_to_the_title_block_is_kept_apart(document: Document, unchanged: dict):
    def change(root: Element) -> None:
        last = rows(table(root, 0))[-1]
        more = deepcopy(last)
        label, value = cells(more)
        document.fill(label, document.line("Version"))
        document.fill(value, document.line("2", "Plan review date"))
        last.addnext(more)

    result = document.read(change)
    assert result["said"] == unchanged
    assert result["unplaced"] == [{"where": unchanged["title"], "text": "Version\n2"}]


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
        document.fill(cells(rows(table(root, 0))[-1])[1], document.line(text))

    result = document.read(change)
    assert (result["plan"]["review_date"], result["unplaced"]) == (day, [])


@pytest.mark.parametrize(
    "text", ["next spring", "March 2027", "29 February 2027", "13/13/2027", "5 Movember 2027", "05/03/27", "2027"]
)
@pytest.mark.parametrize(("row", "label"), [(-2, "Date"), (-1, "Review date")])
def test_what_is_no_date_is_kept(document: Document, text: str, row: int, label: str):
    def change(root: Element) -> None:
        document.fill(cells(rows(table(root, 0))[row])[1], document.line(text))

    assert document.read(change)["unplaced"] == [{"where": label, "text": text}]


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
        _, *others = cells(rows(table(root, FIRST_TOPIC))[2])
        for cell, text in zip(others, (now, next_), strict=True):
            document.fill(cell, document.line(text))

    answers = document.read(change)["said"]["topics"][0][1]
    assert answers.get("topic-people", {}) == answer


# What word processors write for what people type, with the text that is read. `STYLE` is the style of the answer.
WORD = {
    "line breaks and tabs": (
        "<w:p>STYLE<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:cr/></w:r></w:p>",
        "one\ttwo\nthree",
    ),
    "page breaks": ('<w:p>STYLE<w:r><w:t>one</w:t><w:br w:type="page"/></w:r></w:p><w:p>STYLE</w:p>', "one"),
    "spaces": (
        '<w:p>STYLE<w:r><w:t xml:space="preserve">a  b </w:t><w:t> c\n</w:t></w:r></w:p>',
        "a  b c",
    ),
    "special hyphens": ("<w:p>STYLE<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/></w:r></w:p>", "a\u2011\u00ad"),
    "a list by its numbering": (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>b</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>- c</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:p>'
        "<w:p>STYLE<w:r><w:t>d</w:t></w:r></w:p>",
        "- a\nb\n- c\n\nd",
    ),
    "a list by its style": (
        '<w:p><w:pPr><w:pStyle w:val="ListBullet"/></w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>',
        "- a\nb",
    ),
    "empty lines": (
        "<w:p>STYLE<w:r><w:t>a</w:t></w:r></w:p><w:p>STYLE</w:p><w:p/><w:p>STYLE<w:r><w:t>b</w:t></w:r></w:p><w:p/>",
        "a\n\n\nb",
    ),
    "inserted and deleted text": (
        "<w:p>STYLE<w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>, here</w:t></w:r></w:moveTo></w:p>",
        "new, here",
    ),
    "a deleted end of a paragraph": (
        '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">one </w:t></w:r></w:p>'
        "<w:p>STYLE<w:r><w:t>line</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
        "<w:p>STYLE<w:r><w:t>two</w:t></w:r></w:p>",
        "one line\ntwo",
    ),
    "comments and footnotes": (
        '<w:p>STYLE<w:commentRangeStart/><w:r><w:t>a</w:t></w:r><w:r><w:commentReference w:id="1"/></w:r>'
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>b</w:t></w:r></w:p>',
        "ab",
    ),
    "links and tags": (
        "<w:p>STYLE<w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t> tag</w:t></w:r></w:smartTag>"
        "</w:p>",
        "linktag",
    ),
    "fields": (
        '<w:p>STYLE<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>today</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>',
        "today7",
    ),
    "text boxes": (
        "<w:p>STYLE<w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
        "<w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
        "<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>, after</w:t></w:r></w:p>",
        "before, after\nin the box",
    ),
    "tables within": (
        "<w:p>STYLE<w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
        "<w:t>Contact</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>",
        "a\nb\nContact",
    ),
    "headings within": (
        '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Topic: no</w:t></w:r></w:p>'
        "<w:p>STYLE<w:r><w:t>a</w:t></w:r></w:p>",
        "Topic: no\na",
    ),
    "a placeholder": (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>STYLE<w:r><w:t>Click here</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>",
        "",
    ),
    "no placeholder": (
        '<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent><w:p>STYLE<w:r><w:t>a</w:t></w:r></w:p>'
        "</w:sdtContent></w:sdt>",
        "a",
    ),
    "small words above others": (
        "<w:p>STYLE<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase></w:ruby>"
        "</w:r></w:p>",
        "a",
    ),
    "a control that LibreOffice repeats": (
        '<w:p>STYLE<w:sdt><w:sdtPr><w:alias w:val="2.2 What we do now"/></w:sdtPr><w:sdtContent><w:r><w:t>a \U0001f600</w:t></w:r>'
        '</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:alias w:val="2.2 What we do now"/></w:sdtPr><w:sdtContent><w:r>'
        "<w:t>a</w:t><w:t>a \U0001f600</w:t></w:r></w:sdtContent></w:sdt></w:p>",
        "a \U0001f600",
    ),
}
TEXT = {
    "line breaks and tabs": (
        '<text:p text:style-name="STYLE">one<text:tab/>two<text:line-break/>three</text:p>',
        "one\ttwo\nthree",
    ),
    "spaces": (
        '<text:p text:style-name="STYLE"><text:s/>a<text:s text:c="2"/>b  \n <text:span> c</text:span></text:p>',
        " a  b c",
    ),
    "lists": (
        "<text:list><text:list-header><text:p>a</text:p></text:list-header><text:list-item><text:p>b</text:p><text:p>c</text:p>"
        "<text:list><text:list-item><text:p>d</text:p></text:list-item></text:list></text:list-item><text:list-item>"
        "<text:p>- e</text:p></text:list-item><text:list-item><text:p/></text:list-item></text:list>"
        '<text:p text:style-name="STYLE">f</text:p>',
        "a\n- b\nc\n- d\n- e\n\nf",
    ),
    "empty lines": ('<text:p text:style-name="STYLE">a</text:p><text:p/><text:p>b</text:p><text:p/>', "a\n\nb"),
    "comments and footnotes": (
        '<text:p text:style-name="STYLE">a<office:annotation><dc:creator>x</dc:creator><text:p>y</text:p></office:annotation>'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>z</text:p></text:note-body></text:note>b"
        "<office:annotation-end/></text:p>",
        "ab",
    ),
    "links and fields": (
        '<text:p text:style-name="STYLE"><text:a xlink:href="x">link</text:a> <text:page-number>7</text:page-number> '
        "<text:title>title</text:title></text:p>",
        "link 7 title",
    ),
    "text boxes and pictures": (
        '<text:p text:style-name="STYLE">before<draw:frame><draw:text-box><text:p>in the box</text:p></draw:text-box>'
        "<svg:title>x</svg:title><svg:desc>x</svg:desc></draw:frame>, after</text:p>",
        "before, after\nin the box",
    ),
    "tables within": (
        '<text:p text:style-name="STYLE">a</text:p><table:table><table:title>x</table:title><table:table-row>'
        "<table:table-cell><text:p>b</text:p></table:table-cell><table:table-cell><text:p>Contact</text:p></table:table-cell>"
        "</table:table-row></table:table><text:p/>",
        "a\nb\nContact",
    ),
    "sections": (
        '<text:section text:name="s"><text:p text:style-name="STYLE">a</text:p></text:section>',
        "a",
    ),
    "small words above others": (
        '<text:p text:style-name="STYLE"><text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>x</text:ruby-text>'
        "</text:ruby></text:p>",
        "a",
    ),
    "fields that were content controls": (
        '<text:p text:style-name="STYLE"><text:text-input>a  b&#xd;c&#xd;</text:text-input></text:p><text:p>d</text:p>',
        "a  b\nc\nd",
    ),
    "content controls": (
        '<text:p text:style-name="STYLE"><loext:content-control loext:showing-place-holder="true">x</loext:content-control>'
        '<loext:content-control loext:tag="who-about.answer">a</loext:content-control></text:p>',
        "a",
    ),
}


@pytest.mark.parametrize(
    ("format_name", "xml", "text"),
    [
        pytest.param(format_name, *case, id=f"{format_name} {name}")
        for format_name, cases in (("docx", WORD), ("odt", TEXT))
        for name, case in cases.items()
    ],
)
def test_what_people_type_is_read_as_they_see_it(
    toolkit: Toolkit, reader: Reader, format_name: str, xml: str, text: str
):
    content = typed(blank(toolkit, format_name), format_name, "topic-people.now", xml)
    result = reader.read(content)
    topics = said(result["plan"])["topics"]
    assert (topics, result["unplaced"]) == ([("", {"topic-people": {"now": text}})] if text else [], [])


LEFT_OUT = {
    ("docx", "deleted"): "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>",
    ("docx", "Comments"): "<w:p><w:r><w:commentReference/></w:r></w:p>",
    ("docx", "Footnotes"): "<w:p><w:r><w:endnoteReference/></w:r></w:p>",
    ("docx", "Pictures"): "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>",
    ("odt", "deleted"): (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>x</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    ),
    ("odt", "Comments"): "<text:p><office:annotation><text:p>x</text:p></office:annotation></text:p>",
    ("odt", "Footnotes"): "<text:p><text:note><text:p>x</text:p></text:note></text:p>",
    ("odt", "Pictures"): "<text:p><draw:frame><draw:image/></draw:frame></text:p>",
}


@pytest.mark.parametrize(("format_name", "word"), LEFT_OUT)
def test_it_is_said_what_a_plan_cannot_hold(toolkit: Toolkit, reader: Reader, format_name: str, word: str):
    content = typed(blank(toolkit, format_name), format_name, "who-about.answer", LEFT_OUT[format_name, word])
    result = reader.read(content)
    assert [word in note for note in result["notes"]] == [True]
    assert (result["plan"]["answers"], result["unplaced"]) == ({}, [])


@pytest.mark.parametrize(
    ("format_name", "xml"),
    [
        ("docx", '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>1. Your publics 2</w:t></w:r></w:p>'),
        (
            "odt",
            "<text:table-of-content><text:index-body><text:p>1. Your publics 2</text:p></text:index-body></text:table-of-content>",
        ),
    ],
)
def test_a_table_of_contents_is_no_text(toolkit: Toolkit, reader: Reader, format_name: str, xml: str):
    def change(root: Element) -> None:
        found(root, TABLES)[0].addprevious(elements(xml)[0])

    reader.plan(changed(blank(toolkit, format_name), MAIN_PART[format_name], change))


@pytest.mark.parametrize("name", ["word/document2.xml", "Word/Document.xml"])
def test_the_parts_of_a_word_document_may_have_other_names(
    toolkit: Toolkit, reader: Reader, unchanged: dict, name: str
):
    parts = parts_of(written(toolkit, toolkit.worked_example, "docx"))
    parts[name] = parts.pop("word/document.xml")
    assert said(reader.plan(zipped(parts))) == unchanged


WAYS = [(source, target) for source in ("docx", "odt") for target in ("docx", "odt")]
ways = pytest.mark.parametrize(("source", "target"), WAYS)


@pytest.fixture(scope="module")
def saved(
    toolkit: Toolkit, awkward: Plan, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str, str], bytes]:
    """A plan as a document that LibreOffice opened and saved: by the plan's name, and the formats before and after."""
    folder = tmp_path_factory.mktemp("saved")
    plans = {"worked-example": toolkit.worked_example, "awkward": awkward}
    sources = []
    for name, plan in plans.items():
        for source in ("docx", "odt"):
            path = folder / f"{name}-{source}.{source}"
            path.write_bytes(written(toolkit, plan, source))
            sources.append(path)
    done = folder / "done"
    for target in ("docx", "odt"):
        office.convert(sources, target, done)
    return lambda name, source, target: (done / f"{name}-{source}.{target}").read_bytes()


@ways
def test_the_worked_example_comes_back_from_libreoffice(
    saved: Callable[..., bytes], reader: Reader, example: dict, source: str, target: str
):
    result = reader.read(saved("worked-example", source, target))
    assert said(result["plan"]) == said(example)
    assert (result["plan"]["id"], result["unplaced"], result["notes"]) == (example["id"], [], [])


@ways
def test_awkward_texts_come_back_from_libreoffice(
    saved: Callable[..., bytes], reader: Reader, awkward: Plan, source: str, target: str
):
    plan = reader.plan(saved("awkward", source, target))
    assert said(plan) == said(awkward.model_dump(mode="json", by_alias=True))


@ways
def test_what_was_edited_in_libreoffice_is_read(
    toolkit: Toolkit, office: Office, reader: Reader, example: dict, tmp_path: Path, source: str, target: str
):
    path = tmp_path / f"plan.{source}"
    path.write_bytes(written(toolkit, toolkit.worked_example, source))
    steps = ['Enter "Answer who-uses answer", 1, " More.|Another line"', 'CopyTopic "3. Your practice"']
    office.edit(path, tmp_path / f"edited.{target}", *steps)
    result = reader.read((tmp_path / f"edited.{target}").read_bytes())
    before, after = said(example), said(result["plan"])
    first, *rest = before["answers"]["who-uses"]["answer"].split("\n")
    before["answers"]["who-uses"]["answer"] = "\n".join([f"{first} More.", "Another line", *rest])
    before["topics"].append(before["topics"][-1])
    assert (after, result["unplaced"], result["notes"]) == (before, [], [])
