"""The whole of the data, and what can be looked up in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.faults import suggestion
from macros.models.aim import Aim
from macros.models.base import Origin
from macros.models.case_study import CaseStudy
from macros.models.checklist import Checklist
from macros.models.decision_point import DecisionPoint, Question
from macros.models.document_template import DocumentTemplate
from macros.models.glossary import Term
from macros.models.language import Language
from macros.models.link import Link
from macros.models.markdown_examples import MarkdownExamples
from macros.models.method import Method, MethodKind
from macros.models.organisation import Organisation
from macros.models.page import PracticePage
from macros.models.plan import Plan
from macros.models.plan_definition import PlanBox, PlanDefinition, PlanQuestion
from macros.models.principle import Principle
from macros.models.record import Record
from macros.models.register import PublishedPlan, Register
from macros.models.resource import Resources
from macros.models.search import Search
from macros.models.should_we_involve import Condition, ShouldWeInvolve
from macros.models.spectrum import Level, Spectrum
from macros.models.stakeholder import StakeholderColumn, Stakeholders
from macros.models.standard import Standard
from macros.models.tip import Tip
from macros.models.words import Words

Name = tuple[str, str]
"""The kind of a thing and its name: `("method", "focus-group")`."""


@dataclass(frozen=True)
class Local:
    """Where a thing comes from that the publishing organisation added."""

    source: str
    """Its file, as faults name it: `own/methods/street-stall.yml`."""
    replaces: bool
    """Whether it replaces one of the toolkit's own."""


@dataclass(frozen=True)
class ProseLink:
    """A link in the prose of the data that leads to a place on a page."""

    file: str
    line: int
    field: str
    target: str
    """Where it leads: `/tips.md#be-open`."""
    own: bool
    """Whether the publishing organisation wrote it."""


@dataclass(frozen=True)
class Toolkit:
    """All of data/, checked, with what an organisation's own folder lays over it.

    Mappings go from a thing's name to the thing, in the order readers see.
    """

    case_studies: Mapping[str, CaseStudy]
    decision_points: Mapping[str, DecisionPoint]
    methods: Mapping[str, Method]
    method_kinds: Mapping[str, MethodKind]
    plan: PlanDefinition
    worked_example: Plan
    short_example: Plan
    tips: Mapping[str, Tip]
    aims: Mapping[str, Aim]
    """What a producer may want to learn."""
    standards: Mapping[str, Standard]
    """The PEDRI standards."""
    principles: Mapping[str, Principle]
    """The principles of the Code that the source names."""
    checklist: Checklist
    """What a reviewer looks for in a plan."""
    should_we_involve: ShouldWeInvolve
    spectrum: Spectrum
    resources: Resources
    search: Search
    terms: Mapping[str, Term]
    """The entries of the glossary."""
    links: Mapping[str, Link]
    """The outside addresses."""
    stakeholders: Stakeholders
    markdown_examples: MarkdownExamples
    organisation: Organisation
    languages: Mapping[str, Language]
    templates: Mapping[str, DocumentTemplate]
    address: str = ""
    """Where this copy is published, if that is known: `SITE_URL`, from which mkdocs.yml has it too."""
    practice: Mapping[str, PracticePage] = field(default_factory=dict)
    """The pages of good practice, by their paths in docs/."""
    languages_elsewhere: Mapping[str, Language] = field(default_factory=dict)
    """The languages as they are without the publishing organisation's own words."""
    register: Register = field(default_factory=Register)
    """What the publishing organisation says about the plans that it publishes."""
    published: Mapping[str, PublishedPlan] = field(default_factory=dict)
    """Those plans by their ids, the one with the newest change first."""
    local: Mapping[Name, Local] = field(default_factory=dict)
    """What the publishing organisation added or changed."""
    hidden: Set[Name] = frozenset()
    """What it hides. None of it is left in the toolkit."""
    hidden_pages: Set[str] = frozenset()
    """The pages that this copy leaves out, by their paths in docs/, generated ones included."""
    logo: Path | None = None
    notes: Sequence[str] = ()
    """What to tell the publishing organisation that is no fault."""
    prose_links: Sequence[ProseLink] = ()
    """The links to places on pages, which are looked up when the pages are known."""

    @cached_property
    def words(self) -> Words:
        """What the interface says, in the language of this copy."""
        return Words(self.languages, self.organisation.language, self.languages_elsewhere)

    @cached_property
    def examples(self) -> Mapping[str, Plan]:
        """The examples of a plan, by the names that macros and documents know them by."""
        return {"worked-example": self.worked_example, "short-example": self.short_example}

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
        return {q.id: q for box in self.plan.boxes for q in box.questions}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The example questions of the decision points by id."""
        return {q.id: q for point in self.decision_points.values() for q in point.questions}

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """The levels of participation by id, from least to most influence."""
        return {level.id: level for level in self.spectrum.levels}

    @cached_property
    def addresses(self) -> Mapping[str, str | None]:
        """The addresses behind the names of links; None for a link that has no address."""
        return {name: link.url for name, link in self.links.items()}

    @cached_property
    def stakeholder_groups(self) -> Mapping[str, StakeholderColumn]:
        """The kinds of people who matter to statistics, by the id of their column."""
        return {column.id: column for column in self.stakeholders.columns}

    @cached_property
    def conditions(self) -> Mapping[str, Condition]:
        """The reasons for and against involving the public, by id."""
        return {condition.id: condition for condition in self.should_we_involve.conditions}

    @cached_property
    def tip_numbers(self) -> Mapping[str, int]:
        """The number that readers see, by tip: 1 for the first."""
        return {name: number for number, name in enumerate(self.tips, 1)}

    @cached_property
    def catalogues(self) -> Mapping[str, Mapping[str, Any]]:
        """What a reference of each kind is looked up in."""
        return {
            "aim": self.aims,
            "case study": self.case_studies,
            "condition": self.conditions,
            "decision point": self.decision_points,
            "example of a plan": self.examples,
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
        if kind == "link" and name.endswith(".md"):
            return f'there is no link called "{name}". For a page of the site, write /{name.strip("/")}'
        return f'there is no {kind} called "{name}".{suggestion(name, catalogue)}'

    @cached_property
    def replaced(self) -> Sequence[str]:
        """What replaces something of the toolkit's own, in words."""
        return [
            f'{local.source} puts its own {kind} "{name}" in the place of the toolkit\'s'
            for (kind, name), local in self.local.items()
            if local.replaces
        ]

    @cached_property
    def own_pages(self) -> Sequence[str]:
        """The pages that the publishing organisation added to the toolkit's, by their paths in docs/."""
        return [name for (kind, name), local in self.local.items() if kind == "page" and not local.replaces]

    @cached_property
    def replaced_pages(self) -> Set[str]:
        """The pages of ours with one of the publishing organisation's in their place, by their paths in docs/."""
        return {name for (kind, name), local in self.local.items() if kind == "page" and local.replaces}

    @cached_property
    def menu_words(self) -> Mapping[str, str]:
        """What the publishing organisation calls entries of the menu, by our words."""
        return {words.ours: words.own for words in self.organisation.menu}

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
