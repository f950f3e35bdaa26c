import json
import os
import subprocess
import sys
import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm
from lxml import etree

from macros.downloads.docx_writer import docx_template
from macros.downloads.layout import Layout, Prose, plan_layout
from macros.downloads.marks import style_name
from macros.downloads.prose import paragraphs as prose
from macros.downloads.scope import Choices, blank_scope, plan_scope
from macros.downloads.template import lines_of
from macros.models.plan import Answer, Plan, Topic
from tests.conftest import ROOT
from tests.documents.docx_support import (
    W,
    paragraphs,
    part,
    parts,
    reading,
    style_names,
    tables,
    text_of,
    value,
)

HOSTILE = "\n".join(
    [
        "<b>bold</b> & \"quoted\" 'single' <?tk text plan.id?> ]]> &lt; {{ braces }} <w:t>",
        "con\x00trol\x1b cha\x0bracters\ufffe",
        "emoji 😀 👩‍👩‍👧 🇬🇧",
        "مرحبا بالعالم، نص عربي with English",
        "- first",
        "- second",
        "",
        "after a blank line",
        "\ttabs\tbetween",
        "three   spaces, and two at the end  ",
        " one at the start",
    ]
)
TEN_THOUSAND_WORDS = "\n".join(" ".join(f"word{line * 100 + n}" for n in range(100)) for line in range(100))
ANSWERS = {"one": ("answer",), "now-and-next": ("now", "next")}


def questions(definition, *, repeated):
    for box in definition.boxes:
        if box.repeats == repeated:
            for box_part in box.parts:
                for question in box_part.questions:
                    yield question.id, ANSWERS[box.answers]


def expected(definition, answers, *, repeated):
    """The texts of a plan by slot, as a document can hold them."""
    return {
        f"{name}.{key}": "\n".join(lines_of(getattr(answers.get(name, Answer()), key)))
        for name, keys in questions(definition, repeated=repeated)
        for key in keys
    }


@pytest.fixture(scope="module")
def definition(toolkit):
    return toolkit.plan


@pytest.fixture(scope="module")
def plan(definition):
    once = {name: Answer(answer=f"{name}.", now=f"{name} now.") for name, _ in questions(definition, repeated=False)}
    once |= {"who-about": Answer(answer=HOSTILE), "who-uses": Answer(answer=TEN_THOUSAND_WORDS)}
    topics = [
        Topic(
            id=f"t{number}",
            title=f"Topic <{number}> & نص",
            answers={
                name: Answer(now=f"{name}, topic {number}.", next=HOSTILE if name == "topic-people" else "")
                for name, _ in questions(definition, repeated=True)
            },
        )
        for number in (1, 2)
    ]
    return Plan(
        schema_version=1,
        id="a-plan",
        definition={"id": definition.id, "version": definition.version},
        title='Plan <&> "title" 😀',
        statistics="Statistics & more",
        organisation="<Organisation>",
        contact="team@example.org",
        created="2026-01-01T00:00:00Z",
        modified="2026-02-03T00:00:00Z",
        review_date="2027-01-01",
        answers=once,
        topics=topics,
    )


@pytest.fixture(scope="module")
def template(toolkit):
    return docx_template(plan_layout(toolkit.plan), toolkit.addresses)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("docx")


@pytest.fixture(scope="module")
def write(template, folder):
    def write(name, scope):
        path = folder / f"{name}.docx"
        path.write_bytes(template.write(scope))
        return path

    return write


@pytest.fixture(scope="module")
def blank(write, definition):
    return write("blank", blank_scope(definition))


@pytest.fixture(scope="module")
def bare(write, definition):
    return write("bare", blank_scope(definition, Choices(guidance=False)))


@pytest.fixture(scope="module")
def filled(write, definition, plan):
    return write("filled", plan_scope(plan, definition))


@pytest.fixture(params=["blank", "bare", "filled"])
def document(request):
    return request.getfixturevalue(request.param)


# What the files say


