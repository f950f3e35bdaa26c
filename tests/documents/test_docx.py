"""A plan as a Word document: what stands in the file, and what programs that others wrote find there."""

import copy
import os
import re
import subprocess
import sys
import zipfile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm
from lxml import etree, html

from macros.documents.blocks import Layout, Prose
from macros.documents.docx.writer import docx_template
from macros.documents.layouts.plan import ANSWER_COLUMNS, plan_layout, record_layout
from macros.documents.marks import style_name
from macros.documents.prose import paragraphs as prose
from macros.documents.record_scope import blank_record_scope
from macros.documents.scope import Choices, blank_scope, plan_scope
from macros.models.plan import Answer, Plan, Topic
from macros.text import lines_of
from tests.plans import hostile_plan
from tests.support import odt_files as odt
from tests.support.docx_files import (
    Reading,
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
from tests.support.pandoc import read_by_pandoc
from tests.support.paths import ROOT
from tests.support.present import present

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def fields_of(definition):
    """The slots of the title and of the title block."""
    return ["plan.title", *(f"plan.{detail.slot}" for detail in definition.details)]


def slots(definition, *, repeated):
    """The slots of the boxes that are filled in once, or of the one that repeats."""
    return [
        f"{question.id}.{key}"
        for box in definition.boxes
        if box.repeats == repeated
        for question in box.questions
        for key, _ in ANSWER_COLUMNS[box.answers]
    ]


def expected(scope, definition):
    """What a document must hold that was filled from a scope."""

    absent = {f"plan.{detail.slot}" for detail in definition.details if detail.optional}
    unshown = [box for box in definition.boxes if box.optional and f"shown:{box.id}" not in scope["flags"]]
    unasked = {f"{question.id}.answer" for box in unshown for question in box.questions}

    def texts(values, names):
        return {name: "\n".join(lines_of(values.get(name, ""))) for name in names}

    fields = [name for name in fields_of(definition) if name not in absent or f"shown:{name}" in scope["flags"]]
    asked = [slot for slot in slots(definition, repeated=False) if slot not in unasked]
    once = texts(scope["values"], [*fields, *asked])
    topics = [texts(topic["values"], slots(definition, repeated=True)) for topic in scope["lists"]["topics"]]
    for read, topic in zip(topics, scope["lists"]["topics"], strict=True):
        read["topic.title"] = " ".join(lines_of(topic["values"]["topic.title"]))
    return Reading(once, topics)


@pytest.fixture(scope="module")
def definition(toolkit):
    return toolkit.plan


@pytest.fixture(scope="module")
def words(toolkit):
    return toolkit.words


@pytest.fixture(scope="module")
def plan():
    return Plan.model_validate(hostile_plan())


@pytest.fixture(scope="module")
def template(toolkit):
    return docx_template(plan_layout(toolkit.plan, toolkit.words), toolkit.addresses)


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
def filled(write, definition, plan, words):
    return write("filled", plan_scope(plan, definition, words))


@pytest.fixture(params=["blank", "bare", "filled"])
def document(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def record(toolkit, folder):
    kind, details = toolkit.records["you-said-we-did"], toolkit.plan.details
    path = folder / "record.docx"
    path.write_bytes(
        docx_template(record_layout(kind, details, toolkit.words), toolkit.addresses).write(
            blank_record_scope(kind, details)
        )
    )
    return path


@pytest.fixture(params=["blank", "bare", "filled", "record"])
def any_document(request):
    return request.getfixturevalue(request.param)


# What the files say


def test_the_same_input_gives_the_same_bytes_in_every_process():
    code = (
        "import hashlib; from pathlib import Path; from macros.content.load import load\n"
        "from macros.documents.docx.writer import docx_template\n"
        "from macros.documents.layouts.plan import plan_layout\n"
        "from macros.documents.scope import blank_scope\n"
        "kit = load(Path()); template = docx_template(plan_layout(kit.plan, kit.words), kit.addresses)\n"
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


def test_every_answer_comes_back_whole_by_its_style(filled, definition, plan, words):
    assert reading(filled, definition) == expected(plan_scope(plan, definition, words), definition)
    assert {t.get(SPACE) for t in part(filled).iter(f"{W}t")} == {"preserve"}


def test_a_blank_document_has_one_empty_paragraph_for_each_answer(blank, definition):
    found = [style for style, text in paragraphs(blank) if style.startswith("Answer ") and not text]
    every = [*slots(definition, repeated=False), *slots(definition, repeated=True)]
    assert sorted(found) == sorted(style_name(slot) for slot in every)


def test_no_empty_paragraph_stands_where_nothing_is_to_be_typed(document):
    empty = {style for style, text in paragraphs(document) if not text}
    assert all(style.startswith(("Answer ", "Plan ")) for style in empty)


def test_answers_stand_in_plain_cells_which_other_programs_find(filled, plan):
    # LibreOffice 7 makes files that nothing opens of content controls.
    assert not list(part(filled).iter(f"{W}sdt"))
    rows = [row for table in docx.Document(filled).tables for row in table.rows]
    cells = {row.cells[0].text.partition("\n")[0]: row.cells[-1].text for row in rows}
    assert cells["Contact"] == plan.contact


def test_bookmarks_mark_each_answer_of_each_topic_once(filled, definition):
    starts = list(part(filled).iter(f"{W}bookmarkStart"))
    ends = [end.get(f"{W}id", "") for end in part(filled).iter(f"{W}bookmarkEnd")]
    names = [start.get(f"{W}name") for start in starts]
    assert {"a_who_about_answer_0", "a_topic_people_now_1", "a_topic_people_now_2", "a_plan_review_date_0"} < set(
        names
    )
    assert {"plan_a_dplan", "topic_t_d0", "topic_t_d1"} < set(names)
    assert len(names) == len(set(names))
    assert sorted(start.get(f"{W}id", "") for start in starts) == sorted(ends)
    assert len(set(ends)) == len(ends)


def test_bookmarks_stay_apart_and_within_words_limits_over_many_topics(write, definition, plan, words):
    topics = tuple(Topic(id=f"t{n}") for n in range(1, 201))
    path = write("many", plan_scope(plan.model_copy(update={"topics": topics}), definition, words))
    starts = list(part(path).iter(f"{W}bookmarkStart"))
    for attribute in ("id", "name"):
        values = [start.get(W + attribute) for start in starts]
        assert len(set(values)) == len(values) > 200 * 12
    assert max(len(start.get(f"{W}name", "")) for start in starts) <= 40
    assert max(int(start.get(f"{W}id", "")) for start in starts) < 2**31


def test_styles_of_answers_look_like_answers_and_keep_out_of_sight(blank, definition):
    styles = {value(style, "name"): style for style in part(blank, "word/styles.xml").iter(f"{W}style")}
    assert styles["Answer"].find(f"{W}semiHidden") is None
    for slot in [*fields_of(definition)[1:], *slots(definition, repeated=False), *slots(definition, repeated=True)]:
        style = styles[style_name(slot)]
        assert value(style, "basedOn") == "Answer"
        assert style.find(f"{W}semiHidden") is not None
        assert style.find(f"{W}qFormat") is None
    assert value(styles["Plan title"], "basedOn") == "Title"
    assert value(styles["Topic title"], "basedOn") == "Heading2"
    for name in ("Title", "heading 1", "heading 2", "Column heading"):
        assert styles[name].find(f".//{W}keepNext") is not None, "it could stand alone at the end of a page"


@pytest.mark.parametrize(("name", "plan_id"), [("blank", ""), ("filled", "a-plan")])
def test_the_documents_properties_say_what_it_is(request, definition, name, plan_id):
    path = request.getfixturevalue(name)
    properties = custom_properties(path)
    assert re.fullmatch(r"(?:[0-9a-f]{8} ?)+" if plan_id else "", properties.pop("Plan first page"))
    assert properties == {
        "Plan definition": f"{definition.id}:{definition.version}",
        "Plan format": "1",
        "Plan id": plan_id,
        "Plan made from": "",
    }
    package = docx.Document(path).part.package
    custom = package.part_related_by(RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    assert custom.content_type == "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def custom_properties(path):
    return {p.get("name"): "".join(map(str, p.itertext())) for p in part(path, "docProps/custom.xml")}


def test_the_documents_title_language_and_page_are_set(filled, plan):
    document = docx.Document(filled)
    core = document.core_properties
    assert (core.title, core.language, core.author) == (plan.title, "en-GB", "")
    assert b"python" not in parts(filled)["docProps/core.xml"]
    assert not {"created", "modified"} & {etree.QName(e).localname for e in part(filled, "docProps/core.xml")}
    assert value(present(part(filled, "word/styles.xml").find(f"{W}docDefaults")), "lang") == "en-GB"
    page = document.sections[0]
    assert (page.page_width.mm, page.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    margins = (page.top_margin, page.right_margin, page.bottom_margin, page.left_margin)
    assert all(abs(present(margin) - Mm(20)) < Mm(0.1) for margin in margins)
    footer = document.sections[0].footer._element
    assert text_of(footer) == f"{plan.title}\tPage 1 of 1"
    assert [e.get(f"{W}instr").split()[0] for e in footer.iter(f"{W}fldSimple")] == ["STYLEREF", "PAGE", "NUMPAGES"]


@pytest.mark.parametrize("title", ["A\ttab", "two  spaces", "<&>\"'", "con\x00trol", "two\nlines"])
def test_no_title_breaks_a_part_of_the_file(write, definition, plan, title, words):
    path = write("titled", plan_scope(plan.model_copy(update={"title": title, "contact": title}), definition, words))
    for name, content in parts(path).items():
        assert etree.fromstring(content) is not None, name
    assert docx.Document(path).core_properties.title.split() == title.replace("\x00", "�").split()


def test_tables_tell_their_headings_and_fill_the_page(document, toolkit):
    first, *others = tables(document)
    assert value(first, "tblCaption") == "About this plan"
    titles = [value(table, "tblCaption") for table in others]
    assert {"Your publics: Who your publics are", "Your topics", "Your practice"} <= set(titles)
    for table in [first, *others]:
        widths = [int(column.attrib[f"{W}w"]) for column in table.iter(f"{W}gridCol")]
        assert sum(widths) == int(value(table, "tblW", "w")) == round(17 / 2.54 * 1440)
        for row in table.iter(f"{W}tr"):
            cells = list(row.iter(f"{W}tc"))
            across = [sum(widths)] if value(cells[0], "gridSpan") else widths
            assert [int(value(cell, "tcW", "w")) for cell in cells] == across
    for table in [first, *others]:
        header, *rows = table.iter(f"{W}tr")
        assert header.find(f".//{W}tblHeader") is not None
        assert text_of(header).startswith(("About this plan", "Subject", "Question", "What we do now"))
        assert all(row.find(f".//{W}tblHeader") is None for row in rows)


def test_only_what_is_blank_keeps_room_to_type(blank, filled):
    for path, heights in ((blank, {"1417"}), (filled, set())):
        assert {height.get(f"{W}val") for height in part(path).iter(f"{W}trHeight")} == heights


def test_a_question_with_two_answers_runs_across_the_page_and_stays_with_them(blank, toolkit):
    rows = [row for table in tables(blank) for row in table.iter(f"{W}tr")]
    texts = {question.text for box in toolkit.plan.boxes if box.answers != "one" for question in box.questions}
    across = [row for row in rows if value(row, "gridSpan") and row.find(f".//{W}tblHeader") is None]
    assert {next(text for text in texts if text in text_of(row)) for row in across} == texts
    assert all(p.find(f".//{W}keepNext") is not None for row in across for p in row.iter(f"{W}p"))
    assert {len(list(row.getnext().iter(f"{W}tc"))) for row in across} == {2}


def test_a_row_breaks_over_two_pages_only_where_it_is_long(write, definition, plan, words):
    answers = {"who-about": Answer(answer="Some.\n- a\n- b"), "who-uses": Answer(answer="words " * 200)}
    topics = (Topic(id="t", title="T", answers={"topic-people": Answer(now="Some.", next="words " * 200)}),)
    two = plan.model_copy(update={"answers": answers, "topics": topics})
    path = write("rows", plan_scope(two, definition, words, Choices(unanswered=False)))
    rows = [row for table in tables(path) for row in table.iter(f"{W}tr")]
    assert {text_of(row)[:3] for row in rows if row.find(f".//{W}cantSplit") is None} == {"1.2", "Som"}


def test_the_outline_is_the_plans(filled, definition, plan):
    names = [name for name, _ in paragraphs(filled)]
    outline = [(s, t) for s, t in paragraphs(filled) if s in ("Plan title", "heading 1", "heading 2", "Topic title")]
    assert outline == [
        ("Plan title", plan.title),
        ("heading 1", "1. Your publics"),
        *(("heading 2", box_part.title) for box_part in definition.boxes[0].parts),
        ("heading 1", "2. Your topics"),
        *(
            ("Topic title", f"Topic {number}: {' '.join(lines_of(topic.title))}")
            for number, topic in enumerate(plan.topics, 1)
        ),
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


def test_questions_without_an_answer_can_be_left_out(write, definition, plan, words):
    short = plan.model_copy(update={"answers": {"who-left-out": Answer(answer="Some.")}, "topics": ()})
    path = write("short", plan_scope(short, definition, words, Choices(guidance=False, unanswered=False)))
    assert set(reading(path, definition).once) - set(fields_of(definition)) == {"who-left-out.answer"}
    assert len(list(tables(path))) == 2


def test_links_lead_where_an_address_is_known_and_are_words_elsewhere(folder):
    text = (
        "See [one](link:known), [two](link:unknown) and [three](/plan.md).\n\n- **bold** [one](link:known)\n- *slant*"
    )
    layout = Layout("p:1", (Prose(prose(text)),))
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
        "pPr": "pStyle keepNext keepLines widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc "
        "outlineLvl rPr sectPr",
        "rPr": "rStyle rFonts b bCs i iCs color sz szCs u lang",
        "p": "pPr r hyperlink fldSimple bookmarkStart bookmarkEnd",
        "r": "rPr t tab",
        "tbl": "tblPr tblGrid tr",
        "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
        "tblBorders": "top left bottom right insideH insideV",
        "tblCellMar": "top left bottom right",
        "tr": "trPr tc",
        "tc": "tcPr p bookmarkStart bookmarkEnd",
        "tcPr": "tcW gridSpan shd",
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


def test_elements_stand_in_the_order_of_the_standard(any_document):
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        for element in part(any_document, name).iter(f"{W}*"):
            local = etree.QName(element).localname
            if local in ORDER:
                found = [etree.QName(child).localname for child in element]
                assert set(found) <= set(ORDER[local]), local
                places = [ORDER[local].index(child) for child in found]
                fixed = places if local not in MIXED else [min(place, MIXED[local]) for place in places]
                assert fixed == sorted(fixed), f"{local}: {found}"


def test_word_opens_the_document_in_its_current_mode(blank):
    modes = {s.get(f"{W}name"): s.get(f"{W}val") for s in part(blank, "word/settings.xml").iter(f"{W}compatSetting")}
    assert int(present(modes["compatibilityMode"])) >= 15


def test_each_table_cell_and_the_body_end_as_word_wants(any_document):
    for table in tables(any_document):
        assert table.getnext().tag in (f"{W}p", f"{W}sectPr"), "Word makes one table of two that touch"
        for cell in table.iter(f"{W}tc"):
            assert cell[-1].tag in (f"{W}p", f"{W}bookmarkEnd")
            assert cell.find(f".//{W}p") is not None
    assert part(any_document)[0][-1].tag == f"{W}sectPr"


def test_nothing_is_named_that_is_not_there(any_document):
    names = set(style_names(any_document))
    for file in ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer1.xml"):
        for reference in part(any_document, file).iter(
            *(W + r for r in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"))
        ):
            assert reference.get(f"{W}val") in names
    content = parts(any_document)
    for name in content:
        if name.endswith(".rels"):
            base = name.replace("_rels/", "").rpartition("/")[0]
            for relation in etree.fromstring(content[name]):
                if relation.get("TargetMode") != "External":
                    target = relation.get("Target")
                    assert target.removeprefix("/") in content or f"{base}/{target}".removeprefix("/") in content
    types = etree.fromstring(content["[Content_Types].xml"])
    assert {o.get("PartName").lstrip("/") for o in types if "PartName" in o.attrib} <= set(content)
    assert zipfile.ZipFile(any_document).namelist()[0] == "[Content_Types].xml"


def test_text_stands_out_from_what_is_behind_it(blank):
    styles = {s.get(f"{W}styleId"): s for s in part(blank, "word/styles.xml").iter(f"{W}style")}

    def colour_of(style):
        if not style:
            return "000000"
        return value(styles[style], "color") or colour_of(value(styles[style], "basedOn"))

    pairs = set()
    for p in part(blank).iter(f"{W}p"):
        cell = next(p.iterancestors(f"{W}tc"), None)
        behind = (value(present(cell.find(f"{W}tcPr")), "shd", "fill") if cell is not None else "") or "FFFFFF"
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


@pytest.fixture(scope="module")
def lines(definition, plan, words):
    """Every line of the hostile plan as other programs show it: items of lists without our sign."""
    wanted = expected(plan_scope(plan, definition, words), definition)
    return {
        re.sub(r"^- (?=[\w#])", "", line)
        for texts in (wanted.once, *wanted.topics)
        for text in texts.values()
        for line in text.split("\n")
    }


def test_pandoc_reads_the_headings_the_tables_and_every_line(filled, lines):
    page = html.fromstring(read_by_pandoc(filled, "html"))

    def words(path):
        return [" ".join(element.text_content().split()) for element in page.xpath(path)]

    outline = [words for style, words in paragraphs(filled) if style.startswith(("heading", "Topic"))]
    assert words("//h1|//h2") == [" ".join(line.split()) for line in outline]
    columns = ["What we do now", "What we will do next"]
    assert words("//th") == [
        "About this plan", *(2 * ["Question", "Answer"]), *((len(list(tables(filled))) - 3) * columns)
    ]  # fmt: skip
    found = {re.sub(r"^Topic \d+: ", "", line) for line in words("//p|//h2|//td|//li")}
    assert {" ".join(line.split()) for line in lines} - {""} <= found


def test_libreoffice_reads_every_line(office, folder, filled, lines):
    (text,) = office.convert([filled], "txt", folder)
    found = {re.sub(r"^(?:Topic \d+: | *• )", "", line) for line in text.read_text(encoding="utf-8-sig").splitlines()}
    assert lines - found == set()


def test_libreoffice_prints_the_blank_documents_on_few_pages(office, folder, blank, bare):
    printed = office.convert([blank, bare], "pdf", folder)
    pages = {path.stem: path.read_bytes().count(b"/Type/Page/") for path in printed}
    assert pages == {"blank": 7, "bare": 6}  # The guidance, with a hint for every question, takes pages.


# The contract, after people have been at work


@pytest.fixture(scope="module", params=["docx", "odt"])
def edited(request, office, folder, blank):
    """The blank document after someone typed into it in LibreOffice, copied the topic and changed the copy."""
    return office.edit(
        blank,
        folder / f"edited.{request.param}",
        'Enter "Answer who-about answer", 1, "First line|Second line"',
        'Enter "Answer who-uses answer", 1, "First|Second"',
        'Enter "Plan statistics", 1, "Statistics of ours"',
        'Enter "Topic title", 1, "One"',
        'Enter "Answer topic-people now", 1, "People|More people"',
        'CopyTopic "3. Your practice"',
        'Enter "Topic title", 2, " again"',
        'Enter "Answer topic-people next", 2, "Others"',
        'Enter "Answer inclusive next", 1, "Pay people"',
    )


def test_styles_tell_the_answers_apart_after_libreoffice_and_a_pasted_topic_is_a_second_one(edited, definition):
    found = reading(edited, definition)
    assert {slot: text for slot, text in found.once.items() if text} == {
        "plan.title": definition.title,
        "plan.statistics": "Statistics of ours",
        "who-about.answer": "First line\nSecond line",
        "who-uses.answer": "First\nSecond",
        "inclusive.next": "Pay people",
    }
    assert [{slot: text for slot, text in topic.items() if text} for topic in found.topics] == [
        {"topic.title": "One", "topic-people.now": "People\nMore people"},
        {"topic.title": "One again", "topic-people.now": "People\nMore people", "topic-people.next": "Others"},
    ]
    assert set(found.once) == {*fields_of(definition), *slots(definition, repeated=False)}
    assert all(set(topic) == {"topic.title", *slots(definition, repeated=True)} for topic in found.topics)


def test_bookmarks_and_properties_live_through_libreoffice(edited, blank):
    wanted = {start.get(f"{W}name") for start in part(blank).iter(f"{W}bookmarkStart")}
    if edited.suffix == ".docx":
        names = {start.get(f"{W}name") for start in part(edited).iter(f"{W}bookmarkStart")}
        properties = custom_properties(edited)
    else:
        names = set(odt.find(edited, "//text:bookmark-start/@text:name | //text:bookmark/@text:name"))
        meta = "//meta:user-defined"
        keys, values = odt.find(edited, f"{meta}/@meta:name", "meta.xml"), odt.find(edited, meta, "meta.xml")
        properties = dict(zip(keys, values, strict=True))
    assert wanted <= names
    assert properties == custom_properties(blank)


def test_a_topic_that_was_pasted_in_word_is_a_second_topic(filled, folder, definition):
    """Word copies styles. A bookmark stays where it was."""
    content = parts(filled)
    tree = part(filled)
    names = style_names(filled)
    heading, *_, last = (p for p in tree[0].iterchildren(f"{W}p") if names[value(p, "pStyle")] == "Topic title")
    pasted = [copy.deepcopy(heading), copy.deepcopy(heading.getnext())]
    for mark in [mark for table in pasted for mark in table.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]:
        mark.getparent().remove(mark)
    for element in reversed(pasted):
        last.getnext().addnext(present(element))
    content["word/document.xml"] = etree.tostring(tree)
    path = folder / "pasted.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    before, after = reading(filled, definition), reading(path, definition)
    assert after.once == before.once
    assert after.topics == [*before.topics, before.topics[0]]
