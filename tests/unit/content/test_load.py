"""Every kind of fault in the data ends in one plain line: where it is, what is wrong and how to fix it."""

import dataclasses
import json
import re

import pytest

from macros.content.data_files import FILES, FOLDERS
from macros.content.data_reader import DataReader
from macros.content.yaml_model import read_model
from macros.content.yaml_source import YamlSource
from macros.faults import ContentFaults
from tests.support.paths import ROOT

CASE = "data/case-studies/sample.yml"
METHOD = "data/methods/sample.yml"
POINT = "data/decision-points/trust.yml"
PLAN = "data/plan/definition.yml"
LESSON = r"^lesson: .*\n(  .*\n)+"

EMPTY = "is empty: write something, or delete the line if the field may be left out"
LIST = 'must be a list: start each item on a line of its own with "- "'


def assert_plain(fault: str) -> None:
    """The words of the library behind the models are for programmers, and so is the way Python writes lists."""
    assert not re.search(r"should|Input|validation|Tuple|parse|unhashable|\n|\['|\{'", fault), fault


# What is wrong, where, what is put in place of what (» marks the line to be named), and what is said.
FIELD_FAULTS = {
    "unknown key": (
        CASE,
        r"^order: 24",
        "order: 24\n»sumary: x",
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
        "nonsense: is not a known field. There is: reviewed, standards.",
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
        r"^tips:\n",
        "tips:\n»- Be open\n",
        'tips, item 1: must hold fields, each written "name: value". There is: reviewed, id, title, '
        "short_title, summary, search_words, tips, decision_points.",
    ),
    "day that has not come": (
        "data/tips.yml",
        r"^reviewed: .*",
        "reviewed: 2999-01-01",
        "reviewed: is in the future: write the day on which somebody last read it and found it right",
    ),
    "day that has not come for one item": (
        PLAN,
        r"^    - id: who-uses\n",
        "    - id: who-uses\n»      reviewed: 2999-01-01\n",
        "boxes, item 1, parts, item 1, questions, item 2, reviewed: is in the future: write the day on which "
        "somebody last read it and found it right",
    ),
    "words for a day": (
        METHOD,
        r"^reviewed: .*",
        "reviewed: last week",
        'reviewed: must be a date, written like 2026-11-23, not "last week"',
    ),
    "choice": (
        PLAN,
        r"^  answers: one",
        "  answers: now-or-next",
        'boxes, item 1, answers: "now-or-next" is not one of one, now-and-next. Did you mean "now-and-next"?',
    ),
    "kind that nobody adds": (
        PLAN,
        r"^      - reasoning",
        "      - reasonings",
        'boxes, item 2, parts, item 1, questions, item 1, collects, item 2: "reasonings" is not one of questions, '
        'methods, case-studies, reasoning. Did you mean "reasoning"?',
    ),
    "kind that has a place already": (
        PLAN,
        r"^      - methods\n",
        "»      - questions\n",
        'boxes, item 2, parts, item 1, questions, item 3, collects, item 1: "questions" is collected by '
        '"topic-questions" already: it can go to one place only',
    ),
    "kind that stands twice": (
        PLAN,
        r"^      - reasoning\n",
        "»      - questions\n",
        'boxes, item 2, parts, item 1, questions, item 1, collects, item 2: "questions" is in this list already: '
        "name it once",
    ),
    "record that starts from none": (
        PLAN,
        r"^    record: what-we-heard",
        "    record: what-we-herd",
        'records, item 2, starts_from, record: there is no record called "what-we-herd". '
        'Did you mean "what-we-heard"?',
    ),
    "words copied from no field": (
        PLAN,
        r"^    copies: need",
        "    copies: needs",
        'records, item 2, fields, item 1, copies: What we heard has no field called "needs". Did you mean "need"?',
    ),
    "choices where nothing is chosen": (
        PLAN,
        r"^    kind: choice",
        "    kind: line",
        'records, item 2, fields, item 2, kind: must be "choice" where there are "choices"',
    ),
    "entry in an unknown field": (
        "data/plan/worked-example.yml",
        r"^      outcome: under-way",
        "      outcomes: under-way",
        'records, you-said-we-did, item 1, fields, outcomes: is no field of this record. Did you mean "outcome"?',
    ),
    "entry with no such choice": (
        "data/plan/worked-example.yml",
        r"^      outcome: under-way",
        "      outcome: underway",
        'records, you-said-we-did, item 1, fields, outcome: is no choice. Did you mean "under-way"?',
    ),
    "two lines for text": (CASE, r"^title: .*", 'title: "one\\ntwo"', "title: must be on one line"),
    "too many": (
        "data/templates/stakeholder-map.yml",
        r"^    columns:\n",
        "    »columns:\n    - {label: One}\n    - {label: Two}\n    - {label: Three}\n    - {label: Four}\n",
        "sections, item 1, table, columns: has more than 6 entries: take some out",
    ),
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
    "empty prose": (CASE, LESSON, "lesson: |-\n\n", f"lesson: {EMPTY}"),
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
        'feedback_email: "nobody" is not an email address: write it like team@organisation.example',
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
        r"^learning:\n",
        "learning:\n- {id: same, title: X, text: X}\n»- {id: same, title: X, text: X}\n",
        'learning, item 2, id: "same" is taken by an earlier entry: each id can be used once only',
    ),
    "question id that stands twice over the boxes": (
        PLAN,
        r"^    - id: other-teams",
        "»    - {id: who-about, text: X}\n    - id: other-teams",
        'boxes, item 3, parts, item 1, questions, item 8, id: "who-about" is taken by an earlier entry: '
        "each id can be used once only",
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
        LESSON,
        "lesson: See [the guide](link:osr-toolkt).\n",
        'lesson: there is no link called "osr-toolkt". Did you mean "osr-toolkit"?',
    ),
    "link in prose with a title": (
        CASE,
        LESSON,
        "lesson: See [the guide](<link:osr-toolkt> 'The toolkit').\n",
        'lesson: there is no link called "osr-toolkt". Did you mean "osr-toolkit"?',
    ),
    "link in prose, by a note at the end": (
        CASE,
        LESSON,
        'lesson: "See [the guide][1].\\n\\n[1]: link:osr-toolkt"\n',
        'lesson: there is no link called "osr-toolkt". Did you mean "osr-toolkit"?',
    ),
    "link in prose with a title after it": (
        CASE,
        LESSON,
        'lesson: See [this [one]](link:osr-toolkt "The toolkit").\n',
        'lesson: there is no link called "osr-toolkt". Did you mean "osr-toolkit"?',
    ),
    "field that a plan does not have": (
        "data/plan/worked-example.yml",
        r"^review_date: .*",
        "review_date: 2027-01-15\n»reviewdate: 2027-01-15",
        'reviewdate: is not a known field. Did you mean "review_date"?',
    ),
    "name that is in a list twice": (
        METHOD,
        r"^- consult",
        "- consult\n»- consult",
        'levels, item 2: "consult" is in this list already: name it once',
    ),
    "page in prose, by a note at the end": (
        CASE,
        LESSON,
        'lesson: "See [the guide][1].\\n\\n[1]: /methods/focus-grup.md"\n',
        'lesson: links to "/methods/focus-grup.md", which is no page. Did you mean "/methods/focus-group.md"?',
    ),
    "page in prose": (
        CASE,
        LESSON,
        "lesson: See [the guide](/methods/focus-grup.md#x).\n",
        'lesson: links to "/methods/focus-grup.md", which is no page. Did you mean "/methods/focus-group.md"?',
    ),
    "choice in the finder in prose": (
        CASE,
        LESSON,
        "lesson: See [the guide](/find.md?kind=method&point=trsut).\n",
        'lesson: the finder has no "point" called "trsut". Did you mean "trust"?',
    ),
    "macro in prose": (
        CASE,
        LESSON,
        'lesson: See {{ tip("be-open") }} now.\n',
        "lesson: has a macro, which works on pages alone: leave it out",
    ),
    "link in plain text": (
        CASE,
        r"^summary: .*",
        "summary: See [the guide](/find.md).",
        "summary: holds Markdown, which would show as written: write plain words",
    ),
    "macro in plain text": (
        CASE,
        r"^summary: .*",
        "summary: 'See {{ tip(\"be-open\") }}.'",
        "summary: holds Markdown, which would show as written: write plain words",
    ),
    "field left empty that could be left out": (
        CASE,
        r"^when: .*",
        "when:",
        "when: is empty: write something, or delete the line",
    ),
    "organisation that stands twice": (
        CASE,
        r"^organisations:(?:\n- .*)+|^organisations: .*",
        "organisations: [Council, Council]",
        'organisations, item 2: "Council" is in this list already: name it once',
    ),
}


