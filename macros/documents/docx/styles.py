"""The look of a plan as a Word document: its page and its styles, under the names that Word gives them.

Word takes elements only in the order of the standard (ECMA-376, part 1, chapter 17). They are made in that order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import nsmap, qn
from docx.shared import Mm
from lxml import etree
from lxml.etree import _Element as Element

from macros.documents.marks import TOPIC_STYLE, style_name

TEXT_WIDTH = 9638
"""From margin to margin, in twentieths of a point: the 17 cm that A4 leaves between margins of 2 cm."""
LANDSCAPE_WIDTH = 14570
"""The same on a page that lies on its side: 25.7 cm."""
BLUE = "1A4D96"
PALE_BLUE = "F1F5FC"
LINK_STYLE = "Hyperlink"
TABLE_STYLE = "Plan table"

_PLUM = "4A1F57"
_MUTED = "595959"
_LINE = "A9BAD6"
_WHITE = "FFFFFF"
_FONT = "Arial"

_NAMES = qn("w:")
"""How the elements of WordprocessingML are named. A document has thousands, so that is not looked up for each."""
# The element around it declares the namespaces. For each to do so takes as long as all else about it.
etree.register_namespace("w", nsmap["w"])
etree.register_namespace("r", nsmap["r"])


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of WordprocessingML: `w("sz", val=22)` is `<w:sz w:val="22"/>`."""
    element: Element = etree.Element(_NAMES + tag)
    for name, value in attributes.items():
        element.set(_NAMES + name, str(value))
    element.extend(children)
    return element


def style_id(name: str) -> str:
    """The id of a style, made from its name as Word does: `heading 1` becomes `Heading1`."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


@dataclass(frozen=True)
class Look:
    """A paragraph style. Sizes and spaces are in points; what is not given comes from `based_on`."""

    name: str
    own: bool = True
    """Whether it is our own; otherwise it is one of Word's."""
    based_on: str = "Normal"
    follows: str = ""
    """The style of the next paragraph that is typed; the same one if empty."""
    hidden: bool = False
    """Whether people do not see it where styles are chosen."""
    offered: bool = False
    """Whether it is in the gallery, from which people choose first."""
    keep_next: bool = False
    keep_lines: bool = False
    bullet: bool = False
    rule: str = ""
    """The colour of a line below."""
    tab: int = 0
    """Where the text after a tab ends."""
    space: tuple[float, float, float] | None = None
    """Before, after, and between lines."""
    indent: float = 0
    """From the left."""
    outline: int = 0
    """The level in the outline of the document, 1 for the highest."""
    bold: bool = False
    colour: str = ""
    size: float = 0

    def element(self) -> Element:
        """The style as Word reads it."""
        style = w("style", type="paragraph", styleId=style_id(self.name))
        if self.own:
            style.set(qn("w:customStyle"), "1")
        style.append(w("name", val=self.name))
        if self.name == "Normal":
            style.set(qn("w:default"), "1")
        else:
            style.append(w("basedOn", val=style_id(self.based_on)))
        if self.follows:
            style.append(w("next", val=style_id(self.follows)))
        if self.hidden:
            style.extend([w("uiPriority", val=99), w("semiHidden")])
        if self.offered:
            style.append(w("qFormat"))
        style.extend([w("pPr", *self._paragraph()), w("rPr", *self._run())])
        return style

    def _paragraph(self) -> Iterator[Element]:
        if self.keep_next:
            yield w("keepNext")
        if self.keep_lines:
            yield w("keepLines")
        if self.bullet:
            yield w("numPr", w("numId", val=1))
        if self.rule:
            yield w("pBdr", w("bottom", val="single", sz=8, space=6, color=self.rule))
        if self.tab:
            yield w("tabs", w("tab", val="right", pos=self.tab))
        if self.space:
            before, after, lines = self.space
            yield w(
                "spacing",
                before=round(before * 20),
                after=round(after * 20),
                line=round(lines * 240),
                lineRule="auto",
            )
        if self.indent:
            yield w("ind", left=round(self.indent * 20))
        if self.outline:
            yield w("outlineLvl", val=self.outline - 1)

    def _run(self) -> Iterator[Element]:
        if self.bold:
            yield from (w("b"), w("bCs"))
        if self.colour:
            yield w("color", val=self.colour)
        if self.size:
            yield from (w("sz", val=round(self.size * 2)), w("szCs", val=round(self.size * 2)))


def _heading(level: int, before: float, after: float, size: float) -> Look:
    return Look(
        f"heading {level}",
        own=False,
        follows="Normal",
        offered=True,
        keep_next=True,
        keep_lines=True,
        space=(before, after, 1),
        outline=level,
        bold=True,
        colour=_PLUM,
        size=size,
    )


