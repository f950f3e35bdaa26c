"""A plan as an OpenDocument text: what stands in the file, and what programs that others wrote find there."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from odfdo import Document

from macros.downloads.layout import Block, Each, Fields, Heading, Layout, Prose, Questions, When, plan_layout
from macros.downloads.marks import bookmark_name, style_name
from macros.downloads.odt_writer import odt_template
from macros.downloads.package import PackageTemplate
from macros.downloads.prose import paragraphs
from macros.downloads.scope import Choices, blank_scope, plan_scope
from macros.downloads.template import lines_of
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.conftest import ROOT
from tests.documents.odt_support import answers, styled
from tests.plans import HOSTILE, hostile_plan, plan_data

PARTS = ["content.xml", "meta.xml", "styles.xml"]
TOPICS = len(HOSTILE)


@pytest.fixture(scope="module")
def template(toolkit: Toolkit) -> PackageTemplate:
    return odt_template(plan_layout(toolkit.plan), toolkit.addresses)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("odt")


@pytest.fixture(scope="module")
def blank(template: PackageTemplate, toolkit: Toolkit, folder: Path) -> Path:
    return written(folder / "blank.odt", template.write(blank_scope(toolkit.plan)))


@pytest.fixture(scope="module")
def hostile(template: PackageTemplate, toolkit: Toolkit, folder: Path) -> Path:
    scope = plan_scope(Plan.model_validate(hostile_plan()), toolkit.plan)
    return written(folder / "hostile.odt", template.write(scope))


@pytest.fixture(scope="module")
def slots(toolkit: Toolkit) -> dict[str, str]:
    """By the name of its style, each slot but for the titles."""
    blocks = list(flat(plan_layout(toolkit.plan).blocks))
    fields = [field.slot for block in blocks if isinstance(block, Fields) for field in block.fields]
    rows = [row for block in blocks if isinstance(block, Questions) for row in block.rows]
    return {style_name(slot): slot for slot in [*fields, *(slot for row in rows for slot in row.slots)]}


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield from flat(block.blocks) if isinstance(block, When | Each) else [block]


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def trees(path: Path) -> list[etree._Element]:
    with zipfile.ZipFile(path) as archive:
        return [etree.fromstring(archive.read(name)) for name in PARTS]


def texts(document: Document, path: str) -> list[str]:
    return [element.inner_text for element in document.body.xpath(path)]


# The file ---------------------------------------------------------------------------------------------------------


def test_the_file_starts_with_its_kind_and_lists_its_parts(hostile: Path):
    assert hostile.read_bytes()[30:77] == b"mimetypeapplication/vnd.oasis.opendocument.text"
    with zipfile.ZipFile(hostile) as archive:
        assert archive.namelist() == ["mimetype", "META-INF/manifest.xml", *PARTS]
    assert [path for path, _ in Document(hostile).manifest.get_path_medias()] == ["/", *PARTS]


def test_the_same_plan_gives_the_same_bytes_in_any_process():
    script = """if True:
        from hashlib import sha256
        from pathlib import Path
        from macros.content import load
        from macros.downloads.documents import plan_document
        toolkit = load(Path())
        print(sha256(plan_document(toolkit.worked_example, toolkit, "odt")).hexdigest())"""
    digests = {
        subprocess.check_output([sys.executable, "-c", script], cwd=ROOT, env={"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_nothing_in_the_file_tells_when_it_was_made(hostile: Path):
    meta = {etree.QName(element).localname for element in Document(hostile).meta.body._xml_element}
    assert meta == {"title", "language", "user-defined"}


def test_no_mark_of_the_template_is_left(blank: Path, hostile: Path):
    for tree in [*trees(blank), *trees(hostile)]:
        assert not tree.xpath("//processing-instruction()")
        assert not [value for value in tree.xpath("//@*") if "?" in value]


# What programs need to know ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["blank", "hostile"])
def test_the_properties_say_which_plan_it_is(request: pytest.FixtureRequest, toolkit: Toolkit, name):
    meta = Document(request.getfixturevalue(name)).meta
    title, plan_id = {"blank": (toolkit.plan.title, ""), "hostile": (HOSTILE["markup"], "a-plan")}[name]
    assert (meta.title, meta.language) == (title, "en-GB")
    assert {name: value or "" for name, value in meta.user_defined_metadata.items()} == {
        "Plan definition": f"{toolkit.plan.id}:{toolkit.plan.version}",
        "Plan format": "1",
        "Plan id": plan_id,
    }


def test_each_slot_has_a_style_of_its_own(blank: Path, slots: dict[str, str]):
    parents = {style.display_name: style.parent_style for style in Document(blank).get_styles("paragraph")}
    assert {name for name, parent in parents.items() if parent == "Answer"} == set(slots)
    assert (parents["Plan title"], parents["Topic title"]) == ("Title", "Heading_20_2")


def test_each_bookmark_leads_to_the_row_of_one_answer(hostile: Path, toolkit: Toolkit, slots: dict[str, str]):
    document = Document(hostile)
    found = []
    for row in document.body.xpath("//table:table-row"):
        names = [mark.get_attribute("text:name") for mark in row.xpath(".//text:bookmark-start")]
        assert names == [mark.get_attribute("text:name") for mark in row.xpath(".//text:bookmark-end")]
        styles = [line.get_attribute("text:style-name").replace("_20_", " ") for line in row.xpath(".//text:p")]
        assert {name.rstrip("0123456789") for name in names} == {
            bookmark_name(slots[style]) for style in styles if style in slots
        }
        found += names
    assert len(found) == len(set(found))
    once = [slot for slot in slots.values() if not slot.startswith("topic-")]
    each = [slot for slot in slots.values() if slot.startswith("topic-")]
    numbers = range(1, TOPICS + 1)
    assert set(found) == {f"{bookmark_name(slot)}0" for slot in once} | {
        f"{bookmark_name(slot)}{number}" for slot in each for number in numbers
    }


# What people see --------------------------------------------------------------------------------------------------


def test_headings_and_tables_stand_in_the_order_of_the_layout(blank: Path, toolkit: Toolkit):
    document = Document(blank)
    layout = list(flat(plan_layout(toolkit.plan).blocks))
    headings = [(heading.get_attribute("text:outline-level"), heading.inner_text) for heading in document.body.headers]
    assert [text for _, text in headings] == [
        block.text if isinstance(block, Heading) else "Topic: "
        for block in layout
        if type(block).__name__.endswith("Heading")
    ]
    assert [int(level) for level, text in headings] == [1 if text[0].isdigit() else 2 for _, text in headings]
    tables = [block for block in layout if isinstance(block, Questions)]
    assert texts(document, "//table:table-header-rows//text:p") == [
        words for table in tables for words in ("Question", *table.columns)
    ]
    assert texts(document, "//text:p[@text:style-name='Question']") == [
        f"{row.number} {row.text}" for table in tables for row in table.rows
    ]
    assert texts(document, "//table:table/table:title") == [table.title for table in tables]


def test_every_table_has_a_name_of_its_own(hostile: Path):
    names = [table.get_attribute("table:name") for table in Document(hostile).body.xpath("//table:table")]
    assert len(names) == len(set(names)) == 4 + TOPICS


def test_guidance_stands_only_where_it_is_wanted(template: PackageTemplate, toolkit: Toolkit, blank: Path):
    bare = Document(io.BytesIO(template.write(blank_scope(toolkit.plan, Choices(guidance=False)))))
    guidance = "//text:p[@text:style-name='Hint' or @text:style-name='Text_20_body']"
    found = texts(Document(blank), guidance)
    assert {question.hint for question in toolkit.plan_questions.values() if question.hint} <= set(found)
    assert len([text for text in found if text.startswith(("Use this box", "Name each topic"))]) == 3
    assert texts(bare, guidance) == []
    answers = "//text:p[starts-with(@text:style-name, 'Answer_20_')]"
    assert len(texts(bare, answers)) == len(texts(Document(blank), answers)) > 0


def test_questions_without_an_answer_can_be_left_out(template: PackageTemplate, toolkit: Toolkit):
    plan = Plan.model_validate(plan_data(answers={"who-uses": {"answer": "All"}}))
    document = Document(io.BytesIO(template.write(plan_scope(plan, toolkit.plan, Choices(unanswered=False)))))
    assert texts(document, "//text:p[@text:style-name='Question']") == [f"1.2 {toolkit.plan_questions['who-uses'].text}"]
    assert len(document.body.headers) == 2


def test_prose_keeps_its_lists_its_looks_and_the_links_that_lead_somewhere():
    prose = Prose(
        paragraphs("See [*this* page](link:there), [that](link:lost), [tips](/tips.md) & **more**.\n\n- one\n- two\n\nEnd.")
    )
    template = odt_template(Layout("plan:1", "A plan", (prose,)), {"there": "https://a.example/?b=1&c=2", "lost": None})
    document = Document(io.BytesIO(template.write({"values": {}, "flags": [], "lists": {}})))
    assert texts(document, "//text:p")[1:-1] == ["See this page, that, tips & more.", "one", "two", "End."]
    assert texts(document, "//text:list[count(text:list-item) = 2]/text:list-item") == ["one", "two"]
    assert {link.get_attribute("xlink:href") for link in document.body.xpath("//text:a")} == {"https://a.example/?b=1&c=2"}
    assert "".join(texts(document, "//text:a")) == "this page"
    assert texts(document, "//text:span[@text:style-name='Strong_20_Emphasis']") == ["more"]
    assert texts(document, "//text:span[@text:style-name='Emphasis']") == ["this"]


def test_tables_fill_an_a4_page_between_its_margins(blank: Path):
    content, _, styles = trees(blank)
    page = styles.find(".//{*}page-layout-properties")
    size = {etree.QName(name).localname: value for name, value in page.items()}
    assert (size["page-width"], size["page-height"], size["margin"]) == ("21cm", "29.7cm", "2cm")
    widths = {
        style.values()[0]: float(style[0].values()[0].removesuffix("cm"))
        for style in content.iterfind(".//{*}style")
        if "table-column" in style.values()
    }
    for table in content.iterfind(".//{*}table"):
        assert sum(widths[column.values()[0]] for column in table.iterfind("{*}table-column")) == 17


def test_the_footer_gives_the_title_and_counts_pages(hostile: Path):
    (footer,) = trees(hostile)[2].iterfind(".//{*}footer/{*}p")
    assert "".join(footer.itertext()) == f"{HOSTILE['markup']}Page 1 of 1"
    assert [etree.QName(field).localname for field in footer] == ["title", "tab", "page-number", "page-count"]


def test_the_document_is_in_british_english(blank: Path):
    assert Document(blank).language == "en-GB"


# What others read -------------------------------------------------------------------------------------------------


def expected_of_hostile_plan() -> list[dict[str, str]]:
    plan = hostile_plan()
    topics = [
        {
            "Topic title": "Topic: " + " ".join(lines_of(topic["title"])),
            **{
                f"Answer topic-people {key}": "\n".join(lines_of(text))
                for key, text in topic["answers"]["topic-people"].items()
            },
        }
        for topic in plan["topics"]
    ]
    reason = f"Not relevant, because {plan['answers']['inclusive']['not_relevant']}"
    topics[-1]["Answer inclusive now"] = reason
    title_block = {
        "Plan title": plan["title"],
        "Plan statistics": plan["statistics"],
        "Plan organisation": plan["organisation"],
        "Plan contact": plan["contact"],
        "Plan date": "2 March 2026",
        "Answer who-about answer": plan["answers"]["who-about"]["answer"],
    }
    return [title_block, *topics]


def texts_of(path: Path) -> list[dict[str, str]]:
    return [{style: text for style, text in part.items() if text} for part in answers(styled(path))]


def test_hostile_text_is_whole_as_odfdo_reads_it(hostile: Path):
    assert texts_of(hostile) == expected_of_hostile_plan()


def test_hostile_text_is_whole_after_libreoffice_saved_it(hostile: Path, office, tmp_path: Path):
    assert texts_of(office.edit(hostile, tmp_path / "saved.odt")) == expected_of_hostile_plan()


def test_hostile_text_is_whole_as_libreoffice_exports_it(hostile: Path, office, tmp_path: Path):
    (text,) = office.convert([hostile], "txt:Text (encoded):UTF8", tmp_path)
    found = set(text.read_text(encoding="utf-8-sig").splitlines())
    wanted = "\n".join("\n".join(part.values()) for part in expected_of_hostile_plan()).split("\n")
    assert [line for line in wanted if line not in found] == []


def test_pandoc_reads_the_same_headings_questions_and_answers(hostile: Path, pandoc, toolkit: Toolkit):
    read = [(kind, " ".join(text.split())) for kind, text in pandoc(hostile)]
    wanted = expected_of_hostile_plan()
    headings = [text for kind, text in read if kind == "Header 2" and text.startswith("Topic:")]
    assert headings == [" ".join(part["Topic title"].split()) for part in wanted[1:]]
    assert [text for kind, text in read if kind == "Header 1"] == [f"{b.number}. {b.title}" for b in toolkit.plan.boxes]
    words = {text for kind, text in read if kind == "Para"}
    questions = [text for text in words if text[:1].isdigit() and text[1:2] == "."]
    assert len(questions) >= len(toolkit.plan_questions)
    lines = "\n".join("\n".join(part.values()) for part in wanted).split("\n")
    assert [line for line in lines if " ".join(line.split()) not in words | set(headings)] == []


# What lives through the work of people ----------------------------------------------------------------------------

TYPED = "Renters & <b>owners</b>|  second line||fourth"


@pytest.fixture(scope="module")
def edited(blank: Path, office, folder: Path) -> dict[str, Path]:
    """The blank plan filled in with LibreOffice, a topic copied, and saved in three formats after each other."""
    again = office.edit(
        blank,
        folder / "typed.odt",
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
    word = office.edit(again, folder / "typed.docx", 'Enter "Answer who-uses answer", 1, "Charities"')
    back = office.edit(word, folder / "back.odt", 'Enter "Answer who-uses answer", 1, "|Journalists"')
    return {"odt": again, "docx": word, "odt after docx": back}