def test_a_fault_in_the_plan_is_no_fault_of_what_goes_into_its_boxes(project):
    project.edit(PLAN, r"^  answers: one", "  answers: on")
    project.write(
        "own/plan/questions.yml", "reviewed: 2026-11-23\nquestions:\n- {id: own-x, box: practice, text: Why?}\n"
    )
    assert [fault for fault in project.faults() if fault.startswith("own/")] == []


def test_the_source_that_the_published_data_credits_cannot_go(project):
    # Whatever leads to it leads elsewhere before.
    for path in (*project.root.glob("data/**/*.yml"), *project.root.glob("docs/**/*.md")):
        name = path.relative_to(project.root).as_posix()
        if "osr-toolkit" in project.read(name):
            project.write(name, re.sub(r"osr-toolkit\b", "osr-tool", project.read(name)))
    assert project.faults() == [
        'data/links.yml:7: links: "osr-toolkit" is missing, which the published data credits: put it back'
    ]


def test_what_prose_shows_as_code_is_no_link(project):
    project.edit(CASE, LESSON, "lesson: Write `[words](link:nothing)` or `[words](/nothing.md)`.\n")
    project.load()


@pytest.mark.parametrize(("file", "old", "new", "message"), FIELD_FAULTS.values(), ids=FIELD_FAULTS.keys())
def test_a_faulty_field_is_one_line_with_its_fix(project, file, old, new, message):
    line = project.edit(file, old, new)
    assert project.faults() == [f"{file}:{line}: {message}"]


