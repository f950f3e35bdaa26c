"""Writes the documents of the site, and a plan as a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from macros.documents.blocks import Layout
from macros.documents.docx_writer import docx_template
from macros.documents.layout import plan_layout, record_layout
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
from macros.documents.sheet_writer import blank_sheet_scope, sheet_template
from macros.documents.template import Scope
from macros.documents.template_layout import template_layout, template_scope
from macros.documents.text_writer import STYLESHEET, html_template, markdown_template
from macros.models.plan import Plan
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
        self._toolkit = toolkit
        self._templates: dict[str, Template] = {}

    def plan(self, plan: Plan, format_name: str, choices: Choices = EVERYTHING) -> bytes:
        """Write a plan as a document that needs no other file.

        Args:
            plan: the answers.
            format_name: a key of `WRITERS`.
            choices: what the document shows.
        """
        scope = plan_scope(plan, self._toolkit.plan, self._toolkit.words, choices)
        return self._template(format_name).write(scope)

    def downloads(self) -> Iterator[SiteFile]:
        """Write every document: blank plans, whole and by box, the examples, the records and the templates."""
        toolkit = self._toolkit
        for format_name in WRITERS:
            template = self._site_template(format_name)
            for box in (None, *toolkit.plan.boxes):
                for guidance in (True, False):
                    scope = blank_scope(toolkit.plan, Choices(guidance=guidance), box)
                    path = blank_path(format_name, box.id if box else "", guidance=guidance)
                    yield SiteFile(path, template.write(scope))
            for name, plan in toolkit.examples.items():
                scope = plan_scope(plan, toolkit.plan, toolkit.words, EXAMPLE_CHOICES[name])
                yield SiteFile(example_path(format_name, name), template.write(scope))
        yield from self._record_downloads()
        yield from self._template_downloads()
        yield SiteFile("downloads/plan.css", STYLESHEET.read_bytes())

    def _record_downloads(self) -> Iterator[SiteFile]:
        toolkit = self._toolkit
        for record in toolkit.plan.records:
            layout = record_layout(record, toolkit.plan.details, toolkit.words)
            yield SiteFile(record_path("csv", record.id), blank_spreadsheet(record))
            for format_name in SHEET_FORMATS:
                content = sheet_template(format_name).write(blank_sheet_scope(record))
                yield SiteFile(record_path(format_name, record.id), content)
            for format_name, writer in WRITERS.items():
                template = self._linked(layout) if format_name == "html" else writer(layout, toolkit.addresses)
                yield SiteFile(
                    record_path(format_name, record.id),
                    template.write(blank_record_scope(record, toolkit.plan.details)),
                )
                if record.published_intro:
                    scope = example_scope(record, toolkit.plan.details, toolkit.worked_example, toolkit.words)
                    yield SiteFile(record_example_path(format_name, record.id), template.write(scope))

    def _template_downloads(self) -> Iterator[SiteFile]:
        toolkit = self._toolkit
        for template in toolkit.templates.values():
            layout, scope = template_layout(template, toolkit.links, toolkit.words), template_scope(template)
            for format_name, writer in WRITERS.items():
                made = self._linked(layout) if format_name == "html" else writer(layout, toolkit.addresses)
                yield SiteFile(template_path(format_name, template.slug), made.write(scope))

    def _template(self, format_name: str) -> Template:
        if format_name not in self._templates:
            layout = plan_layout_for(format_name, self._toolkit)
            self._templates[format_name] = WRITERS[format_name](layout, self._toolkit.addresses)
        return self._templates[format_name]

    def _site_template(self, format_name: str) -> Template:
        if format_name == "html":
            return self._linked(plan_layout_for(format_name, self._toolkit))
        return self._template(format_name)

    def _linked(self, layout: Layout) -> Template:
        # On the site a strict Content-Security-Policy may forbid styles inside a page.
        return html_template(layout, self._toolkit.addresses, "plan.css")


def plan_layout_for(format_name: str, toolkit: Toolkit) -> Layout:
    """The layout of a plan in a format. A page, which carries the saved plan with it, shows the records too."""
    return plan_layout(toolkit.plan, toolkit.words, records=format_name == "html")
