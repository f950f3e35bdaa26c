"""The whole of the data, and the checks that one file alone cannot make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.faults import suggestion
from macros.models.aim import Aim, Aims
from macros.models.base import Origin, Prose, Reference, walk
from macros.models.case_study import CaseStudy
from macros.models.checklist import Checklist
from macros.models.decision_point import DecisionPoint, Question
from macros.models.glossary import Glossary, Term
from macros.models.language import Language
from macros.models.link import Link, Links
from macros.models.method import Method, MethodKind, MethodKinds
from macros.models.organisation import Organisation
from macros.models.plan import Plan
from macros.models.plan_definition import PlanBox, PlanDefinition, PlanQuestion
from macros.models.principle import Principle, Principles
from macros.models.record import Record
from macros.models.resource import Resources
from macros.models.search import Search
from macros.models.should_we_involve import Condition, ShouldWeInvolve
from macros.models.spectrum import Level, Spectrum
from macros.models.stakeholder import StakeholderColumn, Stakeholders
from macros.models.standard import Standard, Standards
from macros.models.tip import Tip, Tips
from macros.models.words import Words

OUTSIDE_LINK = re.compile(r"\](?:\(|:)\s*<?link:([^)>\s]*)")
"""A link by name in Markdown: `[words](link:name)`, or `[1]: link:name`. Group 1 is the name."""

Name = tuple[str, str]
"""The kind of a thing and its name: `("method", "focus-group")`."""


@dataclass(frozen=True)
class Local:
    """Where a thing comes from that the publishing organisation added."""

    source: str
    """Its file, as faults name it: `own/methods/street-stall.yml`."""
    replaces: bool
    """Whether it stands in the place of one of the toolkit's own."""


@dataclass(frozen=True)
class Toolkit:
    """All of data/, checked, with what an organisation's own folder lays over it.

    Mappings go from a thing's name to the thing, in the order readers see.
    """

    case_studies: Mapping[str, CaseStudy]
    decision_points: Mapping[str, DecisionPoint]
    methods: Mapping[str, Method]
    method_kinds_file: MethodKinds
    plan: PlanDefinition
    worked_example: Plan
    tips_file: Tips
    aims_file: Aims
    standards_file: Standards
    principles_file: Principles
    checklist: Checklist
    should_we_involve: ShouldWeInvolve
    spectrum: Spectrum
    resources: Resources
    search: Search
    glossary_file: Glossary
    links_file: Links
    stakeholders: Stakeholders
    organisation: Organisation
    languages: Mapping[str, Language]
    languages_elsewhere: Mapping[str, Language] = field(default_factory=dict)
    """The languages as they are without the publishing organisation's own words."""
    local: Mapping[Name, Local] = field(default_factory=dict)
    """What the publishing organisation added or changed."""
    hidden: Set[Name] = frozenset()
    """What it hides. None of it is left in the toolkit."""
    hidden_pages: Set[str] = frozenset()
    """The pages that this copy leaves out, by their paths in docs/, generated ones included."""
    logo: Path | None = None

    @cached_property
    def words(self) -> Words:
        """What the interface says, in the language of this copy."""
        return Words(self.languages, self.organisation.language, self.languages_elsewhere)

    @cached_property
    def case_study_numbers(self) -> Mapping[str, int]:
        """The number that readers see, by case study: 1 for the first."""
        return {name: number for number, name in enumerate(self.case_studies, 1)}

    @cached_property
    def boxes(self) -> Mapping[str, PlanBox]:
        """The boxes of the plan by id."""
        return {box.id: box for box in self.plan.boxes}

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """The records of the plan by id."""
        return {record.id: record for record in self.plan.records}

    @cached_property
    def plan_questions(self) -> Mapping[str, PlanQuestion]:
        """The questions of the plan by id, over all boxes."""
        return {q.id: q for box in self.plan.boxes for part in box.parts for q in part.questions}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The example questions of the decision points by id."""
        return {q.id: q for point in self.decision_points.values() for q in point.questions}

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """The levels of participation by id, from least to most influence."""
        return {level.id: level for level in self.spectrum.levels}

    @cached_property
    def links(self) -> Mapping[str, Link]:
        """The outside addresses by id."""
        return {link.id: link for link in self.links_file.links}

    @cached_property
    def addresses(self) -> Mapping[str, str | None]:
        """The addresses behind the names of links; None for a link that has no address."""
        return {name: link.url for name, link in self.links.items()}

    @cached_property
    def method_kinds(self) -> Mapping[str, MethodKind]:
        """The families of methods by id."""
        return {kind.id: kind for kind in self.method_kinds_file.kinds}

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """The glossary's entries by id."""
        return {term.id: term for term in self.glossary_file.terms}

    @cached_property
    def aims(self) -> Mapping[str, Aim]:
        """What a producer may want to learn, by id."""
        return {aim.id: aim for aim in self.aims_file.aims}

    @cached_property
    def stakeholder_groups(self) -> Mapping[str, StakeholderColumn]:
        """The kinds of people who matter to statistics, by the id of their column."""
        return {column.id: column for column in self.stakeholders.columns}

    @cached_property
    def conditions(self) -> Mapping[str, Condition]:
        """What speaks for or against involving the public, by id."""
        return {condition.id: condition for condition in self.should_we_involve.conditions}

    @cached_property
    def tips(self) -> Mapping[str, Tip]:
        """The tips by id, in their numbered order."""
        return {tip.id: tip for tip in self.tips_file.tips}

    @cached_property
    def tip_numbers(self) -> Mapping[str, int]:
        """The number that readers see, by tip: 1 for the first."""
        return {name: number for number, name in enumerate(self.tips, 1)}

    @cached_property
    def standards(self) -> Mapping[str, Standard]:
        """The PEDRI standards by id."""
        return {standard.id: standard for standard in self.standards_file.standards}

    @cached_property
    def principles(self) -> Mapping[str, Principle]:
        """The principles of the Code that the source names, by id."""
        return {principle.id: principle for principle in self.principles_file.principles}

    @cached_property
    def catalogues(self) -> Mapping[str, Mapping[str, Any]]:
        """What a reference of each kind is looked up in."""
        return {
            "aim": self.aims,
            "case study": self.case_studies,
            "condition": self.conditions,
            "decision point": self.decision_points,
            "example question": self.questions,
            "group of stakeholders": self.stakeholder_groups,
            "kind of method": self.method_kinds,
            "language": self.languages,
            "level of participation": self.levels,
            "link": self.links,
            "method": self.methods,
            "plan box": self.boxes,
            "plan question": self.plan_questions,
            "record": self.records,
            "standard": self.standards,
            "tip": self.tips,
        }

    def unknown(self, kind: str, name: str) -> str | None:
        """Say that no thing of this kind has this name, and which name comes close; None if one has, or is hidden."""
        catalogue = self.catalogues[kind]
        if name in catalogue or (kind, name) in self.hidden:
            return None
        return f'there is no {kind} called "{name}".{suggestion(name, catalogue)}'

    @cached_property
    def replaced(self) -> Sequence[str]:
        """What stands in the place of something of the toolkit's own, in words."""
        return [
            f'{local.source} puts its own {kind} "{name}" in the place of the toolkit\'s'
            for (kind, name), local in self.local.items()
            if local.replaces
        ]

    @cached_property
    def own_pages(self) -> Sequence[str]:
        """The pages that the publishing organisation added to the toolkit's, by their paths in docs/."""
        return [name for (kind, name), local in self.local.items() if kind == "page" and not local.replaces]

    def origin(self, kind: str, name: str) -> Origin:
        """Say whose a thing is."""
        local = self.local.get((kind, name))
        return "toolkit" if local is None else "changed" if local.replaces else "added"

    def credit(self, kind: str, name: str) -> str:
        """Say in words that a thing comes from the publishing organisation; empty if it is the toolkit's."""
        publisher = self.organisation.publisher
        match self.origin(kind, name):
            case "added":
                return self.words("own.added", name=publisher)
            case "changed":
                return self.words("own.changed", name=publisher)
            case _:
                return ""

    def case_studies_of_point(self, decision_point: str) -> list[CaseStudy]:
        """The case studies that speak to a decision point."""
        return [c for c in self.case_studies.values() if decision_point in c.decision_points]

    def case_studies_with_method(self, method: str) -> list[CaseStudy]:
        """The case studies that used a method."""
        return [c for c in self.case_studies.values() if method in c.methods]

    def points_with_method(self, method: str) -> list[DecisionPoint]:
        """The decision points that suggest a method."""
        return [
            point
            for point in self.decision_points.values()
            if any(method in example.methods for example in point.methods)
        ]

    def principles_of_tip(self, tip: str) -> list[Principle]:
        """The principles of the Code that a tip names in the source."""
        return [principle for principle in self.principles.values() if tip in principle.tips]

    def standards_of_tip(self, tip: str) -> list[Standard]:
        """The standards that a tip puts into practice."""
        return [standard for standard in self.standards.values() if tip in standard.tips]

    def methods_of_kind(self, kind: str) -> list[Method]:
        """The methods of one family, by title."""
        return sorted((m for m in self.methods.values() if m.kind == kind), key=lambda m: m.title.casefold())


