"""What is typed into Word and LibreOffice and is more than letters: a plan keeps it, or the person is told."""

from typing import Any

import pytest
from lxml import etree

from tests.scripts.reading import MAIN_PART, Blank, Reader, changed, elements, found, parts_of, typed, zipped

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
RELS = "word/_rels/document.xml.rels"
ADDRESS = "https://stats.example/survey-2026"


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


SUP, SUB = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'


def p(*content: str, properties: str = "STYLE") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def field(code: str, result: str) -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{code if code.startswith("<") else ""}</w:fldChar></w:r>'
    instruction = "" if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return (
        f'{begin}{instruction}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def step(level: int, text: str, number: int = 91) -> str:
    return p(run(text), properties=f'STYLE<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def m(tag: str, *content: str) -> str:
    return f"<m:{tag}>{''.join(content)}</m:{tag}>"


def x(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


FRACTION = m("f", m("num", x("1")), m("den", x("2")))
SUM = m("nary", m("naryPr", '<m:chr m:val="∑"/>'), m("sub", x("i=1")), m("sup", x("n")), m("e", x("x")))
INTEGRAL = m("nary", m("sub", x("0")), m("sup", x("1")), m("e", x("f")))
RANGE = m(
    "d",
    m("dPr", '<m:begChr m:val="["/>', '<m:sepChr m:val=","/>', '<m:endChr m:val="]"/>'),
    m("e", x("p")),
    m("e", x("q")),
)
MATRIX = m("m", m("mr", m("e", x("1")), m("e", x("2"))), m("mr", m("e", x("3")), m("e", x("4"))))
LIMIT = m("func", m("fName", m("limLow", m("e", x("lim")), m("lim", x("n→∞")))), m("e", m("acc", m("e", x("y")))))
EMPTY_SHAPE = "<w:r><w:drawing><wps:wsp/></w:drawing></w:r>"
ROOT = m("rad", m("radPr"), m("deg"), m("e", x("a"), x("+b")))

# What is written, what the plan says, and words of the notes about it.
WORD: dict[str, tuple[str, str, list[str]]] = {
    "symbols as elements": (
        p(
            run("at least "),
            '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
            run("30 "),
            '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
            '<w:r><w:sym w:font="Wingdings 2" w:char="F050"/><w:sym w:font="Webdings" w:char="F072"/></w:r>',
        ),
        "at least ≥30 →✓✓✗",
        [],
    ),
    "letters of a font of symbols": (
        p(run("a ", ""), run("\uf0b3", '<w:rFonts w:ascii="Symbol"/>'), run("J", '<w:rFonts w:ascii="Wingdings"/>')),
        "a ≥☺",
        [],
    ),
    "symbols that nobody else has": (
        p(run("a"), '<w:r><w:sym w:font="Own" w:char="F041"/></w:r>'),
        "a\ufffd",
        ["symbol"],
    ),
    "links": (
        p('<w:hyperlink r:id="rId901">', run("our user survey"), "</w:hyperlink>", run(".")),
        f"our user survey ({ADDRESS}).",
        [],
    ),
    "links that say their address": (p('<w:hyperlink r:id="rId901">', run(ADDRESS), "</w:hyperlink>"), ADDRESS, []),
    "links as fields": (p(field(f'HYPERLINK "{ADDRESS}"', run("survey")), run(".")), f"survey ({ADDRESS}).", []),
    "links as simple fields": (
        p(f"<w:fldSimple w:instr='HYPERLINK \"mailto:a@b.example\"'>{run('Ann')}</w:fldSimple>"),
        "Ann (a@b.example)",
        [],
    ),
    "links within the document": (p('<w:hyperlink w:anchor="x">', run("below"), "</w:hyperlink>"), "below", []),
    "numbers and levels of lists": (
        step(0, "Ask parents")
        + step(1, "by letter")
        + step(1, "by phone")
        + step(0, "Ask schools")
        + p(run("Step 2")),
        "1. Ask parents\n  a) by letter\n  b) by phone\n2. Ask schools\nStep 2",
        [],
    ),
    "bullets within bullets": (step(0, "a", 92) + step(1, "b", 92), "- a\n  - b", []),
    "raised numbers": (
        p(
            run("10"),
            run("6", '<w:vertAlign w:val="superscript"/>'),
            run(" on the 2"),
            run("nd", '<w:vertAlign w:val="superscript"/>'),
        ),
        "10^6 on the 2nd",
        [],
    ),
    "equations": (p(run("about "), m("oMath", FRACTION, x("+"), ROOT)), "about 1/2+√(a+b)", []),
    "sums, integrals, ranges, matrices and limits": (
        p(m("oMath", SUM, x("; "), INTEGRAL, x("; "), RANGE, MATRIX, x("; "), LIMIT)),
        "∑_(i=1)^n x; ∫_0^1 f; [p,q][1, 2; 3, 4]; lim_(n→∞) y\u0302",
        [],
    ),
    "words for old programs alone": (
        p(
            "<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>a</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "a",
        [],
    ),
    "what is drawn without words": (p(run("see"), EMPTY_SHAPE), "see", ["Drawings"]),
    "lines across the page": (p(run("a"), '<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>'), "a", []),
    "words that are drawn": (
        p('<w:r><w:pict><v:shape><v:textpath string="Draft"/></v:shape></w:pict></w:r>'),
        "Draft",
        [],
    ),
    "fields within what a field is": (
        p(
            run("a "),
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>',
            field("MERGEFIELD x", run("unseen")),
            '<w:r><w:instrText> = 1 "yes" "no"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            run("yes"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        "a yes",
        [],
    ),
    "marks for an index": (
        p(
            run("Water"),
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> XE "Wells" </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        "Water",
        ["nobody sees"],
    ),
    "what shows over a link": (
        p('<w:hyperlink r:id="rId901" w:tooltip="The report of 2026">', run("report"), "</w:hyperlink>"),
        f"report ({ADDRESS})",
        ["nobody sees"],
    ),
    "an address that shows over its link": (
        p(f'<w:hyperlink r:id="rId901" w:tooltip="{ADDRESS}">', run("report"), "</w:hyperlink>"),
        f"report ({ADDRESS})",
        [],
    ),
    "links without words": (
        p(run("a"), '<w:hyperlink r:id="rId901"/>', field('HYPERLINK "x:y"', "")),
        "a",
        ["nobody"],
    ),
    "white words": (
        p(
            run("seen "),
            run("white", '<w:color w:val="FFFFFF"/>'),
        ),
        "seen white",
        ["white"],
    ),
    "white words on a colour": (
        p(run("a", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1A4D96"/>')),
        "a",
        [],
    ),
    "numbers that are raised by hand": (p(run("10"), run("6", '<w:position w:val="10"/>')), "10^6", []),
    "fields without a result": (
        p(
            '<w:fldSimple w:instr=" SYMBOL 252 \\f Wingdings "/>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            "<w:r><w:instrText> MACROBUTTON None [a name]</w:instrText></w:r>",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \\f(1,2)</w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        "✓[a name]\ufffd",
        ["symbol"],
    ),
    "links in pieces": (
        p(
            *(f'<w:hyperlink r:id="rId901">{run(text)}</w:hyperlink>' for text in ("our ", "user ", "survey")),
            run("."),
        ),
        f"our user survey ({ADDRESS}).",
        [],
    ),
    "words for new programs and newer ones": (
        p(
            "<w:r><mc:AlternateContent><mc:Choice/><mc:Choice><w:t>a</w:t></mc:Choice>"
            "<mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        "a",
        [],
    ),
    "links to a place": (
        p(
            '<w:hyperlink r:id="rId901" w:anchor="s4">',
            run("a"),
            "</w:hyperlink>",
            field('HYPERLINK "x:y" \\l "z"', run("b")),
        ),
        f"a ({ADDRESS}#s4)b (x:y#z)",
        [],
    ),
    "links to files": (p(field('HYPERLINK "\\\\server\\a.xlsx"', run("a"))), "a (\\\\server\\a.xlsx)", []),
    "pictures that are links": (
        p(run("a "), '<w:hyperlink r:id="rId901"><w:r><w:drawing><a:blip/></w:drawing></w:r></w:hyperlink>'),
        f"a {ADDRESS}",
        ["Pictures"],
    ),
    "words that a style crosses out": (p(run("not", '<w:rStyle w:val="Struck"/>')), "not", ["crossed out"]),
    "words that a style crosses out, but these not": (
        p(run("a", '<w:rStyle w:val="Struck"/><w:strike w:val="0"/>')),
        "a",
        [],
    ),
    "words that a style hides": (p(run("seen"), run("un", '<w:rStyle w:val="Hid"/>')), "seen", ["Hidden"]),
    "a new page within a paragraph": (
        p(run("10"), '<w:r><w:br w:type="page"/></w:r>', run("20")) + p(run("a"), '<w:r><w:br w:type="page"/></w:r>'),
        "10\n20\na",
        [],
    ),
    "a list that goes on at five": (step(0, "a", 94) + step(0, "b", 94), "5. a\n6. b", []),
    "a list whose numbers are its own": (step(0, "a", 95) + step(0, "b", 95), "C) a\nD) b", []),
    "a list of a style of lists": (step(0, "a", 96) + step(1, "b", 96), "1. a\n  a) b", []),
    "numbers that begin with a zero, and those of laws": (step(0, "a", 97) + step(1, "b", 97), "IX a\n  9.01 b", []),
    "powers in pieces, with stops and of letters": (
        p(
            *(
                part
                for raised in (("1", "0"), ("2.5",), ("\u2212", "3"), ("n",), ("n-1",), ("e",), ("a",))
                for part in (run(" 2"), *(run(one, SUP) for one in raised))
            )
        ),
        " 2^10 2^2.5 2^\u22123 2^n 2^(n-1) 2e 2a",
        [],
    ),
    "lowered numbers": (p(run("101"), run("2", SUB), run(" CO"), run("2", SUB)), "101_2 CO2", []),
    "symbols in the font of what is no letter": (
        p(run("\uf0b3", '<w:rFonts w:ascii="Arial" w:hAnsi="Symbol"/>')),
        "≥",
        [],
    ),
    "links without quotation marks": (p(field(f" HYPERLINK {ADDRESS} \\t _blank ", run("a"))), f"a ({ADDRESS})", []),
    "pictures that lead on by themselves": (
        p(
            run("a"),
            '<w:r><w:drawing><wp:inline><wp:docPr id="1"><a:hlinkClick r:id="rId901"/></wp:docPr><a:blip/>'
            "</wp:inline></w:drawing></w:r>",
        ),
        f"a {ADDRESS}",
        ["Pictures"],
    ),
    "old pictures that lead on": (
        p(f'<w:r><w:pict><v:shape href="{ADDRESS}"><v:imagedata/></v:shape></w:pict></w:r>'),
        ADDRESS,
        ["Pictures"],
    ),
    "words that look like what Word says where nothing is typed": (
        "".join(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + p(run(text)) + "</w:sdtContent></w:sdt>"
            for text in ("Choose ten parents by lot", "Click-through rates", "Tap water users", "Click here for all")
        ),
        "Choose ten parents by lot\nClick-through rates\nTap water users\nClick here for all",
        [],
    ),
    "words in the colour of what is behind them": (
        p(run("a", '<w:color w:val="1a4d96"/><w:shd w:val="clear" w:fill="1A4D96"/>')),
        "a",
        ["white"],
    ),
    "words that were made black": (p(run("a", '<w:highlight w:val="black"/>')), "a", ["colour of what is behind"]),
    "words that are nearly white": (p(run("a", '<w:color w:val="FDFDFE"/>')), "a", ["white"]),
    "grey words": (p(run("a", '<w:color w:val="767676"/>')), "a", []),
    "see-through words": (
        p(run("a", "<w14:textFill><w14:solidFill><w14:alpha w14:val='100000'/></w14:solidFill></w14:textFill>")),
        "a",
        ["white"],
    ),
    "words too small to read": (p(run("seen "), run("a", '<w:sz w:val="2"/>')), "seen a", ["too small"]),
    "words squeezed together": (p(run("a", '<w:w w:val="1"/>')), "a", ["too small"]),
    "small print": (p(run("a", '<w:sz w:val="12"/><w:w w:val="80"/>')), "a", []),
    "a large first letter": (
        p(run("P"), properties='STYLE<w:framePr w:dropCap="drop" w:lines="3"/>') + p(run("eople")) + p(run("b")),
        "People\nb",
        [],
    ),
    "words that are marked": (
        p(run("a", '<w:highlight w:val="yellow"/>'), run("b", '<w:shd w:val="clear" w:fill="auto"/>')),
        "ab",
        [],
    ),
    "parts of the day of today": (p(run("on "), "<w:r><w:dayShort/></w:r>"), "on \ufffd", ["symbol"]),
    "bullets that say what is done": (step(0, "a", 93) + step(1, "b", 93), "✓ a\n  ☐ b", []),
    "words beside a paragraph": (p(run("a")) + run("b"), "a", ["no text can be"]),
    "crossed-out words": (
        p(run("We will "), run("not", "<w:strike/>"), run(" ask")),
        "We will not ask",
        ["crossed out"],
    ),
    "words that are not crossed out": (p(run("We", '<w:strike w:val="0"/>')), "We", []),
    "hidden words": (p(run("seen"), run(" unseen", "<w:vanish/>")), "seen", ["Hidden"]),
    "boxes to tick": (
        p(
            field("<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>", ""),
            run(" yes "),
            field('<w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>', ""),
            run(" no"),
        ),
        "☒ yes ☐ no",
        [],
    ),
    "lists to choose from": (
        p(
            field(
                '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="a"/><w:listEntry w:val="b"/></w:ddList>'
                "</w:ffData>",
                "",
            )
        ),
        "b",
        [],
    ),
    "charts": (p(run("see"), "<w:r><w:drawing><c:chart/></w:drawing></w:r>"), "see", ["Charts"]),
    "drawings": (p(run("see"), "<w:r><w:drawing><dgm:relIds/></w:drawing></w:r>"), "see", ["Drawings"]),
    "objects": (
        p(run("see"), "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>"),
        "see",
        ["objects"],
    ),
    "text from another file": (p(run("see")) + "<w:altChunk/>", "see", ["another file"]),
    "a control whose flag was left on": (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + p(run("Households"))
        + "</w:sdtContent></w:sdt>",
        "Households",
        [],
    ),
    "a control with nothing typed": (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + p(run("Cliquez ici", '<w:rStyle w:val="PlaceholderText"/>'))
        + "</w:sdtContent></w:sdt>",
        "",
        [],
    ),
    "what Word says where nothing is typed": (p(run("Click or tap here to enter text.")), "", []),
    "no-break spaces at the edge of words": (
        p(
            "<w:r><w:t>10&#160;</w:t></w:r><w:r><w:t>000</w:t></w:r>",
            "<w:r><w:t> </w:t></w:r><w:r><w:t>&#8201;x</w:t></w:r>",
        ),
        "10\u00a0000\u2009x",
        [],
    ),
    "tables": (
        p(run("a"))
        + "<w:tbl>"
        + "".join(
            f"<w:tr><w:tc>{p(run(one))}</w:tc><w:tc>{p(run(two))}</w:tc></w:tr>"
            for one, two in (("Group", "Number"), ("Renters", "31%"))
        )
        + "</w:tbl>"
        + p(run("b")),
        "a\nGroup | Number\nRenters | 31%\nb",
        [],
    ),
}


def looks(name: str, attribute: str) -> str:
    properties = f"<style:text-properties {attribute}/>"
    return f'<style:style style:name="{name}" style:family="text">{properties}</style:style>'


def level(number: int, form: str, end: str) -> str:
    attributes = f'text:level="{number}" style:num-format="{form}" style:num-suffix="{end}"'
    return f"<text:list-level-style-number {attributes}/>"


LOOKS = (
    looks("T1", 'style:text-line-through-style="solid"')
    + looks("T2", 'text:display="none"')
    + looks("T3", 'style:text-position="super 58%"')
    + looks("T4", 'style:font-name="Symbol"')
    + '<style:style style:name="T5" style:family="text" style:parent-style-name="T1"/>'
    + looks("T6", 'style:text-line-through-type="single"')
    + looks("T7", 'fo:color="#FFFFFF"')
    + looks("T8", 'fo:color="#ffffff" fo:background-color="#1a4d96"')
    + looks("T9", 'style:font-name="Symbol1"')
    + looks("T10", "fo:font-family=\"'Symbol'\"")
    + looks("T11", 'fo:color="#000000" fo:background-color="#000000"')
    + looks("T12", 'style:text-position="sub 58%"')
    + '<style:style style:name="P13" style:family="paragraph"'
    ' style:parent-style-name="Answer_20_who-about_20_answer">'
    '<style:text-properties fo:color="#ffffff"/></style:style>'
    + looks("T14", 'fo:color="#fdfdfe"')
    + looks("T15", 'loext:opacity="0%"')
    + looks("T16", 'fo:font-size="1pt"')
    + looks("T17", 'style:text-scale="1%"')
    + looks("T18", 'fo:font-size="6pt" style:text-scale="80%" loext:opacity="100%"')
    + looks("T19", 'style:use-window-font-color="true" loext:opacity="0%"')
    + looks("P9", 'text:display="none"').replace('family="text"', 'family="paragraph"')
    + '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="✗"/>'
    + "</text:list-style>"
    + f'<text:list-style style:name="L1">{level(1, "1", ".")}{level(2, "a", ")")}</text:list-style>'
)


def text_p(content: str = "") -> str:
    return f'<text:p text:style-name="STYLE">{content}</text:p>'


def span(look: str, text: str) -> str:
    return f'<text:span text:style-name="{look}">{text}</text:span>'


def text_list(*items: str, more: str = "") -> str:
    inside = "".join(f"<text:list-item{item}</text:p></text:list-item>" for item in items)
    return f'<text:list text:style-name="L1"{more}>{inside}</text:list>'


TEXT: dict[str, tuple[str, str, list[str]]] = {
    "letters of a font of symbols": (text_p("a " + span("T4", "\uf0b3")), "a ≥", []),
    "letters of a font of symbols by another name": (text_p(span("T9", "\uf0b3") + span("T10", "\xb3")), "≥≥", []),
    "a list that goes on at five": (text_list(' text:start-value="5"><text:p>a', "><text:p>b"), "5. a\n6. b", []),
    "a list that goes on from the last": (
        text_list("><text:p>a") + text_p("b") + text_list("><text:p>c", more=' text:continue-numbering="true"'),
        "1. a\nb\n2. c",
        [],
    ),
    "a list that goes on from one above": (
        text_list("><text:p>a", more=' xml:id="l"')
        + text_list("><text:p>b")
        + text_list("><text:p>c", more=' text:continue-list="l"'),
        "1. a\n1. b\n2. c",
        [],
    ),
    # As LibreOffice writes what has no colour of its own.
    "words in the colour of the window": (text_p(span("T19", "a")), "a", []),
    "paragraphs with numbers": (
        "".join(
            f'<text:numbered-paragraph text:style-name="L1" text:level="{level}"><text:p>a</text:p>'
            "</text:numbered-paragraph>"
            for level in (1, 2, 1)
        ),
        "1. a\n  a) a\n2. a",
        [],
    ),
    "powers in pieces and with stops": (
        text_p("10" + span("T3", "1") + span("T3", "0") + " x" + span("T3", "2.5") + " 101" + span("T12", "2")),
        "10^10 x^2.5 101_2",
        [],
    ),
    "words that were made black": (text_p(span("T11", "a")), "a", ["colour of what is behind"]),
    "words that look like what programs say where nothing is typed": (
        text_p('<loext:content-control loext:showing-place-holder="true">Choose ten parents</loext:content-control>'),
        "Choose ten parents",
        [],
    ),
    "links": (
        text_p(f'<text:a xlink:href="{ADDRESS}">our user survey</text:a>.'),
        f"our user survey ({ADDRESS}).",
        [],
    ),
    "links within the document": (text_p('<text:a xlink:href="#x">below</text:a>'), "below", []),
    "numbers and levels of lists": (
        '<text:list text:style-name="L1"><text:list-item><text:p>Ask parents</text:p><text:list><text:list-item>'
        "<text:p>by letter</text:p></text:list-item><text:list-item><text:p>by phone</text:p></text:list-item>"
        "</text:list>"
        "</text:list-item><text:list-item><text:p>Ask schools</text:p></text:list-item></text:list>"
        + text_p("Step 2"),
        "1. Ask parents\n  a) by letter\n  b) by phone\n2. Ask schools\nStep 2",
        [],
    ),
    "raised numbers": (text_p("10" + span("T3", "6") + " on the 2" + span("T3", "nd")), "10^6 on the 2nd", []),
    "crossed-out words": (text_p("We will " + span("T1", "not") + " ask"), "We will not ask", ["crossed out"]),
    "words that a style above theirs crosses out": (text_p(span("T5", "not")), "not", ["crossed out"]),
    "words that another program crosses out": (text_p(span("T6", "not")), "not", ["crossed out"]),
    "white words": (text_p("seen " + span("T7", "white")), "seen white", ["white"]),
    "a paragraph of white words": ('<text:p text:style-name="P13">a</text:p>', "a", ["white"]),
    "words that are nearly white": (text_p(span("T14", "a")), "a", ["white"]),
    "see-through words": (text_p(span("T15", "a")), "a", ["white"]),
    "words too small to read": (text_p("seen " + span("T16", "a")), "seen a", ["too small"]),
    "words squeezed together": (text_p(span("T17", "a")), "a", ["too small"]),
    "small print": (text_p(span("T18", "a")), "a", []),
    "white words on a colour": (text_p(span("T8", "a")), "a", []),
    "marks for an index": (
        text_p('Water<text:alphabetical-index-mark text:string-value="Wells"/>'),
        "Water",
        ["nobody sees"],
    ),
    "what shows over a link": (
        text_p(f'<text:a xlink:href="{ADDRESS}" office:title="The report">report</text:a>'),
        f"report ({ADDRESS})",
        ["nobody sees"],
    ),
    "links without words": (text_p(f'a<text:a xlink:href="{ADDRESS}"/>'), "a", ["nobody sees"]),
    "lists that a program makes": (
        "<text:bibliography><text:bibliography-source><text:index-title-template>t</text:index-title-template>"
        "</text:bibliography-source><text:index-body><text:p>Smith 2020</text:p></text:index-body>"
        "</text:bibliography>",
        "Smith 2020",
        [],
    ),
    "a control whose flag was left on": (
        text_p('<loext:content-control loext:showing-place-holder="true">Households</loext:content-control>'),
        "Households",
        [],
    ),
    "a control with nothing typed": (
        text_p(
            '<loext:content-control loext:showing-place-holder="true">Click to enter text</loext:content-control>'
            '<loext:content-control loext:showing-place-holder="true">'
            '<text:span text:style-name="Placeholder_20_Text">Enter it</text:span></loext:content-control>'
        ),
        "",
        [],
    ),
    "paragraphs that a style hides": (
        text_p("seen") + '<text:p text:style-name="P9">un</text:p>',
        "seen",
        ["Hidden"],
    ),
    "bullets that say what is done": (
        '<text:list text:style-name="L2"><text:list-item><text:p>a</text:p></text:list-item></text:list>',
        "✗ a",
        [],
    ),
    "links in pieces": (
        text_p(f'<text:a xlink:href="{ADDRESS}">our </text:a><text:a xlink:href="{ADDRESS}">survey</text:a>.'),
        f"our survey ({ADDRESS}).",
        [],
    ),
    "links to files": (text_p('<text:a xlink:href="../a.ods">a</text:a>'), "a (../a.ods)", []),
    "pictures that are links": (
        text_p(f'<draw:a xlink:href="{ADDRESS}"><draw:frame><draw:image/></draw:frame></draw:a>'),
        ADDRESS,
        ["Pictures"],
    ),
    "what is drawn without words": (text_p("see<draw:line/>"), "see", ["Drawings"]),
    "words in what is drawn": (text_p("<draw:custom-shape><text:p>a</text:p></draw:custom-shape>"), "\na", []),
    "hidden words": (text_p("seen" + span("T2", " unseen")), "seen", ["Hidden"]),
    "hidden sections": (
        f'{text_p("seen")}<text:section text:display="none">{text_p("un")}</text:section>',
        "seen",
        ["Hidden"],
    ),
    "objects": (
        text_p("see<draw:frame><draw:object/><draw:image/></draw:frame>"),
        "see",
        ["objects"],
    ),
    "other pages within": (text_p("see<draw:frame><draw:floating-frame/></draw:frame>"), "see", ["objects"]),
    "fields of forms": (text_p("see<draw:control/>"), "see", ["forms"]),
    "tables": (
        text_p("a")
        + "<table:table>"
        + "".join(
            f"<table:table-row><table:table-cell>{text_p(one)}</table:table-cell>"
            f"<table:table-cell>{text_p(two)}</table:table-cell></table:table-row>"
            for one, two in (("Group", "Number"), ("Renters", "31%"))
        )
        + "</table:table>"
        + text_p("b"),
        "a\nGroup | Number\nRenters | 31%\nb",
        [],
    ),
}

NUMBERING = """<w:root xmlns:w="{w}"><w:abstractNum w:abstractNumId="81">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="82">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0FC;"/>
<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="☐"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="83"><w:styleLink w:val="Lists"/>
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="84"><w:numStyleLink w:val="Lists"/></w:abstractNum>
<w:abstractNum w:abstractNumId="85">
<w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimalZero"/><w:lvlText w:val="%1.%2"/><w:isLgl/></w:lvl></w:abstractNum>
<w:num w:numId="91"><w:abstractNumId w:val="81"/></w:num>
<w:num w:numId="94"><w:abstractNumId w:val="81"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
<w:num w:numId="95"><w:abstractNumId w:val="81"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>
<w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride></w:num>
<w:num w:numId="96"><w:abstractNumId w:val="84"/></w:num>
<w:num w:numId="97"><w:abstractNumId w:val="85"/></w:num>
<w:num w:numId="93"><w:abstractNumId w:val="82"/></w:num></w:root>""".format(**W)
STYLES = b"""<w:style w:type="character" w:styleId="Above"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Struck"><w:basedOn w:val="Above"/></w:style>
<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"""
LINK = (
    f'<Relationship Id="rId901" Type="https://x.example/hyperlink" Target="{ADDRESS}" TargetMode="External"/>'
    "</Relationships>"
)


FONT = '<style:font-face style:name="Symbol1" svg:font-family="Symbol"/>'


def with_looks(root: etree._Element) -> None:
    [automatic] = found(root, "//office:automatic-styles")
    automatic.extend(elements(LOOKS))
    automatic.addprevious(elements(f"<office:font-face-decls>{FONT}</office:font-face-decls>")[0])


def document(blank: Blank, format_name: str, xml: str) -> bytes:
    """A blank document with paragraphs in the answer to 1.1, and with the looks, lists and links that they name."""
    content = typed(blank(format_name, 0), format_name, "who-about.answer", xml)
    if format_name == "odt":
        return changed(
            content,
            "content.xml",
            with_looks,
        )
    parts = parts_of(content)
    parts[RELS] = parts[RELS].replace(b"</Relationships>", LINK.encode())
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", STYLES)
    numbering = etree.fromstring(parts["word/numbering.xml"])
    numbering.extend(list(etree.fromstring(NUMBERING)))
    return zipped(parts | {"word/numbering.xml": etree.tostring(numbering)})


CASES = [
    pytest.param(format_name, *case, id=f"{format_name}: {name}")
    for format_name, cases in (("docx", WORD), ("odt", TEXT))
    for name, case in cases.items()
]


@pytest.mark.parametrize(("format_name", "xml", "text", "notes"), CASES)
def test_it_is_kept_or_told(blank: Blank, reader: Reader, format_name: str, xml: str, text: str, notes: list[str]):
    result = reader.read(document(blank, format_name, xml))
    assert result["plan"]["answers"] == ({"who-about": {"answer": text}} if text else {})
    assert [all(word in note and "1.1" in note for word in notes) for note in result["notes"]] == [True] * len(notes)
    assert result["unplaced"] == []


def test_links_in_the_guidance_are_none_of_ours(blank: Blank, reader: Reader):
    for format_name in ("docx", "odt"):
        assert reader.read(blank(format_name))["unplaced"] == []


def test_a_damaged_part_is_salvaged_and_it_is_said(blank: Blank, reader: Reader):
    """LibreOffice 7 writes content controls that never end."""
    content = typed(blank("docx", 0), "docx", "who-about.answer", p(run("a &amp; b")))
    parts = parts_of(content)
    main = parts[MAIN_PART["docx"]].decode()
    start = main.index("<w:p>", main.index("a_who_about_answer_0"))
    broken = f"{main[:start]}<w:sdt><w:sdtContent>{main[start:]}"
    result = reader.read(zipped(parts | {MAIN_PART["docx"]: broken}))
    assert result["plan"]["answers"] == {"who-about": {"answer": "a & b"}}
    assert ["damaged" in note for note in result["notes"]] == [True]


def test_the_package_says_where_the_text_of_a_word_file_is(blank: Blank, reader: Reader):
    parts: dict[str, Any] = parts_of(typed(blank("docx", 0), "docx", "who-about.answer", p(run("a"))))
    parts["letters.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"letters.xml")
    parts = {name.replace("/", "\\") if name.startswith("docProps") else name: part for name, part in parts.items()}
    assert reader.plan(zipped(parts))["answers"] == {"who-about": {"answer": "a"}}


def test_words_that_somebody_added_to_the_small_print_are_kept(blank: Blank, reader: Reader):
    def add(root: etree._Element) -> None:
        found(root, "//w:p[w:pPr/w:pStyle/@w:val = 'SmallPrint']")[0].extend(elements(run(" Who signs this?")))

    [kept] = reader.read(changed(blank("docx", 0), MAIN_PART["docx"], add))["unplaced"]
    assert kept["text"].endswith("Who signs this?")


@pytest.mark.parametrize(
    ("format_name", "xml"),
    [
        ("docx", p(run("see"), '<w:r><w:drawing><wp:docPr descr="The wells"/><a:blip/></w:drawing></w:r>')),
        ("docx", p(run("see"), '<w:r><w:pict><v:shape alt="The wells"><v:imagedata/></v:shape></w:pict></w:r>')),
        ("docx", p(run("see"), '<w:r><w:object><v:shape alt="The wells"/></w:object></w:r>')),
        (
            "odt",
            text_p("see<draw:frame><draw:image/><svg:title>A</svg:title><svg:desc>The wells</svg:desc></draw:frame>"),
        ),
        ("odt", text_p("see<draw:line><svg:title>The wells</svg:title></draw:line>")),
    ],
)
def test_what_is_said_of_a_picture_stands_with_the_words_that_fit_no_question(
    blank: Blank, reader: Reader, format_name: str, xml: str
):
    result = reader.read(document(blank, format_name, xml))
    assert result["plan"]["answers"] == {"who-about": {"answer": "see"}}
    [kept] = result["unplaced"]
    assert (kept["where"][:4], kept["text"]) == ("1.1 ", "Picture: The wells")
    assert any("is with the words that fit no question" in note and "1.1" in note for note in result["notes"])
