"""Makes up plans, writes them in each format, reads them back, and compares: what a plan says must be what it said.

What a format cannot hold, `as_kept` of tests/scripts/reading.py says, and CONTRIBUTING.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from macros.documents.layouts.plan import ANSWER_COLUMNS
from macros.documents.scope import Choices
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import HOSTILE, all_visible, plan_data
from tests.scripts.reading import kept, parts_of, said, written

SAME = ("md", "docx", "odt")
"""The formats that say the same whoever writes them. In the others the plan is JSON, with its fields in any order."""
FORMATS = ("json", "html", "md", "docx", "odt")

Read = Callable[[bytes], dict[str, Any]]
Write = Callable[[dict[str, Any], str, dict[str, bool]], bytes]
"""Writes a plan in a format, with choices, as the builder does."""

_LETTERS = (
    "abcdefghijklmnopqrstuvwxyz",
    "ABCXYZ0123456789",
    "äöüßéèñçœøåžłđ",
    "αβγδεζηθικλμ",
    "абвгдеёжзийклмн",
    "שלוםאבגד",
    "مرحبابتث",
    "नमस्तेदुनिया",
    "東京日本語한국어",
    "😀🇬🇧👩‍🔬👍🏽𠀀",
    "\u00a0\u2003\u202f\u200b\u00ad\u2060",
    "!\"£$%^&*()_+-=[]{};:'@#~,.<>/?\\|`¬–—“”‘’…•°±×÷≥≤→✓",
)
_STARTS = (
    *("", "", "", "- ", "* ", "+ ", "1. ", "a) ", "  ", "# ", "#### ", "> ", "| ", "\t", "**", "_", "=", "---"),
    *("```", ": ", "-  ", "10) ", "&nbsp;", "[x] ", "• "),
)


@dataclass(frozen=True)
class Unequal:
    """A plan that did not come back as it was."""

    seed: int
    format: str
    problem: str


class Author:
    """Writes texts by chance: all letters, lists, markup, and words that look like those of our own documents."""

    def __init__(self, toolkit: Toolkit, chance: Random) -> None:
        self._chance = chance
        words = toolkit.words
        questions = [q for box in toolkit.plan.boxes for part in box.parts for q in part.questions]
        self._ours = [
            *(f"{words(f'documents.{name}')}" for name in ("question", "now", "next", "answer")),
            *(question.text for question in questions[:12]),
            *(f"{box.number}. {box.title}" for box in toolkit.plan.boxes),
            *("Topic: one", "Topic 2: two", "4.1", f"1.2 {questions[1].text}", "Statistics", "Contact: me"),
            *("a_plan_open_answer_0", "<!-- internal -->", "Internal", "**What we do now**", "- **Title:** x", "N/A"),
        ]

    def word(self) -> str:
        letters = self._chance.choice(_LETTERS[:10] if self._chance.random() < 0.9 else _LETTERS)
        return "".join(self._chance.choice(letters) for _ in range(self._chance.randrange(1, 9)))

    def line(self) -> str:
        chance = self._chance
        if chance.random() < 0.1:
            return chance.choice(self._ours)
        if chance.random() < 0.05:
            return chance.choice([text for name, text in HOSTILE.items() if not name.startswith("long")])
        signs = chance.choice(_LETTERS[11])
        words = [self.word() for _ in range(chance.randrange(1, 8))]
        if chance.random() < 0.3:
            words.insert(chance.randrange(len(words) + 1), signs * chance.randrange(1, 4))
        return chance.choice(_STARTS) + chance.choice([" ", " ", " ", "  ", "\t", "\u00a0", ""]).join(words)

    def text(self) -> str:
        lines = [self.line() for _ in range(self._chance.choice([1, 1, 1, 2, 3, 6]))]
        return self._chance.choice(["\n", "\n", "\n\n", "\n\n\n", "\r\n"]).join(lines)


def random_plan(toolkit: Toolkit, seed: int) -> Plan:
    """A plan made up by a seed."""
    chance = Random(seed)
    author = Author(toolkit, chance)

    def answer(keys: Iterable[str]) -> dict[str, Any]:
        if chance.random() < 0.1:
            return {"not_relevant": author.text()}
        made: dict[str, Any] = {key: author.text() for key in keys if chance.random() < 0.8}
        return made | ({"internal": True} if made and chance.random() < 0.1 else {})

    def answers(box: Any, share: float) -> dict[str, Any]:
        asked = [question.id for part in box.parts for question in part.questions]
        return {
            name: answer(key for key, _ in ANSWER_COLUMNS[box.answers]) for name in asked if chance.random() < share
        }

    once = {name: each for box in toolkit.plan.boxes if not box.repeats for name, each in answers(box, 0.3).items()}
    repeated = [box for box in toolkit.plan.boxes if box.repeats]
    topics = [
        {"id": f"t{at}", "title": author.line() if chance.random() < 0.8 else "",
         "answers": {name: each for box in repeated for name, each in answers(box, 0.5).items()}}
        for at in range(chance.choice([1, 1, 2, 3]))
    ]  # fmt: skip
    basis = {
        name: author.line() for name in ("title", "statistics", "organisation", "contact") if chance.random() < 0.8
    }
    return Plan.model_validate(plan_data(answers=once, topics=topics, **basis))


def unequal(toolkit: Toolkit, read: Read, write: Write | None, seeds: Iterable[int]) -> Iterator[Unequal]:
    """Write plans that are made up by seeds, in each format, and say which did not come back as they were.

    Args:
        toolkit: what is asked.
        read: opens a file as the builder does.
        write: writes one as the builder does; it must be what the command writes.
        seeds: each decides a plan.
    """
    for seed in seeds:
        plan = random_plan(toolkit, seed)
        data = plan.model_dump(mode="json", by_alias=True, exclude_unset=True)
        chance = Random(-seed)
        choices = {"guidance": chance.random() < 0.5, "unanswered": chance.random() < 0.7}
        # As it is once it was opened, on the page or by the command.
        opened = Plan.model_validate(all_visible(data))
        for format_name in FORMATS:
            content = written(toolkit, opened if format_name in SAME else plan, format_name, **choices)
            if (
                write
                and format_name in SAME
                and _parts(write(data, format_name, vars(Choices(**choices)))) != _parts(content)
            ):
                yield Unequal(seed, format_name, "the browser writes it otherwise than the command")
            problem = _differs(read(content), plan, format_name)
            if problem:
                yield Unequal(seed, format_name, problem)


def _parts(content: bytes) -> dict[str, bytes]:
    return parts_of(content) if content.startswith(b"PK") else {"": content}


def _differs(result: dict[str, Any], plan: Plan, format_name: str) -> str:
    """How what was read differs from the plan; empty if it does not."""
    if "refused" in result:
        return f"refused: {result['refused']}"
    there, wanted = said(result["plan"]), kept(said(plan.model_dump(mode="json")), format_name)
    for name in wanted:
        if there[name] != wanted[name]:
            return f"{name}: {_first(wanted[name], there[name])}"
    return f"left over: {result['unplaced'][:3]}" if result["unplaced"] else ""


def _first(wanted: Any, there: Any) -> str:
    """The first place where two values differ."""
    if isinstance(wanted, dict) and isinstance(there, dict):
        for name in [*wanted, *there]:
            if wanted.get(name) != there.get(name):
                return f"{name}: {_first(wanted.get(name), there.get(name))}"
    if isinstance(wanted, list | tuple) and isinstance(there, list | tuple) and len(wanted) == len(there):
        for one, other in zip(wanted, there, strict=True):
            if one != other:
                return _first(one, other)
    return f"{wanted!r} became {there!r}"