ANSWER = Look("Answer", offered=True, space=(1, 3, 1))
BULLET = Look("List Bullet", own=False, offered=True, bullet=True, space=(0, 3, 1.1))
COLUMN = Look("Column heading", keep_next=True, space=(2, 2, 1), bold=True, colour=_WHITE)
COLUMN_HINT = Look("Column hint", keep_next=True, space=(0, 3, 1), colour=_WHITE, size=10)
CONTENTS = Look("TOC Heading", own=False, keep_next=True, space=(18, 6, 1), bold=True, colour=_PLUM, size=18)
LISTED = {
    1: Look("toc 1", own=False, tab=TEXT_WIDTH, space=(3, 2, 1), bold=True),
    2: Look("toc 2", own=False, tab=TEXT_WIDTH, space=(0, 2, 1), indent=12),
}
SMALL_PRINT = Look("Small print", space=(6, 0, 1), colour=_MUTED, size=10)
FOOTER = Look("footer", own=False, tab=TEXT_WIDTH, space=(0, 0, 1), colour=_MUTED, size=10)
GUIDANCE = Look("Guidance", space=(3, 6, 1.1))
TOPIC_LINE = Look("Topic line", keep_next=True, space=(0, 3, 1.05))
OVERVIEW = Look("Overview", space=(1, 3, 1))
NOTE = Look("Note", keep_lines=True, space=(0, 3, 1), bold=True, size=10)
HINT = Look("Hint", keep_lines=True, space=(0, 3, 1), colour=_MUTED, size=10)
LABEL = Look("Field label", space=(1, 2, 1), bold=True)
QUESTION = Look("Question", keep_lines=True, space=(1, 3, 1))
TITLE = Look(
    "Title",
    own=False,
    offered=True,
    follows="Normal",
    keep_next=True,
    rule=_PLUM,
    space=(0, 12, 1),
    bold=True,
    colour=_PLUM,
    size=24,
)
PLAN_TITLE = Look(style_name("plan.title"), based_on=TITLE.name, follows="Normal")
HEADINGS = {
    1: _heading(1, before=18, after=6, size=18),
    2: _heading(2, before=12, after=4, size=14),
    3: _heading(3, before=10, after=3, size=12),
}
TOPIC = Look(TOPIC_STYLE, offered=True, based_on=HEADINGS[2].name, follows="Normal")


def answer_look(slot: str) -> Look:
    """The style of a slot's paragraphs. It is kept out of the lists that people choose from: it is for programs."""
    return Look(style_name(slot), based_on=ANSWER.name, hidden=True)


def set_page(document: Document, *, landscape: bool) -> int:
    """Make the page A4, upright or on its side, with margins of 2 cm. Returns the width that is left for text."""
    page = document.sections[0]
    page.page_width, page.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    if landscape:
        page.orientation = WD_ORIENT.LANDSCAPE
    page.top_margin = page.right_margin = page.bottom_margin = page.left_margin = Mm(20)
    page.footer_distance = Mm(10)
    return LANDSCAPE_WIDTH if landscape else TEXT_WIDTH


def set_styles(document: Document, text_width: int) -> None:
    """Put the styles that all documents have in the place of those that the document has.

    Args:
        document: a new document.
        text_width: from margin to margin, in twentieths of a point.
    """
    normal = Look("Normal", own=False, offered=True)
    looks = [normal, TITLE, *HEADINGS.values(), BULLET, replace(FOOTER, tab=text_width)]
    looks += [
        PLAN_TITLE,
        TOPIC,
        GUIDANCE,
        TOPIC_LINE,
        LABEL,
        COLUMN,
        COLUMN_HINT,
        QUESTION,
        HINT,
        NOTE,
        OVERVIEW,
        CONTENTS,
        *LISTED.values(),
        SMALL_PRINT,
        ANSWER,
    ]
    styles = document.styles.element
    styles.replace(styles.find(qn("w:docDefaults")), _defaults())
    for old in styles.findall(qn("w:style")):
        if old.get(qn("w:default")) != "1" or old.get(qn("w:type")) == "paragraph":
            styles.remove(old)
    styles.extend([*(look.element() for look in looks), _link_style(), _table_style()])
    document.part.numbering_part.element[:] = _bullets()


def add_answers(document: Document, slots: Iterable[str]) -> None:
    """Give each slot of a document a style of its own, so that its text can be found again."""
    styles = document.styles.element
    before = next(style for style in styles if style.get(qn("w:styleId")) == style_id(LINK_STYLE))
    for slot in slots:
        before.addprevious(answer_look(slot).element())


def _defaults() -> Element:
    fonts = w("rFonts", ascii=_FONT, eastAsia=_FONT, hAnsi=_FONT, cs=_FONT)
    language = w("lang", val="en-GB", eastAsia="en-US", bidi="ar-SA")
    spacing = w("spacing", before=0, after=120, line=276, lineRule="auto")
    return w(
        "docDefaults",
        w("rPrDefault", w("rPr", fonts, w("sz", val=24), w("szCs", val=24), language)),
        w("pPrDefault", w("pPr", w("widowControl"), spacing)),
    )


def _link_style() -> Element:
    run = w("rPr", w("color", val=BLUE), w("u", val="single"))
    return w("style", w("name", val=LINK_STYLE), run, type="character", styleId=style_id(LINK_STYLE))


def _table_style() -> Element:
    sides = ("top", "left", "bottom", "right")
    borders = (w(side, val="single", sz=4, space=0, color=_LINE) for side in (*sides, "insideH", "insideV"))
    margins = (w(side, w=width, type="dxa") for side, width in zip(sides, (30, 120, 30, 120), strict=True))
    return w(
        "style",
        w("name", val=TABLE_STYLE),
        w("basedOn", val="TableNormal"),
        w("tblPr", w("tblBorders", *borders), w("tblCellMar", *margins)),
        type="table",
        customStyle=1,
        styleId=style_id(TABLE_STYLE),
    )


def _bullets() -> list[Element]:
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet"),
        w("pStyle", val=style_id(BULLET.name)),
        w("lvlText", val="•"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=360, hanging=360)),
        ilvl=0,
    )
    return [
        w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=0),
        w("num", w("abstractNumId", val=0), numId=1),
    ]
