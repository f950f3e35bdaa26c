"""The plan builder reads back what the toolkit writes, in every format, and refuses in words what is no plan."""

import json
import re
from typing import Any

import pytest

from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import hostile_plan, plan_data
from tests.scripts.reading import (
    MAIN_PART,
    Blank,
    Reader,
    Scripts,
    kept,
    parts_of,
    said,
    written,
    zipped,
)

FORMATS = ["json", "html", "md", "docx", "odt"]
OFFICE = ["docx", "odt"]

formats = pytest.mark.parametrize("format_name", FORMATS)
office_formats = pytest.mark.parametrize("format_name", OFFICE)


@formats
@pytest.mark.parametrize("guidance", [True, False])
@pytest.mark.parametrize("unanswered", [True, False])
def test_the_worked_example_comes_back(
    toolkit: Toolkit, reader: Reader, example: dict[str, Any], format_name: str, guidance: bool, unanswered: bool
):
    content = written(toolkit, toolkit.worked_example, format_name, guidance=guidance, unanswered=unanswered)
    result = reader.read(content)
    assert said(result["plan"]) == said(example)
    assert (result["kind"], result["unplaced"], result["notes"]) == (format_name, [], [])


TURNS = """async (bytes, definition) => {
  const parse = DOMParser.prototype.parseFromString;
  const { port1, port2 } = new MessageChannel();
  let turns = 0;
  port1.onmessage = () => { turns += 1; port2.postMessage(null); };
  port2.postMessage(null);
  DOMParser.prototype.parseFromString = function (...given) { turns = 0; return parse.apply(this, given); };
  try {
    await tkPlan.file.readFile(new Blob([bytes]), definition);
    return turns;
  } finally {
    DOMParser.prototype.parseFromString = parse;
    port1.close();
  }
}"""
"""How often the page has its turn from the last part that is parsed until a file is read."""


@office_formats
def test_the_page_has_its_turn_between_the_steps_of_reading_a_document(
    toolkit: Toolkit, scripts: Scripts, format_name: str
):
    content = written(toolkit, toolkit.worked_example, format_name)
    assert scripts.run(TURNS, content, toolkit.plan.model_dump(mode="json")) > 0


@formats
def test_awkward_texts_come_back(toolkit: Toolkit, reader: Reader, awkward: Plan, format_name: str):
    plan = reader.plan(written(toolkit, awkward, format_name))
    assert said(plan) == said(awkward.model_dump(mode="json"))


@formats
def test_hostile_texts_come_back(toolkit: Toolkit, reader: Reader, format_name: str):
    plan = Plan.model_validate(hostile_plan())
    expected = kept(said(plan.model_dump(mode="json")), format_name)
    assert said(reader.plan(written(toolkit, plan, format_name))) == expected


@pytest.mark.parametrize("format_name", ["json", "html", "docx", "odt"])
def test_a_plan_keeps_its_made_up_name(toolkit: Toolkit, reader: Reader, awkward: Plan, format_name: str):
    assert reader.plan(written(toolkit, awkward, format_name))["id"] == "awkward"


@pytest.mark.parametrize("format_name", ["md", "docx", "odt"])
@pytest.mark.parametrize("box", [None, 0, 1, 2])
def test_a_blank_document_is_an_empty_plan_with_a_name_of_its_own(
    blank: Blank, reader: Reader, format_name: str, box: int | None
):
    content = blank(format_name, box)
    one, other = reader.plan(content), reader.plan(content)
    assert one["id"] != other["id"]
    assert (one["title"], one["review_date"], one["answers"]) == ("", None, {})
    # The one topic that there is room for is a topic, as it is on the page of the plan builder.
    empty = [{"title": "", "answers": {}}]
    topics = [{key: value for key, value in topic.items() if key != "id"} for topic in one["topics"]]
    assert topics == (empty if box in (None, 1) else [])


@office_formats
def test_topics_keep_their_names(toolkit: Toolkit, reader: Reader, awkward: Plan, format_name: str):
    plan = reader.plan(written(toolkit, awkward, format_name))
    assert [topic["id"] for topic in plan["topics"]] == [topic.id for topic in awkward.topics]


