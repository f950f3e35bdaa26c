"""The plan builder reads documents that other programs made over: of web pages, of Markdown, with other columns."""

from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

import pypandoc
import pytest
from lxml import etree

from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.edits import BOOKMARKS, cells, drop, set_styles
from tests.scripts.reading import MAIN_PART, Change, Reader, changed, elements, found, parts_of, written, zipped

Element = etree._Element

ROWS = "//w:tr | //table:table-row"
PARAGRAPHS = "./w:p | ./text:p"

ANSWERS: dict[str, Any] = {
    "who-about": {"answer": "Tenants"},
    "who-uses": {"answer": "Analysts", "internal": True},
    "inclusive": {"now": "Ramps", "next": "Signs", "internal": True},
}
TOPICS: list[dict[str, Any]] = [
    {"id": "t", "title": "Rents", "answers": {"topic-people": {"now": "Lodgers", "internal": True}}}
]


class Document:
    """A plan with internal answers, as a document for other programs to make over."""

    def __init__(self, toolkit: Toolkit, reader: Reader, format_name: str) -> None:
        self.format = format_name
        self.plan = Plan.model_validate(
            plan_data(title="Our plan", statistics="Rents", answers=ANSWERS, topics=TOPICS)
        )
        self.words = toolkit.words
        self.mark = toolkit.words("documents.internal")
        self.content = written(toolkit, self.plan, format_name)
        self._reader = reader

    def read(self, change: Change) -> dict[str, Any]:
        return self._reader.read(changed(self.content, MAIN_PART[self.format], change))

    def say(self, line: Element, words: str) -> None:
        """Have a paragraph say these words, and nothing else."""
        drop(found(line, "./*[not(self::w:pPr)]"))
        tab, start, end = ("<text:tab/>", "<text:span>", "</text:span>")
        if self.format == "docx":
            tab, start, end = ("</w:t><w:tab/><w:t>", "<w:r><w:t>", "</w:t></w:r>")
        line.text = None
        line.extend(elements(start + escape(words).replace("\t", tab) + end))

    def cell(self) -> Element:
        """An empty cell of a table."""
        return elements(
            "<w:tc><w:p/></w:tc>" if self.format == "docx" else "<table:table-cell><text:p/></table:table-cell>"
        )[0]

    def marks(self, root: Element) -> list[Element]:
        """The paragraphs that say of an answer that it is internal."""
        return [line for line in found(root, "//w:p | //text:p") if "".join(line.itertext()).strip() == self.mark]


@pytest.fixture(params=["docx", "odt"])
def document(toolkit: Toolkit, reader: Reader, request: pytest.FixtureRequest) -> Document:
    return Document(toolkit, reader, request.param)


def test_a_mark_in_one_paragraph_with_its_question_counts(document: Document):
    """As a word processor saves a web page, or what was copied from one."""

    def change(root: Element) -> None:
        for row in found(root, ROWS):
            first, *others = found(cells(row)[0], PARAGRAPHS)
            words = " ".join("".join(line.itertext()) for line in (first, *others))
            if words[:1].isdigit():
                document.say(first, words)
                drop(others)

    result = document.read(change)
    assert result["plan"]["answers"] == ANSWERS
    assert result["plan"]["topics"][0]["answers"] == TOPICS[0]["answers"]
    assert result["unplaced"] == []


def test_words_of_somebody_behind_a_question_are_kept(document: Document):
    def change(root: Element) -> None:
        [first, *_] = [
            line for line in found(root, "//w:p | //text:p") if "".join(line.itertext()).startswith("1.1 ")
        ]
        document.say(first, "".join(first.itertext()) + " Ask Ann. " + document.mark)

    result = document.read(change)
    assert result["plan"]["answers"]["who-about"]["internal"] is True
    [left] = result["unplaced"]
    assert "Ask Ann" in left["text"]


@pytest.mark.parametrize("marks", ["styles", "words alone"])
def test_a_mark_counts_where_a_column_was_put_before_the_questions(document: Document, marks: str):
    def change(root: Element) -> None:
        if marks == "words alone":
            set_styles(root, {"Answer": "Normal"})
            drop(found(root, BOOKMARKS))
        for row in found(root, ROWS):
            cells(row)[0].addprevious(document.cell())

    result = document.read(change)
    assert result["plan"]["answers"] == ANSWERS
    assert result["plan"]["topics"][0]["answers"] == TOPICS[0]["answers"]


