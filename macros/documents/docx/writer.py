"""Writes the layout of a plan as a Word document (DOCX), with the marks that `marks.py` promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from macros.documents.blocks import (
    Block,
    Column,
    Compared,
    Contents,
    Each,
    Entries,
    Field,
    Fields,
    Heading,
    Layout,
    Line,
    Overview,
    Prose,
    QuestionRow,
    Questions,
    SmallPrint,
    Text,
    TopicHeading,
    When,
)
from macros.documents.docx import elements as made
from macros.documents.docx import styles
from macros.documents.docx.comments import with_comments
from macros.documents.docx.contents import TOPIC_PLACE, contents, place_of
from macros.documents.docx.package import BODY, DOCUMENT, add_custom_properties, new_document, parts_of
from macros.documents.docx.styles import Look, style_id, w
from macros.documents.marks import PLAN_BOOKMARK, TOPIC_BOOKMARK, bookmark_name
from macros.documents.package import PackageTemplate
from macros.documents.prose import ProseParagraph, Run, Runs
from macros.documents.template import compile_template, mark

# In twentieths of a point: widths by the number of columns for answers, and heights of rows with room to type.
_LABEL_WIDTH = 2835
_WIDTHS = {1: (3572, styles.TEXT_WIDTH - 3572), 2: (3855, styles.TEXT_WIDTH - 3855)}
"""What people will do takes more words than what they do now."""
_ROOM = 1417
_ENTRY_ROOM = 1134

_COUNTED = {"page": "PAGE", "pages": "NUMPAGES"}
"""The slots that Word itself fills, and how it calls what goes there."""


def docx_template(layout: Layout, links: Mapping[str, str | None]) -> PackageTemplate:
    """Make the template of a plan as a Word document.

    Args:
        layout: what the document holds, in order.
        links: addresses by name, None where there is none.
    """
    document = new_document(landscape=layout.landscape)
    text_width = styles.LANDSCAPE_WIDTH if layout.landscape else styles.TEXT_WIDTH
    writer = _Writer(document, links, text_width, layout.written)
    # Each is written as soon as it is made: as elements a large document takes ten times the memory.
    body = "".join(map(made.written, writer.elements(layout)))
    styles.add_answers(document, writer.slots)
    document.sections[0].footer.paragraphs[0]._p[:] = writer.footer(layout.page_number)
    add_custom_properties(document, layout)
    parts = with_comments(parts_of(document))
    marked = {name: part for name, part in parts.items() if name == DOCUMENT or b"?tk " in part}
    texts = {name: made.with_instructions(part.decode()) for name, part in marked.items()}
    texts[DOCUMENT] = texts[DOCUMENT].replace(BODY, BODY + body, 1)
    return PackageTemplate(
        "docx",
        filled={name: compile_template(text) for name, text in texts.items()},
        fixed={name: part for name, part in parts.items() if name not in marked},
        first="[Content_Types].xml",
    )


class _Writer:
    """Turns blocks into the elements of the document's body."""

    def __init__(self, document: Document, links: Mapping[str, str | None], text_width: int, written: str) -> None:
        self._written = written
        self._part = document.part
        self._links = links
        self._text_width = text_width
        self._bookmarks = 0
        self.slots: list[str] = []
        """The slots that were written so far, but for the titles."""

    def elements(self, layout: Layout) -> Iterator[Element]:
        yield made.paragraph(
            styles.PLAN_TITLE,
            *self._known(PLAN_BOOKMARK, "plan.mark", "plan.title", [self._title()]),
        )
        yield from self._blocks(layout.blocks)

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[Element]:  # noqa: C901 (a case a kind)
        for block in blocks:
            match block:
                case Heading():
                    yield self._heading(block)
                case TopicHeading():
                    words = self._listed(TOPIC_PLACE, map(self._words, block.text))
                    yield made.paragraph(
                        styles.TOPIC, *self._known(TOPIC_BOOKMARK, "topic.mark", "topic.title", words)
                    )
                case Prose():
                    yield from (self._prose(paragraph, keep=block.leads) for paragraph in block.paragraphs)
                case Text():
                    yield from made.lines_in(styles.GUIDANCE, block.slot)
                case Fields():
                    yield self._fields(block)
                case Questions():
                    yield self._questions(block)
                case Entries():
                    yield self._entries(block)
                case Line():
                    yield from self._line(block)
                case Overview():
                    yield self._paragraph(styles.HEADINGS[1], block.heading)
                    yield self._overview(block)
                case Contents():
                    yield from contents(block, self._words)
                case SmallPrint():
                    yield self._paragraph(styles.SMALL_PRINT, block.text)
                case Compared():
                    runs = made.within("each", "runs", made.tracked("run.text", "run.author", "run.number"))
                    yield from made.within("each", block.name, [made.paragraph(styles.GUIDANCE, *runs)])
                case When():
                    yield from made.within("if", block.flag, self._blocks(block.blocks))
                case Each():
                    yield from made.within("each", block.name, self._blocks(block.blocks))

    def footer(self, page_number: Runs) -> list[Element]:
        """The foot of each page: the plan's title and the page's number."""
        # The field shows the title as it is in the document, also after somebody has changed it there.
        title = w("fldSimple", self._title(), instr=f' STYLEREF "{styles.PLAN_TITLE.name}" ')
        look = w("pPr", w("pStyle", val=style_id(styles.FOOTER.name)))
        return [look, title, w("r", w("tab")), *map(self._words, page_number)]

    def _title(self) -> Element:
        return made.run(mark("text", "plan.title"), *made.in_language(self._written))

    def _heading(self, block: Heading) -> Element:
        words = map(self._words, block.text)
        return made.paragraph(
            styles.HEADINGS[block.level], *(self._listed(place_of(block.mark), words) if block.mark else words)
        )

    def _listed(self, name: str, words: Iterable[Element]) -> list[Element]:
        """The words of a heading, in the bookmark that the list of contents links to."""
        first, *others, last = self._marked(name, words)
        return [*made.within("if", "contents", [first]), *others, *made.within("if", "contents", [last])]

    def _line(self, line: Line) -> list[Element]:
        *others, last = line.label
        label = [self._words(replace(run, bold=True)) for run in (*others, replace(last, text=f"{last.text}: "))]
        paragraph = made.paragraph(styles.TOPIC_LINE, *label, made.run(mark("text", line.slot)))
        return made.within("if", f"shown:{line.slot}", [paragraph])

    def _overview(self, table: Overview) -> Element:
        widths = (_LABEL_WIDTH, self._text_width - _LABEL_WIDTH)
        rows = [self._header([[self._paragraph(styles.COLUMN, heading)] for heading in table.columns], widths)]
        for line in table.rows:
            label = made.cell(widths[0], [self._paragraph(styles.LABEL, line.label)], styles.PALE_BLUE)
            text = made.cell(widths[1], made.lines_in(styles.OVERVIEW, line.slot, self._written))
            row = made.row([label, text], *made.unbroken([line.slot]))
            rows += made.within("if", f"shown:{line.slot}", [row])
        return made.table(table.title, widths, rows, table.description)

    def _header(self, cells: Iterable[Iterable[Element]], widths: Sequence[int]) -> Element:
        """The row of headings, which is repeated on each page."""
        made_cells = [made.cell(width, cell, styles.BLUE) for width, cell in zip(widths, cells, strict=True)]
        return made.row(made_cells, w("cantSplit"), w("tblHeader"))

    def _fields(self, table: Fields) -> Element:
        widths = (_LABEL_WIDTH, self._text_width - _LABEL_WIDTH)
        title = [self._paragraph(styles.COLUMN, table.heading)]
        header = made.row([made.cell(sum(widths), title, styles.BLUE, span=2)], w("cantSplit"), w("tblHeader"))
        rows = [row for field in table.fields for row in self._field(field)]
        return made.table(table.title, widths, [header, *rows], table.title)

    def _prose(self, paragraph: ProseParagraph, *, keep: bool) -> Element:
        return self._paragraph(styles.BULLET if paragraph.bullet else styles.GUIDANCE, paragraph.runs, keep=keep)

    def _paragraph(self, look: Look, runs: Runs, *, keep: bool = False) -> Element:
        """A paragraph, on one page with the next if it is kept."""
        paragraph = made.paragraph(look, *map(self._words, runs))
        paragraph[0].extend([w("keepNext")] if keep else [])
        return paragraph

    def _hint(self, hint: Runs, look: Look = styles.HINT, *, keep: bool = False) -> Iterable[Element]:
        return made.within("if", "guidance", [self._paragraph(look, hint, keep=keep)]) if hint else []

    def _note(self, flag: str, text: Runs, *, keep: bool = False) -> list[Element]:
        return made.within("if", flag, [self._paragraph(styles.NOTE, text, keep=keep)])

    def _words(self, run: Run) -> Element:
        if run.slot in _COUNTED:
            return w("fldSimple", made.run("1"), instr=f" {_COUNTED[run.slot]} ")
        looks = [*([w("b")] if run.bold else []), *([w("i")] if run.italic else []), *made.in_language(run.language)]
        if run.slot:
            return made.run(mark("text", run.slot), *looks)
        name = run.link.removeprefix("link:")
        address = self._links[name] if name != run.link else None
        if not address:
            return made.run(run.text, *looks)
        link = w("hyperlink", made.run(run.text, w("rStyle", val=style_id(styles.LINK_STYLE)), *looks), history=1)
        link.set(qn("r:id"), self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return link

    def _field(self, field: Field) -> Sequence[Element]:
        line = made.line(field.slot, mark("text", field.slot), field.language)
        words = [self._paragraph(styles.LABEL, field.label), *self._hint(field.hint)]
        label = made.cell(_LABEL_WIDTH, words, styles.PALE_BLUE)
        answer = made.cell(self._text_width - _LABEL_WIDTH, self._answer(field.slot, [line]))
        row = made.row([label, answer], *made.unbroken([field.slot]))
        return made.within("if", f"shown:{field.slot}", [row])

    def _questions(self, table: Questions) -> Element:
        wide = len(table.columns) > 1
        widths = _WIDTHS[len(table.columns)]
        headings = table.columns if wide else (table.heading, *table.columns)
        rows = [self._header([[self._paragraph(styles.COLUMN, heading)] for heading in headings], widths)]
        for row in table.rows:
            rows += made.within("if", f"shown:{row.id}", self._wide(row) if wide else [self._question(row, table)])
        return made.table(table.title, widths, rows, table.description)

    def _question(self, row: QuestionRow, table: Questions) -> Element:
        """A question with the one answer beside it."""
        first, second = _WIDTHS[1]
        asked = made.cell(first, self._asked(row, keep=table.leads), styles.PALE_BLUE)
        return self._answers_row([asked, self._answer_cell(row.slots[0], second)], row)

    def _wide(self, row: QuestionRow) -> list[Element]:
        """A question across the page, and the answers beside each other below it."""
        widths = _WIDTHS[len(row.slots)]
        asked = made.cell(sum(widths), self._asked(row, keep=True), styles.PALE_BLUE, span=len(widths))
        answers = [self._answer_cell(slot, width) for slot, width in zip(row.slots, widths, strict=True)]
        return [made.row([asked], w("cantSplit")), self._answers_row(answers, row)]

    def _asked(self, row: QuestionRow, *, keep: bool) -> list[Element]:
        number = (replace(run, bold=True) for run in row.number)
        asked = self._paragraph(styles.QUESTION, (*number, Run(" "), *row.text), keep=keep)
        notes = [note for flag, text in row.notes for note in self._note(flag, text, keep=keep)]
        return [asked, *self._hint(row.hint, keep=keep), *notes]

    def _answer_cell(self, slot: str, width: int) -> Element:
        return made.cell(width, self._answer(slot, made.lines(slot, self._written)))

    def _answers_row(self, cells: Iterable[Element], row: QuestionRow) -> Element:
        # Blank, a row has room to type.
        room = made.within("if", "blank", [w("trHeight", val=_ROOM, hRule="atLeast")])
        return made.row(cells, *made.unbroken(row.slots), *room)

    def _entries(self, table: Entries) -> Element:
        unit = self._text_width // sum(column.share for column in table.columns)
        widths = [unit * column.share for column in table.columns]
        widths[-1] += self._text_width - sum(widths)
        cells = [self._entry_cell(width, column) for width, column in zip(widths, table.columns, strict=True)]
        cells[0].extend(self._note("internal", table.note))
        unbroken = made.unbroken([column.slot for column in table.columns])
        room = made.within("if", "blank", [w("trHeight", val=_ENTRY_ROOM, hRule="atLeast")])
        rows = [
            self._header(map(self._column, table.columns), widths),
            *made.within("each", table.name, [made.row(cells, *unbroken, *room)]),
        ]
        return made.table(table.title, widths, rows, table.description)

    def _column(self, column: Column) -> list[Element]:
        return [self._paragraph(styles.COLUMN, column.label), *self._hint(column.hint, styles.COLUMN_HINT)]

    def _entry_cell(self, width: int, column: Column) -> Element:
        self.slots.append(column.slot)
        return made.cell(width, made.lines(column.slot, column.language))

    def _answer(self, slot: str, lines: Iterable[Element]) -> list[Element]:
        self.slots.append(slot)
        return self._marked(bookmark_name(slot) + mark("text", "topic.number"), lines)

    def _known(self, start: str, name: str, slot: str, words: Iterable[Element]) -> list[Element]:
        """The words of a heading within the bookmark that says which plan or topic it is, once there is one."""
        first, *others, last = self._marked(start + mark("text", name), made.commented(slot, *words))
        return [*made.within("if", "saved", [first]), *others, *made.within("if", "saved", [last])]

    def _marked(self, name: str, elements: Iterable[Element]) -> list[Element]:
        """Elements within a bookmark."""
        self._bookmarks += 1
        # The topic's number follows four digits, so that no two bookmarks share a number.
        number = f"{1000 + self._bookmarks}{mark('text', 'topic.number')}"
        return [w("bookmarkStart", id=number, name=name), *elements, w("bookmarkEnd", id=number)]
