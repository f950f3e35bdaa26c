"""One sound edit of each kind that CONTRIBUTING names, made in a copy of the project by the book."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.support.paths import NORTHLAND, ROOT
from tests.support.project import Project

Edit = Callable[[Project], object]

ADDITIONS = ROOT / "tests" / "additions"
"""New files, each at its place in a project."""

LINK = """- id: bird-count
  title: How volunteers count birds
  publisher: Office for Birds
  url: https://www.birds.example/count
  status: confirmed
"""

TERM = """- id: walking-interview
  term: Walking interview
  meaning: |-
    An interview on foot, in the place that it is about.
"""


def add(*files: str) -> Edit:
    """Add files, as they would be in the project."""
    return lambda project: [project.write(file, (ADDITIONS / file).read_bytes()) for file in files]


def add_page(project: Project) -> None:
    """Add a page to the menu, with a picture, a file to download and a box on it."""
    add("docs/counting-with-volunteers.md", "docs/volunteers.csv")(project)
    entry = "  - Templates: templates.md\n"
    project.edit("mkdocs.yml", f"^{entry}", f"{entry}  - counting-with-volunteers.md\n")


def add_items_to_a_decision_point(project: Project) -> None:
    """Add one of each: a benefit, a question, a method and a fact to publish."""
    file = "data/decision-points/trust.yml"
    project.edit(
        file, r"^benefits:\n", "benefits:\n- learn what people fear, so that you can answer it before it spreads\n"
    )
    question = "- id: trusted-places\n  text: Where would you look first if you had a doubt about our figures?\n"
    project.edit(file, r"^questions:\n", f"questions:\n{question}")
    project.edit(
        file,
        r"^methods:\n",
        "methods:\n- text: Walks through a place with people who know it.\n  methods:\n  - walking-interview\n",
    )
    project.edit(file, r"^publish:\n", "publish:\n- |-\n  **Cost:** what does it cost to keep the data?\n")


def add_a_question(project: Project) -> None:
    """Ask one question more in the plan, after the first of a part."""
    file = "data/plan/definition.yml"
    question = (
        "    - id: who-volunteers\n      text: Who collects data for you without pay?\n"
        "      hint: Name groups, not people.\n      tips:\n      - work-with-others\n"
        "      guidance:\n      - '[Counting with volunteers](/counting-with-volunteers.md)'\n"
    )
    project.edit(file, r"^    - id: who-uses\n", f"{question}    - id: who-uses\n")
    project.edit(file, r"^version: 2$", "version: 3")


def change_details(project: Project) -> None:
    """Add a line to the title block, and a row to the first page."""
    file = "data/plan/definition.yml"
    project.edit(
        file, r"^- id: written-on\n", "- id: programme\n  title: Programme\n  optional: true\n- id: written-on\n"
    )
    project.edit(
        file,
        r"^- title: Topics\n  topics: true\n",
        "- title: Who volunteers\n  question: who-volunteers\n- title: Topics\n  topics: true\n",
    )


def add_a_field(project: Project) -> None:
    """Let a record ask for one thing more."""
    field = "  - id: channel\n    title: Where we told them\n    hint: On which page.\n    kind: line\n"
    project.edit("data/plan/definition.yml", r"^  - id: told\n", f"{field}  - id: told\n")


def change_examples(project: Project) -> None:
    """Answer the new question in the worked example, and change an answer of the short one."""
    answer = "  who-volunteers:\n    answer: |-\n      Twelve volunteers read the gauges of small streams.\n"
    project.edit("data/plan/worked-example.yml", r"^  who-uses:\n", f"{answer}  who-uses:\n")
    project.edit("data/plan/short-example.yml", r"bakeries and launderettes", "bakeries and dairies")


def add_a_language(project: Project) -> None:
    """Add a language that has all words: a copy of the English ones, as a translator starts with."""
    project.write(
        "data/languages/sv.yml", project.read("data/languages/en.yml").replace("name: English", "name: Svenska")
    )


def rename(project: Project, before: str, after: str) -> None:
    """Rename a page, a case study or a method with all that names it, and keep its old address."""
    folder, old = before.rpartition("/")[::2]
    project.write(after, project.read(before))
    (project.root / before).unlink()
    stems = Path(before).stem, Path(after).stem
    if old.endswith(".md"):
        project.edit(after, r"^reviewed:", f"formerly: [{old}]\nreviewed:")
    else:
        project.edit(after, r"^reviewed:", f"formerly: [{stems[0]}]\nreviewed:")
    for path in (
        project.root / "mkdocs.yml",
        *(project.root / "docs").rglob("*.md"),
        *(project.root / "data").rglob("*.yml"),
    ):
        text = path.read_text(encoding="utf-8")
        # As a page, in links and in the menu; as a thing, in lists of the data and in macros too.
        named = rf"(?<![\w-]){stems[0]}(?=\.md)"
        if not old.endswith(".md"):
            named = rf"(?<={Path(folder).name}/){stems[0]}(?=\.md)|(?<=- ){stems[0]}$|(?<=\"){stems[0]}(?=\")"
        changed = re.sub(named, stems[1], text, flags=re.MULTILINE)
        if changed != text and path != project.root / after:
            path.write_text(changed, encoding="utf-8", newline="\n")


def rename_things(project: Project) -> None:
    """Rename a page, a case study, a method and a heading."""
    rename(project, "docs/summary.md", "docs/one-page.md")
    rename(project, "data/case-studies/green-jobs.yml", "data/case-studies/what-counts-as-a-green-job.yml")
    rename(project, "data/methods/data-diary.yml", "data/methods/diary.yml")
    project.edit("docs/practice/evaluating-your-engagement.md", r"\{ #plan \}", '{ #plan-it formerly="plan" }')


def append(project: Project, file: str, text: str) -> None:
    """Put lines at the end of a file."""
    project.write(file, project.read(file) + text)


def _in(file: str, old: str, new: str) -> Edit:
    return lambda project: [project.edit(file, old, new)]


def _at_end(file: str, text: str) -> Edit:
    return lambda project: append(project, file, text)


def _each(*edits: Edit) -> Edit:
    return lambda project: [edit(project) for edit in edits]


EDITS: Mapping[str, Edit] = {
    "change the words of a page": _each(
        _in("docs/tips.md", r"\Z", "\nTell us which of these tips helped you, because we will look at them again.\n"),
        add_page,
    ),
    "change what the page for authors shows": _in(
        "data/markdown-examples.yml", r"We ask ==everyone in the sample==", "We ask ==everyone in the panel=="
    ),
    "add a case study or a method": _each(
        add("data/case-studies/bird-count.yml", "docs/pictures/birds.svg"), add("data/methods/walking-interview.yml")
    ),
    "change the benefits, questions, methods or facts of a decision point": add_items_to_a_decision_point,
    "change a question of the plan": _each(
        add_a_question,
        _in(
            "data/plan/definition.yml",
            r"hint: Name the decision that the answers could change\.",
            "hint: Name the decision that they could change.",
        ),
        _in(
            "data/plan/definition.yml",
            r"\Z",
            "  - >-\n    Name the decision that the answers could change.\n",
        ),
    ),
    "change an example of a plan": change_examples,
    "change a template, such as the consent form, or add one": add("data/templates/thank-you-letter.yml"),
    "change what a method says at a glance": _in(
        "data/methods/workshop.yml",
        r"depends_on: the exercises, and who has to be in the room",
        "depends_on: the exercises you choose",
    ),
    "say which page of guidance helps with a question of the plan": _in(
        "data/plan/definition.yml", r"^      guidance:\n", "      guidance:\n      - '[Tips](/tips.md)'\n"
    ),
    "correct an address": _each(
        _in("data/links.yml", r"reference/icons-emojis/", "reference/icons/"), _at_end("data/links.yml", LINK)
    ),
    "change a tip's title, its short title in lists, or its gist, a standard, a level, a resource or a term": _each(
        _in("data/tips.yml", r"title: Be proportionate$", "title: Be proportionate, and say why"),
        _in(
            "data/standards.yml",
            r"title: Equity, diversity and inclusion$",
            "title: Equity, diversity and including everybody",
        ),
        _in("data/spectrum.yml", r"You can count on clear, complete", "You can rely on clear, complete"),
        _in(
            "data/resources.yml",
            r"^research:\n",
            "- id: bird-count\n  link: bird-count\n  title: How volunteers count birds\n"
            "  summary: What volunteers need.\n  use_when: You work with volunteers.\nresearch:\n"
            "- id: bird-research\n  link: bird-count\n  title: What volunteers think\n  summary: Why they count.\n",
        ),
        _in(
            "data/resources.yml",
            r"^learning:\n",
            "learning:\n- id: go-along\n  title: Go along with a volunteer\n  text: You see what they see.\n",
        ),
        _at_end("data/glossary.yml", TERM),
    ),
    "change the reasons for or against involving the public, what follows from it, or how much is right": _each(
        _in(
            "data/should-we-involve.yml",
            r"^factors_note:",
            "- id: volunteers-ask\n  side: for\n  title: Volunteers ask us\n"
            "  text: Volunteers who work for us ask to be heard.\n  reason: They know what nobody else has seen.\n"
            "  tips:\n  - be-open\nfactors_note:",
        ),
        _in(
            "data/should-we-involve.yml",
            r"^    - earn-trust\n  title: Involve the public\n",
            "    - earn-trust\n    - volunteers-ask\n  title: Involve the public\n",
        ),
    ),
    "change what a reviewer looks for in a plan": _at_end(
        "data/checklist.yml",
        "  - id: volunteers\n    text: It says what volunteers get back for their work.\n"
        "    doubt: They are not in it.\n    tips: [you-said-we-did]\n    questions: [who-volunteers]\n",
    ),
    "say by which words a plan is known to name a kind of people": _in(
        "data/stakeholders.yml", r"    words: \[respondent, ", "    words: [respondent, diary keeper, "
    ),
    "say which words are no name of a group, where many plans are compared": _in(
        "data/languages/en.yml", r"^    small-words: >-\n      a about ", "    small-words: >-\n      a aboard about "
    ),
    "say which standard a tip or question belongs to": _in(
        "data/standards.yml", r"^  questions:\n  - who-about\n", "  questions:\n  - who-volunteers\n  - who-about\n"
    ),
    "add a pair that the source makes": _each(
        _in(
            "data/principles.yml",
            r"^  number: 8\n(?:.*\n)*?  tips:\n",
            "  number: 8\n  title: Be relevant\n  link: code-standards\n  tips:\n  - clear-goals\n",
        ),
        _in(
            "docs/crosswalk.md", r"^- \[Tip 1\]", "- [Tip 2](/tips.md#clear-goals) names principle 8 too.\n- [Tip 1]"
        ),
    ),
    "say which question of the plan takes what readers add from pages": _each(
        _in("data/plan/definition.yml", r"^      - case-studies\n", ""),
        _in("data/plan/definition.yml", r"^      - reasoning\n", "      - reasoning\n      - case-studies\n"),
    ),
    "change the title block of a plan, what is chosen for a topic, or the first page of documents": change_details,
    "change what a record asks for": add_a_field,
    "let readers find a thing by their own words": _each(
        _in("data/methods/workshop.yml", r"^search_words: \[", "search_words: [\n  tables and pens,"),
        _at_end("data/search.yml", "- [volunteer, unpaid helper]\n"),
    ),
    "change or translate the words of buttons, labels, messages and documents": add_a_language,
    "say who publishes this copy, add, change or hide things for your organisation": lambda project: project.add(
        NORTHLAND, "own"
    ),
    "Rename": rename_things,
}
"""The edits by the words with which CONTRIBUTING names them."""
