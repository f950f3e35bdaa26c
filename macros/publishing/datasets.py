"""Which files of data the site publishes, and what each holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from macros.derived.crosswalk import Join, joins
from macros.models.aim import Aim
from macros.models.case_study import CaseStudy
from macros.models.checklist import Checklist
from macros.models.decision_point import DecisionPoint
from macros.models.document_template import DocumentTemplate
from macros.models.glossary import Term
from macros.models.link import Link
from macros.models.method import Method, MethodKind
from macros.models.plan import Plan
from macros.models.plan_definition import PlanDefinition
from macros.models.principle import Principle
from macros.models.resource import Learning, Research, Resource
from macros.models.should_we_involve import ShouldWeInvolve
from macros.models.spectrum import Spectrum
from macros.models.stakeholder import StakeholderColumn
from macros.models.standard import Standard
from macros.models.tip import Tip
from macros.models.toolkit import Toolkit
from macros.publishing.plan_data import PublishedPlanData, published_plans
from macros.publishing.published_schema import published_schema

VERSION = 1
"""Part of the addresses: whatever has it keeps its shape for ever."""

DATA_FOLDER = f"data/v{VERSION}"
SCHEMA_FOLDER = f"schemas/v{VERSION}"


@dataclass(frozen=True)
class Dataset:
    """A file that is published: a list of things of one kind, or one thing."""

    name: str
    """The stem of its addresses."""
    title: str
    description: str
    model: type[BaseModel]
    """What it is, or what each of its entries is."""
    take: Callable[[Toolkit], Any]
    """Finds in the data the thing, or the things, to publish."""
    count: Callable[[Any], int] = len
    """How many entries there are in what was taken."""
    one: bool = False
    """Whether it holds one thing, not a list."""

    @property
    def is_plan(self) -> bool:
        """Whether it is a saved plan, whose format is described by a schema of its own."""
        return self.model is Plan

    @property
    def path(self) -> str:
        """The path of the data on the site."""
        return f"{DATA_FOLDER}/{self.name}.json"

    @property
    def schema_path(self) -> str:
        """The path of the schema on the site."""
        return f"{SCHEMA_FOLDER}/{'plan' if self.is_plan else self.name}.json"

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of the file as it is published."""
        return published_schema(self.model, self.title, self.description, several=not self.one)

    def total(self, toolkit: Toolkit) -> int:
        """How many entries it has now."""
        return self.count(self.take(toolkit))