@pytest.mark.parametrize("format_name", ["html", "md", "docx", "odt"])
def test_a_topic_without_a_title_has_a_number_alone_and_comes_back_without_one(
    toolkit: Toolkit, reader: Reader, format_name: str
):
    topics = [{"id": name, "title": title, "answers": {}} for name, title in [("a", "Fares"), ("b", ""), ("c", " ")]]
    content = written(toolkit, Plan.model_validate(plan_data(topics=topics)), format_name)
    parts = parts_of(content).values() if format_name in MAIN_PART else [content]
    text = re.sub("<[^>]*>", "", b" ".join(parts).decode(errors="ignore"))
    assert set(re.findall(r"Topic [123]:? ?", text)) == {"Topic 1: ", "Topic 2", "Topic 3"}
    assert [topic["title"].strip() for topic in reader.plan(content)["topics"]] == ["Fares", "", ""]


def test_a_saved_plan_comes_back_with_all_that_it_holds(reader: Reader, example: dict[str, Any]):
    data = example | {"later": {"unknown": [1]}}
    assert reader.plan(json.dumps(data).encode()) == data


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("format_name", ["json", "html", "md"])
def test_a_text_that_an_editor_saved_in_its_own_way_is_read(
    toolkit: Toolkit, reader: Reader, awkward: Plan, format_name: str, encoding: str
):
    text = written(toolkit, awkward, format_name).decode().replace("\n", "\r\n")
    assert said(reader.plan(text.encode(encoding))) == said(awkward.model_dump(mode="json"))


