"""The pages of the plans that an organisation publishes: their list, one for each, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from macros.derived.register import (
    ANSWERS,
    Changes,
    actions_due,
    definition_of,
    what_changed,
)
from macros.documents.paths import source_path
from macros.documents.published import answers_documents, plan_documents
from macros.models.base import changed
from macros.models.register import PublishedPlan
from macros.models.toolkit import Toolkit
from macros.pages.macros.plan import plan_context, record_context
from macros.pages.register_list import day_in_words, days_of, list_context
from macros.pages.rendering import in_language, render

FOLDER = "our-plans"
"""The folder of the site that all of it is in."""

LIST = f"{FOLDER}/index.md"
"""The page that lists the plans, by its path in docs/."""


@dataclass(frozen=True)
class RegisterPage:
    """A page of the register."""

    path: str
    """Its path in docs/."""
    title: str
    description: str
    source: str
    """The register's file, as faults name it."""
    body: str
    template: str = ""
    """The frame, where it is not that of every page."""
    formerly: tuple[str, ...] = ()
    title_lang: str = ""
    """The language of its title and description, where it is not that of the words around them."""


def register_pages(toolkit: Toolkit) -> Iterator[RegisterPage]:
    """Make every page of the register; none where no plan is published."""
    if not toolkit.published:
        return
    actions = actions_due(toolkit)
    yield RegisterPage(
        LIST,
        toolkit.words("register.title"),
        toolkit.words("register.description"),
        _source(toolkit),
        render(toolkit, "register", actions=bool(actions), **list_context(toolkit)),
        "register.html",
    )
    if actions:
        yield RegisterPage(
            f"{FOLDER}/actions-due.md",
            toolkit.words("register.actions"),
            toolkit.words("register.actions-description"),
            _source(toolkit),
            render(toolkit, "actions-due", actions=[(each, day_in_words(toolkit, each.due)) for each in actions]),
        )
    for published in toolkit.published.values():
        yield from _plan_pages(toolkit, published)


def _plan_pages(toolkit: Toolkit, published: PublishedPlan) -> Iterator[RegisterPage]:
    entry, plan = published.entry, published.plan
    about = _about(toolkit, published)
    has_answers = bool(published.entries(ANSWERS))
    answers_path = f"{FOLDER}/{entry.id}/{ANSWERS}.md"
    context: dict[str, Any] = {
        **about,
        "plan": plan,
        "newer": toolkit.published.get(published.replaced_by),
        "older": toolkit.published.get(entry.replaces or ""),
        "answers_page": has_answers,
        "withdrawn_day": day_in_words(toolkit, entry.withdrawn.on if entry.withdrawn else None),
        "changes": [(day_in_words(toolkit, change.on), change.what) for change in reversed(entry.changes)],
        "since": None,
    }
    if plan:
        definition = definition_of(plan, toolkit.plan)
        shown = plan_context(toolkit, plan, definition)
        shown["records"] = [each for each in shown["records"] if each["record"].id != ANSWERS]
        shown["facts"] = ()
        older = context["older"]
        context |= {
            **shown,
            "documents": [(name, source_path(path)) for name, path in plan_documents(entry.id).items()],
            "anchors": "plan-",
            "topic_anchors": "topic-",
            "level": 2,
            "since": _since(toolkit, what_changed(older.plan, plan, toolkit.plan)) if older and older.plan else None,
        }
    yield RegisterPage(
        f"{FOLDER}/{entry.id}/index.md",
        entry.title,
        entry.summary,
        published.source,
        render(toolkit, "published-plan", **context),
        # What people said about a plan that is withdrawn has no page any more; its address leads to the plan's.
        formerly=(answers_path,) if not has_answers and ANSWERS in entry.show else (),
        title_lang=entry.foreign,
    )
    if plan and has_answers:
        yield RegisterPage(
            answers_path,
            toolkit.words("register.answers", title=entry.title),
            toolkit.words("register.answers-description", title=entry.title),
            published.source,
            render(
                toolkit,
                "published-answers",
                **about,
                documents=[(name, source_path(path)) for name, path in answers_documents(entry.id).items()],
                **record_context(toolkit, plan, ANSWERS),
            ),
        )


def _about(toolkit: Toolkit, published: PublishedPlan) -> dict[str, Any]:
    """What every page of a plan shows of it: what its title block says, and the days that the register gives."""
    entry, plan = published.entry, published.plan
    title_block: Sequence[Any] = ()
    if plan:
        # The register gives the contact and the days.
        given = tuple(d for d in toolkit.plan.details if d.id not in ("contact", "date", "review-date"))
        title_block = plan_context(toolkit, plan, changed(toolkit.plan, {"details": given}))["facts"]
    review = plan.review_date if plan and published.holds else None
    return {
        "entry": entry,
        "language": entry.foreign,
        "example": False,
        "in_own_language": partial(in_language, code=entry.language),
        "title_block": title_block,
        "days": days_of(toolkit, published),
        "review": review,
        "review_day": day_in_words(toolkit, review),
    }


def _since(toolkit: Toolkit, found: Changes) -> list[tuple[str, list[str]]]:
    words, levels = toolkit.words, toolkit.levels

    def level(name: str) -> str:
        return levels[name].title if name in levels else words("register.level-none")

    moved = [
        words("register.level-changed", topic=topic, before=level(before), after=level(after))
        for topic, before, after in found.levels
    ]
    return [
        ("topics-new", [*found.new_topics]),
        ("topics-ended", [*found.ended_topics]),
        ("levels-changed", moved),
        ("answer", [*found.changed]),
        ("answer-first", [*found.added]),
        ("answer-no-longer", [*found.dropped]),
    ]


def _source(toolkit: Toolkit) -> str:
    return next(iter(toolkit.published.values())).source


def front_matter(page: RegisterPage) -> dict[str, Any]:
    """What a page of the register says about itself. Braces in a team's words are words, so no macro runs."""
    meta = {"title": page.title, "description": page.description, "render_macros": False, "formerly": page.formerly}
    meta |= {"template": page.template} if page.template else {}
    return meta | ({"title_lang": page.title_lang} if page.title_lang else {})
