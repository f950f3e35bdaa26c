"""Comments of Word and OpenDocument files stand where they were made, with the answers to them, done or not."""

from typing import Any

import pytest
from lxml import etree

from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import plan_data
from tests.scripts.reading import (
    MAIN_PART,
    Reader,
    changed,
    elements,
    found,
    parts_of,
    written,
    written_short,
    zipped,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
DAY = "2027-01-02T09:00:00"

# By its number: who wrote it, what, which one it answers, and whether it is done.
COMMENTS: dict[int, tuple[str, str, int, bool]] = {
    1: ("A. Reviewer", "Name the nations.", 0, True),
    2: ("B. Author", "Done so.", 1, False),
    3: ("A. Reviewer", "Thank you.", 2, False),
    4: ("C. Reader", "Which users?", 0, False),
    5: ("", "", 0, False),
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    topic = {"id": "t1", "title": "One", "answers": {"topic-people": {"now": "now", "next": "next"}}}
    answers = {
        "who-about": {"answer": "about"},
        "published-information": {"now": "now", "next": "next"},
    }
    return Plan.model_validate(plan_data(title="The plan", contact="me", answers=answers, topics=[topic]))


def word_part() -> dict[str, bytes]:
    """The parts of a Word file that hold the comments."""
    comments, about = "", ""
    for number, (author, text, parent, done) in COMMENTS.items():
        lines = "".join(
            f'<w:p w14:paraId="0000000{number}"><w:r><w:t>{line}</w:t></w:r></w:p>' for line in text.split("\n")
        )
        comments += f'<w:comment w:id="{number}" w:author="{author}" w:date="{DAY}Z">{lines}</w:comment>'
        above = f' w15:paraIdParent="0000000{parent}"' if parent else ""
        about += f'<w15:commentEx w15:paraId="0000000{number}"{above} w15:done="{int(done)}"/>'
    return {
        "word/comments.xml": f"<w:comments {W} {W14}>{comments}</w:comments>".encode(),
        "word/commentsExtended.xml": f"<w15:commentsEx {W15}>{about}</w15:commentsEx>".encode(),
    }


def annotation(number: int) -> str:
    author, text, parent, done = COMMENTS[number]
    above = f' loext:parent-name="c{parent}"' if parent else ""
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    return (
        f'<office:annotation office:name="c{number}" loext:resolved="{str(done).lower()}"{above}>'
        f"<dc:creator>{author}</dc:creator><dc:date>{DAY}.123</dc:date>{lines}</office:annotation>"
        f'<office:annotation-end office:name="c{number}"/>'
    )


def with_comments(content: bytes, format_name: str, places: dict[str, list[int]]) -> bytes:
    """The document with comments, by the paragraph that they are on: the style of it, or its beginning."""

    def change(root: etree._Element) -> None:
        for place, numbers in places.items():
            paragraphs = found(root, "//w:body//w:p | //office:text//text:p | //office:text//text:h")
            style = place.replace(" ", "_20_") if format_name == "odt" else place.replace(" ", "")
            [on] = [
                each
                for each in paragraphs
                if style in found(each, "./w:pPr/w:pStyle/@w:val | ./@text:style-name")
                or "".join(each.itertext()).startswith(place)
            ][:1]
            for number in numbers:
                mark = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
                on.extend(elements(mark if format_name == "docx" else annotation(number)))

    content = changed(content, MAIN_PART[format_name], change)
    return zipped(parts_of(content) | word_part()) if format_name == "docx" else content


def reply(number: int) -> dict[str, Any]:
    author, text, *_ = COMMENTS[number]
    return {"author": author, "date": DAY, "text": text}


def places_of(result: dict[str, Any], number: int) -> list[str]:
    return [one["place"] for one in result["plan"]["comments"] if one["text"] == COMMENTS[number][1]]


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_a_comment_stands_with_its_answer_and_what_was_answered_to_it(
    toolkit: Toolkit, reader: Reader, plan: Plan, format_name: str
):
    style = "AnswerWho-aboutAnswer" if format_name == "docx" else "Answer who-about answer"
    content = with_comments(written_short(toolkit, plan, format_name), format_name, {style: [1, 2, 3, 4, 5]})
    result = reader.read(content)
    place = "answers/who-about/answer"
    assert result["plan"]["comments"] == [
        {"place": place, **reply(1), "done": True, "replies": [reply(2), reply(3)]},
        {"place": place, **reply(4), "done": False, "replies": []},
    ]
    assert result["plan"]["answers"]["who-about"] == {"answer": "about"}
    assert [note.split()[0] for note in result["notes"]] == ["Comments"]
    assert result["unplaced"] == []


PLACES = {
    "The plan": "title",
    "me": "contact",
    "Contact": "contact",
    "1.1": "answers/who-about/answer",
    "2. Your topics": "title",
    "Topic 1: One": "topics/t1/title",
    "2.1.3": "topics/t1/answers/{}/now",
    "3. Your practice": "title",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_a_comment_on_no_answer_stays_with_the_question_the_topic_or_the_plan(
    toolkit: Toolkit, reader: Reader, plan: Plan, format_name: str, place: str
):
    content = with_comments(written(toolkit, plan, format_name), format_name, {place: [4]})
    box = next(box for box in toolkit.plan.boxes if box.repeats)
    question = box.questions[2].id
    assert places_of(reader.read(content), 4) == [PLACES[place].format(question)]


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_each_of_two_answers_to_a_question_has_its_comments(
    toolkit: Toolkit, reader: Reader, plan: Plan, format_name: str
):
    style = {"docx": "AnswerTopic-peopleNext", "odt": "Answer topic-people next"}[format_name]
    content = with_comments(written_short(toolkit, plan, format_name), format_name, {style: [4]})
    assert places_of(reader.read(content), 4) == ["topics/t1/answers/topic-people/next"]


def test_a_comment_on_words_that_are_deleted_stays(toolkit: Toolkit, reader: Reader, plan: Plan):
    by = 'w:id="7" w:author="x"'
    mark = '<w:r><w:commentReference w:id="4"/></w:r>'
    deleted = f"<w:del {by}><w:r><w:delText> and more</w:delText></w:r>{mark}</w:del>"

    def change(root: etree._Element) -> None:
        found(root, "//w:p[w:pPr/w:pStyle/@w:val = 'AnswerWho-aboutAnswer']")[0].extend(elements(deleted))

    content = changed(written_short(toolkit, plan, "docx"), MAIN_PART["docx"], change)
    result = reader.read(zipped(parts_of(content) | word_part()))
    assert places_of(result, 4) == ["answers/who-about/answer"]
    assert result["plan"]["answers"]["who-about"] == {"answer": "about"}


def test_a_comment_that_nothing_in_the_text_stands_for_stays_with_the_plan(
    toolkit: Toolkit, reader: Reader, plan: Plan
):
    content = zipped(parts_of(written_short(toolkit, plan, "docx")) | word_part())
    comments = reader.read(content)["plan"]["comments"]
    assert [(one["place"], one["text"]) for one in comments] == [
        ("title", "Name the nations."),
        ("title", "Which users?"),
    ]


def field(code: str, says: str) -> str:
    """A field of Word."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{says}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_comment_keeps_who_is_mentioned_in_it_its_links_hyphens_and_symbols(
    toolkit: Toolkit, reader: Reader, plan: Plan
):
    words = (
        field('HYPERLINK "mailto:j@example.org"', "@Jo")
        + '<w:r><w:t>: 10</w:t><w:noBreakHyphen/><w:t xml:space="preserve">12, </w:t></w:r>'
        + '<w:fldSimple w:instr=" REF table2 "><w:r><w:t>Table 2</w:t></w:r></w:fldSimple>'
        + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        + '<w:r><w:t xml:space="preserve"> 10</w:t></w:r>'
        + '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r>'
        + '<w:hyperlink r:id="r1"><w:r><w:t xml:space="preserve"> and a paper</w:t></w:r></w:hyperlink>'
    )
    names = f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    part = f'<w:comments {names}><w:comment w:id="1" w:author="A"><w:p>{words}</w:p></w:comment></w:comments>'
    links = '<Relationships><Relationship Id="r1" Target="https://x.example/" TargetMode="External"/></Relationships>'
    parts = {"word/comments.xml": part.encode(), "word/_rels/comments.xml.rels": links.encode()}
    [comment] = reader.read(zipped(parts_of(written_short(toolkit, plan, "docx")) | parts))["plan"]["comments"]
    assert (
        comment["text"]
        == "@Jo (j@example.org): 10\N{NON-BREAKING HYPHEN}12, Table 2✓ 10^6 and a paper (https://x.example/)"
    )


def test_a_comment_in_opendocument_keeps_its_links_and_says_that_it_had_a_picture(
    toolkit: Toolkit, reader: Reader, plan: Plan
):
    [note] = elements(
        "<office:annotation><dc:creator>A</dc:creator><dc:date>2026-03-02T10:00:00</dc:date><text:list><text:list-item>"
        '<text:p>see <text:a xlink:href="https://x.example/">a paper</text:a></text:p></text:list-item></text:list>'
        "<text:p>there<draw:frame><draw:image/></draw:frame></text:p></office:annotation>"
    )

    def add(root: etree._Element) -> None:
        found(root, "//text:p[text()='about']")[0].append(note)

    result = reader.read(changed(written_short(toolkit, plan, "odt"), "content.xml", add))
    [comment] = result["plan"]["comments"]
    assert (comment["author"], comment["text"]) == ("A", "- see a paper (https://x.example/)\nthere")
    assert [said for said in result["notes"] if "Pictures" in said]


def test_of_two_comments_with_one_number_none_is_lost(toolkit: Toolkit, reader: Reader, plan: Plan):
    comments = "".join(
        f'<w:comment w:id="1" w:author="A"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>' for text in ("a", "b")
    )
    part = {"word/comments.xml": f"<w:comments {W}>{comments}</w:comments>".encode()}
    kept = reader.read(zipped(parts_of(written_short(toolkit, plan, "docx")) | part))["plan"]["comments"]
    assert sorted(one["text"] for one in kept) == ["a", "b"]


def test_comments_that_answer_each_other_in_a_circle_do_no_harm(toolkit: Toolkit, reader: Reader, plan: Plan):
    parts = word_part()
    circle = parts["word/commentsExtended.xml"].replace(
        b'w15:paraId="00000001"', b'w15:paraId="00000001" w15:paraIdParent="00000003"'
    )
    content = parts_of(written_short(toolkit, plan, "docx")) | parts | {"word/commentsExtended.xml": circle}
    texts = [one["text"] for one in reader.read(zipped(content))["plan"]["comments"]]
    assert texts == [text for _, text, *_ in COMMENTS.values() if text]
