"""Which documents there are, and the one way to write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Protocol

from macros.documents.docx_writer import docx_template
from macros.documents.layout import Layout, plan_layout, record_layout
from macros.documents.odt_writer import odt_template
from macros.documents.paths import blank_path, example_path, record_example_path, record_path
from macros.documents.record_scope import blank_record_scope, blank_spreadsheet, example_scope
from macros.documents.scope import EVERYTHING, Choices, blank_scope, plan_scope
from macros.documents.template import Scope
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


def plan_document(plan: Plan, toolkit: Toolkit, format_name: str, choices: Choices = EVERYTHING) -> bytes:
    """Write a plan as a document.

    Args:
        plan: the answers.
        toolkit: the questions, the words around them, and the addresses of links.
        format_name: a key of `WRITERS`.
        choices: what the document shows.
    """
    return _template(format_name, _Key(toolkit)).write(plan_scope(plan, toolkit.plan, toolkit.words, choices))


def downloads(toolkit: Toolkit) -> Iterator[SiteFile]:
    """Write every document of the site: the blank ones, whole and by box, the worked example, and the records."""
    for format_name in WRITERS:
        template = _site_template(format_name, toolkit)
        for box in (None, *toolkit.plan.boxes):
            for guidance in (True, False):
                scope = blank_scope(toolkit.plan, Choices(guidance=guidance), box)
                path = blank_path(format_name, box.id if box else "", guidance=guidance)
                yield SiteFile(path, template.write(scope))
        scope = plan_scope(toolkit.worked_example, toolkit.plan, toolkit.words, Choices(guidance=False))
        yield SiteFile(example_path(format_name), template.write(scope))
    yield from _record_downloads(toolkit)
    yield SiteFile("downloads/plan.css", STYLESHEET.read_bytes())


def _record_downloads(toolkit: Toolkit) -> Iterator[SiteFile]:
    for record in toolkit.plan.records:
        layout = record_layout(record, toolkit.plan.details, toolkit.words)
        blank = blank_record_scope(record, toolkit.plan.details)
        yield SiteFile(record_path("csv", record.id), blank_spreadsheet(record))
        for format_name, writer in WRITERS.items():
            template = _linked(layout, toolkit) if format_name == "html" else writer(layout, toolkit.addresses)
            yield SiteFile(record_path(format_name, record.id), template.write(blank))
            if record.published_intro:
                scope = example_scope(record, toolkit.plan.details, toolkit.worked_example, toolkit.words)
                yield SiteFile(record_example_path(format_name, record.id), template.write(scope))


def plan_layout_for(format_name: str, toolkit: Toolkit) -> Layout:
    """The layout of a plan in a format. A page, which carries the saved plan with it, shows the records too."""
    return plan_layout(toolkit.plan, toolkit.words, records=format_name == "html")


def _site_template(format_name: str, toolkit: Toolkit) -> Template:
    if format_name == "html":
        return _linked(plan_layout_for(format_name, toolkit), toolkit)
    return _template(format_name, _Key(toolkit))


def _linked(layout: Layout, toolkit: Toolkit) -> Template:
    # On the site a strict Content-Security-Policy may forbid styles inside a page.
    return html_template(layout, toolkit.addresses, "plan.css")


class _Key:
    """Lets a toolkit be remembered by what it is, not by what it holds."""

    def __init__(self, toolkit: Toolkit) -> None:
        self.toolkit = toolkit

    def __hash__(self) -> int:
        return id(self.toolkit)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.toolkit is self.toolkit


@lru_cache(maxsize=len(WRITERS))
def _template(format_name: str, key: _Key) -> Template:
    return WRITERS[format_name](plan_layout_for(format_name, key.toolkit), key.toolkit.addresses)
