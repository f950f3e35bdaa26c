"""A plan as an OpenDocument text: what stands in the file, and what programs that others wrote find there."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from odfdo import Document

from macros.documents.blocks import Block, Each, Fields, Heading, Layout, Prose, Questions, TopicHeading, When
from macros.documents.layouts.plan import plan_layout
from macros.documents.marks import bookmark_name, style_name
from macros.documents.odt_writer import odt_template
from macros.documents.package import PackageTemplate
from macros.documents.prose import Runs, paragraphs, text_of
from macros.documents.scope import Choices, blank_scope, plan_scope
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from macros.text import lines_of
from tests.plans import HOSTILE, hostile_plan, plan_data
from tests.support import docx_files as docx_support
from tests.support.docx_files import reading
from tests.support.odt_files import find, part, q, style_names
from tests.support.pandoc import read_by_pandoc
from tests.support.paths import ROOT

PARTS = ["content.xml", "meta.xml", "settings.xml", "styles.xml"]
BOOKMARKS = "//text:bookmark-start/@text:name | //text:bookmark/@text:name"
QUESTIONS = "//text:p[@text:style-name='Question' or @text:style-name='Question_20_above']"


@pytest.fixture(scope="module")
def template(toolkit: Toolkit) -> PackageTemplate:
    return odt_template(plan_layout(toolkit.plan, toolkit.words), toolkit.addresses)


@pytest.fixture(scope="module")
def write(template: PackageTemplate, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("odt")

    def write(name, scope, template=template):
        path = folder / f"{name}.odt"
        path.write_bytes(template.write(scope))
        return path

    return write


@pytest.fixture(scope="module")
def blank(write, toolkit: Toolkit) -> Path:
    return write("blank", blank_scope(toolkit.plan))


@pytest.fixture(scope="module")
def bare(write, toolkit: Toolkit) -> Path:
    return write("bare", blank_scope(toolkit.plan, Choices(guidance=False)))


@pytest.fixture(scope="module")
def hostile(write, toolkit: Toolkit) -> Path:
    return write("hostile", plan_scope(Plan.model_validate(hostile_plan()), toolkit.plan, toolkit.words))


@pytest.fixture(scope="module")
def blocks(toolkit: Toolkit) -> list[Block]:
    return list(flat(plan_layout(toolkit.plan, toolkit.words).blocks))


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield from flat(block.blocks) if isinstance(block, When | Each) else [block]


def answer_slots(blocks: list[Block]) -> list[str]:
    return [slot for block in blocks if isinstance(block, Questions) for row in block.rows for slot in row.slots]


def as_the_first(runs: Runs) -> str:
    """What runs say in the first topic, which has no title."""
    return "".join("1" if run.slot == "topic.number" else run.text for run in runs)


def field_slots(blocks: list[Block]) -> list[str]:
    return [field.slot for block in blocks if isinstance(block, Fields) for field in block.fields]


# The file


def test_the_file_starts_with_its_kind_and_lists_its_parts(hostile):
    assert hostile.read_bytes()[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"
    with zipfile.ZipFile(hostile) as archive:
        assert archive.namelist() == ["mimetype", "META-INF/manifest.xml", *PARTS]
    assert [path for path, _ in Document(hostile).manifest.get_path_medias()] == ["/", *PARTS]


def test_the_same_plan_gives_the_same_bytes_in_every_process():
    script = """if True:
        from hashlib import sha256
        from pathlib import Path
        from macros.content.load import load
        from macros.documents.documents import Documents
        toolkit = load(Path())
        print(sha256(Documents(toolkit).plan(toolkit.worked_example, "odt")).hexdigest())"""
    digests = {
        subprocess.check_output([sys.executable, "-c", script], cwd=ROOT, env={"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_nothing_in_the_file_tells_when_it_was_made(hostile):
    assert {element.tag for element in part(hostile, "meta.xml")[0]} == {
        q("dc:title"), q("dc:language"), q("meta:user-defined")
    }  # fmt: skip


def test_no_mark_of_the_template_is_left(blank, hostile):
    for path in (blank, hostile):
        for name in PARTS:
            assert find(path, "//processing-instruction() | //@*[contains(., '?')]", name) == []


@pytest.mark.parametrize("title", ["A\ttab", "two  spaces", "<&>\"'", "con\x00trol", "two\nlines"])
def test_no_title_breaks_a_part_of_the_file(write, toolkit: Toolkit, title):
    plan = Plan.model_validate(plan_data(title=title))
    assert find(write("titled", plan_scope(plan, toolkit.plan, toolkit.words)), "//dc:title", "meta.xml") == [
        " ".join(title.replace("\x00", "�").split())
    ]


# What programs look for


@pytest.mark.parametrize("name", ["blank", "hostile"])
def test_the_properties_say_which_plan_it_is(request: pytest.FixtureRequest, toolkit: Toolkit, name):
    meta = Document(request.getfixturevalue(name)).meta
    title, plan_id = {"blank": (toolkit.plan.title, ""), "hostile": (HOSTILE["markup"], "a-plan")}[name]
    assert (meta.title, meta.language) == (title, "en-GB")
    properties = {name: value or "" for name, value in meta.user_defined_metadata.items()}
    assert re.fullmatch(r"(?:[0-9a-f]{8} ?)+" if plan_id else "", str(properties.pop("Plan first page")))
    assert properties == {
        "Plan definition": f"{toolkit.plan.id}:{toolkit.plan.version}",
        "Plan format": "1",
        "Plan id": plan_id,
        "Plan made from": "",
    }


def test_each_slot_has_a_style_of_its_own(blank, blocks):
    own = find(blank, "//style:style[@style:parent-style-name='Answer']/@style:display-name", "styles.xml")
    assert sorted(own) == sorted(map(style_name, [*field_slots(blocks), *answer_slots(blocks)]))
    assert set(own) <= set(style_names(blank).values())


def test_every_slot_has_a_bookmark_in_its_table_and_no_name_stands_twice(hostile, toolkit: Toolkit, blocks):
    repeated = toolkit.plan.asked(repeats=True)
    topics = range(1, len(HOSTILE) + 1)
    wanted = {
        f"{bookmark_name(slot)}{number}"
        for slot in [*field_slots(blocks), *answer_slots(blocks)]
        for number in (topics if slot.split(".")[0] in repeated else [0])
    }
    known = {"plan_a_dplan", *(f"topic_t_d{number}" for number in range(len(HOSTILE)))}
    known |= {f"contents_{each}" for each in (*topics, *(box.id for box in toolkit.plan.boxes if not box.optional))}
    found = find(hostile, BOOKMARKS)
    # What is optional and empty takes no row.
    slots = [f"plan.{detail.slot}" for detail in toolkit.plan.details if detail.optional]
    optional = [box for box in toolkit.plan.boxes if box.optional]
    slots += [f"{question.id}.answer" for box in optional for question in box.questions]
    wanted -= {f"{bookmark_name(slot)}0" for slot in slots}
    assert sorted(found) == sorted(wanted | known)
    assert sorted(found) == sorted(find(hostile, "//text:bookmark-end/@text:name"))
    names = style_names(hostile)
    by_style = {style_name(slot): bookmark_name(slot) for slot in [*field_slots(blocks), *answer_slots(blocks)]}
    for row in part(hostile).iter(q("table:table")):
        styles = {names[line.get(q("text:style-name"), "")] for line in row.iter(q("text:p"))}
        marks = {mark.get(q("text:name")).rstrip("0123456789") for mark in row.iter(q("text:bookmark-start"))}
        assert marks == {by_style[style] for style in styles if style in by_style}


# What people see


def test_headings_and_tables_stand_in_the_order_of_the_layout(blank, blocks):
    headings = [b for b in blocks if isinstance(b, Heading | TopicHeading)]
    # In a blank plan there is room for the title of the topic: it has one heading of the two.
    headings.remove([b for b in headings if isinstance(b, TopicHeading)][1])
    # A blank plan has no words yet that fit no question.
    assert find(blank, "//text:h") == [as_the_first(b.text) for b in headings][:-1]
    assert find(blank, "//text:h/@text:outline-level") == [str(getattr(b, "level", 2)) for b in headings][:-1]
    tables = [b for b in blocks if isinstance(b, Questions)]
    assert find(blank, "//table:table/table:title") == [table.title for table in tables]
    assert find(blank, "//table:table-header-rows//text:p") == ["About this plan"] + [
        text_of(words) for table in tables for words in ((table.heading, *table.columns)[len(table.columns) - 1 :])
    ]
    assert find(blank, QUESTIONS) == [
        f"{as_the_first(row.number)} {text_of(row.text)}" for table in tables for row in table.rows
    ]


def test_every_table_has_a_name_of_its_own(hostile):
    names = find(hostile, "//table:table/@table:name")
    assert len(names) == len(set(names)) == 4 + len(HOSTILE)


def test_guidance_stands_only_where_it_is_wanted(blank, bare, toolkit: Toolkit, blocks):
    names = ("Hint", "Hint_20_above", "Text_20_body", "Text_20_before")
    guidance = f"//text:p[{' or '.join(f'@text:style-name={name!r}' for name in names)}]"
    hints = {question.hint for question in toolkit.plan_questions.values() if question.hint}
    prose = {"".join(run.text for run in p.runs) for b in blocks if isinstance(b, Prose) for p in b.paragraphs}
    assert hints | prose <= set(find(blank, guidance))
    assert find(bare, guidance) == []
    assert find(bare, QUESTIONS) == find(blank, QUESTIONS)


def test_questions_without_an_answer_can_be_left_out(write, toolkit: Toolkit):
    plan = Plan.model_validate(plan_data(answers={"who-uses": {"answer": "All"}}))
    path = write("answered", plan_scope(plan, toolkit.plan, toolkit.words, Choices(unanswered=False)))
    assert find(path, QUESTIONS) == [f"1.2 {toolkit.plan_questions['who-uses'].text}"]
    assert find(path, "//text:h") == ["1. Your publics", "Who your publics are"]


def test_prose_keeps_its_lists_its_looks_and_the_links_that_lead_somewhere(write):
    prose = "See [*this*](link:there), [that](link:lost), [tips](/tips.md) & **more**.\n\n- one\n- two\n\nEnd."
    layout = Layout("plan:1", (Prose(paragraphs(prose)),))
    address = "https://a.example/?b=1&c=2"
    template = odt_template(layout, {"there": address, "lost": None})
    path = write("prose", {"values": {}, "flags": [], "lists": {}}, template)
    assert find(path, "//text:p")[1:] == ["See this, that, tips & more.", "one", "two", "End."]
    assert find(path, "//text:list[count(text:list-item) = 2]/text:list-item/text:p") == ["one", "two"]
    assert find(path, "//text:a | //text:a/@xlink:href") == ["this", address]
    assert find(path, "//text:a/text:span[@text:style-name='Emphasis']") == ["this"]
    assert find(path, "//text:span[@text:style-name='Strong_20_Emphasis']") == ["more"]


def test_tables_fill_an_a4_page_between_its_margins(blank):
    page = "//style:page-layout-properties/@*[local-name()='page-width' or local-name()='margin']"
    assert find(blank, page, "styles.xml") == ["21cm", "2cm"]
    for table in part(blank).iter(q("table:table")):
        columns = [column.get(q("table:style-name")) for column in table.iter(q("table:table-column"))]
        widths = [
            find(blank, f"//style:style[@style:name='{column}']/*/@style:column-width")[0] for column in columns
        ]
        assert sum(float(width.removesuffix("cm")) for width in widths) == 17


def test_rows_leave_room_to_write_while_they_are_blank_and_break_over_pages_only_where_they_are_long(
    blank, write, toolkit: Toolkit
):
    answers = {"who-uses": {"answer": "Some.\n- a\n- b"}, "inclusive": {"now": "Some.", "next": "words " * 200}}
    filled = write("rows", plan_scope(Plan.model_validate(plan_data(answers=answers)), toolkit.plan, toolkit.words))
    for path, columns, words, look in (
        (blank, 1, "1.2", ["2.5cm", "always"]),
        (blank, 2, "", ["2.3cm", "always"]),
        (filled, 1, "1.2", ["always"]),
        (filled, 2, "Some.", ["auto"]),
    ):
        row = f"//table:table-row[starts-with(@table:style-name, 'Answers-{columns}.') and contains(., '{words}')]"
        name = find(path, f"{row}/@table:style-name")[0]
        its = f"//style:style[@style:name='{name}']/style:table-row-properties"
        assert find(path, f"{its}/@style:min-row-height | {its}/@fo:keep-together") == look, (path, columns)


@pytest.mark.parametrize(("cell", "style"), [("Heading", "Table_20_Heading"), ("Question", "Hint")])
def test_words_stand_out_from_the_shade_behind_them(blank, cell, style):
    (shade,) = find(blank, f"//style:style[@style:name='{cell}-cell']/*/@fo:background-color")
    (colour,) = find(blank, f"//style:style[@style:name='{style}']/*/@fo:color", "styles.xml")
    darker, lighter = sorted(map(luminance, (shade, colour)))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_footer_gives_the_title_and_counts_pages(hostile):
    assert find(hostile, "//style:footer/text:p", "styles.xml") == [f"{HOSTILE['markup']}\tPage 1 of 1"]
    assert len(find(hostile, "//text:title | //text:page-number | //text:page-count", "styles.xml")) == 3


def test_the_text_is_in_british_english(blank):
    assert find(blank, "//@fo:language | //@fo:country", "styles.xml") == ["en", "GB"]


# What other programs read


def wanted(plan: dict) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The texts of the hostile plan by slot: those that stand once, and those of each topic."""
    once = {f"plan.{name}": plan[name] for name in ("title", "statistics", "organisation", "contact")}
    once["plan.date"] = "2 March 2026"
    once["who-about.answer"] = plan["answers"]["who-about"]["answer"]
    once["inclusive.now"] = f"Not relevant, because {plan['answers']['inclusive']['not_relevant']}"
    topics = [
        {"topic.title": topic["title"]}
        | {f"topic-people.{key}": text for key, text in topic["answers"]["topic-people"].items()}
        for topic in plan["topics"]
    ]
    for texts in topics:
        texts |= {slot: "\n".join(lines_of(text)) for slot, text in texts.items() if slot != "topic.title"}
        texts["topic.title"] = " ".join(lines_of(texts["topic.title"]))
    return once, topics