@pytest.mark.parametrize(
    ("file", "old", "field"),
    [(CASE, r"^order: .*", "order"), ("data/tips.yml", r"^- id: .*\n", "tips, item 1, id")],
)
def test_a_key_that_stands_twice_is_refused_with_both_lines(project, file, old, field):
    key = field.rpartition(", ")[2]
    lead = "- " if "item" in field else ""
    first = project.edit(file, old, f"»{lead}{key}: again\n{' ' * len(lead)}{key}: again\n")
    assert (
        f"{file}:{first + 1}: {field}: is there twice (first on line {first}): keep one of them" in project.faults()
    )


@pytest.mark.parametrize(
    ("file", "old", "found_at", "message"),
    [
        (CASE, r"^order: .*\n", r"^reviewed: ", '"order" is missing: add a line "order: …"'),
        ("data/tips.yml", r"^  title: .*\n", r"^- id: ", 'tips, item 1: "title" is missing: add a line "title: …"'),
    ],
    ids=["in a file", "in an item"],
)
def test_a_field_that_is_missing_is_told_where_it_belongs(project, file, old, found_at, message):
    project.edit(file, old, "")
    line = project.edit(file, found_at, "»" + found_at.strip("^"))
    assert project.faults() == [f"{file}:{line}: {message}"]


def test_a_question_id_that_is_taken_in_another_file_is_refused(project, toolkit):
    taken = toolkit.decision_points["prioritise"].questions[0].id
    line = project.edit(POINT, r"^questions:\n", f"questions:\n»- {{id: {taken}, text: X}}\n")
    assert project.faults() == [
        f'{POINT}:{line}: questions, item 1, id: "{taken}" is taken in data/decision-points/prioritise.yml: '
        "each id can be used once only"
    ]


def test_what_is_added_to_a_topic_belongs_to_a_box_with_topics(project):
    project.edit(PLAN, r"^      - questions\n      - reasoning\n", "      - reasoning\n")
    line = project.edit(PLAN, r"^    - id: who-about\n", "    - id: who-about\n      collects:\n»      - questions\n")
    field = "boxes, item 1, parts, item 1, questions, item 1, collects, item 1"
    message = '"questions" belongs to a topic: move it to a question of a box with "repeats: true"'
    assert project.faults() == [f"{PLAN}:{line}: {field}: {message}"]


def test_a_day_that_is_in_no_calendar_is_refused(project):
    file = "data/plan/worked-example.yml"
    line = project.edit(file, r"^review_date: .*", "review_date: 2026-02-30")
    (fault,) = project.faults()
    assert fault.startswith(f"{file}:{line}: review_date: ")
    assert "2026-02-30" in fault
    assert_plain(fault)