def test_a_mark_that_is_beside_no_answer_is_told(document: Document):
    def change(root: Element) -> None:
        table = found(root, "//w:tbl | //table:table")[-1]
        table.addprevious(document.marks(root)[0])

    result = document.read(change)
    assert "internal" not in result["plan"]["answers"]["who-uses"]
    assert "Mark the answers that stay in the team yourself" in "".join(map(str, result["notes"]))


def test_a_title_that_was_made_a_heading_is_the_title(document: Document):
    def change(root: Element) -> None:
        set_styles(root, {"PlanTitle": "Heading1", "Plan_20_title": "Heading_20_1"})

    result = document.read(change)
    assert (result["plan"]["title"], result["unplaced"]) == ("Our plan", [])


def test_a_heading_of_ours_is_no_title(document: Document):
    """The title was deleted."""

    def change(root: Element) -> None:
        drop(found(root, "//w:p[w:pPr/w:pStyle/@w:val = 'PlanTitle'] | //*[@text:style-name = 'Plan_20_title']"))
        drop(found(root, "//w:tbl | //table:table")[:1])

    assert document.read(change)["plan"]["title"] == ""


@pytest.mark.parametrize("between", ["paragraphs", "\t", " | "])
def test_tables_that_were_made_text_without_a_mark_left_are_read(document: Document, between: str):
    def change(root: Element) -> None:
        set_styles(root, {"": "Normal"})
        drop(found(root, BOOKMARKS))
        for row in found(root, ROWS):
            lines = found(row, ".//w:p | .//text:p")
            words = ["".join(line.itertext()) for line in lines]
            table = found(row, "ancestor::w:tbl | ancestor::table:table")[0]
            # Answers to two columns are in a row of their own.
            if between != "paragraphs" and len(cells(row)) == 2 and words[0] != document.words("documents.now"):
                document.say(
                    lines[0],
                    (words[0] if document.mark not in words else f"{words[0]} {document.mark}") + between + words[-1],
                )
                lines = lines[:1]
            for line in lines:
                table.addprevious(line)
            drop([row])
        drop(found(root, "//w:tbl | //table:table"))

    result = document.read(change)
    assert result["plan"]["title"] == "Our plan"
    assert result["plan"]["statistics"] == "Rents"
    once = {name: answer for name, answer in result["plan"]["answers"].items() if name != "inclusive"}
    assert once == {"who-about": ANSWERS["who-about"], "who-uses": ANSWERS["who-uses"]}
    assert result["plan"]["topics"][0]["title"] == "Rents"


def test_a_document_that_a_program_made_of_markdown_is_read(toolkit: Toolkit, reader: Reader, document: Document):
    """Its questions are headings, and its answers paragraphs below them."""
    markdown = written(toolkit, document.plan, "md").decode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"plan.{document.format}"
        pypandoc.convert_text(markdown, document.format, format="markdown", outputfile=str(path))
        result = reader.read(path.read_bytes())
    assert result["plan"]["title"] == "Our plan"
    assert result["plan"]["answers"] == ANSWERS
    assert result["plan"]["topics"][0]["title"] == "Rents"
    assert result["plan"]["topics"][0]["answers"] == TOPICS[0]["answers"]
    assert result["unplaced"] == []


def test_a_question_that_an_answer_of_such_a_document_quotes_is_part_of_the_answer(
    toolkit: Toolkit, reader: Reader, document: Document
):
    """The question itself is a heading."""
    quoted = f"You also ask:\n{toolkit.plan.boxes[0].parts[0].questions[1].text}\nAnalysts do."
    answers = {**ANSWERS, "who-about": {"answer": quoted}}
    markdown = written(toolkit, Plan.model_validate(plan_data(title="Our plan", answers=answers)), "md").decode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"plan.{document.format}"
        pypandoc.convert_text(markdown, document.format, "md", outputfile=str(path))
        result = reader.read(path.read_bytes())
    assert (result["plan"]["answers"], result["notes"]) == (answers, [])