def wanted_lines() -> set[str]:
    """As other programs show them: items of lists without our sign."""
    once, topics = wanted(hostile_plan())
    return {
        " ".join(re.sub(r"^- (?=[\w#])", "", line).split())
        for number, texts in enumerate([once, *topics])
        for slot, text in texts.items()
        for line in (f"Topic {number}: {text}" if slot == "topic.title" else text).split("\n")
        if line
    }


def read(path: Path, toolkit: Toolkit) -> tuple[dict[str, str], list[dict[str, str]]]:
    found = reading(path, toolkit.plan)
    filled = [{slot: text for slot, text in texts.items() if text} for texts in [found.once, *found.topics]]
    return filled[0], filled[1:]


def test_hostile_text_is_whole_before_and_after_libreoffice_saved_it(hostile, office, tmp_path, toolkit: Toolkit):
    assert read(hostile, toolkit) == wanted(hostile_plan())
    (saved,) = office.convert([hostile], "odt", tmp_path)
    assert read(saved, toolkit) == wanted(hostile_plan())


def test_hostile_text_is_whole_as_odfdo_reads_it(hostile):
    elements = Document(hostile).body.xpath("//text:p | //text:h")
    assert wanted_lines() <= {" ".join(element.inner_text.split()) for element in elements}


def test_hostile_text_is_whole_as_libreoffice_exports_it(hostile, office, tmp_path):
    (path,) = office.convert([hostile], "txt", tmp_path)
    assert wanted_lines() <= {
        " ".join(line.strip().removeprefix("•").split()) for line in path.read_text(encoding="utf-8-sig").split("\n")
    }