Problem = tuple[tuple[str | int, ...], str]
"""Where in a file something is wrong, and what."""


def dead_references(thing: Any, toolkit: Toolkit, ignored: Set[str], unsure: Set[str]) -> Iterator[Problem]:
    """Yield each name in a model that leads nowhere: references, and links by name in prose.

    Args:
        thing: the model.
        toolkit: where the names are looked up.
        ignored: names that are let pass.
        unsure: kinds of thing that cannot be looked up now.
    """
    for path, value in walk(thing):
        if isinstance(value, Reference) and value not in ignored and value.kind not in unsure:
            message = toolkit.unknown(value.kind, value)
            if message:
                yield path, message
        elif isinstance(value, Prose) and "link" not in unsure:
            for name in OUTSIDE_LINK.findall(value):
                message = toolkit.unknown("link", name)
                if message:
                    yield path, message


def misplaced_collections(definition: PlanDefinition) -> Iterator[Problem]:
    """Yield each entry of `collects` that leaves open where a thing goes, or has no topic to go to."""
    owner: dict[str, str] = {}
    for b, box in enumerate(definition.boxes):
        for p, part in enumerate(box.parts):
            for q, question in enumerate(part.questions):
                for c, kind in enumerate(question.collects):
                    path = ("boxes", b, "parts", p, "questions", q, "collects", c)
                    first = owner.setdefault(kind, question.id)
                    if first != question.id or kind in question.collects[:c]:
                        yield path, f'"{kind}" is collected by "{first}" already: it can go to one place only'
                    elif not box.repeats:
                        yield (
                            path,
                            f'"{kind}" belongs to a topic: move it to a question of a box with "repeats: true"',
                        )


def repeated_ids(thing: Any) -> Iterator[Problem]:
    """Yield each `id` that stands a second time among the same kind of things in one file.

    Plan questions and example questions are counted over all the parts they stand in, since answers and
    addresses hang on them.
    """
    seen: dict[tuple[str, ...], set[str]] = {}
    for path, value in walk(thing):
        if path[-1:] == ("id",):
            kind = tuple(part for part in path if isinstance(part, str))
            if value in seen.setdefault(kind, set()):
                yield path, f'"{value}" is taken by an earlier entry: each id may stand once only'
            seen[kind].add(value)