@pytest.mark.parametrize("alphabet", ["iso-8859-1", "windows-1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_a_document_in_another_alphabet_is_read(toolkit: Toolkit, reader: Reader, format_name: str, alphabet: str):
    parts = parts_of(written(toolkit, toolkit.worked_example, format_name))
    main = MAIN_PART[format_name]
    text = parts[main].decode().partition("?>")[2]
    other = f'<?xml version="1.0" encoding="{alphabet}"?>{text}'.encode(alphabet, "xmlcharrefreplace")
    assert said(reader.plan(zipped(parts | {main: other}))) == said(reader.plan(zipped(parts)))


def test_nothing_in_a_page_is_run_or_loaded(toolkit: Toolkit, reader: Reader, example: dict[str, Any]):
    # That nothing was, is checked when the last test of this module is over.
    page = written(toolkit, toolkit.worked_example, "html").decode()
    hostile = (
        '<script>throw new Error("run")</script><script src="https://elsewhere.example/x.js"></script>'
        '<img src="https://elsewhere.example/x.png" onerror="throw 1"><iframe src="//elsewhere.example"></iframe>'
        '<link rel="icon" href="//elsewhere.example"><meta http-equiv="refresh" content="0; //elsewhere.example">'
    )
    plan = reader.plan(page.replace("<h1>", hostile + "<h1>").encode())
    assert said(plan) == said(example)


PEOPLE = (
    "Which communities, groups, organisations or individual people do you want to hear from? "
    "How will you identify and reach them?"
)
MARKDOWN = f"""
# Our plan

- **Statistics:** Bus fares
* **Review date:** next spring

A line of my own.

## 1. Your publics
#### 1.1 Who, or what, are your statistics about? Which people or organisations do you collect data from? #####
People on buses.
* drivers
+ riders
##### In towns
Most of them.

## 2. Your topics
### Topic: Night buses
## 2.2 {PEOPLE}
Before any column.

**What we will do next**
Ask at the stop.
## My own heading
Below it.
"""


def test_markdown_that_people_changed_is_read(reader: Reader):
    result = reader.read(MARKDOWN.encode())
    plan = result["plan"]
    assert (plan["title"], plan["statistics"], plan["review_date"]) == ("Our plan", "Bus fares", None)
    assert plan["answers"] == {
        "who-about": {"answer": "People on buses.\n- drivers\n- riders\n##### In towns\nMost of them."}
    }
    assert [(topic["title"], topic["answers"]) for topic in plan["topics"]] == [
        ("Night buses", {"topic-people": {"next": "Ask at the stop."}})
    ]
    assert result["unplaced"] == [
        {"where": "Our plan", "text": "A line of my own."},
        {"where": f"2.2 {PEOPLE}", "text": "Before any column."},
        {"where": "My own heading", "text": "My own heading\nBelow it."},
        {"where": "Review date", "text": "next spring"},
    ]


@formats
def test_a_title_that_says_the_same_as_a_question_a_topic_or_the_first_page_is_a_title(
    toolkit: Toolkit, reader: Reader, format_name: str
):
    first_page = toolkit.words("documents.at-a-glance")
    for title in (toolkit.plan.boxes[0].parts[0].questions[1].text, "Topic: one", first_page):
        plan = toolkit.worked_example.model_copy(update={"title": title})
        assert said(reader.plan(written(toolkit, plan, format_name)))["title"] == title


@pytest.mark.parametrize("format_name", ["json", "html", "docx", "odt"])
@pytest.mark.parametrize(
    ("definition", "words"),
    [({"id": "other-plan", "version": 1}, "other questions"), ({"version": 3}, "version 2 of the questions")],
)
def test_a_plan_for_other_questions_says_so_and_is_read(
    toolkit: Toolkit, reader: Reader, example: dict[str, Any], format_name: str, definition: dict, words: str
):
    ours = toolkit.plan.model_dump(mode="json") | definition
    result = reader.read(written(toolkit, toolkit.worked_example, format_name), ours)
    assert said(result["plan"]) == said(example)
    assert [words in note for note in result["notes"]] == [True]


def test_answers_to_questions_that_are_no_more_are_kept(toolkit: Toolkit, reader: Reader):
    definition = toolkit.plan.model_dump(mode="json")
    gone = definition["boxes"][0]["parts"][0]["questions"].pop(0)
    result = reader.read(written(toolkit, toolkit.worked_example, "docx"), definition)
    assert gone["id"] not in result["plan"]["answers"]
    words = [f"1.1 {gone['text']}", gone["hint"], toolkit.worked_example.answers[gone["id"]].answer]
    assert result["unplaced"] == [{"where": "Who your publics are", "text": "\n".join(words)}]


def test_the_numbers_of_another_version_place_nothing(toolkit: Toolkit, reader: Reader):
    definition = toolkit.plan.model_dump(mode="json") | {"version": 3}
    definition["boxes"][0]["parts"][0]["questions"].pop(0)
    parts = parts_of(written(toolkit, toolkit.worked_example, "docx"))
    text = re.sub("<w:(tag|pStyle|bookmarkStart) [^>]*>", "", parts[MAIN_PART["docx"]].decode())
    words = {question["text"] for part in definition["boxes"][0]["parts"] for question in part["questions"]}
    for question in words:
        text = text.replace(question, "Reworded")
    result = reader.read(zipped(parts | {MAIN_PART["docx"]: text}), definition)
    assert not result["plan"]["answers"].keys() & toolkit.worked_example.answers.keys() - {
        question.id for box in toolkit.plan.boxes[1:] for question in box.questions
    }
    assert result["unplaced"]


def of_kind(start: bytes) -> bytes:
    return start + bytes(range(256)) * 8


OTHER_OFFICE = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
ENCRYPTED_ODT: dict[str, bytes | str] = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": bytes(range(256)),
    "META-INF/manifest.xml": '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ASKED = "1.2 Who uses your statistics directly? What do they use them for?"

REFUSED = {
    "nothing": (b"", "empty"),
    "blanks": (b" \r\n\t", "empty"),
    "a PDF file": (of_kind(b"%PDF-1.7\n"), "PDF"),
    "a PNG picture": (of_kind(b"\x89PNG\r\n\x1a\n"), "picture"),
    "a JPEG picture": (of_kind(b"\xff\xd8\xff\xe0"), "picture"),
    "a photo of a phone": (of_kind(b"\0\0\0\x18ftypheic"), "picture"),
    "Rich Text": (rb"{\rtf1\ansi}", "Rich Text"),
    "an archive": (of_kind(b"7z\xbc\xaf\x27\x1c"), "archive"),
    "an old Word document": (of_kind(OLE + "WordDocument".encode("utf-16-le")), ".doc"),
    "a protected Word document": (of_kind(OLE + "EncryptedPackage".encode("utf-16-le")), "password"),
    "a Word document with a label": (of_kind(OLE + "DRMEncryptedDataSpace".encode("utf-16-le")), "label"),
    "an email": (of_kind(OLE + "__substg1.0_0037001F".encode("utf-16-le")), "email"),
    "a document of Apple Pages": (zipped({"Index/Document.iwa": b"x"}), "Apple Pages"),
    "a link of Windows": (b"[InternetShortcut]\r\nURL=https://example.org/plan.docx\r\n", "only a link"),
    "a link of Google Drive": (
        b'{"url": "https://example.org/open", "doc_id": "1", "email": "a@b.example"}',
        "only a link",
    ),
    "a link of a Mac": (
        b'<?xml version="1.0"?>\n<plist version="1.0"><dict><key>URL</key><string>https://a.example</string></dict></plist>',
        "only a link",
    ),
    "a link of a Mac in bytes": (b"bplist00\xd1\x01\x02SURL_\x10\x15https://a.example" + bytes(40), "only a link"),
    "a link of Linux": (b"[Desktop Entry]\nType=Link\nURL=https://example.org/plan.docx\n", "only a link"),
    "a shortcut to a file": (of_kind(b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0"), "only a link"),
    "an address alone": (b"https://example.org/plan.docx\n", "only a link"),
    "what Word puts beside an open document": (
        b"\x05Maria" + bytes(49) + b"\x05\0M\0a\0r\0i\0a\0" + bytes(95),
        "beside",
    ),
    "what LibreOffice puts beside one": (b",maria,pc12,28.11.2026 05:00,file:///home/maria/.config;", "beside"),
    "what a Mac puts beside one": (of_kind(b"\0\x05\x16\x07\0\x02\0\0Mac OS X"), "beside"),
    "a tar archive": (b"plan.docx".ljust(257, b"\0") + b"ustar\x0000" + bytes(248), "archive"),
    "an archive of xz": (of_kind(b"\xfd7zXZ\0"), "archive"),
    "an archive of bzip2": (of_kind(b"BZh91AY"), "archive"),
    "an old presentation": (of_kind(OLE + "PowerPoint Document".encode("utf-16-le")), "presentation"),
    "a drawing of Visio": (of_kind(OLE + "VisioDocument".encode("utf-16-le")), "drawing"),
    "a newer drawing of Visio": (zipped({"[Content_Types].xml": "", "visio/document.xml": "<x/>"}), "drawing"),
    "a presentation of Apple": (zipped({"Index/Document.iwa": b"x", "Index/Slide-1.iwa": b"x"}), "presentation"),
    "a book": (zipped({"mimetype": "application/epub+zip", "a.xhtml": b"x"}), "not a plan that"),
    "a PDF file after line ends": (of_kind(b"\r\n%PDF-1.7\n"), "PDF"),
    "a drawing of the web": (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "picture"),
    "an email as text": (
        b"Return-Path: <a@b.example>\r\nSubject: plan\r\n of ours\r\nMIME-Version: 1.0\r\n\r\nSee below",
        "email",
    ),
    "a page as Chrome packs it": (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: file:///x.html\r\nMIME-Version: 1.0\r\n\r\n<html>",
        "saved from the plan builder",
    ),
    "a page as Safari packs it": (
        of_kind(b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource URL"),
        "from the plan builder",
    ),
    "a page as Internet Explorer packs it": (
        b'From: "Saved by Windows Internet Explorer 11"\r\nSubject: Plan\r\nMIME-Version: 1.0\r\n\r\n<html>',
        "saved from the plan builder",
    ),
    "a document as Word packs it": (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_NextPart_01"\r\n\r\nThis document',
        "saved as a web page",
    ),
    "a document as a page of Word": (
        b'<html xmlns:o="urn:x"><head><meta name=Generator content="Microsoft Word 15 (filtered)"></head></html>',
        "saved as a web page",
    ),
    "a document as a page of Google Docs": (
        b'<html><head><style>p{}</style></head><body class="c4 doc-content"><p>Plan</p></body></html>',
        "saved as a web page",
    ),
    "a document as a page of LibreOffice": (
        b'<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.4.7.2 (Linux)"/></head></html>',
        "saved as a web page",
    ),
    "a document as a page of LibreOffice in XML": (
        b'<?xml version="1.0"?>\n<html><head><meta name="DCTERMS.source" content="http://xml.openoffice.org/odf2xhtml"/></head></html>',
        "saved as a web page",
    ),
    "a document as a page of pandoc": (
        b'<!DOCTYPE html><html><head><meta name="generator" content="pandoc" /></head></html>',
        "saved as a web page",
    ),
    "a document as text": (f"Our plan\nAnswer\n{ASKED}\nTenants\n".encode(), "save it as Word"),
    "a document in Markdown with tables": (
        f"[]{{#a}}Our plan\n\n| {ASKED} | Tenants |\n".encode(),
        "save it as Word",
    ),
    "a document in Markdown with elements": (
        f'<span id="a"></span>Plan\n\n<td>{ASKED}</td>'.encode(),
        "save it as Word",
    ),
    "an encrypted text": (b"-----BEGIN PGP MESSAGE-----\n\nabc\n", "encrypted"),
    "an encrypted email": (b"MIME-Version: 1.0\nContent-Type: application/pkcs7-mime; x=y\n\nAAA", "encrypted"),
    "dates for a calendar": (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "calendar"),
    "a sheet of old Excel in XML": (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "Excel",
    ),
    "a text in an old alphabet": ("# Café\n\n#### 1.1 Who?\n".encode("cp1252"), "UTF-8"),
    "JSON in an old alphabet": ('{"title": "Łódź"}'.encode("cp1250"), "UTF-8"),
    "OpenDocument in one plain file": (b'<?xml version="1.0"?><office:document office:version="1.2"/>', ".docx"),
    "OpenDocument of LibreOffice in one plain file": (
        b'<?xml version="1.0"?>\n<office:document office:version="1.3"><office:meta><meta:generator>LibreOffice',
        ".docx",
    ),
    "Word in one plain file": (b'<?xml version="1.0"?><pkg:package/>', ".docx"),
    "a document of AbiWord": (
        b'<?xml version="1.0"?>\n<!DOCTYPE abiword PUBLIC "x" "y">\n<abiword><section/></abiword>',
        "one plain file",
    ),
    "XML with a title that is no web page": (
        b'<?xml version="1.0"?>\n<opml version="2.0"><head><title>x</title></head></opml>',
        "not a plan that",
    ),
    "a document behind other bytes": (b"HTTP/1.1 200 OK\r\n\r\n" + zipped({"mimetype": "x"}), "before or after"),
    # Also one of several files, and one on the page on many plans.
    "a list of a plan": ("\t".join(["What people need or think", "Who said it"]).encode("utf-16"), "plan, alone"),
    "a protected OpenDocument": (zipped(ENCRYPTED_ODT), "password"),
    "a newer protected OpenDocument": (zipped(OTHER_OFFICE | {"encrypted-package": b"x"}), "password"),
    "a spreadsheet of LibreOffice": (zipped(OTHER_OFFICE), "spreadsheet"),
    "a spreadsheet of Excel": (zipped({"[Content_Types].xml": "", "xl/workbook.xml": "<x/>"}), "opened alone"),
    "a zip folder": (zipped({"plan.docx": b"x"}), "zip folder"),
    "noise": (bytes(range(255, -1, -1)) * 4, "not a plan"),
    "text with a zero": (b"# a\0", "not a plan"),
    "a list": (b"# Shopping\n\n- milk\n", "not a plan"),
    "JSON of another kind": (b'{"milk": 1}', "not a saved plan"),
    "JSON that stops": (b'{"schema_version": 1, "id": "a', "damaged"),
    "JSON that goes deep": (b"[" * 5_000_000, "damaged"),
    "a field that stands twice": (b'{"schema_version": 1, "title": "a \\" {", "t\\u0069tle": "b"}', "“title” twice"),
    "a page with a field that stands twice": (
        b'<pre id="saved-plan">{"schema_version": 1, "a": [{"b": 1, "b": 1}]}</pre>',
        "“b” twice",
    ),
    "a plan from the future": (b'{"schema_version": 99}', "newer version"),
    "a web page": (b"<!doctype html><p>Hello", "no saved plan"),
    "a page with a broken plan": (b'<pre id="saved-plan">{</pre>', "damaged"),
    "another Word document": (zipped({"word/document.xml": "<x><p><t>Hello</t></p></x>"}), "not a plan"),
    "another OpenDocument": (zipped({"content.xml": "<x><p>Hello</p></x>"}), "not a plan"),
    "XML that is none": (zipped({"word/document.xml": "<<>"}), "damaged"),
    "styles that stop": (zipped({"word/document.xml": "<x/>", "word/styles.xml": "<x><p>"}), "damaged"),
    "XML in no known letters": (zipped({"content.xml": b"<x>\xff</x>"}), "damaged"),
    "a file that is too large": (bytes(20_000_001), "too large"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_plan_is_refused_in_words_that_say_what_it_is(reader: Reader, content: bytes, words: str):
    assert words in reader.refusal(content)


def test_a_file_that_cannot_be_opened_is_refused(scripts: Scripts):
    gone = "() => tkPlan.file.readFile({ size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) }, {})"
    result = scripts.run(gone, b"")
    assert result["promised"]
    assert "could not be opened" in result["refused"]
    # Browsers give a folder that is dropped as a file that cannot be opened.
    assert "If it is a folder, choose the files in it." in result["refused"]


@office_formats
@pytest.mark.parametrize("part", ["main", "styles"])
@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "https://elsewhere.example/x.dtd">',
        "<!doctype x>",
    ],
)
def test_a_document_that_declares_entities_is_refused(
    blank: Blank, reader: Reader, format_name: str, part: str, declaration: str
):
    parts = parts_of(blank(format_name))
    name = MAIN_PART[format_name] if part == "main" else MAIN_PART[format_name].replace("document", "styles")
    text = parts[name].decode().split("?>", 1)[-1]
    assert "was not opened" in reader.refusal(zipped(parts | {name: declaration + text}))


@pytest.mark.parametrize("format_name", ["docx", "odt", "md"])
def test_the_first_page_is_not_read_but_what_somebody_changed_on_it_is_kept(
    toolkit: Toolkit, reader: Reader, format_name: str
):
    answers = {"plan-purpose": {"answer": "To ask people\n- twice"}, "approval": {"answer": "The head"}}
    topics = [{"id": "t", "title": "Parks", "level": "consult", "decision_point": "usable", "answers": {}}]
    plan = Plan.model_validate(plan_data(answers=answers, topics=topics))
    content = written(toolkit, plan, format_name, guidance=False, unanswered=False)
    result = reader.read(content)
    assert said(result["plan"])["answers"] == answers
    assert [(t["title"], t["level"], t["decision_point"]) for t in result["plan"]["topics"]] == [
        ("Parks", "consult", "usable")
    ]
    assert result["unplaced"] == []
    if format_name == "md":
        changed_page = content.replace(b"The head", b"The new head", 1)
    else:
        parts = parts_of(content)
        name = MAIN_PART[format_name]
        changed_page = zipped(parts | {name: parts[name].replace(b"The head", b"The new head", 1)})
    result = reader.read(changed_page)
    assert said(result["plan"])["answers"] == answers
    assert [one["text"] for one in result["unplaced"]] == ["The new head"]


@pytest.mark.parametrize("format_name", ["docx", "odt", "md"])
def test_marks_of_internal_answers_come_back_from_a_copy_for_the_team(
    toolkit: Toolkit, reader: Reader, format_name: str
):
    answers = {"who-about": {"answer": "Us", "internal": True}, "who-uses": {"answer": "All"}}
    topics = [{"id": "t", "title": "", "answers": {"topic-people": {"now": "a", "internal": True}}}]
    plan = Plan.model_validate(plan_data(answers=answers, topics=topics))
    read = reader.plan(written(toolkit, plan, format_name))
    assert read["answers"] == answers
    assert read["topics"][0]["answers"] == topics[0]["answers"]


@pytest.mark.parametrize("format_name", ["docx", "odt"])
def test_words_of_the_mark_that_are_a_whole_answer_are_kept_and_mark_it(
    toolkit: Toolkit, reader: Reader, format_name: str
):
    mark = toolkit.words("documents.internal")
    answers = {"who-about": {"answer": mark}, "who-uses": {"answer": f"{mark}\nAll"}}
    topics = [{"id": "t", "title": "", "answers": {"topic-people": {"now": mark, "next": "b"}}}]
    plan = Plan.model_validate(plan_data(answers=answers, topics=topics))
    read = reader.plan(written(toolkit, plan, format_name))
    assert read["answers"] == {
        "who-about": {"answer": mark, "internal": True},
        "who-uses": {"answer": "All", "internal": True},
    }
    assert read["topics"][0]["answers"] == {"topic-people": {"next": "b", "internal": True}}


def test_a_list_of_parts_may_name_its_type_as_abiword_does(toolkit: Toolkit, reader: Reader):
    parts = parts_of(written(toolkit, toolkit.worked_example, "odt"))
    public = '<!DOCTYPE manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><manifest/>'
    content = zipped(parts | {"META-INF/manifest.xml": public})
    assert said(reader.plan(content))["answers"] == said(toolkit.worked_example.model_dump(mode="json"))["answers"]