def test_what_somebody_signed_below_the_end_of_such_a_document_is_in_no_answer(
    toolkit: Toolkit, reader: Reader, document: Document
):
    markdown = written(toolkit, document.plan, "md").decode()
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"plan.{document.format}"
        pypandoc.convert_text(f"{markdown}\n\nSigned: Ann\n", document.format, "md", outputfile=str(path))
        result = reader.read(path.read_bytes())
    assert result["plan"]["answers"] == ANSWERS
    assert [left["text"] for left in result["unplaced"]] == ["Signed: Ann"]


def test_a_question_outside_the_tables_of_a_plan_begins_no_answer(document: Document):
    def change(root: Element) -> None:
        [question] = [line for line in found(root, "//w:p | //text:p") if "".join(line.itertext()).startswith("1.1 ")]
        table = found(root, "//w:tbl | //table:table")[-1]
        again = deepcopy(question)
        document.say(again, "".join(question.itertext()))
        table.addprevious(again)
        remark = deepcopy(again)
        document.say(remark, "Who says so?")
        again.addnext(remark)

    result = document.read(change)
    assert result["plan"]["answers"] == ANSWERS
    assert [one["text"] for one in result["unplaced"]] == ["Who says so?"]


def test_of_two_plans_in_one_document_each_has_its_title(document: Document):
    """As when somebody puts one document behind another."""

    def change(root: Element) -> None:
        [body] = found(root, "/w:document/w:body | //office:text")
        for node in [deepcopy(node) for node in body]:
            body.append(node)
        titles = found(root, "//w:p[w:pPr/w:pStyle/@w:val = 'PlanTitle'] | //*[@text:style-name = 'Plan_20_title']")
        document.say(titles[-1], "Another plan")

    result = document.read(change)
    assert result["plan"]["title"] == "Our plan"
    assert "Another plan" in "\n".join(one["text"] for one in result["unplaced"])
    assert "more than one plan" in "".join(map(str, result["notes"]))
    assert len(result["plan"]["topics"]) == 2


def test_what_programs_say_again_is_known(document: Document, reader: Reader):
    """pandoc makes paragraphs of the titles of tables, twice or with their columns, and of the title of a page."""
    said_again = (
        "About this planAbout this plan",
        "Your publics: Who your publics areThe columns are: Question, Answer.",
    )

    def change(root: Element) -> None:
        first = found(root, "//w:tbl | //table:table")[0]
        for words in (*said_again, "Our plan"):
            line = deepcopy(document.marks(root)[0])
            document.say(line, words)
            first.addprevious(line)

    assert document.read(change)["unplaced"] == []


def test_a_topic_without_a_title_is_known_on_the_first_page(toolkit: Toolkit, reader: Reader, document: Document):
    """Where nothing in the file says which its lines are."""
    topics = [
        {"id": "u", "title": "", "level": "involve", "answers": TOPICS[0]["answers"]},
        *TOPICS,
        {"id": "v", "title": ""},
    ]
    plan = Plan.model_validate(
        plan_data(title="Our plan", answers=ANSWERS | {"plan-purpose": {"answer": "For us"}}, topics=topics)
    )
    parts = parts_of(written(toolkit, plan, document.format))
    parts.pop({"docx": "docProps/custom.xml", "odt": "meta.xml"}[document.format])
    assert reader.read(zipped(parts))["unplaced"] == []


@pytest.fixture(scope="module")
def laid_out(toolkit: Toolkit) -> str:
    """A plan in Markdown whose lines a program broke."""
    answers = ANSWERS | {"who-affected": {"answer": " ".join(["People who rent"] * 20)}}
    plan = Plan.model_validate(plan_data(title="Our plan", answers=answers, topics=TOPICS))
    return str(pypandoc.convert_text(written(toolkit, plan, "md").decode(), "markdown", format="markdown"))


def test_lines_of_markdown_that_a_program_broke_are_put_together(reader: Reader, laid_out: str):
    result = reader.read(laid_out.encode())
    wanted = ANSWERS | {"who-affected": {"answer": " ".join(["People who rent"] * 20)}}
    assert (result["plan"]["answers"], result["unplaced"]) == (wanted, [])


