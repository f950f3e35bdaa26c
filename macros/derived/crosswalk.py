"""Which plan questions, tips, standards and principles belong together, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from macros.markdown.links import links_in
from macros.models.base import Model, Origin, Slug
from macros.models.plan_definition import PlanBox, PlanQuestion
from macros.models.principle import Principle
from macros.models.standard import Standard
from macros.models.tip import Tip
from macros.models.toolkit import Toolkit
from macros.text import csv_file

CSV_PATH = "downloads/crosswalk.csv"
"""Where the table is on the site."""

_CSV_HEADINGS = (
    "Box",
    "Question",
    "Question id",
    "Words of the question",
    "Tips (our pairs)",
    "PEDRI standards (our pairs)",
    "Principles of the Code (named in the source by one of these tips)",
    "Good practice and templates (our pairs)",
)

Kind = Literal["plan question", "tip", "standard", "principle", "decision point"]
Basis = Literal["source", "ours"]


class Join(Model):
    """Two things that belong together."""

    from_kind: Kind
    """What the first thing is."""
    from_id: Slug
    """The permanent name of the first thing."""
    to_kind: Kind
    """What the second thing is."""
    to_id: Slug
    """The permanent name of the second thing."""
    basis: Basis
    """Who says so: the source that the toolkit is adapted from, or we, its maintainers."""
    origin: Origin = "toolkit"


@dataclass(frozen=True)
class Row:
    """A question of the plan, and all that helps with it."""

    box: PlanBox
    number: str
    """What readers call the question: `2.4` is the fourth of box 2."""
    question: PlanQuestion
    tips: tuple[Tip, ...]
    standards: tuple[Standard, ...]
    """Those of its tips, and those that bear on it directly."""
    principles: tuple[Principle, ...]
    """Those that one of its tips names."""

    @property
    def anchor(self) -> str:
        """Where the form asks the question. Of a box that repeats, the first topic."""
        return f"question-{self.question.id}{'-1' if self.box.repeats else ''}"


def crosswalk_rows(toolkit: Toolkit) -> tuple[Row, ...]:
    """Every question of the plan in its order, with what belongs to it."""
    return tuple(
        _row(toolkit, box, f"{box.number}.{number}", question)
        for box in toolkit.plan.boxes
        for number, question in enumerate(box.questions, 1)
    )


def _row(toolkit: Toolkit, box: PlanBox, number: str, question: PlanQuestion) -> Row:
    tips = set(question.tips)
    return Row(
        box,
        number,
        question,
        tips=tuple(toolkit.tips[name] for name in question.tips),
        standards=tuple(
            standard
            for standard in toolkit.standards.values()
            if question.id in standard.questions or tips & set(standard.tips)
        ),
        principles=tuple(p for p in toolkit.principles.values() if tips & set(p.tips)),
    )


def joins(toolkit: Toolkit) -> Iterator[Join]:
    """Every pair that the data makes, each once."""
    yield from _our_joins(toolkit)
    yield from _joins_of_the_source(toolkit)


def _our_joins(toolkit: Toolkit) -> Iterator[Join]:
    for question in toolkit.plan_questions.values():
        origin = toolkit.origin("plan question", question.id)
        for tip in question.tips:
            yield _join("plan question", question.id, "tip", tip, "ours", origin)
    for standard in toolkit.standards.values():
        for tip in standard.tips:
            yield _join("standard", standard.id, "tip", tip, "ours")
        for name in standard.questions:
            yield _join("standard", standard.id, "plan question", name, "ours")


def _joins_of_the_source(toolkit: Toolkit) -> Iterator[Join]:
    for principle in toolkit.principles.values():
        for tip in principle.tips:
            yield _join("principle", principle.id, "tip", tip, "source")
    for first in toolkit.tips.values():
        for tip in first.tips:
            yield _join("tip", first.id, "tip", tip, "source")
        for point in first.decision_points:
            yield _join("tip", first.id, "decision point", point, "source")


def _join(from_kind: Kind, from_id: str, to_kind: Kind, to_id: str, basis: Basis, origin: Origin = "toolkit") -> Join:
    return Join(from_kind=from_kind, from_id=from_id, to_kind=to_kind, to_id=to_id, basis=basis, origin=origin)


def crosswalk_csv(toolkit: Toolkit) -> bytes:
    """The table as a CSV file, with a row for each question.

    Where an organisation asks questions of its own, one more column says whose each question is.
    """
    has_own = any(kind == "plan question" for kind, _ in toolkit.local)
    rows = [[*_CSV_HEADINGS, *(["Origin"] if has_own else [])]]
    for row in crosswalk_rows(toolkit):
        origin = toolkit.credit("plan question", row.question.id) or toolkit.words("own.toolkit")
        rows.append(
            [
                row.box.title,
                row.number,
                row.question.id,
                row.question.text,
                "; ".join(f"Tip {toolkit.tip_numbers[tip.id]}: {tip.title}" for tip in row.tips),
                "; ".join(standard.title for standard in row.standards),
                "; ".join(f"Principle {p.number}: {p.title}" for p in row.principles),
                "; ".join(link.words for text in row.question.guidance for link in links_in(text)),
                *([origin] if has_own else []),
            ]
        )
    return csv_file(rows)