# What is in the file instead, the line to be named (None: any), and how the message starts.
FILE_FAULTS = {
    "empty": (b"", 1, "is empty"),
    "only comments": (b"# Nothing yet\n", 1, "is empty"),
    "a list": (b"- one\n- two\n", 1, 'must hold fields, each written "name: value"'),
    "plain text": (b"Some words\n", 1, 'must hold fields, each written "name: value"'),
    "two documents": (b"title: x\n---\ntitle: y\n", 2, "holds a second text from this"),
    "no YAML": (b"title: x\nsummary: one: two\n", 2, 'has ": " inside text on this line: put quotes'),
    "a tab": (b"title: x\n\tsummary: y\n", 2, "has a tab at the start of this line"),
    "an open quote": (b'title: "x\n', 1, "has a quote here that is never closed"),
    "an alias of nothing": (b"title: x\nsummary: *x\n", 2, 'has text that starts with "*"'),
    "Latin 1": ("title: x\nsummary: café\n".encode("latin-1"), 2, "is not UTF-8 text: save the file again"),
    "UTF-16": ("title: x\n".encode("utf-16"), 1, "is not UTF-8 text: save the file again"),
    "UTF-16 without its mark": ("title: x\n".encode("utf-16-le"), 1, "is not UTF-8 text: save the file again"),
    "a NUL": (b"title: x\nsummary: \0y\n", 2, "holds a character that YAML forbids (code 0): delete it"),
    "a control character": (b"title: x\nsummary: \x07y\n", 2, "holds a character that YAML forbids (code 7)"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", 1, "is not UTF-8 text: save the file again"),
    "a Word file": (b"PK\x03\x04\x14\0\x06\0", 1, "is a file of Word or another program, whatever its name"),
    "a file of Rich Text": (b"{\\rtf1 title: x}", 1, "is a file of Word or another program, whatever its name"),
    "lists in lists": (b"title: x\ndeep: " + b"[" * 900 + b"]" * 900, None, "is nested too deeply"),
    "more lists in lists": (b"title: x\ndeep: " + b"[" * 9000 + b"]" * 9000, None, "is nested too deeply"),
    "fields in fields": (
        b"".join(b" " * depth + b"a:\n" for depth in range(900)),
        None,
        "is nested too deeply",
    ),
}


@pytest.mark.parametrize(("text", "line", "message"), FILE_FAULTS.values(), ids=FILE_FAULTS.keys())
def test_a_file_that_cannot_be_used_is_one_line(project, text, line, message):
    project.write(METHOD, text)
    (fault,) = project.faults()
    place, said = fault.split(": ", 1)
    assert place == f"{METHOD}:{line}" if line else place.startswith(f"{METHOD}:")
    assert said.startswith(f"the file {message}")
    assert_plain(fault)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_missing_is_named(project, name):
    (project.root / f"data/{name}.yml").unlink()
    (fault,) = project.faults()
    assert fault.startswith(f"data/{name}.yml:1: the file cannot be read (")


def test_the_language_that_has_all_the_words_must_be_there(project):
    (project.root / "data/languages/en.yml").unlink()
    assert "data/languages/en.yml:1: is missing: it has all the words of the interface" in project.faults()


def test_a_fault_in_a_language_is_told_where_it_stands(project):
    project.edit("data/languages/cy.yml", r"    close: Cau", "    shut: Cau")
    (fault,) = project.faults()
    assert fault.startswith("data/languages/cy.yml:")
    assert "words, plan-dialogs, shut: are words that nothing says." in fault


def test_a_folder_in_the_place_of_a_file_is_named(project):
    (project.root / METHOD).unlink()
    (project.root / METHOD).mkdir()
    (fault,) = project.faults()
    assert fault.startswith(f"{METHOD}:1: the file is no file that can be read: ")


@pytest.mark.parametrize("name", ["Pop Up.yml", "pop_up.yml", "Popup.yml", "pop--up.yml", "pop-up.yaml", "notes.txt"])
def test_a_file_name_that_is_no_name_is_refused(project, name):
    project.write(f"data/methods/{name}", project.read(METHOD))
    assert project.faults() == [
        f"data/methods/{name}:1: name the file with lower-case letters, digits and hyphens, ending in .yml"
    ]


@pytest.mark.parametrize("name", ["_draft.yml", ".DS_Store", ".sample.yml.swp"])
def test_drafts_and_what_editors_leave_behind_are_let_pass(project, name):
    project.write(f"data/methods/{name}", b"\0")
    assert project.load().methods


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("glosary.yml", 'Did you mean "glossary.yml"?'),
        ("glossary.yaml", 'Did you mean "glossary.yml"?'),
        ("case-study/pump.yml", 'Did you mean "case-studies/pump.yml"?'),
        ("plan/defintion.yml", 'Did you mean "plan/definition.yml"?'),
        ("pump.yml", "A case study goes into case-studies/, a method into methods/"),
        ("methods.yml.txt", "A case study goes into case-studies/, a method into methods/"),
    ],
)
def test_a_file_that_nobody_looks_for_is_told(small, name, said):
    small.write(f"data/{name}", b"title: x\n")
    assert small.faults() == [f"data/{name}:1: is no file that the toolkit looks for here. {said}"]


