"""Writes the documents of the plans that an organisation publishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from macros.content.plans.plan_file import write_plan
from macros.derived.register import ANSWERS, definition_of, with_wording
from macros.documents.blocks import Layout
from macros.documents.documents import WRITERS, Template
from macros.documents.layouts.plan import plan_layout, record_layout
from macros.documents.paths import FORMATS
from macros.documents.record_scope import record_scope
from macros.documents.scope import Choices, plan_scope
from macros.documents.text_writer import html_template
from macros.models.plan import Plan
from macros.models.plan_definition import PlanDefinition
from macros.models.register import PublishedPlan
from macros.models.toolkit import Toolkit
from macros.site_file import SiteFile

_SHOWN = Choices(guidance=False, unanswered=False, internal=False, personal=True)
"""The title block of a plan that is published names whom the register names, and nobody else."""
_STYLE = "../../plan.css"
"""The style of all pages to print, from the folder of a plan's documents."""


def plan_documents(name: str) -> Mapping[str, str]:
    """The paths on the site of a published plan's documents, by format: those of `FORMATS`, and data."""
    return {ending: f"downloads/plans/{name}/{name}.{ending}" for ending in (*FORMATS, "json")}


def answers_documents(name: str) -> Mapping[str, str]:
    """The paths on the site of the documents that say what came of what people said, by format."""
    return {ending: f"downloads/plans/{name}/{name}-{ANSWERS}.{ending}" for ending in FORMATS}


def published_documents(toolkit: Toolkit) -> Iterator[SiteFile]:
    """Give every document of every published plan. Plans in one language with the same questions share a template."""
    writer = _Writer(toolkit)
    for published in toolkit.published.values():
        if published.plan:
            yield from writer.plan(published, published.plan)
            if published.entries(ANSWERS):
                yield from writer.answers(published, published.plan)


class _Writer:
    def __init__(self, toolkit: Toolkit) -> None:
        self._toolkit = toolkit
        self._made: dict[tuple[str, ...], Mapping[str, Template]] = {}
        self._answers: dict[str, Mapping[str, Template]] = {}

    def plan(self, published: PublishedPlan, plan: Plan) -> Iterator[SiteFile]:
        for ending, path in plan_documents(published.entry.id).items():
            yield SiteFile(path, partial(self._plan, ending, published, plan))

    def answers(self, published: PublishedPlan, plan: Plan) -> Iterator[SiteFile]:
        for ending, path in answers_documents(published.entry.id).items():
            yield SiteFile(path, partial(self._answers_of, ending, published, plan))

    def _plan(self, ending: str, published: PublishedPlan, plan: Plan) -> bytes:
        if ending == "json":
            return write_plan(with_wording(plan, definition_of(plan, self._toolkit.plan))).encode()
        definition, templates = self._of(plan, published.entry.language)
        return templates[ending].write(plan_scope(plan, definition, self._toolkit.words, _SHOWN))

    def _answers_of(self, ending: str, published: PublishedPlan, plan: Plan) -> bytes:
        toolkit, record = self._toolkit, self._toolkit.records[ANSWERS]
        written = published.entry.language
        if written not in self._answers:
            layout = record_layout(record, toolkit.plan.details, toolkit.words, toolkit.address, written=written)
            self._answers[written] = self._templates({}, layout)
        scope = record_scope(
            record,
            toolkit.plan.details,
            plan,
            plan.records[ANSWERS],
            toolkit.words,
            title=toolkit.words("register.answers", title=published.entry.title),
            intro=record.published_intro or "",
            day=published.entry.changed,
        )
        return self._answers[written][ending].write(scope)

    def _of(self, plan: Plan, written: str) -> tuple[PlanDefinition, Mapping[str, Template]]:
        definition, words = definition_of(plan, self._toolkit.plan), self._toolkit.words
        own = definition is not self._toolkit.plan
        key = (written, *(box.model_dump_json() for box in plan.definition.boxes if own))
        if key not in self._made:
            address = self._toolkit.address
            page = plan_layout(definition, words, records=True, address=address, written=written)
            self._made[key] = self._templates(
                {"html": page}, plan_layout(definition, words, address=address, written=written)
            )
        return definition, self._made[key]

    def _templates(self, others: Mapping[str, Layout], layout: Layout) -> Mapping[str, Template]:
        links = self._toolkit.addresses
        return {
            ending: html_template(others.get(ending, layout), links, _STYLE)
            if ending == "html"
            else WRITERS[ending](layout, links)
            for ending in FORMATS
        }
