"""The files that the browser writes are those that the toolkit's command writes, and other programs open them."""

import base64
import io
import re
import zipfile
from datetime import date

import docx
import odfdo
import pytest
from bs4 import BeautifulSoup

from macros.documents.documents import WRITERS
from macros.documents.layouts.plan import record_layout
from macros.documents.record_scope import record_scope
from macros.documents.scope import Choices, data_of
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from macros.text import lines_of
from tests.plans import HOSTILE, all_visible, hostile_plan, plan_data
from tests.scripts.conftest import Run
from tests.scripts.loading import documents_of

MAKE = """async (plan, definition, format, choices) => {
  const blob = await tkPlan.exports.makeFile(tkPlan.format.check(plan), definition, format, choices);
  return { type: blob.type, content: await base64(blob) };
}"""
RICH = "(plan, definition, choices) => tkPlan.exports.richText(tkPlan.format.check(plan), definition, choices)"
ZIP = """async (parts) => {
  const bytes = (text) => Uint8Array.fromBase64(text);
  const file = await tkPlan.zip.write(parts.map(({ content, ...part }) => ({ ...part, bytes: bytes(content) })));
  return base64(new Blob([file]));
}"""
SECRET = "zzsecret"
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "md": "text/markdown;charset=utf-8",
    "html": "text/html;charset=utf-8",
    "json": "application/json",
}
ALL = Choices()
LEAST = Choices(guidance=False, unanswered=False, internal=False)

zipped_formats = pytest.mark.parametrize("format_name", ["docx", "odt"])


def as_json(plan: Plan) -> dict:
    return plan.model_dump(mode="json", by_alias=True)


@pytest.fixture(scope="module")
def hostile() -> Plan:
    data = hostile_plan()
    secret = dict.fromkeys(("answer", "now", "next", "planned"), SECRET) | {"internal": True}
    data["answers"]["who-uses"] = secret
    data["topics"][0]["answers"]["topic-methods"] = secret
    data["records"]["what-we-heard"].append({"id": "secret", "fields": {"need": SECRET}, "internal": True})
    # As it is once it was opened, on the page or by the command.
    return Plan.model_validate(all_visible(data))


@pytest.fixture(scope="module")
def make(run: Run, toolkit: Toolkit):
    def make(plan: Plan, format_name: str, choices: Choices = ALL) -> bytes:
        definition = toolkit.plan.model_dump(mode="json")
        made = run(MAKE, as_json(plan), definition, format_name, vars(choices))
        assert made["type"] == TYPES[format_name]
        return base64.b64decode(made["content"])

    return make


def parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def about_parts(document: bytes) -> list[tuple]:
    """What a zip file says of its parts: all but how well they are packed."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return [
            (i.filename, i.date_time, i.compress_type, i.create_system, i.external_attr, i.flag_bits, i.extra, i.CRC)
            for i in archive.infolist()
        ]


@pytest.mark.parametrize("choices", [ALL, LEAST], ids=["all", "least"])
@zipped_formats
def test_a_word_or_opendocument_file_has_the_parts_that_the_command_writes(
    make, toolkit: Toolkit, hostile, format_name, choices
):
    for plan in (hostile, toolkit.worked_example, Plan.model_validate(plan_data())):
        ours, theirs = make(plan, format_name, choices), documents_of(toolkit).plan(plan, format_name, choices)
        assert parts(ours) == parts(theirs)
        assert about_parts(ours) == about_parts(theirs)


@pytest.mark.parametrize("choices", [ALL, LEAST], ids=["all", "least"])
def test_markdown_is_what_the_command_writes(make, toolkit: Toolkit, hostile, choices):
    for plan in (hostile, toolkit.worked_example):
        assert make(plan, "md", choices) == documents_of(toolkit).plan(plan, "md", choices)


def split_page(page: bytes) -> tuple[str, Plan]:
    """A page without the plan that is saved in it, and that plan."""
    saved = BeautifulSoup(page, "html.parser").find(id="saved-plan").get_text()
    return re.sub("(?s)<pre.*</pre>", "", page.decode()), Plan.model_validate_json(saved)


@pytest.mark.parametrize("choices", [ALL, LEAST], ids=["all", "least"])
def test_a_page_is_what_the_command_writes(make, toolkit: Toolkit, hostile, choices):
    for plan in (hostile, toolkit.worked_example):
        ours, theirs = (
            split_page(page)
            for page in (make(plan, "html", choices), documents_of(toolkit).plan(plan, "html", choices))
        )
        assert ours == theirs


MAKE_RECORD = """async (record, details, plan, format, texts) => {
  const scope = tkPlan.recordScope.recordScope(record, details, plan, plan.records[record.id], texts);
  return base64(await tkPlan.exports.makeRecordFile(record, format, scope));
}"""


@pytest.mark.parametrize("format_name", WRITERS)
def test_a_record_to_publish_is_what_the_command_writes(run: Run, toolkit: Toolkit, format_name: str):
    record = toolkit.records["you-said-we-did"]
    entries = [
        {"id": f"e{number}", "fields": {"heard": text, "outcome": "done", "action": text}}
        for number, text in enumerate(HOSTILE.values())
    ]
    plan = Plan.model_validate(hostile_plan() | {"records": {record.id: entries}})
    texts = {"title": HOSTILE["markup"], "intro": HOSTILE["list"], "day": "2026-03-02"}
    details = [detail.model_dump(mode="json") for detail in toolkit.plan.details]
    values = (record.model_dump(mode="json"), details, as_json(plan), format_name, texts)
    written = base64.b64decode(run(MAKE_RECORD, *values))
    scope = record_scope(
        record,
        toolkit.plan.details,
        plan,
        plan.records[record.id],
        toolkit.words,
        title=texts["title"],
        intro=texts["intro"],
        day=date.fromisoformat(texts["day"]),
    )
    theirs = WRITERS[format_name](
        record_layout(record, toolkit.plan.details, toolkit.words), toolkit.addresses
    ).write(scope)
    if format_name in ("docx", "odt"):
        assert parts(written) == parts(theirs)
        assert about_parts(written) == about_parts(theirs)
    else:
        assert written == theirs


def test_data_is_the_plan_as_it_stands(make, hostile, toolkit):
    assert Plan.model_validate_json(make(hostile, "json")) == hostile
    published = data_of(hostile, toolkit.plan, LEAST)
    assert Plan.model_validate_json(make(hostile, "json", LEAST)) == published
    assert published.definition.boxes, "its questions go with it"
    assert make(hostile, "json").count(b"\n") > 100


@pytest.mark.parametrize("format_name", TYPES)
def test_the_same_plan_gives_the_same_bytes(make, hostile, format_name):
    assert make(hostile, format_name) == make(hostile, format_name)


@pytest.mark.parametrize("format_name", TYPES)
def test_internal_answers_are_in_no_byte(make, hostile, format_name):
    def is_told(choices: Choices) -> bool:
        content = make(hostile, format_name, choices)
        inside = parts(content).values() if format_name in ("docx", "odt") else []
        return any(SECRET.encode() in each for each in [content, *inside])

    assert is_told(ALL)
    assert not is_told(Choices(internal=False))


def topic_headings(plan: Plan) -> list[str]:
    """What the headings of the topics say."""
    return [f"Topic {n}: {' '.join(lines_of(topic.title))}" for n, topic in enumerate(plan.topics, start=1)]


def test_word_files_are_opened(make, hostile):
    document = docx.Document(io.BytesIO(make(hostile, "docx")))
    assert document.core_properties.title == hostile.title
    texts = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Topic title"]
    assert [text for text in texts if re.match(r"Topic \d+: ", text)] == topic_headings(hostile)


def test_opendocument_files_are_opened(make, hostile):
    content = make(hostile, "odt")
    assert content[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.text")
    document = odfdo.Document(io.BytesIO(content))
    assert document.meta.title == hostile.title
    headings = [str(heading).strip() for heading in document.body.headers]
    assert [heading for heading in headings if re.match(r"Topic \d+: ", heading)][-1] == topic_headings(hostile)[-1]


def test_a_zip_file_holds_any_bytes(run: Run):
    contents = {
        "empty": b"",
        "every/byte.bin": bytes(range(256)) * 300,
        "stored": b"plain text",
        "zeros": bytes(1_000_000),
        "nothing stored": b"",
    }
    listed = [
        {"name": name, "content": base64.b64encode(content).decode(), "stored": "stored" in name}
        for name, content in contents.items()
    ]
    written = base64.b64decode(run(ZIP, listed))
    assert parts(written) == contents
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert [info.compress_type == zipfile.ZIP_STORED for info in archive.infolist()] == [
            "stored" in name for name in contents
        ]
    assert b"plain text" in written
    assert len(written) < 80_000
    assert parts(base64.b64decode(run(ZIP, []))) == {}


def test_parts_that_are_no_text_come_through(run: Run):
    # No template has a picture in it so far.
    picture = bytes(range(256))
    work = """async (template) => {
      const own = tkPlan.templates;
      tkPlan.templates = { odt: template };
      const definition = { id: "d", version: 1 };
      const plan = { id: "p", definition, title: "A & B", modified: "", answers: {}, topics: [], records: {} };
      try {
        return await base64(await tkPlan.exports.makeFile(plan, { title: "", boxes: [] }, "odt", {}));
      } finally {
        tkPlan.templates = own;
      }
    }"""
    template = {
        "format": "odt",
        "first": "mimetype",
        "filled": {"content.xml": ["<a>", ["text", "plan.title"], "</a>"], "mimetype": ["x"]},
        "fixed": {"a.png": base64.b64encode(picture).decode()},
    }
    written = parts(base64.b64decode(run(work, template)))
    assert list(written.items()) == [("mimetype", b"x"), ("a.png", picture), ("content.xml", b"<a>A &amp; B</a>")]


NAMES = {
    "Our plan": "2026-03-02 Our plan.docx",
    "": "2026-03-02 Plan.docx",
    " . - ": "2026-03-02 Plan.docx",
    'Plan: <a>/b\\c|"d"?*': "2026-03-02 Plan - -a-b-c-d.docx",
    "../../etc/passwd": "2026-03-02 etc-passwd.docx",
    # Windows would take the first for a device, and the direction of the second hides what the file is.
    "aux.plan": "2026-03-02 aux-plan.docx",
    "Plan \u202excod.exe": "2026-03-02 Plan xcod-exe.docx",
    "one\r\ntwo\t\tthree\0four\u2028five": "2026-03-02 one two three four five.docx",
    "cafe\u0301 \U0001f469 \u05e9\u05dc\u05d5\u05dd": "2026-03-02 caf\u00e9 \U0001f469 \u05e9\u05dc\u05d5\u05dd.docx",
    "half \ud83d a character": "2026-03-02 half a character.docx",
    "\U0001f469" * 60: "2026-03-02 " + "\U0001f469" * 50 + "….docx",
    "x" * 49 + " yz": "2026-03-02 " + "x" * 49 + "….docx",
    "Inclusive data: how we involve the public, 2026 to 2027": (
        "2026-03-02 Inclusive data - how we involve the public, 2026….docx"
    ),
}


@pytest.mark.parametrize(("title", "name"), NAMES.items(), ids=map(ascii, NAMES))
def test_a_file_is_named_after_the_plan_and_its_date(run: Run, title: str, name: str):
    work = "(plan) => tkPlan.exports.fileName(plan, 'docx')"
    assert run(work, plan_data(title=title)) == name
    assert len(name.encode()) <= 255


@pytest.mark.parametrize(
    ("modified", "day"), [("2026-01-31T23:59:59+14:00", "2026-01-31 "), ("1 March 2026", ""), ("", "")]
)
def test_the_date_in_a_name_is_the_one_that_the_plan_gives(run: Run, modified: str, day: str):
    work = "(plan) => tkPlan.exports.fileName(plan, 'odt')"
    assert run(work, plan_data(title="A", modified=modified)) == f"{day}A.odt"


def test_rich_text_is_the_plan_and_nothing_else(run: Run, toolkit: Toolkit, hostile):
    definition = toolkit.plan.model_dump(mode="json")
    rich = run(RICH, as_json(hostile), definition, vars(LEAST))
    assert SECRET not in rich["html"] + rich["text"]
    soup = BeautifulSoup(rich["html"], "html.parser")
    assert {element.name for element in soup.find_all(True)} <= {
        *("h1", "h2", "h3", "p", "span", "ul", "li"),
        *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    }
    assert {name for element in soup.find_all(True) for name in element.attrs} == {"border", "scope"}
    assert soup.h1.get_text() == hostile.title
    assert [h.get_text() for h in soup.find_all("h3") if re.match(r"Topic \d+: ", h.get_text())] == topic_headings(
        hostile
    )
    for topic in hostile.topics:
        assert "\n".join(lines_of(topic.answers["topic-people"].now)).strip() in rich["text"]


def test_plain_text_has_questions_columns_and_answers_in_order(run: Run, toolkit: Toolkit):
    plan = plan_data(
        title="Our plan",
        organisation="An office",
        answers={"who-about": {"answer": "All\n- of us"}, "inclusive": {"not_relevant": "we are few"}},
        topics=[{"id": "t", "title": "Parks", "answers": {"topic-feedback": {"now": "a *b*", "next": "c\n\nd"}}}],
    )
    text = run(RICH, plan, toolkit.plan.model_dump(mode="json"), vars(LEAST))["text"]
    people, feedback, inclusive = (
        toolkit.plan_questions[name].text for name in ("who-about", "topic-feedback", "inclusive")
    )
    titles = [f"{box.number}. {box.title}" for box in toolkit.plan.boxes]
    blocks = [
        *("Our plan", "Organisation: An office", "Date: 2 March 2026"),
        *(titles[0], toolkit.plan.boxes[0].parts[0].title, f"1.1 {people}", "All\n- of us"),
        *(titles[1], "Topic 1: Parks", f"2.1.6 {feedback}"),
        *("What we do now:\na *b*", "What we will do next:\nc\n\nd"),
        *(titles[2], f"3.7 {inclusive}"),
        *("What we do now:\nNot relevant, because we are few", "What we will do next:\n"),
        f"{toolkit.words('documents.small-print')}. The questions are version {toolkit.plan.version}.",
    ]
    assert text == "\n\n".join(blocks) + "\n"


def test_rich_text_can_hold_guidance_with_its_links(run: Run, toolkit: Toolkit):
    rich = run(RICH, plan_data(), toolkit.plan.model_dump(mode="json"), vars(ALL))
    boxes = [box for box in toolkit.plan.boxes if not box.optional]
    hints = [question.hint for box in boxes for question in box.questions if question.hint]
    assert hints
    assert all(hint in BeautifulSoup(rich["html"], "html.parser").get_text() for hint in hints)
    assert all(hint in rich["text"] for hint in hints)
