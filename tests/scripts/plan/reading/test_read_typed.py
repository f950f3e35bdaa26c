"""The plan builder reads what people type in Word and LibreOffice as they see it."""

import pytest
from lxml import etree

from tests.scripts.reading import (
    MAIN_PART,
    Blank,
    Reader,
    changed,
    elements,
    found,
    said,
    typed,
    zipped,
)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def p(*content: str, properties: str = "STYLE") -> str:
    """A paragraph in Word. `STYLE` stands for the style of the answer."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def listed(text: str, number: int = 7) -> str:
    return p(run(text), properties=f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')


def control(content: str, properties: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def text_p(content: str = "", style: str = "STYLE") -> str:
    """A paragraph in OpenDocument."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


ALIAS = '<w:alias w:val="2.2 What we do now"/>'
BOX = f"<w:txbxContent>{p(run('in the box'), properties='')}</w:txbxContent>"
END_DELETED = "<w:rPr><w:del/></w:rPr>"

# What the programs write, and the text that people see.
WORD = {
    "line breaks and tabs": (
        p("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:cr/></w:r>"),
        "one\ttwo\nthree",
    ),
    "words that declare a namespace": (p(run('see xmlns:wpc="a" xmlns:q="b"')), 'see xmlns:wpc="a" xmlns:q="b"'),
    "page breaks": (p(run("one"), '<w:r><w:br w:type="page"/></w:r>') + p(run("two")), "one\ntwo"),
    "spaces": (p('<w:r><w:t xml:space="preserve">a  b </w:t></w:r><w:r><w:t> c\n</w:t></w:r>'), "a  b c"),
    "special hyphens": (p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/></w:r>"), "a\u2011\u00ad"),
    "lists by their numbering": (
        listed("a") + listed("b", number=0) + listed("- c") + listed("") + p(run("d")),
        "- a\nb\n- c\n\nd",
    ),
    "lists by their style": (
        p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", properties='<w:pStyle w:val="ListBullet"/>'),
        "- a\nb",
    ),
    "empty lines": (p(run("a")) + p() + "<w:p/>" + p(run("b")) + "<w:p/>", "a\n\n\nb"),
    "inserted, deleted and moved text": (
        p(
            f"<w:ins>{run('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>",
            f"<w:moveFrom>{run('gone')}</w:moveFrom><w:moveTo>{run(', here')}</w:moveTo>",
        ),
        "new, here",
    ),
    "deleted ends of paragraphs": (
        p('<w:r><w:t xml:space="preserve">one </w:t></w:r>', properties=END_DELETED)
        + p(run("line"))
        + p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", properties=END_DELETED)
        + p(run("two")),
        "one line\ntwo",
    ),
    "comments and footnotes": (
        p(run("a"), "<w:r><w:commentReference/></w:r><w:r><w:footnoteReference/></w:r>", run("b")),
        "ab",
    ),
    "links and tags": (
        p(f"<w:hyperlink>{run('link')}</w:hyperlink><w:smartTag>{run(' tag')}</w:smartTag>"),
        "linktag",
    ),
    "fields": (
        p(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            run("today"),
            f'<w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple>{run("7")}</w:fldSimple>',
        ),
        "today7",
    ),
    "text boxes": (
        p(
            run("before"),
            f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>",
            f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            run(", after"),
        ),
        "before, after\nin the box",
    ),
    "tables within": (
        p(run("a"))
        + f"<w:tbl><w:tr><w:tc><w:p>{run('b')}</w:p></w:tc><w:tc><w:p>{run('Contact')}</w:p></w:tc></w:tr></w:tbl>"
        + "<w:p/>",
        "a\nb | Contact",
    ),
    "headings within": (
        p(run("Topic: no"), properties='<w:pStyle w:val="Heading2"/>') + p(run("a")),
        "Topic: no\na",
    ),
    "placeholders": (control(p(run("Click here")), "<w:showingPlcHdr/>"), ""),
    "no placeholders": (control(p(run("a")), '<w:showingPlcHdr w:val="0"/>'), "a"),
    "small words above others": (
        p(f"<w:r><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('a')}</w:rubyBase></w:ruby></w:r>"),
        "a (x)",
    ),
    "line breaks that LibreOffice loses": (p(control("<w:r><w:t>a</w:t><w:t>b</w:t></w:r>", ALIAS)), "a\nb"),
    "controls that LibreOffice repeats": (
        p(
            control(run("a \U0001f600"), ALIAS),
            control("<w:r><w:t>a</w:t><w:t>a \U0001f600</w:t></w:r>", ALIAS),
            control(run("a \U0001f600"), ALIAS),
        ),
        "a \U0001f600",
    ),
}
OPEN_DOCUMENT = {
    "line breaks and tabs": (text_p("one<text:tab/>two<text:line-break/>three"), "one\ttwo\nthree"),
    "spaces": (text_p('<text:s/>a<text:s text:c="2"/>b  \n <text:span> c</text:span>'), " a  b c"),
    "lists": (
        "<text:list><text:list-header><text:p>a</text:p></text:list-header><text:list-item><text:p>b</text:p>"
        "<text:p>c</text:p><text:list><text:list-item><text:p>d</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>- e</text:p></text:list-item><text:list-item><text:p/></text:list-item></text:list>"
        + text_p("f"),
        "a\n- b\nc\n  - d\n- e\n\nf",
    ),
    "empty lines": (text_p("a") + "<text:p/><text:p>b</text:p><text:p/>", "a\n\nb"),
    "links and fields": (
        text_p("<text:a>link</text:a> <text:page-number>7</text:page-number> <text:title>title</text:title>"),
        "link 7 title",
    ),
    "text boxes": (
        text_p(
            "before<draw:frame><draw:text-box><text:p>in the box</text:p></draw:text-box><svg:title>x</svg:title>"
            "<svg:desc>x</svg:desc></draw:frame>, after"
        ),
        "before, after\nin the box",
    ),
    "tables within": (
        text_p("a")
        + "<table:table><table:title>x</table:title><table:table-row><table:table-cell><text:p>b</text:p>"
        + "</table:table-cell><table:table-cell><text:p>Contact</text:p></table:table-cell></table:table-row>"
        + "</table:table><text:p/>",
        "a\nb | Contact",
    ),
    "sections": (f"<text:section>{text_p('a')}</text:section>", "a"),
    "small words above others": (
        text_p("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>"),
        "a (x)",
    ),
    "fields that were content controls": (
        text_p("<text:text-input>a  b&#xd;c&#xd;</text:text-input>") + text_p("d&#xd;"),
        "a  b\nc\nd",
    ),
    "content controls": (
        text_p(
            '<loext:content-control loext:showing-place-holder="true">Click here</loext:content-control>'
            '<loext:content-control loext:tag="who-about.answer">a</loext:content-control>'
        ),
        "a",
    ),
}


@pytest.mark.parametrize(
    ("format_name", "xml", "text"),
    [
        pytest.param(format_name, *case, id=f"{format_name}: {name}")
        for format_name, cases in (("docx", WORD), ("odt", OPEN_DOCUMENT))
        for name, case in cases.items()
    ],
)
def test_it_is_read_as_people_see_it(blank: Blank, reader: Reader, format_name: str, xml: str, text: str):
    plan = reader.plan(typed(blank(format_name, 1), format_name, "topic-people.now", xml))
    assert said(plan)["topics"] == [("", {"topic-people": {"now": text}} if text else {})]


STYLE = '<w:pPr><w:pStyle w:val="AnswerWho-usesAnswer"/></w:pPr>'
TAG = '<w:tag w:val="who-about.answer"/>'
ALIAS_OF_3 = '<w:alias w:val="1.3 Answer"/>'
BOOKMARK = '<w:bookmarkStart w:id="9999" w:name="a_who_left_out_answer_0"/>'


@pytest.mark.parametrize(
    ("xml", "question"),
    [
        (control(f"{BOOKMARK}<w:p>{STYLE}{run('a')}</w:p>", ALIAS_OF_3 + TAG), "who-uses"),
        (control(f"{BOOKMARK}<w:p>{run('a')}</w:p>", ALIAS_OF_3 + TAG), "who-about"),
        (control(f"{BOOKMARK}<w:p>{run('a')}</w:p>", ALIAS_OF_3), "who-affected"),
        (f"<w:p>{BOOKMARK}{control(run('a'), ALIAS_OF_3)}</w:p>", "who-affected"),
        (control(f"{BOOKMARK}<w:p>{run('a')}</w:p>", '<w:tag w:val="x"/><w:alias w:val="x"/>'), "who-left-out"),
        (control(control(f"<w:p>{run('a')}</w:p>", TAG), '<w:tag w:val="who-left-out.answer"/>'), "who-about"),
    ],
)
def test_where_nothing_else_tells_the_better_mark_counts(reader: Reader, xml: str, question: str):
    [body] = elements(f"<w:document><w:body>{xml}</w:body></w:document>")
    plan = reader.plan(zipped({"word/document.xml": etree.tostring(body)}))
    assert plan["answers"] == {question: {"answer": "a"}}


def test_a_control_with_a_common_name_makes_no_plan(reader: Reader):
    xml = control(f"<w:p>{run('Ann')}</w:p>", '<w:alias w:val="Contact"/>')
    [body] = elements(f"<w:document><w:body>{xml}</w:body></w:document>")
    assert "not a plan" in reader.refusal(zipped({"word/document.xml": etree.tostring(body)}))


LEFT_OUT = {
    ("docx", "tracked"): p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"),
    ("docx", "Comments"): p("<w:r><w:commentReference/></w:r>"),
    ("docx", "Footnotes"): p("<w:r><w:endnoteReference/></w:r>"),
    ("docx", "Pictures"): p("<w:r><w:drawing><a:blip/></w:drawing></w:r>"),
    ("odt", "Comments"): text_p("<office:annotation/>"),
    ("odt", "Footnotes"): text_p("<text:note/>"),
    ("odt", "Pictures"): text_p("<draw:frame><draw:image/></draw:frame>"),
}


@pytest.mark.parametrize(("format_name", "word"), LEFT_OUT)
def test_it_is_said_what_a_plan_cannot_hold(blank: Blank, reader: Reader, format_name: str, word: str):
    xml = LEFT_OUT[format_name, word]
    result = reader.read(typed(blank(format_name, 0), format_name, "who-about.answer", xml))
    assert [word in note for note in result["notes"]] == [True]
    assert (result["plan"]["answers"], result["unplaced"]) == ({}, [])


@pytest.mark.parametrize(
    ("format_name", "xml"),
    [
        ("docx", p(run("1. Your publics 2"), properties='<w:pStyle w:val="TOC1"/>')),
        (
            "odt",
            "<text:table-of-content><text:index-body><text:p>Topics</text:p></text:index-body></text:table-of-content>",
        ),
    ],
)
def test_a_table_of_contents_is_no_text(blank: Blank, reader: Reader, format_name: str, xml: str):
    def change(root) -> None:
        found(root, "//w:tbl | //table:table")[0].addprevious(elements(xml)[0])

    assert reader.plan(changed(blank(format_name, 0), MAIN_PART[format_name], change))["answers"] == {}
