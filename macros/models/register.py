"""The register: which plans an organisation publishes, and what it shows of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from macros.faults import Problem, suggestion
from macros.models.base import Model, Slug, Text, is_future
from macros.models.organisation import EMAIL_PATTERN
from macros.models.page import LanguageCode
from macros.models.plan import Plan

Shown = Literal["plan", "you-said-we-did", "what-we-heard", "what-we-will-do"]
"""What can be shown of a plan: its answers, and each of its records."""

RECORDS = tuple(name for name in get_args(Shown) if name != "plan")
"""The ids of these records."""

TAKEN = ("actions-due", "index")
"""Names of pages of the register itself."""


def _happened(day: date) -> date:
    if is_future(day):
        raise PydanticCustomError("not_yet", "is in the future: write the day on which it happened")
    return day


Day = Annotated[date, AfterValidator(_happened)]
"""A day that has come."""


class Change(Model):
    """A day on which something about a published plan became new."""

    on: Day
    """The day, for example 2026-09-30."""
    what: Text
    """What is new, in one sentence for readers."""


class Withdrawal(Model):
    """That a plan no longer holds, and why."""

    on: Day
    """The day, for example 2026-09-30."""
    reason: Text
    """Why, in one sentence for readers."""


class RegisterEntry(Model):
    """One plan in the register."""

    id: Slug
    """The name of its file in this folder, without its ending. It is part of the address of its page, for ever."""
    title: Text
    """What the plan is called."""
    summary: Text
    """What it is about, in one or two sentences."""
    published: Day
    """The day on which it was first published, for example 2026-03-02."""
    contact: Text
    """The team to contact. Name a team, never a person."""
    email: Text | None = Field(None, pattern=EMAIL_PATTERN)
    """The team's address for emails."""
    show: tuple[Shown, ...] = Field(min_length=1)
    """What to show of it. The file may hold nothing else."""
    language: LanguageCode = "en"
    """The language that the plan is written in: cy for Welsh."""
    replaces: Slug | None = None
    """The plan in this list that it takes the place of, such as that of last year."""
    changes: tuple[Change, ...] = ()
    """What has become new since it was published. Each goes into the feed."""
    withdrawn: Withdrawal | None = None
    """If it no longer holds: since when, and why. Its page stays and says so, without what the plan said."""

    @property
    def foreign(self) -> str:
        """The language that the plan is written in, where that is not the guidance's: English."""
        return "" if self.language == "en" else self.language

    @property
    def changed(self) -> date:
        """The last day on which anything about it became new."""
        days = [self.published, *(change.on for change in self.changes)]
        return max([*days, self.withdrawn.on] if self.withdrawn else days)


class Register(Model):
    """The file own/plans/register.yml: nothing is published that it does not name."""

    plans: tuple[RegisterEntry, ...] = ()
    """The plans. One that was published is withdrawn, never taken out of the list: its address lasts."""


@dataclass(frozen=True)
class PublishedPlan:
    """A plan of the register, with what goes out of it."""

    entry: RegisterEntry
    plan: Plan | None
    """All that is published of it; None for one that is withdrawn."""
    source: str
    """The register's file, as faults name it."""
    line: int
    """Where the plan is in that file."""
    replaced_by: str = ""
    """The id of the plan that takes its place, if one does."""

    @property
    def state(self) -> Literal["holds", "replaced", "withdrawn"]:
        """Whether it holds, or else what became of it."""
        return "withdrawn" if not self.plan else "replaced" if self.replaced_by else "holds"

    @property
    def holds(self) -> bool:
        """Whether it is neither withdrawn nor replaced."""
        return self.state == "holds"

    def entries(self, record: str) -> tuple[Mapping[str, str], ...]:
        """The published entries of a record, as text by the id of the field."""
        entries = self.plan.records.get(record, ()) if self.plan else ()
        return tuple(entry.fields for entry in entries)


def register_problems(register: Register) -> Iterator[Problem]:
    """Find what is wrong with the register that no single entry shows.

    Returns:
        Where it is in the register, and what is wrong, in words.
    """
    titles: dict[str, str] = {}
    for index, entry in enumerate(register.plans):
        here = ("plans", index)
        if entry.id in TAKEN:
            yield (*here, "id"), f'"{entry.id}" is the name of a page of the register: give the plan\'s file another'
        first = titles.setdefault(entry.title.casefold(), entry.id)
        if first != entry.id:
            message = (
                f'"{first}" has this title too: nobody could know one from the other in a list. Change one of them'
            )
            yield (*here, "title"), message
        for place, shown in enumerate(entry.show):
            if shown in entry.show[:place]:
                yield (*here, "show", place), f'"{shown}" is in this list already: name it once'
        for where, day in _later_days(entry):
            if day < entry.published:
                yield (*here, *where), f"is before the day on which the plan was published ({entry.published})"
    yield from _replacement_problems(register)


def _later_days(entry: RegisterEntry) -> Iterator[tuple[tuple[str | int, ...], date]]:
    """The days after its publication that an entry names, each with its place in the entry."""
    for place, change in enumerate(entry.changes):
        yield ("changes", place, "on"), change.on
    if entry.withdrawn:
        yield ("withdrawn", "on"), entry.withdrawn.on


def _replacement_problems(register: Register) -> Iterator[Problem]:
    names = {entry.id for entry in register.plans}
    replaced: dict[str, str] = {}
    for index, entry in enumerate(register.plans):
        if entry.replaces is None:
            continue
        field = ("plans", index, "replaces")
        if entry.replaces not in names:
            yield (
                field,
                f'there is no plan called "{entry.replaces}" in this list.{suggestion(entry.replaces, names)}',
            )
        elif newer := replaced.get(entry.replaces):
            yield field, f'"{entry.replaces}" is replaced by "{newer}" already: only one plan can take its place'
        elif entry.id in _forebears(register, entry):
            yield field, f'"{entry.replaces}" goes back to "{entry.id}" itself: one of them must be the first'
        replaced.setdefault(entry.replaces, entry.id)


def _forebears(register: Register, entry: RegisterEntry) -> set[str]:
    """The plans that an entry replaces, and that those replaced."""
    before = {each.id: each.replaces for each in register.plans}
    found: set[str] = set()
    name = entry.replaces
    while name is not None and name not in found:
        found.add(name)
        name = before.get(name)
    return found