def test_pandoc_reads_the_same_headings_questions_and_answers(hostile, toolkit: Toolkit, blocks):
    page: Any = html.fromstring(read_by_pandoc(hostile, "html"))
    lines = {" ".join(element.text_content().split()) for element in page.iter("p", "h2", "td", "li")}
    assert wanted_lines() <= lines
    rows = [row for block in blocks if isinstance(block, Questions) for row in block.rows]
    # An empty box that a plan may do without is not there.
    optional = {q.id for box in toolkit.plan.boxes if box.optional for q in box.questions}
    asked = [row for row in rows if row.id not in optional]
    assert {f"{as_the_first(row.number)} {text_of(row.text)}" for row in asked} <= lines
    assert [h.text_content() for h in page.iter("h1")] == [
        f"{box.number}. {box.title}" for box in toolkit.plan.boxes if not box.optional
    ]
    assert len(list(page.iter("table"))) == 4 + len(HOSTILE)


def test_libreoffice_prints_a_blank_plan_on_few_pages(blank, bare, office, tmp_path):
    for path in office.convert([blank, bare], "pdf", tmp_path):
        assert path.read_bytes().count(b"/Type/Page/") <= 7


# What lives through the work of people

TYPED = "Renters & <b>owners</b>|  second line||fourth"