def test_the_same_input_gives_the_same_bytes_in_every_process():
    code = (
        "import hashlib; from pathlib import Path; from macros.content import load\n"
        "from macros.downloads.docx_writer import docx_template; from macros.downloads.layout import plan_layout\n"
        "from macros.downloads.scope import blank_scope\n"
        "kit = load(Path()); template = docx_template(plan_layout(kit.plan), kit.addresses)\n"
        "print(hashlib.sha256(template.write(blank_scope(kit.plan))).hexdigest())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
    assert len(printed.pop().strip()) == 64


def test_every_answer_comes_back_whole_by_its_style(filled, definition, plan):
    found = reading(filled, definition)
    assert {
        "plan.title": plan.title,
        "plan.statistics": plan.statistics,
        "plan.organisation": plan.organisation,
        "plan.contact": plan.contact,
        "plan.date": "3 February 2026",
        "plan.review_date": "1 January 2027",
        **expected(definition, plan.answers, repeated=False),
    } == found.once
    assert [
        {"topic.title": topic.title, **expected(definition, topic.answers, repeated=True)} for topic in plan.topics
    ] == found.topics


def test_a_blank_document_has_one_empty_paragraph_for_each_answer(blank, definition):
    found = [style for style, text in paragraphs(blank) if style.startswith("Answer ") and not text]
    slots = [*expected(definition, {}, repeated=False), *expected(definition, {}, repeated=True)]
    assert sorted(found) == sorted(style_name(slot) for slot in slots)


def test_no_empty_paragraph_stands_where_nothing_is_to_be_typed(document):
    empty = {style for style, text in paragraphs(document) if not text}
    assert all(style.startswith(("Answer ", "Plan ")) for style in empty)


def test_each_answer_stands_in_a_control_with_its_slot_as_tag(filled):
    names = style_names(filled)
    for control in part(filled).iter(f"{W}sdt"):
        slot = value(control, "tag")
        styles = {names[value(p, "pStyle")] for p in control.iter(f"{W}p")}
        assert styles == {style_name(slot)}
        assert not control.xpath("ancestor::*[local-name()='p']"), "a control inside a paragraph holds one line only"
    aliases = {value(c, "tag"): value(c, "alias") for c in part(filled).iter(f"{W}sdt")}
    assert aliases["topic-people.next"] == "2.2 What we will do next"
    assert aliases["who-about.answer"] == "1.1 Answer"
    assert aliases["plan.review_date"] == "Review date"


def test_bookmarks_mark_each_answer_of_each_topic_once(filled, definition):
    starts = list(part(filled).iter(f"{W}bookmarkStart"))
    ends = [end.get(f"{W}id") for end in part(filled).iter(f"{W}bookmarkEnd")]
    names = [start.get(f"{W}name") for start in starts]
    assert {"a_who_about_answer_0", "a_topic_people_now_1", "a_topic_people_now_2", "a_plan_review_date_0"} < set(
        names
    )
    assert len(names) == len(set(names)) == len(list(part(filled).iter(f"{W}sdt")))
    assert [start.get(f"{W}id") for start in starts] == ends
    assert len(set(ends)) == len(ends)


def test_bookmarks_stay_apart_and_within_words_limits_over_many_topics(write, definition, plan):
    topics = tuple(Topic(id=f"t{n}") for n in range(1, 201))
    path = write("many", plan_scope(plan.model_copy(update={"topics": topics}), definition))
    starts = list(part(path).iter(f"{W}bookmarkStart"))
    for attribute in ("id", "name"):
        values = [start.get(W + attribute) for start in starts]
        assert len(set(values)) == len(values) > 200 * 12
    assert max(len(start.get(f"{W}name")) for start in starts) <= 40
    assert max(int(start.get(f"{W}id")) for start in starts) < 2**31


def test_styles_of_answers_look_like_answers_and_keep_out_of_sight(blank, definition):
    styles = {value(style, "name"): style for style in part(blank, "word/styles.xml").iter(f"{W}style")}
    assert styles["Answer"].find(f"{W}semiHidden") is None
    for slot in [*expected(definition, {}, repeated=False), *expected(definition, {}, repeated=True), "plan.contact"]:
        style = styles[style_name(slot)]
        assert value(style, "basedOn") == "Answer"
        assert style.find(f"{W}semiHidden") is not None
        assert style.find(f"{W}qFormat") is None
    assert value(styles["Plan title"], "basedOn") == "Title"
    assert value(styles["Topic title"], "basedOn") == "Heading2"


@pytest.mark.parametrize(("name", "plan_id"), [("blank", ""), ("filled", "a-plan")])
def test_the_documents_properties_say_what_it_is(request, definition, name, plan_id):
    path = request.getfixturevalue(name)
    assert custom_properties(path) == {
        "Plan definition": f"{definition.id}:{definition.version}",
        "Plan format": "1",
        "Plan id": plan_id,
    }
    package = docx.Document(path).part.package
    custom = package.part_related_by(RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    assert custom.content_type == "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def custom_properties(path):
    return {p.get("name"): "".join(p.itertext()) for p in part(path, "docProps/custom.xml")}


def test_the_documents_title_language_and_page_are_set(filled, plan):
    document = docx.Document(filled)
    core = document.core_properties
    assert (core.title, core.language, core.author) == (plan.title, "en-GB", "")
    assert b"python" not in parts(filled)["docProps/core.xml"]
    assert not {"created", "modified"} & {etree.QName(e).localname for e in part(filled, "docProps/core.xml")}
    assert value(part(filled, "word/styles.xml").find(f"{W}docDefaults"), "lang") == "en-GB"
    page = document.sections[0]
    assert (page.page_width.mm, page.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    margins = (page.top_margin, page.right_margin, page.bottom_margin, page.left_margin)
    assert all(abs(margin - Mm(20)) < Mm(0.1) for margin in margins)
    footer = document.sections[0].footer._element
    assert text_of(footer) == f"{plan.title}\tPage 1 of 1"
    assert [e.get(f"{W}instr").split()[0] for e in footer.iter(f"{W}fldSimple")] == ["STYLEREF", "PAGE", "NUMPAGES"]


@pytest.mark.parametrize("title", ["A\ttab", "two  spaces", "<&>\"'", "con\x00trol", "two\nlines"])
def test_no_title_breaks_a_part_of_the_file(write, definition, plan, title):
    path = write("titled", plan_scope(plan.model_copy(update={"title": title, "contact": title}), definition))
    for name, content in parts(path).items():
        etree.fromstring(content), name
    assert docx.Document(path).core_properties.title.split() == title.replace("\x00", "").split()


def test_tables_tell_their_headings_and_fill_the_page(document, toolkit):
    first, *others = tables(document)
    assert value(first, "tblCaption") == "About this plan"
    titles = [value(table, "tblCaption") for table in others]
    assert {"Your publics: Who your publics are", "Your topics", "Your practice"} <= set(titles)
    for table in [first, *others]:
        widths = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert sum(widths) == int(value(table, "tblW", "w")) == round(17 / 2.54 * 1440)
        for row in table.iter(f"{W}tr"):
            assert [int(value(cell, "tcW", "w")) for cell in row.iter(f"{W}tc")] == widths
    for table in others:
        header, *rows = table.iter(f"{W}tr")
        assert header.find(f".//{W}tblHeader") is not None
        assert text_of(header).startswith("Question")
        columns = len(list(header.iter(f"{W}tc"))) - 1
        assert {int(value(row, "trHeight")) for row in rows} == {{1: 1417, 2: 1701}[columns]}
        assert all(row.find(f".//{W}tblHeader") is None for row in rows)


def test_the_outline_is_the_plans(filled, definition, plan):
    names = [name for name, _ in paragraphs(filled)]
    outline = [(s, t) for s, t in paragraphs(filled) if s in ("Plan title", "heading 1", "heading 2", "Topic title")]
    assert outline == [
        ("Plan title", plan.title),
        ("heading 1", "1. Your publics"),
        *(("heading 2", box_part.title) for box_part in definition.boxes[0].parts),
        ("heading 1", "2. Your topics"),
        *(("Topic title", f"Topic: {topic.title}") for topic in plan.topics),
        ("heading 1", "3. Your practice"),
    ]
    assert names[0] == "Plan title"


def test_guidance_stands_only_where_it_is_wanted(blank, bare, toolkit):
    def styles(path):
        return {style for style, _ in paragraphs(path)}

    assert {"Guidance", "Hint"} == styles(blank) - styles(bare)
    words = "\n".join(text for _, text in paragraphs(blank))
    assert all(q.hint in words for q in toolkit.plan_questions.values() if q.hint)
    assert all(q.text in words for q in toolkit.plan_questions.values())


def test_questions_without_an_answer_can_be_left_out(write, definition, plan):
    short = plan.model_copy(update={"answers": {"who-left-out": Answer(answer="Some.")}, "topics": ()})
    path = write("short", plan_scope(short, definition, Choices(guidance=False, unanswered=False)))
    assert set(expected(definition, {}, repeated=False)) & set(reading(path, definition).once) == {
        "who-left-out.answer"
    }
    assert len(list(tables(path))) == 2


def test_links_lead_where_an_address_is_known_and_are_words_elsewhere(folder):
    text = (
        "See [one](link:known), [two](link:unknown) and [three](/plan.md).\n\n- **bold** [one](link:known)\n- *slant*"
    )
    layout = Layout("p:1", "Plan", (Prose(prose(text)),))
    path = folder / "links.docx"
    template = docx_template(layout, {"known": "https://example.org/?a=1&b=2", "unknown": None})
    path.write_bytes(template.write({"values": {}, "flags": [], "lists": {}}))
    document = docx.Document(path)
    assert [(p.style.name, p.text) for p in document.paragraphs[1:]] == [
        ("Guidance", "See one, two and three."),
        ("List Bullet", "bold one"),
        ("List Bullet", "slant"),
    ]
    links = [(link.text, link.address) for p in document.paragraphs for link in p.hyperlinks]
    assert links == [("one", "https://example.org/?a=1&b=2")] * 2
    runs = {run.text: run for p in document.paragraphs for run in p.runs}
    assert runs["bold"].bold
    assert runs["slant"].italic


# What Word insists on

ORDER = {
    name: children.split()
    for name, children in {
        "pPr": "pStyle keepNext keepLines numPr pBdr shd tabs spacing ind contextualSpacing jc outlineLvl rPr sectPr",
        "rPr": "rStyle rFonts b bCs i iCs color sz szCs u lang",
        "p": "pPr r hyperlink fldSimple",
        "r": "rPr t tab",
        "tbl": "tblPr tblGrid tr",
        "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
        "tblBorders": "top left bottom right insideH insideV",
        "tblCellMar": "top left bottom right",
        "tr": "trPr tc",
        "tc": "tcPr p sdt",
        "tcPr": "tcW shd",
        "sdt": "sdtPr sdtContent",
        "sdtPr": "alias tag",
        "sdtContent": "bookmarkStart p bookmarkEnd",
        "body": "p tbl sectPr",
        "sectPr": "footerReference pgSz pgMar cols docGrid",
        "styles": "docDefaults latentStyles style",
        "docDefaults": "rPrDefault pPrDefault",
        "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
        "numbering": "abstractNum num",
        "abstractNum": "multiLevelType lvl",
        "lvl": "start numFmt pStyle lvlText lvlJc pPr",
    }.items()
}
"""What we use of each element's content, in the order of ECMA-376 part 1, annex A."""
MIXED = {"p": 1, "r": 1, "tc": 1, "body": 0}
"""How many of the first names of these have a place of their own: after them any order is good, up to the last."""


def test_elements_stand_in_the_order_of_the_standard(document):
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        for element in part(document, name).iter(f"{W}*"):
            local = etree.QName(element).localname
            if local in ORDER:
                found = [etree.QName(child).localname for child in element]
                assert set(found) <= set(ORDER[local]), local
                places = [ORDER[local].index(child) for child in found]
                fixed = places if local not in MIXED else [min(place, MIXED[local]) for place in places]
                assert fixed == sorted(fixed), f"{local}: {found}"


def test_each_table_cell_and_the_body_end_as_word_wants(document):
    for table in tables(document):
        assert table.getnext().tag in (f"{W}p", f"{W}sectPr"), "Word makes one table of two that touch"
        for cell in table.iter(f"{W}tc"):
            assert cell[-1].tag in (f"{W}p", f"{W}sdt")
            assert cell.find(f".//{W}p") is not None
    assert part(document)[0][-1].tag == f"{W}sectPr"


def test_nothing_is_named_that_is_not_there(document):
    names = set(style_names(document))
    for file in ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer1.xml"):
        for reference in part(document, file).iter(
            *(W + r for r in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"))
        ):
            assert reference.get(f"{W}val") in names
    content = parts(document)
    for name in content:
        if name.endswith(".rels"):
            base = name.replace("_rels/", "").rpartition("/")[0]
            for relation in etree.fromstring(content[name]):
                if relation.get("TargetMode") != "External":
                    target = relation.get("Target")
                    assert target.removeprefix("/") in content or f"{base}/{target}".removeprefix("/") in content
    types = etree.fromstring(content["[Content_Types].xml"])
    assert {o.get("PartName").lstrip("/") for o in types if "PartName" in o.attrib} <= set(content)
    assert zipfile.ZipFile(document).namelist()[0] == "[Content_Types].xml"


def test_text_stands_out_from_what_is_behind_it(blank):
    styles = {s.get(f"{W}styleId"): s for s in part(blank, "word/styles.xml").iter(f"{W}style")}

    def colour_of(style):
        if not style:
            return "000000"
        return value(styles[style], "color") or colour_of(value(styles[style], "basedOn"))

    pairs = set()
    for p in part(blank).iter(f"{W}p"):
        cell = next(p.iterancestors(f"{W}tc"), None)
        behind = (value(cell.find(f"{W}tcPr"), "shd", "fill") if cell is not None else "") or "FFFFFF"
        pairs.add((colour_of(value(p, "pStyle")), behind))
    pairs.add((colour_of("Hyperlink"), "FFFFFF"))
    assert ("FFFFFF", "1A4D96") in pairs
    assert all(contrast(*pair) >= 4.5 for pair in pairs), pairs


def contrast(one, other):
    def light(colour):
        channels = (int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4))
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


# What other programs read


def lines(definition, plan):
    """Every line of every answer, for programs that do not keep spaces as they were."""
    answers = [expected(definition, plan.answers, repeated=False)]
    answers += [expected(definition, topic.answers, repeated=True) for topic in plan.topics]
    return {" ".join(line.split()) for texts in answers for text in texts.values() for line in text.splitlines()}


def words_of(node):
    """The words of a piece of what pandoc read."""
    if isinstance(node, list):
        return "".join(map(words_of, node))
    kind, content = node.get("t"), node.get("c")
    if kind == "Str":
        return content
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    return words_of(content) if kind in ("Strong", "Emph") else ""


def blocks_of(node, kinds):
    """Each block of some kinds, however deep, in order."""
    if isinstance(node, dict) and node.get("t") in kinds:
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from blocks_of(child, kinds)


def test_pandoc_reads_the_headings_the_tables_and_every_line(pandoc, filled, definition, plan):
    read = json.loads(pandoc(filled, "json"))["blocks"]
    headings = [(h["c"][0], words_of(h["c"][2])) for h in blocks_of(read, {"Header"})]
    assert headings == [
        (1, "1. Your publics"),
        *((2, box_part.title) for box_part in definition.boxes[0].parts),
        (1, "2. Your topics"),
        *((2, f"Topic: {topic.title}") for topic in plan.topics),
        (1, "3. Your practice"),
    ]
    found = {" ".join(words_of(b["c"]).split()) for b in blocks_of(read, {"Para", "Plain"})}
    assert lines(definition, plan) - {""} <= found
    heads = [[words_of(b["c"]) for b in blocks_of(t["c"][3], {"Para", "Plain"})] for t in blocks_of(read, {"Table"})]
    one, two = ["Question", "Answer"], ["Question", "What we do now", "What we will do next"]
    assert heads == [[], one, one, two, two, two]


def test_libreoffice_reads_every_line_and_prints_every_document(
    office, folder, blank, bare, filled, definition, plan
):
    (text,) = office.convert([filled], "txt:Text (encoded):UTF8", folder)
    found = {" ".join(line.split()) for line in text.read_text(encoding="utf-8-sig").splitlines()}
    assert lines(definition, plan) <= found
    for path in office.convert([blank, bare, filled], "pdf", folder):
        assert path.read_bytes().startswith(b"%PDF")


# The contract, after people have been at work


TYPED = [
    'Enter "Answer who-about answer", 1, "First line|Second line"',
    'Enter "Plan statistics", 1, "Statistics of ours"',
    'Enter "Topic title", 1, "One"',
    'Enter "Answer topic-people now", 1, "People|More people"',
]


@pytest.fixture(scope="module", params=["docx", "odt"])
def edited(request, office, folder, blank):
    """The blank document after someone typed into it in LibreOffice, copied the topic and changed the copy."""
    steps = [
        *TYPED,
        'CopyTopic "3. Your practice"',
        'Enter "Topic title", 2, " again"',
        'Enter "Answer topic-people now", 3, " of the second"',
    ]
    return office.edit(blank, folder / f"edited.{request.param}", *steps)


def test_answers_are_found_again_after_libreoffice_and_a_pasted_topic_is_a_second_one(edited, definition):
    found = reading(edited, definition)
    assert found.once["who-about.answer"] == "First line\nSecond line"
    assert found.once["plan.statistics"] == "Statistics of ours"
    assert found.once["plan.title"] == definition.title
    one, two = found.topics
    assert (one["topic.title"], two["topic.title"]) == ("One", "One again")
    assert one["topic-people.now"] == "People\nMore people"
    assert set(one) == set(two) == {"topic.title", *expected(definition, {}, repeated=True)}
    assert set(expected(definition, {}, repeated=False)) < set(found.once)
