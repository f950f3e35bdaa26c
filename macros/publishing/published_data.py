"""The data of the site for others to reuse: JSON at addresses that last, with a JSON Schema for each file.

A version keeps its promises for ever: see docs/data.md. `tests/vectors/published.json` holds every field that was
ever published.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from macros.content.plan_file import write_plan
from macros.content.schemas import schema_text
from macros.derived.crosswalk import Join, joins
from macros.models.aim import Aim
from macros.models.base import Dated, Model, Prose, Slug, Text
from macros.models.case_study import CaseStudy
from macros.models.checklist import Checklist
from macros.models.decision_point import DecisionPoint
from macros.models.glossary import Term
from macros.models.link import Link
from macros.models.method import Method, MethodKind
from macros.models.plan import Plan
from macros.models.plan_definition import PlanDefinition, PlanQuestion
from macros.models.principle import Principle
from macros.models.resource import Learning, Research, Resource
from macros.models.should_we_involve import ShouldWeInvolve
from macros.models.spectrum import Spectrum
from macros.models.stakeholder import StakeholderColumn
from macros.models.standard import Standard
from macros.models.tip import Tip
from macros.models.toolkit import Toolkit
from macros.publishing.published_schema import published_schema
from macros.site_file import SiteFile

VERSION = 1
"""Part of the addresses: what stands under it keeps its shape for ever."""

DATA_FOLDER = f"data/v{VERSION}"
SCHEMA_FOLDER = f"schemas/v{VERSION}"

_TITLE = "Public involvement and engagement toolkit for official statistics: data"
_SOURCE = "osr-toolkit"


class Entry(Model):
    """One file of the data."""

    name: Slug
    """Its name, which is part of its address."""
    title: Text
    """What it is called."""
    description: Text
    """What it holds."""
    address: Text
    """Where it is, from the address of this file."""
    schema_address: Text
    """Where its JSON Schema is, from the address of this file."""
    count: int
    """How many entries it has."""


class Index(Model):
    """The list of all files of the data."""

    title: Text
    """What this is."""
    version: int
    """The version of the addresses and shapes: 1 stands for v1."""
    publisher: Text | None
    """Who publishes this copy, if they say so."""
    licence: Text
    """On what terms you can use it."""
    credit: Text
    """Whom to credit for the text."""
    credit_url: Text | None
    """Where the source is."""
    datasets: tuple[Entry, ...]
    """The files."""


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
        count=lambda plan: sum(len(part.questions) for box in plan.boxes for part in box.parts),
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
        "What speaks for and against involving the public, and what follows: the first conclusion that is met. "
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
"""Every file of the data, in the order in which readers see them."""

INDEX_PATH = f"{DATA_FOLDER}/index.json"
INDEX_SCHEMA_PATH = f"{SCHEMA_FOLDER}/index.json"


def published_data(toolkit: Toolkit) -> Iterator[SiteFile]:
    """Write every file of the data, its schema, and the list of them all."""
    for dataset in DATASETS:
        if dataset.is_plan:
            yield SiteFile(dataset.path, write_plan(dataset.take(toolkit)).encode())
            yield SiteFile(dataset.schema_path, schema_text(Plan).encode())
        else:
            yield _file(dataset.path, _published(dataset, toolkit))
            yield _file(dataset.schema_path, dataset.schema)
    yield _file(INDEX_PATH, published_index(toolkit).model_dump(mode="json"))
    yield _file(INDEX_SCHEMA_PATH, published_schema(Index, _TITLE, "The list of all files of the data."))


def published_index(toolkit: Toolkit) -> Index:
    """The list of all files of the data."""
    source = toolkit.links[_SOURCE]
    return Index(
        title=_TITLE,
        version=VERSION,
        publisher=toolkit.organisation.name,
        licence="Check the licence of the source before you publish a copy of the text.",
        credit=f"Adapted from “{source.title}”, {source.publisher}. The publisher of the source did not make this "
        "data and does not endorse it. The levels of participation carry a credit of their own.",
        credit_url=source.url,
        datasets=tuple(
            Entry(
                name=dataset.name,
                title=dataset.title,
                description=dataset.description,
                address=f"{dataset.name}.json",
                schema_address=f"../../{dataset.schema_path}",
                count=dataset.total(toolkit),
            )
            for dataset in DATASETS
        ),
    )


def _published(dataset: Dataset, toolkit: Toolkit) -> Any:
    taken = dataset.take(toolkit)
    return _plain(taken if dataset.one else tuple(taken), toolkit)


_OWN_KINDS: Mapping[type[BaseModel], str] = {
    CaseStudy: "case study",
    Learning: "way to learn",
    Link: "link",
    Method: "method",
    PlanQuestion: "plan question",
    Research: "research",
    Resource: "resource",
    Term: "term",
}
"""What an organisation can add or change, as the toolkit calls it."""


def _plain(value: Any, toolkit: Toolkit) -> Any:
    """What JSON can hold, with whole addresses in prose. What says when it was reviewed says whose it is, too."""
    if isinstance(value, Prose):
        return portable(value, toolkit.addresses)
    if isinstance(value, BaseModel):
        fields = {name: _plain(getattr(value, name), toolkit) for name in type(value).model_fields}
        if isinstance(value, Dated):
            name = fields.get("slug") or fields.get("id", "")
            fields["origin"] = toolkit.origin(_OWN_KINDS.get(type(value), ""), name)
        return fields
    if isinstance(value, tuple):
        return [_plain(item, toolkit) for item in value]
    return value.isoformat() if isinstance(value, date) else value


_LINK = re.compile(
    r"""\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]   # the words, in which one pair of brackets may stand
        \(\s*<?(?P<to>link:[^)>\s]*|/[^)>\s]*)>?\s*(?:"[^"]*"\s*)?\)""",
    re.VERBOSE,
)


_WRAPPED = re.compile(r"(?<!\n)\n[ \t]*(?![ \t]*(?:\n|[-*+] |\d+[.)] |[#>|]))")
"""The end of a line that goes on in the next: neither the paragraph nor the item of a list ends."""


def portable(markdown: str, addresses: Mapping[str, str | None]) -> str:
    """Make Markdown that reads the same anywhere.

    A link by name gets its address. Where there is none, and where a link leads to another page of the site, only
    the words stay. A paragraph, and an item of a list, is one line.

    Args:
        markdown: prose as an author wrote it.
        addresses: the addresses by name.
    """

    def whole(link: re.Match[str]) -> str:
        address = addresses.get(link["to"].removeprefix("link:"))
        return f"[{link['words']}]({address})" if address else link["words"]

    return _WRAPPED.sub(" ", _LINK.sub(whole, markdown.strip()))


def _file(path: str, content: Any) -> SiteFile:
    return SiteFile(path, f"{json.dumps(content, indent=2, ensure_ascii=False)}\n".encode())