@pytest.fixture(scope="module")
def edited(blank, office) -> dict[str, Path]:
    """The blank plan, filled in with LibreOffice, a topic copied, then saved in one format after the other."""
    odt = office.edit(
        blank,
        blank.with_name("typed.odt"),
        f'Enter "Answer who-about answer", 1, "{TYPED}"',
        'Press "CenterPara"',
        'Enter "Plan review date", 1, "May 2030"',
        'Enter "Topic title", 1, "Poverty"',
        'Enter "Answer topic-people now", 1, "Panel|Survey"',
        'CopyTopic "3. Your practice"',
        'Enter "Topic title", 2, " in cities"',
        'Enter "Answer topic-people next", 2, "Workshops"',
        'Enter "Answer inclusive next", 1, "Pay people"',
    )
    docx = office.edit(odt, odt.with_suffix(".docx"), 'Enter "Answer who-uses answer", 1, "Charities"')
    back = office.edit(docx, odt.with_name("back.odt"), 'Enter "Answer who-uses answer", 1, "|Journalists"')
    return {"odt": odt, "docx": docx, "back": back}


@pytest.mark.parametrize(
    ("kind", "later"),
    [
        ("odt", {}),
        ("docx", {"who-uses.answer": "Charities"}),
        ("back", {"who-uses.answer": "Charities\nJournalists"}),
    ],
)
def test_styles_tell_the_answers_apart_after_people_typed_copied_and_saved(edited, toolkit: Toolkit, kind, later):
    typed = {
        "plan.title": toolkit.plan.title,
        "plan.review_date": "May 2030",
        "who-about.answer": TYPED.replace("|", "\n"),
        "inclusive.next": "Pay people",
    }
    topic = {"topic.title": "Poverty", "topic-people.now": "Panel\nSurvey"}
    copy = topic | {"topic.title": "Poverty in cities", "topic-people.next": "Workshops"}
    assert read(edited[kind], toolkit) == (typed | later, [topic, copy])


@pytest.mark.parametrize("kind", ["odt", "docx", "back"])
def test_bookmarks_and_properties_live_through_it_too(edited, blank, toolkit: Toolkit, kind):
    path = edited[kind]
    if kind == "docx":
        marks = [
            mark.get(f"{docx_support.W}name")
            for mark in docx_support.part(path).iter(f"{docx_support.W}bookmarkStart")
        ]
        properties: dict[str, Any] = {
            p.get("name", ""): "".join(map(str, p.itertext())) for p in docx_support.part(path, "docProps/custom.xml")
        }
    else:
        marks = find(path, BOOKMARKS)
        properties = Document(path).meta.user_defined_metadata
    assert {mark for mark in marks if "Copy" not in str(mark)} == set(find(blank, BOOKMARKS))
    assert properties["Plan definition"] == f"{toolkit.plan.id}:{toolkit.plan.version}"
    assert (properties["Plan format"], properties["Plan id"] or "") == ("1", "")
