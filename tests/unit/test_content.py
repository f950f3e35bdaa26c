"""Every kind of fault in the data ends in one plain line: where it is, what is wrong and how to mend it."""

import dataclasses
import json

import pytest

from macros import content
from macros.content import FILES, FOLDERS, load, load_once, read_model
from macros.faults import ContentFaults
from macros.yaml_source import YamlSource
from tests.conftest import ROOT

CASE = "data/case-studies/sample.yml"
METHOD = "data/methods/sample.yml"
POINT = "data/decision-points/trust.yml"
PLAN = "data/plan/definition.yml"

EMPTY = "is empty: write something, or delete the line if the field may be left out"
LIST = 'must be a list: start each item on a line of its own with "- "'
NOT_YAML = (
    'look at the indent, and put quotes around text that holds ": " or " #" or starts with a special character'
)

# What is wrong, where, what is put in place of what (» marks the line to be named), and what is said.
FIELD_FAULTS = {
    "unknown key": (CASE, r"^order: ", "sumary: x\norder: ", None),
    "unknown key with a near one": (
        CASE,
        r"^order: 8",
        "order: 8\n»sumary: x",
        'sumary: is not a known field. Did you mean "summary"?',
    ),
    "unknown key inside": (
        PLAN,
        r"^  answers: one",
        "  answers: one\n»  anwers: one",
        'boxes, item 1, anwers: is not a known field. Did you mean "answers"?',
    ),
    "unknown key near none": (
        "data/standards.yml",
        r"\A",
        "»nonsense: x\n",
        "nonsense: is not a known field. There is: standards.",
    ),
    "slug": (CASE, r"\Z", "»slug: other\n", "slug: is not a field here: the file's name is the name"),
    "list for text": (CASE, r"^title: .*", "title: [words]", "title: must be text, not a list"),
    "fields for text": (CASE, r"^title: .*", "title: {a: b}", "title: must be text, not fields"),
    "list for prose": (CASE, r"^lesson: ", "lesson:\n- ", "lesson: must be text, not a list"),
    "text for a list": (METHOD, r"^levels:\n- .*", "levels: consult", f"levels: {LIST}"),
    "fields for a list": (METHOD, r"^levels:\n- .*", "levels: {a: b}", f"levels: {LIST}"),
    "list for a name": (METHOD, r"^- consult", "- [consult]", "levels, item 1: must be text, not a list"),
    "word for a number": (CASE, r"^order: .*", "order: eight", 'order: must be a whole number, not "eight"'),
    "fraction": (CASE, r"^order: .*", "order: 1.5", 'order: must be a whole number, not "1.5"'),
    "number too low": (CASE, r"^order: .*", "order: 0", "order: must be 1 or more"),
    "word for true or false": (
        PLAN,
        r"  repeats: false",
        "  repeats: maybe",
        'boxes, item 1, repeats: must be true or false, not "maybe"',
    ),
    "text for fields": (
        "data/tips.yml",
        r"^tips:\n(?=- )",
        "tips:\n»- Be open\n",
        'tips, item 1: must hold fields, each written "name: value"',
    ),
    "choice": (
        PLAN,
        r"^  answers: one",
        "  answers: now-or-next",
        'boxes, item 1, answers: "now-or-next" is not one of one, now-and-next. Did you mean "now-and-next"?',
    ),
    "two lines for text": (CASE, r"^title: .*", 'title: "one\\ntwo"', "title: must stand on one line"),
    "too long": (
        CASE,
        r"^summary: .*",
        "summary: " + "x" * 161,
        "summary: has 161 characters: shorten it to 160 or fewer",
    ),
    "name with capitals": (
        METHOD,
        r"^- consult",
        "- Consult",
        'levels, item 1: "Consult" is not a name: use lower-case letters, digits and single hyphens',
    ),
    "empty value": (CASE, r"^title: .*", "title:", f"title: {EMPTY}"),
    "empty quotes": (CASE, r"^title: .*", "title: ''", f"title: {EMPTY}"),
    "only spaces": (CASE, r"^title: .*", "title: '  '", f"title: {EMPTY}"),
    "empty prose": (CASE, r"^lesson: .*\n(  .*\n)+", "lesson: |-\n\n", f"lesson: {EMPTY}"),
    "empty list": (CASE, r"^sources:\n- .*", "sources: []", f"sources: {EMPTY}"),
    "list without items": (CASE, r"^sources:\n- .*", "sources:", f"sources: {EMPTY}"),
    "empty item": (CASE, r"^- osr-toolkit", "-", f"sources, item 1: {EMPTY}"),
    "address with a script": (
        "data/organisation.yml",
        r"\Z",
        "»feedback_url: javascript:alert(1)\n",
        'feedback_url: "javascript:alert(1)" is not a web address: write it whole, starting with https://',
    ),
    "mail address": (
        "data/organisation.yml",
        r"\Z",
        "»feedback_email: nobody\n",
        'feedback_email: "nobody" is not written as it should be',
    ),
    "link without its address": (
        "data/links.yml",
        r"^links:\n",
        "links:\n»- {id: x, title: X, publisher: X, status: confirmed}\n",
        "links, item 1: has no url: add one, or set status to none",
    ),
    "address that nobody knows": (
        "data/links.yml",
        r"^links:\n",
        "links:\n»- {id: x, title: X, publisher: X, status: none, url: 'https://example.org/'}\n",
        "links, item 1: has status none but gives a url",
    ),
    "id that stands twice": (
        "data/resources.yml",
        r"^learning:\n(?=- id: (.*)\n)",
        "learning:\n- {id: same, title: X, text: X}\n»- {id: same, title: X, text: X}\n",
        'learning, item 2, id: "same" is taken by an earlier entry: each id may stand once only',
    ),
    "question id that stands twice over the boxes": (
        PLAN,
        r"^    - id: other-teams",
        "    - id: who-about",
        'boxes, item 3, parts, item 1, questions, item 8, id: "who-about" is taken by an earlier entry: '
        "each id may stand once only",
    ),
    "reference to no method": (
        CASE,
        r"^- focus-group",
        "- focus-grup",
        'methods, item 1: there is no method called "focus-grup". Did you mean "focus-group"?',
    ),
    "reference to no method, inside": (
        POINT,
        r"^methods:\n",
        "methods:\n- text: X\n  methods:\n»  - focus-grup\n",
        'methods, item 1, methods, item 1: there is no method called "focus-grup". Did you mean "focus-group"?',
    ),
    "reference to no link": (
        CASE,
        r"^- osr-toolkit",
        "- osr-toolkt",
        'sources, item 1: there is no link called "osr-toolkt". Did you mean "osr-toolkit"?',
    ),
    "reference to no decision point": (
        CASE,
        r"^- prioritise",
        "- prioritize",
        'decision_points, item 1: there is no decision point called "prioritize". Did you mean "prioritise"?',
    ),
    "reference to no level": (
        METHOD,
        r"^- consult",
        "- consultation",
        'levels, item 1: there is no level of participation called "consultation". Did you mean "consult"?',
    ),
    "reference to no kind of method": (
        METHOD,
        r"^kind: discuss",
        "kind: discus",
        'kind: there is no kind of method called "discus". Did you mean "discuss"?',
    ),
    "reference to no tip": (
        "data/standards.yml",
        r"^standards:\n",
        "standards:\n- id: x\n  title: X\n  text: X\n  tips:\n»  - be-opn\n",
        'standards, item 1, tips, item 1: there is no tip called "be-opn". Did you mean "be-open"?',
    ),
    "link in prose": (
        CASE,
        r"^lesson: ",
        "lesson: See [this](link:osr-toolkt).\nwhen: ",
        'lesson: there is no link called "osr-toolkt". Did you mean "osr-toolkit"?',
    ),
    "link in prose with a title": (
        CASE,
        r"^lesson: ",
        "lesson: See [this](<link:osr-toolkt> 'The toolkit').\nwhen: ",
        'lesson: there is no link called "osr-toolkt". Did you mean "osr-toolkit"?',
    ),
    "link in prose, by a note at the end": (
        CASE,
        r"^lesson: ",
        'lesson: "See [this][1].\\n\\n[1]: link:osr-toolkt"\nwhen: ',
        'lesson: there is no link called "osr-toolkt". Did you mean "osr-toolkit"?',
    ),
    "page in prose": (
        CASE,
        r"^lesson: ",
        "lesson: See [this](/methods/focus-grup.md#x).\nwhen: ",
        'lesson: links to "/methods/focus-grup.md", which is no page. Did you mean "/methods/focus-group.md"?',
    ),
}
del FIELD_FAULTS["unknown key"]


@pytest.mark.parametrize(("file", "old", "new", "message"), FIELD_FAULTS.values(), ids=FIELD_FAULTS.keys())
def test_a_faulty_field_is_one_line_with_its_mend(project, file, old, new, message):
    line = project.edit(file, old, new)
    assert project.faults() == [f"{file}:{line}: {message}"]