DATASETS = (
    Dataset(
        "case-studies",
        "Case studies",
        "What organisations did to involve the public, and what came of it.",
        CaseStudy,
        lambda toolkit: toolkit.case_studies.values(),
    ),
    Dataset(
        "methods",
        "Methods",
        "Ways to involve or engage the public: when each suits and what to watch out for.",
        Method,
        lambda toolkit: toolkit.methods.values(),
    ),
    Dataset(
        "method-kinds",
        "Kinds of method",
        "The families under which methods are listed.",
        MethodKind,
        lambda toolkit: toolkit.method_kinds.values(),
    ),
    Dataset(
        "decision-points",
        "Decision points",
        "Moments when the public can be involved, with questions to ask and facts to publish beforehand.",
        DecisionPoint,
        lambda toolkit: toolkit.decision_points.values(),
    ),
    Dataset(
        "plan-definition",
        "The questions of the plan",
        "The boxes and questions of a public involvement and engagement plan. Its count is that of the questions.",
        PlanDefinition,
        lambda toolkit: toolkit.plan,
        count=lambda plan: sum(len(box.questions) for box in plan.boxes),
        one=True,
    ),
    Dataset(
        "worked-example",
        "The worked example",
        "A whole plan for statistics that do not exist: all its names and figures are fictional. "
        "It has the format of a saved plan.",
        Plan,
        lambda toolkit: toolkit.worked_example,
        count=lambda plan: 1,
        one=True,
    ),
    Dataset(
        "short-example",
        "The short example",
        "A short plan for business statistics that do not exist: all its names and figures are fictional. "
        "It has the format of a saved plan.",
        Plan,
        lambda toolkit: toolkit.short_example,
        count=lambda plan: 1,
        one=True,
    ),
    Dataset(
        "templates",
        "Templates",
        "Documents to adapt and fill in, such as a consent form, and where each of their parts comes from.",
        DocumentTemplate,
        lambda toolkit: toolkit.templates.values(),
    ),
    Dataset(
        "tips",
        "Tips",
        "The heading and the gist of each tip, in order. The first is tip 1.",
        Tip,
        lambda toolkit: toolkit.tips.values(),
    ),
    Dataset(
        "standards",
        "PEDRI standards",
        "The good practice standards, and how each applies to statistics.",
        Standard,
        lambda toolkit: toolkit.standards.values(),
    ),
    Dataset(
        "principles",
        "Principles of the Code",
        "Those principles of the Code of Practice for Statistics that the source names. The Code has more.",
        Principle,
        lambda toolkit: toolkit.principles.values(),
    ),
    Dataset(
        "checklist",
        "A reviewer's checklist",
        "What a good plan shows, with the plan questions, tips and standards behind it. "
        "Its count is that of the items.",
        Checklist,
        lambda toolkit: toolkit.checklist,
        count=lambda checklist: sum(len(part.items) for part in checklist.parts),
        one=True,
    ),
    Dataset(
        "should-we-involve",
        "Should we involve the public here?",
        "The reasons for and against involving the public, and what follows: the first conclusion that is met. "
        "Its count is that of the conclusions.",
        ShouldWeInvolve,
        lambda toolkit: toolkit.should_we_involve,
        count=lambda helper: len(helper.conclusions),
        one=True,
    ),
    Dataset(
        "crosswalk",
        "The Code, standards and your plan",
        "Which plan questions, tips, standards, principles and decision points belong together, and who says so.",
        Join,
        lambda toolkit: list(joins(toolkit)),
    ),
    Dataset(
        "spectrum",
        "Levels of participation",
        "The five levels of the IAP2 spectrum, explained in our own words, with the credit that goes with them.",
        Spectrum,
        lambda toolkit: toolkit.spectrum,
        count=lambda spectrum: len(spectrum.levels),
        one=True,
    ),
    Dataset(
        "aims",
        "Aims",
        "What a producer may want to learn from the public.",
        Aim,
        lambda toolkit: toolkit.aims.values(),
    ),
    Dataset(
        "stakeholders",
        "Stakeholders",
        "The kinds of people who matter to statistics, in groups.",
        StakeholderColumn,
        lambda toolkit: toolkit.stakeholders.columns,
    ),
    Dataset(
        "resources",
        "Resources",
        "Guidance elsewhere, and when to use it.",
        Resource,
        lambda toolkit: toolkit.resources.resources,
    ),
    Dataset(
        "research",
        "Research on public attitudes",
        "Studies of what the public think about data.",
        Research,
        lambda toolkit: toolkit.resources.research,
    ),
    Dataset(
        "learning",
        "Ways to learn",
        "Ways to gain confidence and skill.",
        Learning,
        lambda toolkit: toolkit.resources.learning,
    ),
    Dataset(
        "glossary",
        "Glossary",
        "The words of the field, explained.",
        Term,
        lambda toolkit: toolkit.terms.values(),
    ),
    Dataset(
        "links",
        "Links",
        "The pages elsewhere that the toolkit points to.",
        Link,
        lambda toolkit: toolkit.links.values(),
    ),
)
"""The files of data that every site has, in the order in which readers see them."""

PLANS = Dataset(
    "plans",
    "Published plans",
    "The plans that the publisher of this copy has published: what each is about, and what came of it.",
    PublishedPlanData,
    lambda toolkit: tuple(published_plans(toolkit)),
)
"""The file that is there where plans are published."""


def datasets_of(toolkit: Toolkit) -> tuple[Dataset, ...]:
    """Every file of the data that a site has."""
    return (*DATASETS, PLANS) if toolkit.published else DATASETS
