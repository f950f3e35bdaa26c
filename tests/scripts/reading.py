"""Reads files with the scripts of the plan builder, in an empty page of a real browser; and makes files to read."""

import base64
import io
import json
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

from macros.documents.documents import WRITERS
from macros.documents.layouts.plan import ANSWER_COLUMNS, plan_layout
from macros.documents.marks import bookmark_name
from macros.documents.scope import Choices, blank_scope
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from macros.text import in_one_line as in_one_line_title
from macros.text import lines_of
from tests.plans import all_visible
from tests.scripts.loading import Values, documents_of, sources
from tests.support.script_coverage import Counted

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    **{
        name: f"urn:oasis:names:tc:opendocument:xmlns:{address}:1.0"
        for name, address in {
            "office": "office",
            "style": "style",
            "text": "text",
            "table": "table",
            "draw": "drawing",
        }.items()
    },
}
MAIN_PART = {"docx": "word/document.xml", "odt": "content.xml"}

LARGE = 2**17
"""How large a file must be to be packed on its way to the page: to unpack a small one takes longer than it saves."""

# What is thrown comes back as words, and whether it is what is promised.
RUN = """async ([work, sent, packed, options]) => {
  UNPACK
  const ascii = (character) => `\\\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const json = (value) => (JSON.stringify(value) ?? "null").replace(/[^ -~]/g, ascii);
  let content = Uint8Array.fromBase64(sent);
  if (packed) {
    const unpacked = new Blob([content]).stream().pipeThrough(new DecompressionStream("deflate"));
    content = new Uint8Array(await new Response(unpacked).arrayBuffer());
  }
  try {
    return json(await eval(work)(content, unpacked(options)));
  } catch (error) {
    return json({ refused: error.message, promised: error instanceof tkPlan.Refused });
  }
}""".replace("UNPACK", Values.UNPACK)

Change = Callable[[etree._Element], object]
Blank = Callable[..., bytes]


class Scripts:
    """Scripts in an empty page: those that are wanted, and all that they need."""

    def __init__(self, page: Page, toolkit: Toolkit, *wanted: str) -> None:
        self._page = page
        self.asked: list[str] = []
        """What was loaded or run that nobody wanted."""
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("pageerror", lambda error: self.asked.append(str(error)))
        for text in sources(wanted, toolkit).values():
            page.add_script_tag(content=text)
        self._values = Values(page)

    def run(self, work: str, content: bytes, options: Any = None) -> Any:
        """Call a function of JavaScript with the content of a file."""
        packed = len(content) > LARGE
        sent = base64.b64encode(zlib.compress(content, 1) if packed else content).decode()
        result = self._page.evaluate(RUN, [work, sent, packed, self._values.packed(options)])
        assert not self.asked, "something in a file was loaded or run"
        return json.loads(result)


