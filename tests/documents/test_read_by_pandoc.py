"""Plans in Markdown and HTML, as pandoc reads them back."""

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from macros.documents.documents import Documents
from macros.documents.scope import Choices
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from macros.text import lines_of
from tests.plans import hostile_plan
from tests.support.pandoc import read_by_pandoc


def link(content: list) -> str:
    """The words of a link: no other than its address, of which pandoc and GitHub make one wherever they see it."""
    text = words(content[1])
    assert content[2][0] in (text, f"mailto:{text}")
    return text


# The words of an answer in pandoc's tree. Anything else in one would be markup that a person never meant.
WORDS: dict[str, Callable[[Any], str]] = {
    "Str": str,
    "Space": lambda _: " ",
    "SoftBreak": lambda _: " ",
    "Link": link,
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    return Plan.model_validate(hostile_plan())


def pandoc(content: bytes, format_name: str) -> list[dict]:
    """The blocks that pandoc reads in a document."""
    blocks = json.loads(read_by_pandoc(content, "json", format_name=format_name))["blocks"]
    # A part of a page, such as <main>, is one block.
    return [inner for block in blocks for inner in (block["c"][1] if block["t"] == "Div" else [block])]


def words(inlines: list[dict]) -> str:
    return unicodedata.normalize("NFC", "".join(WORDS[inline["t"]](inline.get("c")) for inline in inlines))


def lines(blocks: list[dict]) -> list[str]:
    """The lines of an answer in pandoc's tree: paragraphs, and items of lists of one paragraph each."""
    found = []
    for block in blocks:
        if block["t"] == "BulletList":
            for item in block["c"]:
                (line,) = lines(item)
                found.append(f"- {line}")
        else:
            assert block["t"] in ("Para", "Plain"), block
            found.append(words(block["c"]))
    return found


def folded(text: str) -> list[str]:
    """The lines of a text as a reader sees them where spaces are folded and empty lines dropped.

    Accents stand on their letters, as pandoc puts them.
    """
    found = [re.sub("[ \t]+", " ", line).strip(" ") for line in lines_of(unicodedata.normalize("NFC", text))]
    return [line for line in found if line]


def expected_answers(plan: Plan) -> list[tuple[str, list[str], list[str]]]:
    found = []
    for topic in plan.topics:
        answer = topic.answers["topic-people"]
        found.append((" ".join(folded(topic.title)), folded(answer.now), folded(answer.next)))
    return found


@pytest.mark.parametrize("format_name", ["commonmark", "gfm-emoji", "markdown-smart-fancy_lists-citations"])
def test_pandoc_reads_hostile_answers_in_markdown_whole(plan, toolkit: Toolkit, format_name):
    blocks = pandoc(Documents(toolkit).plan(plan, "md", Choices(guidance=False)), format_name)
    assert words(blocks[0]["c"][2]) == " ".join(folded(plan.title))
    found, title, columns = [], "", []
    for block in blocks:
        if block["t"] == "Header":
            heading = words(block["c"][2])
            columns = []
            if heading.startswith("Topic "):
                title = heading.partition(": ")[2]
            elif re.match(r"2\.\d+\.2 ", heading):
                found.append((title, columns))
        elif block["t"] == "Para" and block["c"][0]["t"] == "Strong":
            columns.append([])
        elif columns:
            columns[-1] += lines([block])
    assert [(title, *columns) for title, columns in found] == expected_answers(plan)


def answers(table: list) -> list[list[list[str]]]:
    """The answers to each question of a table in pandoc's tree: the lines of each column."""
    return [[lines(cell[4]) for cell in row[1][1:]] for body in table[4] for row in body[3]]


def test_pandoc_reads_hostile_answers_in_html_whole(plan, toolkit: Toolkit):
    blocks = pandoc(Documents(toolkit).plan(plan, "html", Choices(guidance=False)), "html")
    found, heading = [], ""
    for block in blocks:
        if block["t"] == "Header":
            heading = words(block["c"][2])
        elif block["t"] == "Table" and heading.startswith("Topic "):
            columns = answers(block["c"])[1]
            found.append((heading.partition(": ")[2], *([line for line in column if line] for column in columns)))
    assert found == expected_answers(plan)