def test_lines_that_somebody_broke_stay(reader: Reader, laid_out: str):
    for mark in ("\\", "  "):
        broken = laid_out.replace("Tenants\n", f"Tenants{mark}\nand owners\n- one\n- two\n", 1)
        answer = reader.read(broken.encode())["plan"]["answers"]["who-about"]["answer"]
        assert answer == "Tenants\nand owners\n- one\n- two"


def test_looks_of_one_answer_that_were_painted_over_others_move_none(document: Document):
    def change(root: Element) -> None:
        set_styles(
            root, {"Answer": "AnswerInclusiveNow" if document.format == "docx" else "Answer_20_inclusive_20_now"}
        )

    result = document.read(change)
    assert result["plan"]["answers"] == ANSWERS
    assert result["plan"]["topics"][0]["answers"] == TOPICS[0]["answers"]


def test_a_title_that_begins_as_topics_do_starts_none(document: Document):
    """Where a program kept of the looks of titles only that they are one."""

    def change(root: Element) -> None:
        set_styles(root, {"PlanTitle": "Title", "Plan_20_title": "Title"})
        [title] = found(root, "//w:p[w:pPr/w:pStyle/@w:val = 'Title'] | //*[@text:style-name = 'Title']")
        document.say(title, "Topic 1: plan of plans")

    result = document.read(change)
    assert result["plan"]["title"] == "Topic 1: plan of plans"
    assert [topic["title"] for topic in result["plan"]["topics"]] == ["Rents"]


@pytest.mark.parametrize("between", ["\t", "^"])
def test_one_table_that_was_made_text_is_read_beside_the_others(document: Document, between: str):
    """As LibreOffice makes text of a table: what was beside the last line of a cell is behind it."""

    def change(root: Element) -> None:
        table = next(one for one in found(root, "//w:tbl | //table:table") if "1.1 " in "".join(one.itertext()))
        for row in found(table, ".//w:tr | .//table:table-row"):
            beside, answers = (found(cell, ".//w:p | .//text:p") for cell in cells(row))
            words = between.join("".join(line.itertext()) for line in (beside[-1], answers[0]))
            document.say(beside[-1], words)
            for line in beside:
                table.addprevious(line)
        drop([table])

    result = document.read(change)
    if between == "\t":
        assert (result["plan"]["answers"], result["unplaced"]) == (ANSWERS, [])
    # With a sign that answers have too, what is behind a mark stays internal.
    assert result["plan"]["answers"]["who-uses"]["internal"] is True
    assert result["plan"]["answers"]["who-uses"]["answer"].endswith("Analysts")


def test_a_title_in_a_style_of_ones_own_is_the_title(document: Document, reader: Reader):
    """The style is made from that of titles."""
    parts = parts_of(document.content)
    for name, content in parts.items():
        for old, new in (
            (b"Plan_20_title", b"Our_20_title"),
            (b"Plan title", b"Our title"),
            (b"PlanTitle", b"OurTitle"),
        ):
            content = content.replace(old, new)
        parts[name] = content
    result = reader.read(zipped(parts))
    assert (result["plan"]["title"], result["unplaced"]) == ("Our plan", [])


@pytest.mark.parametrize("plain", [False, True], ids=["its own style", "the usual style"])
def test_a_title_with_the_words_of_a_question_that_no_table_asks_is_the_title(
    toolkit: Toolkit, reader: Reader, document: Document, plain: bool
):
    """The document has the answered questions alone, so this one is in no table."""
    question = toolkit.plan.boxes[0].parts[0].questions[2].text
    plan = Plan.model_validate(plan_data(title=question, answers=ANSWERS))
    styles = {"PlanTitle": "Title", "Plan_20_title": "Title"} if plain else {}
    content = written(toolkit, plan, document.format, guidance=False, unanswered=False)
    result = reader.read(changed(content, MAIN_PART[document.format], lambda root: set_styles(root, styles)))
    assert (result["plan"]["title"], result["unplaced"]) == (question, [])
    assert result["plan"]["answers"] == ANSWERS