@pytest.mark.parametrize("name", ["_draft.yml", ".sample.yml", "parts.md", "notes.csv", "methods/Thumbs.db"])
def test_drafts_and_what_pages_take_in_may_be_beside_the_data(small, name):
    small.write(f"data/{name}", b"title: x\n")
    assert small.load().methods


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            r"^  number: 2",
            "  number: 1",
            "boxes, item 2, number: must be 2: boxes are counted in their order, from 1",
        ),
        (
            r"^  number: 2",
            "  number: 5",
            "boxes, item 2, number: must be 2: boxes are counted in their order, from 1",
        ),
        (
            r"text: Whom will you involve\?",
            "text: who are your Statistics about?",
            'text: asks in the same words as "who-about": answers in a document could be of either',
        ),
    ],
)
def test_boxes_and_questions_of_the_plan_can_be_told_from_each_other(small, old, new, said):
    small.edit(PLAN, old, new)
    (fault,) = small.faults()
    assert said in fault


def test_an_email_address_is_written_without_what_opens_it(small):
    small.edit("data/organisation.yml", r"\Z", "feedback_email: mailto:team@organisation.example\n")
    (fault,) = small.faults()
    assert fault.endswith("is not an email address: write it like team@organisation.example")


def test_the_faults_of_all_files_are_told_at_once(project):
    other = "data/case-studies/third-sector-panel.yml"
    expected = [
        (other, project.edit(other, r"^order: .*", "order: 0"), "order: must be 1 or more"),
        (CASE, project.edit(CASE, r"^order: .*", "order: x"), 'order: must be a whole number, not "x"'),
        (
            METHOD,
            project.edit(METHOD, r"^kind: .*", "kind: tests"),
            'kind: there is no kind of method called "tests". Did you mean "test"?',
        ),
    ]
    assert project.faults() == sorted(f"{file}:{line}: {message}" for file, line, message in expected)


def test_a_fault_in_one_of_the_single_files_hides_no_dead_reference(project):
    tips = project.edit("data/tips.yml", r"^tips:\n", "»tip: x\ntips:\n")
    method = project.edit(METHOD, r"^kind: .*", "kind: tests")
    faults = project.faults()
    assert [fault.split(": ")[0] for fault in faults] == [f"{METHOD}:{method}", f"data/tips.yml:{tips}"]


@pytest.mark.parametrize(
    "file",
    [
        # Each is named by others, in lists and in prose.
        "data/methods/focus-group.yml",
        "data/case-studies/third-sector-panel.yml",
        "data/decision-points/trust.yml",
        "data/tips.yml",
        "data/spectrum.yml",
        "data/links.yml",
        "data/method-kinds.yml",
    ],
)
def test_who_refers_to_a_faulty_file_is_not_at_fault(project, file):
    line = project.edit(file, r"\Z", "»nonsense: x\n")
    (fault,) = project.faults()
    assert fault.startswith(f"{file}:{line}: nonsense: is not a known field.")


def test_who_refers_to_a_file_of_the_wrong_ending_is_not_at_fault(project):
    path = project.root / "data/methods/focus-group.yml"
    path.rename(path.with_suffix(".yaml"))
    (fault,) = project.faults()
    assert fault.startswith("data/methods/focus-group.yaml:1: ")


def test_a_copy_of_each_template_is_sound(project):
    toolkit = project.load()
    templates = {path.parent.name for path in ROOT.glob("data/*/_template.yml")}
    assert {"case-studies", "methods"} <= templates
    for folder in templates:
        assert "sample" in getattr(toolkit, folder.replace("-", "_"))


@pytest.mark.parametrize("word", ["no", "1.10", "2025-10-01", "on"])
def test_a_title_that_yaml_would_turn_into_something_else_stays_a_title(project, word):
    project.edit(CASE, r"^title: .*", f"title: {word}")
    assert project.load().case_studies["sample"].title == word


