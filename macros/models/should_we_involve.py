"""The page "Should we involve the public here?": the conditions that readers tick, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import combinations
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.faults import Problem
from macros.models.base import ConditionName, Item, Markdown, MethodName, Model, Reviewed, Text, TipName


class Condition(Item):
    """A reason for or against involving the public. Readers tick it if it applies to them."""

    side: Literal["against", "for"]
    """Which way it speaks."""
    law: bool = False
    """Whether it is a matter of the law. That is asked first, apart from the rest."""
    title: Text
    """The condition in a few words."""
    text: Text
    """The condition in the readers' own voice: "We …"."""
    reason: Markdown
    """Why it matters."""
    tips: tuple[TipName, ...] = Field(min_length=1)
    """The advice behind it."""


class Factor(Item):
    """Something by which the right amount of involvement is judged. Readers tick it if it is high for them."""

    title: Text
    """The factor in a word or two."""
    text: Text
    """What it means that it is high."""


class Amount(Item):
    """How much involvement is right."""

    least: int = Field(ge=0)
    """From how many ticked factors on."""
    title: Text
    """The amount in a word."""
    text: Markdown
    """What that means."""


class When(Model):
    """Which conditions must be ticked, and which must not. Everything that is written here must hold."""

    all: tuple[ConditionName, ...] = ()
    """Every one of these is ticked."""
    any: tuple[ConditionName, ...] = ()
    """At least one of these is ticked."""
    none: tuple[ConditionName, ...] = ()
    """Not one of these is ticked."""

    @model_validator(mode="after")
    def _says_something(self) -> When:
        if not (self.all or self.any or self.none):
            raise PydanticCustomError("no_condition", 'must name conditions under "all", "any" or "none"')
        return self

    def is_met(self, ticked: Set[str]) -> bool:
        """Say whether it holds for the ids of the conditions that were ticked."""
        return {*self.all} <= ticked and (not self.any or bool(ticked & {*self.any})) and not ticked & {*self.none}


class Conclusion(Item):
    """What follows for whoever ticked certain conditions."""

    when: When | None = None
    """For whom it is meant. Left out in the last conclusion, which is for everyone that no other is for."""
    title: Text
    """The conclusion in one line, as readers hear it announced."""
    text: Markdown
    """What to do now."""
    methods_note: Text
    """What to say above the methods that fit, since not everyone can use them yet."""
    tips: tuple[TipName, ...] = Field(min_length=1)
    """The advice behind it, the most useful first."""


class ShouldWeInvolve(Reviewed):
    """The file data/should-we-involve.yml. The first conclusion whose `when` is met is the one that readers see."""

    # Every way to tick them is tried when the data is checked; and nobody reads a longer list.
    conditions: tuple[Condition, ...] = Field(min_length=1, max_length=10)
    """The reasons for and against."""
    factors_note: Markdown
    """Shown above the factors."""
    factors: tuple[Factor, ...] = Field(min_length=1)
    """What decides how much involvement is right, whatever the reasons for and against it."""
    amounts: tuple[Amount, ...] = Field(min_length=1)
    """From the least to the most. The first is right where no factor is ticked."""
    aims_note: Markdown
    """Shown above the aims."""
    levels_note: Markdown
    """Shown above the levels of participation."""
    points_note: Markdown
    """Shown above the decision points."""
    first_method: MethodName
    """What to do before any other method."""
    first_method_why: Text
    """Why it comes first."""
    conclusions: tuple[Conclusion, ...] = Field(min_length=1)
    """In the order in which they are tried."""

    def conclusion(self, ticked: Set[str]) -> Conclusion:
        """The conclusion for whoever ticked the conditions with these ids: the first that is meant for them.

        Raises:
            StopIteration: none is. `problems` tells authors about it.
        """
        return next(each for each in self.conclusions if each.when is None or each.when.is_met(ticked))

    def amount(self, count: int) -> Amount:
        """The amount that is right for whoever ticked so many of the factors: the last that is reached."""
        return [each for each in self.amounts if each.least <= count][-1]

    def problems(self) -> Iterator[Problem]:
        """Yield where a conclusion can never be reached, or none is left for everyone else, and the fix."""
        yield from self._amount_problems()
        names = [condition.id for condition in self.conditions]
        whens = [conclusion.when for conclusion in self.conclusions if conclusion.when]
        if {name for when in whens for name in (*when.all, *when.any, *when.none)} - {*names}:
            return  # A name of a condition that is not there has a fault of its own.
        last = len(self.conclusions) - 1
        if self.conclusions and self.conclusions[last].when is not None:
            yield (
                ("conclusions", last, "when"),
                'the last conclusion is for everyone that no other is for: delete its "when", or add one without it',
            )
        ways = [{*some} for count in range(len(names) + 1) for some in combinations(names, count)]
        for index, conclusion in enumerate(self.conclusions):
            when = conclusion.when
            mine = [ticked for ticked in ways if when is None or when.is_met(ticked)]
            ways = [ticked for ticked in ways if ticked not in mine]
            if not mine:
                yield (
                    ("conclusions", index),
                    f'"{conclusion.id}" can never be reached: '
                    + (
                        'its "when" asks for a condition that must not be ticked'
                        if when and not self._can_be_met(when)
                        else "the conclusions above it come first whatever is ticked. Move it up, or change when"
                        " they hold"
                    ),
                )

    def _amount_problems(self) -> Iterator[Problem]:
        for index, amount in enumerate(self.amounts):
            where = ("amounts", index, "least")
            if index == 0 and amount.least > 0:
                yield where, "must be 0 in the first amount, which is for those who tick no factor"
            elif index and amount.least <= self.amounts[index - 1].least:
                yield where, f"must be more than {self.amounts[index - 1].least}, as in the amount above it"
            elif amount.least > len(self.factors):
                yield where, f'"{amount.id}" can never be reached: there are only {len(self.factors)} factors'

    @staticmethod
    def _can_be_met(when: When) -> bool:
        """Say whether there is any way to tick conditions that meets `when`."""
        return when.is_met({*when.all, *when.any} - {*when.none})
