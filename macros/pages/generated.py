"""The pages that are made from the data: one for each case study and each method, and those of published plans."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.derived.finder import case_study_entry, filters, method_entry
from macros.models.toolkit import Local, Toolkit
from macros.pages.macros.finding import case_study_context
from macros.pages.register_pages import front_matter, register_pages
from macros.pages.rendering import render


@dataclass(frozen=True)
class GeneratedPage:
    """A page that nobody writes by hand."""

    path: str
    """Its path in docs/, for example `methods/focus-group.md`."""
    title: str
    formerly: tuple[str, ...]
    """Where it was before, as paths in docs/."""
    source: str
    """The data file that it is made from, from the project's root."""
    markdown: str
    """The whole page, front matter included."""


def generated_pages(toolkit: Toolkit) -> Iterator[GeneratedPage]:
    """Make the pages of all case studies, methods and published plans."""
    narrowing = filters(toolkit)
    for case in toolkit.case_studies.values():
        tagged = {"entry": case_study_entry(toolkit, case), "filters": narrowing}
        body = render(
            toolkit, "case-study-page", **case_study_context(toolkit, case.slug, on_own_page=True), **tagged
        )
        yield _page("case-studies", case.slug, case, body, toolkit.local.get(("case study", case.slug)))
    for method in toolkit.methods.values():
        entry = method_entry(toolkit, method)
        body = render(toolkit, "method-page", method=method, entry=entry, filters=narrowing)
        yield _page("methods", method.slug, method, body, toolkit.local.get(("method", method.slug)))
    for made in register_pages(toolkit):
        markdown = _markdown(front_matter(made), made.body)
        yield GeneratedPage(made.path, made.title, made.formerly, made.source, markdown)


def _page(folder: str, slug: str, thing: Any, body: str, local: Local | None) -> GeneratedPage:
    # The body is finished: braces in an author's prose are prose, so the macros plugin has to leave the page alone.
    meta = {
        "title": thing.title,
        "description": thing.summary,
        "reviewed": thing.reviewed.isoformat(),
        "render_macros": False,
    }
    return GeneratedPage(
        path=f"{folder}/{slug}.md",
        title=thing.title,
        formerly=tuple(f"{folder}/{name}.md" for name in thing.formerly),
        source=local.source if local else f"data/{folder}/{slug}.yml",
        markdown=_markdown(meta, body),
    )


def _markdown(meta: Mapping[str, Any], body: str) -> str:
    # JSON is YAML too, and quotes every value as it must be.
    front_matter = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items())
    return f"---\n{front_matter}\n---\n\n{body}"
