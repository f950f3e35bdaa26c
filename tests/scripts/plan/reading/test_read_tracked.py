"""What was changed while changes were tracked: a document says what it was, what it becomes, and who did it."""

import re
from typing import Any

import pytest
from lxml import etree

from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.reading import MAIN_PART, Reader, changed, elements, found, written_short

BY = 'w:id="9" w:author="A. Reviewer" w:date="2027-01-02T09:00:00Z"'
INFO = (
    "<office:change-info><dc:creator>A. Reviewer</dc:creator><dc:date>2027-01-02T09:00:00.12</dc:date>"
    "</office:change-info>"
)
A_REVIEWER = {"who": "A. Reviewer", "when": "2027-01-02T09:00:00"}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ABOUT, USES = "answers/who-about/answer", "answers/who-uses/answer"

Tracked = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def plan() -> Plan:
    def topic(name: str, title: str) -> dict[str, Any]:
        return {
            "id": name,
            "title": title,
            "answers": {"topic-people": {"now": f"{title} now", "next": f"{title} next"}},
        }

    answers = {"who-about": {"answer": "one two\nthree\nfour"}, "who-uses": {"answer": "uses"}}
    topics = [topic("t1", "First"), topic("t2", "Second")]
    return Plan.model_validate(plan_data(title="The plan", contact="me", answers=answers, topics=topics))


def word_run(text: str, *, deleted: bool = False) -> str:
    tag = "delText" if deleted else "t"
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def ins(text: str) -> str:
    return f"<w:ins {BY}>{word_run(text)}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del {BY}>{word_run(text, deleted=True)}</w:del>"


def word_p(*runs: str, mark: str = "", style: str = "AnswerWho-aboutAnswer") -> str:
    look = f"<w:rPr><w:{mark} {BY}/></w:rPr>" if mark else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{look}</w:pPr>{"".join(runs)}</w:p>'


def region(number: str, content: str = "", kind: str = "deletion") -> str:
    return f'<text:changed-region text:id="{number}"><text:{kind}>{INFO}{content}</text:{kind}></text:changed-region>'


def text_p(content: str = "", style: str = "Answer_20_who-about_20_answer") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def start(number: str = "c") -> str:
    return f'<text:change-start text:change-id="{number}"/>'


def end(number: str = "c") -> str:
    return f'<text:change-end text:change-id="{number}"/>'


def point(number: str) -> str:
    return f'<text:change text:change-id="{number}"/>'


INSERTED = region("c", kind="insertion")

