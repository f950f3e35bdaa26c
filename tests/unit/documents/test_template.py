"""Marks become pieces, and whatever a person typed stays plain text in every format."""

import re
import unicodedata

import pytest
from lxml import etree

from macros.documents.template import ESCAPES, Scope, compile_template, fill, mark, markdown_words
from macros.text import lines_of
from tests.plans import HOSTILE

EMPTY: Scope = {"values": {}, "flags": [], "lists": {}}


def test_marks_become_pieces():
    text = (
        f"<a>{mark('if', 'shown')}{mark('each', 'topics')}{mark('text', 'topic.title')}: "
        f"{mark('lines', 'topic.now')}<p>{mark('text')}</p>{mark('end')}{mark('end')}</a>{mark('end')}"
    )
    assert compile_template(text) == [
        "<a>",
        [
            "if",
            "shown",
            [
                [
                    "each",
                    "topics",
                    [["text", "topic.title"], ": ", ["lines", "topic.now", ["<p>", ["text"], "</p>"]]],
                ],
                "</a>",
            ],
        ],
    ]


@pytest.mark.parametrize("text", ["", "plain", "<?xml version='1.0'?>\n<a/>", "<?tk-other x?>", "a ? > <? b"])
def test_text_without_marks_stands_as_it_is(text):
    assert fill(compile_template(text), EMPTY, ESCAPES["html"]) == text


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (mark("if", "a"), "the template does not close the mark: if a"),
        (mark("lines", "a") + mark("if", "b") + mark("end"), "the template does not close the mark: lines a"),
        (mark("end"), "the template holds a mark that means nothing here: end"),
        (mark("if", "a") + mark("end") * 2, "the template holds a mark that means nothing here: end"),
        (mark("each"), "the template holds a mark that means nothing here: each"),
        (mark("txet", "a"), "the template holds a mark that means nothing here: txet a"),
    ],
)
def test_a_mark_that_is_wrong_is_named(text, complaint):
    with pytest.raises(ValueError, match=f"^{re.escape(complaint)}$"):
        compile_template(text)


def test_an_answer_that_looks_like_a_mark_is_text():
    scope: Scope = {**EMPTY, "values": {"a": mark("text", "b"), "b": "secret"}}
    filled = fill(compile_template(mark("text", "a")), scope, ESCAPES["html"])
    assert filled == "&lt;?tk text b?&gt;"
    assert compile_template(filled) == [filled]


def test_lines_hold_no_line_ends_and_a_mark_for_what_xml_forbids():
    for text in HOSTILE.values():
        lines = lines_of(text)
        for line in lines:
            assert len(f"<{line}>".splitlines()) == 1
            etree.fromstring(f"<a>{ESCAPES['html'](line)}</a>")
        line_end = "\n\r\v\f\u0085\u2028\u2029"
        shown = (
            "\ufffd" if c != "\t" and (unicodedata.category(c) in ("Cc", "Cs") or c in "\ufffe\uffff") else c
            for c in text
            if c not in line_end
        )
        assert "".join(lines) == "".join(shown)


@pytest.mark.parametrize("format_name", ["docx", "odt", "html"])
def test_escaped_lines_are_read_back_as_they_were(format_name):
    start, end = ("<p><w:t>", "</w:t></p>") if format_name == "docx" else ("<p>", "</p>")
    for line in (line for text in HOSTILE.values() for line in lines_of(text)):
        xml = f'<a xmlns:w="w" xmlns:text="text">{start}{ESCAPES[format_name](line)}{end}</a>'
        paragraph = etree.fromstring(xml)[0]
        for element in paragraph.iter("{w}tab", "{text}tab"):
            element.text = "\t"
        for element in paragraph.iter("{text}s"):
            element.text = " " * int(element.attrib["{text}c"])
        assert "".join(map(str, paragraph.itertext())) == line
        # OpenDocument folds what are not elements.
        assert format_name != "odt" or "  " not in xml


@pytest.mark.parametrize("words", ["a_b", "1.5 million", "C# and F#, too", "AT&T & co", "https://a.example/b_c#d"])
def test_words_that_markdown_would_leave_alone_stay_readable(words):
    assert markdown_words(words) == ESCAPES["md"](words) == words