class Reader:
    """Opens files as the plan builder does."""

    def __init__(self, scripts: Scripts, toolkit: Toolkit) -> None:
        self._scripts = scripts
        self._definition = toolkit.plan.model_dump(mode="json")

    def try_to_read(self, content: bytes, definition: Mapping[str, Any] | None = None) -> dict[str, Any]:
        work = "(bytes, definition) => tkPlan.file.readFile(new Blob([bytes]), definition)"
        return self._scripts.run(work, content, definition or self._definition)

    def read(self, content: bytes, definition: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The plan, and what is said about it."""
        result = self.try_to_read(content, definition)
        assert "plan" in result, result
        return result

    def plan(self, content: bytes) -> dict[str, Any]:
        """The plan of a file of which nothing is left out."""
        result = self.read(content)
        assert not result["unplaced"]
        return result["plan"]

    def refusal(self, content: bytes) -> str:
        """The words with which a file is refused."""
        result = self.try_to_read(content)
        assert result.get("promised"), result
        return result["refused"]


@pytest.fixture(scope="session")
def scripts(browser: Browser, toolkit: Toolkit, counted: Counted) -> Iterator[Scripts]:
    context = browser.new_context()
    page = context.new_page()
    with counted(page, sources(["plan/reading/file"], toolkit)):
        scripts = Scripts(page, toolkit, "plan/reading/file")
        yield scripts
    context.close()
    assert not scripts.asked


@pytest.fixture(scope="session")
def reader(scripts: Scripts, toolkit: Toolkit) -> Reader:
    return Reader(scripts, toolkit)


@pytest.fixture(scope="session")
def blank(toolkit: Toolkit) -> Blank:
    """Write a document to fill in: its format, and the index of the only box in it."""

    @cache
    def write(format_name: str, box: int | None = None) -> bytes:
        template = WRITERS[format_name](plan_layout(toolkit.plan, toolkit.words), toolkit.addresses)
        return template.write(blank_scope(toolkit.plan, box=None if box is None else toolkit.plan.boxes[box]))

    return write


# Words of the document itself, and what could be taken for the end of something.
AWKWARD = {
    "who-about": "first\n\nafter an empty line\n- a point\n- <b>&amp; \"quoted\" 'x' ]]> <!-- -->",
    "who-uses": "שלום مرحبا 😀 e\u0301 \u00ad \u202eabc\u202c",
    "who-affected": "# no heading\n## 2. Your topics\n#### 1.2 Who uses your statistics?\n**What we do now**",
    "who-left-out": "Question\nStatistics\nWhat we do now\n- **Contact:** me\n* star\n1. one\n\\backslash\\",
    "reach-information": "| a | b |\n|---|---|\n***\n---\n~~~\n> quoted",
}


@pytest.fixture(scope="module")
def awkward(toolkit: Toolkit) -> Plan:
    """A plan whose texts look like parts of the document around them."""
    answers = {name: {"answer": text} for name, text in AWKWARD.items()} | {
        "published-information": {"now": "What we will do next", "next": "Topic: none"},
        "feedback-received": {"not_relevant": "nobody\nwrote to us"},
        "known-research": {"next": "only next"},
        "other-evidence": {"now": "only now"},
    }
    topics = [
        {"id": "a", "title": "One: two & <three>", "answers": {"topic-people": {"now": "Statistics", "next": "- b"}}},
        {"id": "b", "answers": {"topic-people": {"not_relevant": "because, because"}}},
        {"id": "c", "title": "Topic: again"},
    ]
    basis = {"id": "awkward", "title": "A & B <c>", "contact": 'x  y "z" *a*', "review_date": date(2028, 2, 29)}
    return Plan.model_validate(toolkit.worked_example.model_dump() | basis | {"answers": answers, "topics": topics})


_WRITTEN: dict[tuple[int, str, str, Choices], bytes] = {}


def written(toolkit: Toolkit, plan: Plan, format_name: str, **choices: bool) -> bytes:
    """A plan as a file."""
    if format_name == "json":
        return plan.model_dump_json(by_alias=True).encode()
    asked = id(toolkit), plan.model_dump_json(), format_name, Choices(**choices)
    if asked not in _WRITTEN:
        _WRITTEN[asked] = documents_of(toolkit).plan(plan, format_name, asked[-1])
    return _WRITTEN[asked]


def written_short(toolkit: Toolkit, plan: Plan, format_name: str) -> bytes:
    """A plan as a file of what it answers alone, which is read in a fraction of the time."""
    return written(toolkit, plan, format_name, guidance=False, unanswered=False)


def said(plan: Mapping[str, Any]) -> dict[str, Any]:
    """What a plan says: all that a document carries, without empty answers."""

    def texts(answers: Mapping[str, Any]) -> dict[str, Any]:
        keys = ("answer", "now", "next", "not_relevant")
        found = {name: {key: answer[key] for key in keys if answer.get(key)} for name, answer in answers.items()}
        return {name: answer for name, answer in found.items() if answer}

    fields = ("title", "statistics", "organisation", "contact", "review_date")
    return {
        **{field: plan[field] for field in fields},
        "details": {name: text for name, text in plan.get("details", {}).items() if text},
        "modified": plan["modified"][:10],
        "answers": texts(plan["answers"]),
        "topics": [(topic["title"], texts(topic["answers"])) for topic in plan["topics"]],
    }


def as_kept(value: Any, format_name: str) -> Any:
    """Texts as a document can hold them: in lines, the last one not empty, a mark for what no document holds.
    Markdown has no tabs, and no spaces around a line.
    """
    if isinstance(value, dict):
        return {key: as_kept(each, format_name) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(as_kept(each, format_name) for each in value)
    if not isinstance(value, str):
        return value
    lines = lines_of(value)
    if format_name == "md":
        lines = [re.sub("^- +", "- ", line.replace("\t", "    ").strip(" ")) for line in lines]
    return "\n".join(lines).rstrip("\n")


def in_one_line(text: str, format_name: str) -> str:
    line = " ".join(lines_of(text)).strip()
    return re.sub("^- +", "- ", line.replace("\t", "    ")) if format_name == "md" else line


def kept(plan: dict[str, Any], format_name: str) -> dict[str, Any]:
    """What `said` of a plan, as a file of a format can hold it."""
    if format_name in ("json", "html"):
        return all_visible(plan)
    once = {name: in_one_line(plan[name], format_name) for name in ("statistics", "organisation", "contact")}
    topics = [
        (in_one_line(title, format_name), answers_kept(answers, format_name)) for title, answers in plan["topics"]
    ]
    answers = answers_kept(plan["answers"], format_name)
    title = in_one_line_title(" ".join(lines_of(plan["title"])))
    return plan | once | {"title": title, "topics": topics, "answers": answers}


def answers_kept(answers: dict[str, dict[str, str]], format_name: str) -> dict[str, Any]:
    """Answers as a document can hold them: a reason follows "because", so it begins with a word."""

    def text_kept(key: str, text: str) -> str:
        if key != "not_relevant":
            return str(as_kept(text, format_name))
        # The first line of it does not begin a line of the document.
        return str(as_kept(f"x {text}", format_name))[2:].lstrip(" \t\n\u00a0\u2003\u202f:…\ufeff")

    texts = {
        name: {key: kept_ for key, text in answer.items() if (kept_ := text_kept(key, text))}
        for name, answer in answers.items()
    }
    return {name: answer for name, answer in texts.items() if answer}


def parts_of(document: bytes) -> dict[str, bytes]:
    return dict(_parts_of(document))


@lru_cache(maxsize=100)
def _parts_of(document: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(document: bytes, part: str, change: Change) -> bytes:
    """The document after a change to one of its parts."""
    parts = parts_of(document)
    root = etree.fromstring(parts[part])
    change(root)
    return zipped(parts | {part: etree.tostring(root)})


def found(root: etree._Element, path: str, **values: str) -> list[Any]:
    nodes: Any = root.xpath(path, namespaces=NAMESPACES, **values)  # type: ignore[arg-type]
    return nodes


def elements(xml: str) -> list[etree._Element]:
    """Elements from their text, with the usual prefixes."""
    prefixes = " ".join(f'xmlns:{name}="{address}"' for name, address in NAMESPACES.items())
    return list(etree.fromstring(f"<root {prefixes}>{xml}</root>"))


def with_controls(document: bytes, toolkit: Toolkit) -> bytes:
    """A Word document as earlier versions wrote it: with a content control around each answer."""
    aliases = {
        detail.slot: words.title for detail in toolkit.plan.details for words in [detail.words(toolkit.words.code)[0]]
    }
    names = {f"a_plan_{slot}_": (f"plan.{slot}", alias) for slot, alias in aliases.items()}
    for box in toolkit.plan.boxes:
        asked = [question for part in box.parts for question in part.questions]
        for number, question in enumerate(asked, 1):
            for key, column in ANSWER_COLUMNS[box.answers]:
                slot = f"{question.id}.{key}"
                names[bookmark_name(slot)] = (slot, f"{box.number}.{number} {toolkit.words(column)}")

    def change(root: etree._Element) -> None:
        for start in found(root, "//w:tc/w:bookmarkStart"):
            tag, alias = names[start.get(f"{{{NAMESPACES['w']}}}name").rstrip("0123456789")]
            [control] = elements(
                f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(alias)}/><w:tag w:val={quoteattr(tag)}/></w:sdtPr>"
                "<w:sdtContent/></w:sdt>"
            )
            inside = [start, *start.itersiblings()]
            start.addprevious(control)
            control[1].extend(inside)

    return changed(document, MAIN_PART["docx"], change)


def typed(document: bytes, format_name: str, slot: str, xml: str) -> bytes:
    """The document with paragraphs in the place of the one that waits for an answer. `STYLE` stands for its style."""
    owner, key = slot.split(".")

    def change(root: etree._Element) -> None:
        name = f"Answer {owner} {key}"
        if format_name == "docx":
            identifier = "".join(word[0].upper() + word[1:] for word in name.split())
            [old] = found(root, "//w:p[w:pPr/w:pStyle/@w:val = $name]", name=identifier)
            style = f'<w:pPr><w:pStyle w:val="{identifier}"/></w:pPr>'
        else:
            identifier = re.sub(r" ", "_20_", name)
            [old] = found(root, "//text:p[@text:style-name = $name]", name=identifier)
            style = identifier
        for element in elements(xml.replace("STYLE", style)):
            old.addprevious(element)
        old.getparent().remove(old)

    return changed(document, MAIN_PART[format_name], change)