# The paragraphs of an answer, and what it was and becomes.
WORD: dict[str, tuple[str, Tracked]] = {
    "words": (word_p(word_run("one "), gone("two"), ins("2")), [(ABOUT, "one two", "one 2")]),
    "words that are deleted again": (word_p(word_run("one"), f"<w:ins {BY}>{gone(' two')}</w:ins>"), []),
    "a paragraph that is deleted": (
        word_p(word_run("one")) + word_p(gone("two"), mark="del") + word_p(word_run("three")),
        [(ABOUT, "one\ntwo\nthree", "one\nthree")],
    ),
    "the last paragraph that is deleted": (
        word_p(word_run("one"), mark="del") + word_p(gone("two")),
        [(ABOUT, "one\ntwo", "one")],
    ),
    "a paragraph that is inserted": (
        word_p(word_run("one")) + word_p(ins("two"), mark="ins") + word_p(word_run("three")),
        [(ABOUT, "one\nthree", "one\ntwo\nthree")],
    ),
    "a paragraph in two": (
        word_p(word_run("one "), mark="ins") + word_p(word_run("two")),
        [(ABOUT, "one two", "one \ntwo")],
    ),
    "three paragraphs in one": (
        word_p(word_run("one "), mark="del") + word_p(word_run("two "), mark="del") + word_p(word_run("three")),
        [(ABOUT, "one \ntwo \nthree", "one two three")],
    ),
    "words that are moved within the answer": (
        word_p(
            word_run("one"),
            f"<w:moveFrom {BY}>{word_run(' two')}</w:moveFrom>",
            word_run(" three"),
            f"<w:moveTo {BY}>{word_run(' two')}</w:moveTo>",
        ),
        [(ABOUT, "one two three", "one three two")],
    ),
    "all words": (word_p(gone("one")), [(ABOUT, "one", "")]),
    "how words look": (
        word_p(f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>one</w:t></w:r>"),
        [],
    ),
    "a row of a table in the answer": (
        "<w:tbl>"
        + "".join(
            f"<w:tr>{properties}<w:tc>{word_p(word_run(text))}</w:tc><w:tc>{word_p(word_run('x'))}</w:tc></w:tr>"
            for text, properties in (("a", ""), ("b", f"<w:trPr><w:ins {BY}/></w:trPr>"))
        )
        + "</w:tbl>"
        + word_p(),
        [(ABOUT, "a | x", "a | x\nb | x")],
    ),
    "a reason why it does not apply": (
        word_p(ins("Not relevant, because "), word_run("we have none")),
        [("answers/who-about/not_relevant", "", "we have none"), (ABOUT, "we have none", "")],
    ),
}
TEXT: dict[str, tuple[str, str, Tracked]] = {
    "words": (
        INSERTED + region("d", text_p("two")),
        text_p(f"one {point('d')}{start()}2{end()}"),
        [(ABOUT, "one two", "one 2")],
    ),
    "words that are deleted again": (
        f'<text:changed-region text:id="d"><text:deletion>{INFO}{text_p(" two")}</text:deletion>'
        f"<text:insertion>{INFO}</text:insertion></text:changed-region>",
        text_p(f"one{point('d')}"),
        [],
    ),
    "a paragraph that is deleted": (
        region("d", text_p("two") + text_p()),
        text_p("one") + text_p(f"{point('d')}three"),
        [(ABOUT, "one\ntwo\nthree", "one\nthree")],
    ),
    "the last paragraph that is deleted": (
        region("d", text_p() + text_p("two")),
        text_p(f"one{point('d')}"),
        [(ABOUT, "one\ntwo", "one")],
    ),
    "words that are deleted where a paragraph ends anew": (
        INSERTED + region("d", text_p("two")),
        text_p(f"{point('d')}{start()}") + text_p(f"{end()}three"),
        [(ABOUT, "twothree", "\nthree")],
    ),
    "a paragraph that is inserted": (
        INSERTED,
        text_p(f"one{start()}") + text_p(f"two{end()}") + text_p("three"),
        [(ABOUT, "one\nthree", "one\ntwo\nthree")],
    ),
    "items that are inserted": (
        INSERTED,
        f"<text:list><text:list-item>{text_p('one' + start())}</text:list-item>"
        f"<text:list-item>{text_p('two' + end())}</text:list-item></text:list>",
        [(ABOUT, "- one", "- one\n- two")],
    ),
    "paragraphs in one": (
        region("d", text_p("two") + text_p("three") + text_p("four")),
        text_p(f"one {point('d')} five"),
        [(ABOUT, "one two\nthree\nfour five", "one five")],
    ),
    "all words": (region("d", text_p("one")), text_p(point("d")), [(ABOUT, "one", "")]),
    "how words look": (region("c", kind="format-change"), text_p(f"{start()}one{end()}"), []),
    "a table in the answer that is deleted": (
        region(
            "d",
            text_p("a")
            + f"<table:table><table:table-row><table:table-cell>{text_p('b')}</table:table-cell><table:table-cell>"
            + f"{text_p('c')}</table:table-cell></table:table-row></table:table>"
            + text_p(),
        ),
        text_p(f"{point('d')}e"),
        [(ABOUT, "a\nb | c\ne", "e")],
    ),
}


def with_answer(content: bytes, format_name: str, xml: str, regions: str = "") -> bytes:
    """The document with other paragraphs in the answer to the first question."""

    def change(root: etree._Element) -> None:
        path = {
            "docx": "//w:p[w:pPr/w:pStyle/@w:val = 'AnswerWho-aboutAnswer']",
            "odt": "//text:p[@text:style-name = 'Answer_20_who-about_20_answer']",
        }[format_name]
        first, *others = found(root, path)
        for element in elements(xml):
            first.addprevious(element)
        for old in (first, *others):
            old.getparent().remove(old)
        if regions:
            tracked = elements(f"<text:tracked-changes>{regions}</text:tracked-changes>")
            found(root, "//office:text")[0].insert(0, tracked[0])

    return changed(content, MAIN_PART[format_name], change)


def differences(result: dict[str, Any]) -> Tracked:
    return [(one["place"], one["before"], one["after"]) for one in result.get("tracked", [])]


CASES = [
    *(pytest.param("docx", xml, "", expected, id=f"docx: {name}") for name, (xml, expected) in WORD.items()),
    *(
        pytest.param("odt", xml, regions, expected, id=f"odt: {name}")
        for name, (regions, xml, expected) in TEXT.items()
    ),
]


@pytest.mark.parametrize(("format_name", "xml", "regions", "expected"), CASES)
def test_a_change_in_an_answer_is_what_it_was_and_becomes(
    toolkit: Toolkit, reader: Reader, plan: Plan, format_name: str, xml: str, regions: str, expected: Tracked
):
    result = reader.read(with_answer(written_short(toolkit, plan, format_name), format_name, xml, regions))
    assert differences(result) == expected
    assert all(one["by"] == [A_REVIEWER] for one in result.get("tracked", []))
    assert [note.split()[0] for note in result["notes"]] == (["Changes", "They"] if expected else [])
    assert result["unplaced"] == []
    for place, *texts in expected:
        versions = [result[key]["answers"].get("who-about", {}) for key in ("refused", "plan")]
        assert [answer.get(place.rpartition("/")[2], "") for answer in versions] == texts


def mark_rows(rows: list[etree._Element], name: str) -> None:
    for row in rows:
        properties = row.find(f"{W}trPr")
        properties.append(*elements(f"<w:{name} {BY}/>"))


def mark_paragraph(paragraph: etree._Element, name: str) -> None:
    """Mark a whole paragraph as inserted or deleted."""
    properties = paragraph.find(f"{W}pPr")
    properties.append(*elements(f"<w:rPr><w:{name} {BY}/></w:rPr>"))
    [around] = elements(f"<w:{name} {BY}/>")
    properties.addnext(around)
    around.extend(around.itersiblings())
    for text in found(around, ".//w:t") if name == "del" else []:
        text.tag = f"{W}delText"


def topic_of(root: etree._Element, number: int) -> tuple[etree._Element, list[etree._Element]]:
    """The heading of a topic and the rows of its table."""
    heading = found(root, "//w:p[w:pPr/w:pStyle/@w:val = 'TopicTitle']")[number]
    table = next(each for each in heading.itersiblings() if each.tag == f"{W}tbl")
    return heading, found(table, "./w:tr")


SECOND = [
    ("topics/t2/title", "Second"),
    ("topics/t2/answers/topic-people/now", "Second now"),
    ("topics/t2/answers/topic-people/next", "Second next"),
]


@pytest.mark.parametrize("name", ["ins", "del"])
def test_a_whole_topic_is_inserted_or_deleted(toolkit: Toolkit, reader: Reader, plan: Plan, name: str):
    def change(root: etree._Element) -> None:
        heading, rows = topic_of(root, 1)
        mark_paragraph(heading, name)
        mark_rows(rows, name)

    result = reader.read(changed(written_short(toolkit, plan, "docx"), MAIN_PART["docx"], change))
    assert differences(result) == [
        (place, "", text) if name == "ins" else (place, text, "") for place, text in SECOND
    ]
    kept, left = ("plan", "refused") if name == "ins" else ("refused", "plan")
    assert [topic["id"] for topic in result[kept]["topics"]] == ["t1", "t2"]
    assert [topic["id"] for topic in result[left]["topics"]] == ["t1"]
    assert all(one["by"] == [A_REVIEWER] for one in result["tracked"])
    assert result["unplaced"] == []


def test_a_topic_that_nobody_knows_is_the_same_one_before_and_after(toolkit: Toolkit, reader: Reader, plan: Plan):
    """A topic that was typed in Word has no id in the document."""

    def change(root: etree._Element) -> None:
        for bookmark in found(root, "//w:bookmarkStart[starts-with(@w:name, 'topic_')]"):
            bookmark.getparent().remove(bookmark)
        heading, _ = topic_of(root, 1)
        heading.append(elements(ins(" subject"))[0])

    result = reader.read(changed(written_short(toolkit, plan, "docx"), MAIN_PART["docx"], change))
    ids = [[topic["id"] for topic in result[key]["topics"]] for key in ("plan", "refused")]
    assert ids[0] == ids[1]
    assert differences(result) == [(f"topics/{ids[0][1]}/title", "Second", "Second subject")]


def test_a_row_that_is_deleted_takes_its_answer_along(toolkit: Toolkit, reader: Reader, plan: Plan):
    def change(root: etree._Element) -> None:
        [paragraph] = found(root, "//w:p[w:pPr/w:pStyle/@w:val = 'AnswerWho-usesAnswer']")
        mark_rows([paragraph.getparent().getparent()], "del")

    result = reader.read(changed(written_short(toolkit, plan, "docx"), MAIN_PART["docx"], change))
    assert differences(result) == [(USES, "uses", "")]
    assert result["tracked"][0]["by"] == [A_REVIEWER]


def test_words_of_a_question_that_are_deleted_change_no_answer(toolkit: Toolkit, reader: Reader, plan: Plan):
    def change(root: etree._Element) -> None:
        [answer] = found(root, "//w:p[w:pPr/w:pStyle/@w:val = 'AnswerWho-usesAnswer']")
        question = found(answer.getparent().getparent(), "./w:tc[1]/w:p")[0]
        mark_paragraph(question, "del")

    result = reader.read(changed(written_short(toolkit, plan, "docx"), MAIN_PART["docx"], change))
    assert result["tracked"] == []
    assert result["plan"]["answers"]["who-uses"] == {"answer": "uses"}


def test_words_that_move_from_one_answer_to_another_change_both(toolkit: Toolkit, reader: Reader, plan: Plan):
    def change(root: etree._Element) -> None:
        [uses] = found(root, "//w:p[w:pPr/w:pStyle/@w:val = 'AnswerWho-usesAnswer']")
        last = found(root, "//w:p[w:pPr/w:pStyle/@w:val = 'AnswerWho-aboutAnswer']")[-1]
        moved = word_p(f"<w:moveTo {BY}>{word_run('four')}</w:moveTo>", mark="moveTo", style="AnswerWho-usesAnswer")
        uses.addprevious(elements(moved)[0])
        before = last.getprevious()
        before.find(f"{W}pPr").append(*elements(f"<w:rPr><w:moveFrom {BY}/></w:rPr>"))
        for run in last.findall(f"{W}r"):
            last.remove(run)
        last.append(elements(f"<w:moveFrom {BY}>{word_run('four')}</w:moveFrom>")[0])

    result = reader.read(changed(written_short(toolkit, plan, "docx"), MAIN_PART["docx"], change))
    assert differences(result) == [
        (ABOUT, "one two\nthree\nfour", "one two\nthree"),
        (USES, "uses", "four\nuses"),
    ]


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_the_title_and_its_block_are_compared_too(toolkit: Toolkit, reader: Reader, plan: Plan, format_name: str):
    def change(root: etree._Element) -> None:
        for name in ("title", "contact"):
            if format_name == "docx":
                path = f"//w:p[w:pPr/w:pStyle/@w:val = 'Plan{name.title()}']"
                [paragraph] = found(root, path)
                paragraph.append(elements(ins(f" new {name}"))[0])
            else:
                [paragraph] = found(root, f"//text:*[@text:style-name = 'Plan_20_{name}']")
                paragraph.extend(elements(start(name)))
                paragraph[-1].tail = f" new {name}"
                paragraph.extend(elements(end(name)))
        if format_name == "odt":
            regions = "".join(region(name, kind="insertion") for name in ("title", "contact"))
            tracked = elements(f"<text:tracked-changes>{regions}</text:tracked-changes>")
            found(root, "//office:text")[0].insert(0, tracked[0])

    result = reader.read(changed(written_short(toolkit, plan, format_name), MAIN_PART[format_name], change))
    assert differences(result) == [("title", "The plan", "The plan new title"), ("contact", "me", "me new contact")]
    assert all(one["by"] == [A_REVIEWER] for one in result["tracked"])


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_deleted_words_that_fit_no_question_are_named(toolkit: Toolkit, reader: Reader, plan: Plan, format_name: str):
    content = written_short(toolkit, plan, format_name)
    xml = {"docx": word_p(gone("A remark"), style="Normal"), "odt": text_p(point("d"), style="Standard")}[format_name]

    def change(root: etree._Element) -> None:
        body = found(root, "//w:body | //office:text")[0]
        body.insert(1, elements(xml)[0])
        if format_name == "odt":
            tracked = elements(
                f"<text:tracked-changes>{region('d', text_p('A remark', 'Standard'))}</text:tracked-changes>"
            )
            body.insert(0, tracked[0])

    result = reader.read(changed(content, MAIN_PART[format_name], change))
    assert [one["text"] for one in result["removed"]] == ["A remark"]
    assert any(re.search("fit no question", note) and "A remark" in note for note in result["notes"])


def test_a_document_without_tracked_changes_says_nothing_of_them(toolkit: Toolkit, reader: Reader, plan: Plan):
    for format_name in ("docx", "odt"):
        result = reader.read(written_short(toolkit, plan, format_name))
        assert "tracked" not in result
        assert "refused" not in result
