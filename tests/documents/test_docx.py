import copy
import json
import os
import subprocess
import sys
import zipfile
from itertools import pairwise

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm
from lxml import etree

from macros.downloads.docx_writer import docx_template
from macros.downloads.layout import Layout, Prose, plan_layout
from macros.downloads.marks import style_name
from macros.downloads.prose import paragraphs as prose
from macros.downloads.scope import Choices, blank_scope, plan_scope
from macros.downloads.template import lines_of
from macros.models.plan import Answer, Plan, Topic
from tests.conftest import ROOT
from tests.documents.docx_support import (
    W,
    paragraphs,
    part,
    parts,
    reading,
    style_names,
    tables,
    text_of,
    value,
)

HOSTILE = "\n".join(
    [
        "<b>bold</b> & \"quoted\" 'single' <?tk text plan.id?> ]]> &lt; {{ braces }} <w:t>",
        "con\x00trol\x1b cha\x0bracters\ufffe",
        "emoji 😀 👩‍👩‍👧 🇬🇧",
        "مرحبا بالعالم، نص عربي with English",
        "- first",
        "- second",
        "",
        "after a blank line",
        "\ttabs\tbetween",
        "three   spaces, and two at the end  ",
        " one at the start",
    ]
)
TEN_THOUSAND_WORDS = "\n".join(" ".join(f"word{line * 100 + n}" for n in range(100)) for line in range(100))
ANSWERS = {"one": ("answer",), "now-and-next": ("now", "next")}


def questions(definition, *, repeated):
    for box in definition.boxes:
        if box.repeats == repeated:
            for box_part in box.parts:
                for question in box_part.questions:
                    yield question.id, ANSWERS[box.answers]


def expected(definition, answers, *, repeated):
    """The texts of a plan by slot, as a document can hold them."""
    return {
        f"{name}.{key}": "\n".join(lines_of(getattr(answers.get(name, Answer()), key)))
        for name, keys in questions(definition, repeated=repeated)
        for key in keys
    }


@pytest.fixture(scope="module")
def definition(toolkit):
    return toolkit.plan


@pytest.fixture(scope="module")
def plan(definition):
    once = {name: Answer(answer=f"{name}.", now=f"{name} now.") for name, _ in questions(definition, repeated=False)}
    once |= {"who-about": Answer(answer=HOSTILE), "who-uses": Answer(answer=TEN_THOUSAND_WORDS)}
    topics = [
        Topic(
            id=f"t{number}",
            title=f"Topic <{number}> & نص",
            answers={
                name: Answer(now=f"{name}, topic {number}.", next=HOSTILE if name == "topic-people" else "")
                for name, _ in questions(definition, repeated=True)
            },
        )
        for number in (1, 2)
    ]
    return Plan(
        schema_version=1,
        id="a-plan",
        definition={"id": definition.id, "version": definition.version},
        title='Plan <&> "title" 😀',
        statistics="Statistics & more",
        organisation="<Organisation>",
        contact="team@example.org",
        created="2026-01-01T00:00:00Z",
        modified="2026-02-03T00:00:00Z",
        review_date="2027-01-01",
        answers=once,
        topics=topics,
    )


@pytest.fixture(scope="module")
def template(toolkit):
    return docx_template(plan_layout(toolkit.plan), toolkit.addresses)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("docx")


@pytest.fixture(scope="module")
def write(template, folder):
    def write(name, scope):
        path = folder / f"{name}.docx"
        path.write_bytes(template.write(scope))
        return path

    return write


@pytest.fixture(scope="module")
def blank(write, definition):
    return write("blank", blank_scope(definition))


@pytest.fixture(scope="module")
def bare(write, definition):
    return write("bare", blank_scope(definition, Choices(guidance=False)))


@pytest.fixture(scope="module")
def filled(write, definition, plan):
    return write("filled", plan_scope(plan, definition))


@pytest.fixture(params=["blank", "bare", "filled"])
def document(request):
    return request.getfixturevalue(request.param)
