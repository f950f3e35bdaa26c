"""Writes the documents of the site, and a plan as a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Protocol

from macros.documents.blocks import Layout
from macros.documents.docx.writer import docx_template
from macros.documents.layouts.plan import plan_layout, record_layout
from macros.documents.layouts.template import template_layout, template_scope
from macros.documents.odt_writer import odt_template
from macros.documents.paths import (
    SHEET_FORMATS,
    blank_path,
    example_path,
    record_example_path,
    record_path,
    template_path,
)
from macros.documents.record_scope import blank_record_scope, blank_spreadsheet, example_scope
from macros.documents.scope import EVERYTHING, Choices, blank_scope, plan_scope
from macros.documents.sheet_writer import blank_sheet
from macros.documents.template import Scope
from macros.documents.text_writer import STYLESHEET, html_template, markdown_template
from macros.models.document_template import DocumentTemplate
from macros.models.plan import Plan
from macros.models.plan_definition import PlanBox
from macros.models.record import Record
from macros.models.toolkit import Toolkit
from macros.site_file import SiteFile


class Template(Protocol):
    """A document that waits for its answers."""

    def write(self, scope: Scope) -> bytes:
        """Fill the template and return the file."""


Links = Mapping[str, str | None]

WRITERS: Mapping[str, Callable[[Layout, Links], Template]] = {
    "docx": docx_template,
    "odt": odt_template,
    "md": markdown_template,
    "html": html_template,
}
"""What makes the template of each format, by the ending of its files."""


EXAMPLE_CHOICES: Mapping[str, Choices] = {
    "worked-example": Choices(guidance=False),
    # It is shown as its team publishes it: with what is answered, and without what is internal.
    "short-example": Choices(guidance=False, unanswered=False, internal=False),
}
"""What the document of each example shows."""


class Documents:
    """Writes the documents of one toolkit. The template of each format is made when it is first needed, and kept.

    Args:
        toolkit: the questions, the words around them, and the addresses of links.
    """

    def __init__(self, toolkit: Toolkit) -> None:
        self.toolkit = toolkit
        self._templates: dict[str, Template] = {}
        self._files: dict[str, SiteFile] = {}
        self._layouts: dict[str, Layout] = {}
        """Those of the templates to adapt, by their names."""

    def for_data(self, toolkit: Toolkit) -> Documents:
        """Give the documents of other data: with all that was made, where nothing has changed that goes into them."""
        others = Documents(toolkit)
        if _ingredients(toolkit) == _ingredients(self.toolkit):
            others._templates, others._files = self._templates, self._files
        return others

    def plan(self, plan: Plan, format_name: str, choices: Choices = EVERYTHING) -> bytes:
        """Write a plan as a document that needs no other file.

        Args:
            plan: the answers.
            format_name: a key of `WRITERS`.
            choices: what the document shows.
        """
        scope = plan_scope(plan, self.toolkit.plan, self.toolkit.words, choices)
        return self.template(format_name).write(scope)

    def downloads(self) -> Iterator[SiteFile]:
        """Give every document: blank plans, whole and by box, the examples, the records and the templates."""
        yield from self._plans()
        for record in self.toolkit.plan.records:
            yield from self._records(record)
        for template in self.toolkit.templates.values():
            for format_name in WRITERS:
                path = template_path(format_name, template.slug)
                yield self._file(path, partial(self._template_to_adapt, format_name, template))
        yield self._file("downloads/plan.css", STYLESHEET.read_bytes)

    def _plans(self) -> Iterator[SiteFile]:
        for format_name in WRITERS:
            for box in (None, *self.toolkit.plan.boxes):
                for guidance in (True, False):
                    path = blank_path(format_name, box.id if box else "", guidance=guidance)
                    yield self._file(path, partial(self._blank, format_name, box, guidance=guidance))
            for name, plan in self.toolkit.examples.items():
                path = example_path(format_name, name)
                yield self._file(path, partial(self._example, format_name, plan, EXAMPLE_CHOICES[name]))

    def _records(self, record: Record) -> Iterator[SiteFile]:
        yield self._file(record_path("csv", record.id), partial(blank_spreadsheet, record))
        for format_name in SHEET_FORMATS:
            yield self._file(record_path(format_name, record.id), partial(blank_sheet, format_name, record))
        for format_name in WRITERS:
            path = record_path(format_name, record.id)
            yield self._file(path, partial(self._blank_record, format_name, record))
            if record.published_intro:
                path = record_example_path(format_name, record.id)
                yield self._file(path, partial(self._record_example, format_name, record))

    def _file(self, path: str, make: Callable[[], bytes]) -> SiteFile:
        return self._files.setdefault(path, SiteFile(path, make))

    def _blank(self, format_name: str, box: PlanBox | None, *, guidance: bool) -> bytes:
        scope = blank_scope(self.toolkit.plan, Choices(guidance=guidance), box)
        return self._site_template(format_name).write(scope)

    def _example(self, format_name: str, plan: Plan, choices: Choices) -> bytes:
        scope = plan_scope(plan, self.toolkit.plan, self.toolkit.words, choices)
        return self._site_template(format_name).write(scope)

    def _blank_record(self, format_name: str, record: Record) -> bytes:
        scope = blank_record_scope(record, self.toolkit.plan.details)
        return self._record_template(format_name, record).write(scope)

    def _record_example(self, format_name: str, record: Record) -> bytes:
        toolkit = self.toolkit
        scope = example_scope(record, toolkit.plan.details, toolkit.worked_example, toolkit.words)
        return self._record_template(format_name, record).write(scope)

    def _template_to_adapt(self, format_name: str, template: DocumentTemplate) -> bytes:
        if template.slug not in self._layouts:
            layout = template_layout(template, self.toolkit.links, self.toolkit.words, self.toolkit.address)
            self._layouts[template.slug] = layout
        return self._on_site(format_name, self._layouts[template.slug]).write(template_scope(template))

    def template(self, format_name: str) -> Template:
        """Give the template of a plan in a format: a key of `WRITERS`."""

        def make() -> Template:
            layout = plan_layout_for(format_name, self.toolkit)
            return WRITERS[format_name](layout, self.toolkit.addresses)

        return self._kept(format_name, make)

    def _site_template(self, format_name: str) -> Template:
        if format_name == "html":
            return self._kept(
                "html on the site", lambda: self._on_site("html", plan_layout_for("html", self.toolkit))
            )
        return self.template(format_name)

    def _record_template(self, format_name: str, record: Record) -> Template:
        def make() -> Template:
            layout = record_layout(record, self.toolkit.plan.details, self.toolkit.words, self.toolkit.address)
            return self._on_site(format_name, layout)

        return self._kept(f"{format_name} of {record.id}", make)

    def _kept(self, name: str, make: Callable[[], Template]) -> Template:
        if name not in self._templates:
            self._templates[name] = make()
        return self._templates[name]

    def _on_site(self, format_name: str, layout: Layout) -> Template:
        if format_name == "html":
            # On the site a strict Content-Security-Policy may forbid styles inside a page.
            return html_template(layout, self.toolkit.addresses, "plan.css")
        return WRITERS[format_name](layout, self.toolkit.addresses)


def _ingredients(toolkit: Toolkit) -> tuple[object, ...]:
    """All that goes into documents."""
    data = toolkit.plan, toolkit.examples, toolkit.templates, toolkit.links, toolkit.addresses, toolkit.address
    return *data, toolkit.organisation, toolkit.languages, toolkit.languages_elsewhere


def plan_layout_for(format_name: str, toolkit: Toolkit) -> Layout:
    """The layout of a plan in a format. A page, which carries the saved plan with it, shows the records too."""
    return plan_layout(toolkit.plan, toolkit.words, records=format_name == "html", address=toolkit.address)