def test_things_come_in_the_order_that_readers_see(toolkit):
    assert [case.order for case in toolkit.case_studies.values()] == sorted(
        case.order for case in toolkit.case_studies.values()
    )
    assert [point.order for point in toolkit.decision_points.values()] == [1, 2, 3, 4]
    assert [method.title for method in toolkit.methods.values()] == sorted(
        method.title for method in toolkit.methods.values()
    )


SHAPES = (None, "", " ", "words", [], ["words"], [[]], [{"a": "b"}], {}, {"a": "b"})


def _lean(value):
    """A file with one item of each list, and two of what stands under many names of its own, such as answers."""
    if isinstance(value, dict):
        kinds = {type(inner) for inner in value.values()}
        names = [*value][: 2 if len(value) > 8 and kinds in ({str}, {dict}) else None]
        return {name: _lean(value[name]) for name in names}
    return [_lean(item) for item in value[:1]] if isinstance(value, list) else value


def _misshapen(value):
    """Every way to put one wrong shape into a place of a file that has one item in each list."""
    for shape in SHAPES:
        if shape != value:
            yield shape
    if isinstance(value, dict):
        for key, inner in value.items():
            for changed in _misshapen(inner):
                yield {**value, key: changed}
    elif isinstance(value, list) and value:
        for changed in _misshapen(value[0]):
            yield [changed]


def _as_read(value):
    """A file that holds a value. What YAML makes of a mapping is tested elsewhere, and would take long here."""
    if not (isinstance(value, dict) and value):
        return YamlSource(ROOT / "x.yml", ROOT, (json.dumps(value), None))
    source = YamlSource(ROOT / "x.yml", ROOT, ("a: b", None))
    source.data = value
    return source


KINDS = [
    *((min(ROOT.glob(f"data/{folder}/[!_]*.yml")), model, "x") for folder, model in FOLDERS.items()),
    *((ROOT / f"data/{name}.yml", model, None) for name, model in FILES.items()),
]


@pytest.mark.parametrize(("path", "model", "name"), KINDS, ids=[model.__name__ for _, model, _ in KINDS])
def test_whatever_stands_in_a_field_the_answer_is_plain(path, model, name):
    refused = 0
    for changed in _misshapen(_lean(YamlSource(path, ROOT).data)):
        thing, faults = read_model(_as_read(changed), model, name)
        assert thing is not None or faults
        refused += bool(faults)
        for fault in faults:
            assert_plain(str(fault))
    assert refused


WELL = "data/case-studies/well.yml"


def test_the_data_is_read_again_only_after_a_change(small):
    reader = DataReader(small.root)
    first = reader.read()
    assert reader.read() is first
    small.edit(WELL, r"^title: .*", "title: Another title of another length")
    assert reader.read().case_studies["well"].title == "Another title of another length"


def test_a_change_leaves_the_objects_of_what_it_does_not_touch(small):
    reader = DataReader(small.root)
    first = reader.read()
    small.append("docs/about.md", "More words.")
    assert reader.read() is first
    small.edit(WELL, r"^title: .*", "title: Another title")
    second = reader.read()
    assert second.case_studies["well"].title == "Another title"
    assert (second.plan, second.methods) == (first.plan, first.methods)
    assert second.plan is first.plan
    assert second.methods is first.methods


def test_a_new_page_is_noticed(small):
    reader = DataReader(small.root)
    small.edit(WELL, r"^lesson: .*\n", "lesson: See [the guide](/new-page.md).\n")
    with pytest.raises(ContentFaults):
        reader.read()
    small.write("docs/new-page.md", "# New\n")
    assert reader.read()


def test_the_last_data_without_a_fault_stays_at_hand(small):
    reader = DataReader(small.root)
    assert reader.last_sound is None
    sound = reader.read()
    small.edit(WELL, r"^order: .*", "order: x")
    with pytest.raises(ContentFaults):
        reader.read()
    assert reader.last_sound is sound


def test_the_data_does_not_change_after_loading(toolkit):
    with pytest.raises(dataclasses.FrozenInstanceError):
        toolkit.methods = {}


@pytest.mark.parametrize(("old", "new"), [("repeats: true", "repeats: false"), ("repeats: false", "repeats: true")])
def test_one_box_of_a_plan_is_filled_in_for_each_topic(small, old, new):
    small.edit("data/plan/definition.yml", old, new)
    assert small.faults()[0] == (
        'data/plan/definition.yml:8: boxes: needs one box that is filled in for each topic: write "repeats: true" in '
        "it, and in no other"
    )
