"""Takes out what an organisation hides, with every reference and link to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from macros.content.site_folders import page_name_problem
from macros.content.written_pages import markdown_files
from macros.faults import Problem, suggestion
from macros.markdown.links import Link, replaced, resolved
from macros.models.base import Prose, Reference, changed
from macros.models.decision_point import DecisionPoint
from macros.models.organisation import Hide
from macros.models.toolkit import Name, Toolkit

KEPT_PAGES = ("index.md", "about.md", "accessibility.md", "security.md", "plan.md")
"""Pages that every other page leads to, that say where the toolkit comes from, or to which buttons add things."""

_FIELDS = {"methods": "methods", "case-studies": "case_studies"}
_MADE = re.compile(r"(methods|case-studies)/(?!index\.)([a-z0-9-]+)\.md")
"""A page that is made from a file of the data."""


def hide_problems(hide: Hide, first_method: str) -> Iterator[Problem]:
    """Say what cannot be hidden.

    Args:
        hide: what the organisation hides.
        first_method: the method with which "Should we involve the public here?" starts.
    """
    for index, method in enumerate(hide.methods):
        if method == first_method:
            page = "Should we involve the public here?"
            yield ("hide", "methods", index), f'"{method}" cannot be hidden: the page "{page}" starts with it'
    for index, page in enumerate(hide.pages):
        if page in KEPT_PAGES or page.startswith("decision-points/"):
            yield ("hide", "pages", index), f'"{page}" cannot be hidden: the rest of the toolkit needs it'
        elif made := _MADE.fullmatch(page):
            message = (
                f'"{page}" is made from data/{made[1]}/{made[2]}.yml: write "{made[2]}" below "{_FIELDS[made[1]]}:"'
            )
            yield ("hide", "pages", index), message
        elif not page.endswith(".md") or page_name_problem(page) or page.startswith("docs/"):
            plain = page.strip("/").removeprefix("docs/").lower()
            name = f"{plain.removesuffix('.html').removesuffix('.md')}.md"
            yield ("hide", "pages", index), f'"{page}" is no file in docs/: write it like "{name}"'


def needless_hiding(toolkit: Toolkit, docs: Path) -> Iterator[Problem]:
    """Find what an organisation hides though it is not there, or no longer.

    Args:
        toolkit: the data, with nothing hidden yet.
        docs: the folder docs/ of the project.

    Returns:
        Where its file says so, and what.
    """
    hide = toolkit.organisation.hide
    # To list all pages takes longer than all else here, and few hide any.
    pages = {path.relative_to(docs).as_posix() for path in markdown_files(docs)} if hide.pages else set()
    there = {"case_studies": toolkit.case_studies.keys(), "methods": toolkit.methods.keys(), "pages": pages}
    for field, names in there.items():
        for index, name in enumerate(getattr(hide, field)):
            if name not in names:
                yield ("hide", field, index), f'there is no "{name}" to hide (any more).{suggestion(name, names)}'


def without_hidden(toolkit: Toolkit) -> Toolkit:
    """The toolkit without what its organisation hides, and without a reference to it."""
    hide = toolkit.organisation.hide
    hidden = {("case study", name) for name in hide.case_studies} | {("method", name) for name in hide.methods}
    pages = frozenset((*hide.pages, *(f"{_FOLDER_OF[kind]}/{name}.md" for kind, name in hidden)))
    if not pages:
        return toolkit

    def kept(name: str) -> Any:
        return _without(getattr(toolkit, name), hidden, pages)

    points: dict[str, DecisionPoint] = kept("decision_points")
    for name, point in points.items():
        # An example of methods that are all hidden is an example of nothing.
        points[name] = changed(point, {"methods": tuple(example for example in point.methods if example.methods)})
    case_studies, methods = kept("case_studies"), kept("methods")
    return replace(
        toolkit,
        case_studies={name: case for name, case in case_studies.items() if name not in hide.case_studies},
        methods={name: method for name, method in methods.items() if name not in hide.methods},
        decision_points=points,
        plan=kept("plan"),
        worked_example=kept("worked_example"),
        short_example=kept("short_example"),
        should_we_involve=kept("should_we_involve"),
        practice={path: page for path, page in toolkit.practice.items() if path not in pages},
        hidden=frozenset(hidden),
        hidden_pages=pages,
    )


_FOLDER_OF = {"case study": "case-studies", "method": "methods"}


def _without(value: Any, hidden: Set[Name], pages: frozenset[str]) -> Any:
    """Take out of a thing each reference to what is hidden, and each link to a hidden page."""
    # Most of a thing is text.
    if isinstance(value, str):
        return _prose_without(value, pages) if isinstance(value, Prose) else value
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return changed(value, {name: _without(getattr(value, name), hidden, pages) for name in fields})
    if isinstance(value, dict):
        return {name: _without(item, hidden, pages) for name, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_without(item, hidden, pages) for item in value if not _is_hidden(item, hidden))
    return value


@lru_cache(maxsize=8192)
def _prose_without(text: str, pages: frozenset[str]) -> Prose:
    """A text of the data without links to hidden pages. While somebody writes, most of them stay as they are."""
    return Prose(without_links(text, "", pages))


def _is_hidden(item: Any, hidden: Set[Name]) -> bool:
    return isinstance(item, Reference) and (item.kind, str(item)) in hidden


def without_links(markdown: str, page: str, hidden: Set[str]) -> str:
    """Turn links to hidden pages into plain words. A link that only points on (`.tk-more`) goes.

    Args:
        markdown: a page's text.
        page: its path in docs/, which relative links start from.
        hidden: the paths of hidden pages.
    """

    def words_alone(link: Link) -> str | None:
        if link.image or not link.page or resolved(link.target, page) not in hidden:
            return None
        return "" if ".tk-more" in link.attributes else link.words

    return replaced(markdown, words_alone) if hidden else markdown
