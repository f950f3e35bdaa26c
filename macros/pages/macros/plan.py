"""Macros for the plan: its boxes, the builder, the worked example, documents to fill in, and records."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from macros.derived.crosswalk import crosswalk_rows
from macros.documents.layouts.plan import ANSWER_COLUMNS
from macros.documents.layouts.report import TITLES
from macros.documents.overview import chosen_for
from macros.documents.paths import (
    FORMATS,
    RECORD_FORMATS,
    blank_path,
    example_path,
    record_example_path,
    record_path,
    source_path,
    template_path,
)
from macros.documents.prose import foreign
from macros.documents.record_rows import entry_scopes
from macros.documents.scope import detail_text
from macros.models.base import changed
from macros.models.detail import Detail
from macros.models.plan import Plan, Topic
from macros.models.plan_definition import PlanBox, PlanDefinition
from macros.models.toolkit import Toolkit
from macros.models.words import Words
from macros.pages.macros.registry import BoxName, ExampleName, RecordName, macro
from macros.pages.rendering import date_in_html, detail_words_in_html, embedded_json, render, words_in_html


@macro
def plan_box(toolkit: Toolkit, name: BoxName, level: int = 3) -> str:
    """Show a box of the plan, in blue, with its Copy button.

    In a page: `{{ plan_box("publics") }}`

    Args:
        toolkit: given by the site.
        name: the id of a box in data/plan/definition.yml.
        level: the level of the box's heading, 2 to 5.
    """
    return render(toolkit, "plan-box", box=toolkit.boxes[name], level=level, **downloads_context(name))


@macro
def plan_form(toolkit: Toolkit) -> str:
    """Show the plan builder: the whole plan as a form.

    In a page: `{{ plan_form() }}`. The page's front matter says `template: plan.html`.
    """
    say = partial(words_in_html, toolkit.words)
    return render(
        toolkit,
        "plan-form",
        columns={kind: [(key, say(name)) for key, name in keys] for kind, keys in ANSWER_COLUMNS.items()},
        details=[
            (detail, *detail_words_in_html(detail, toolkit.words))
            for detail in toolkit.plan.details
            if detail.kind != "saved"
        ],
        definition_json=embedded_json(toolkit.plan.model_dump(mode="json")),
        **downloads_context(),
    )


@macro
def worked_example(toolkit: Toolkit, name: ExampleName = "worked-example", level: int = 2) -> str:
    """Show an example of a plan, from data/plan/.

    In a page: `{{ worked_example("short-example") }}`

    Args:
        toolkit: given by the site.
        name: the name of its file; that of the large example if left out.
        level: the level of its headings, 2 to 4.
    """
    plan = toolkit.examples[name]
    return render(
        toolkit,
        "worked-example",
        **plan_context(toolkit, plan, toolkit.plan),
        anchors="example-",
        topic_anchors="example-",
        language="",
        example=True,
        level=level,
    )


def plan_context(toolkit: Toolkit, plan: Plan, definition: PlanDefinition) -> dict[str, Any]:
    """What the partial that shows a plan needs of it: an example, or one that an organisation publishes.

    Args:
        toolkit: the words around it.
        plan: what it says.
        definition: the questions that it answers, in the words that were answered.
    """
    facts = [
        (detail_words_in_html(detail, toolkit.words)[0], _fact(plan, detail, toolkit.words))
        for detail in definition.details
    ]

    def topic_facts(topic: Topic) -> list[tuple[str, str]]:
        titles: dict[str, str] = {detail.id: detail.title for detail in definition.topic_details}
        chosen = [(titles[name], choice) for name, choice in chosen_for(topic, definition).items()]
        facts = [(title, choice.title) for title, choice in chosen]
        return facts + [
            (toolkit.words("documents.promise"), choice.promise) for _, choice in chosen if choice.promise
        ]

    return {
        "plan": plan,
        "boxes": _answered_boxes(plan, definition),
        "facts": [(label, fact) for label, fact in facts if fact],
        "topic_facts": topic_facts,
        "records": [record_context(toolkit, plan, name) for name in toolkit.records if plan.records.get(name)],
    }


def _answered_boxes(plan: Plan, definition: PlanDefinition) -> list[PlanBox]:
    """Only the boxes and parts in which a plan has an answer, so that each heading has something below it."""
    once, in_topics = set(plan.answers), {name for topic in plan.topics for name in topic.answers}
    boxes = []
    for box in definition.boxes:
        given = in_topics if box.repeats else once
        parts = tuple(part for part in box.parts if given & {question.id for question in part.questions})
        if parts or (box.repeats and plan.topics):
            boxes.append(changed(box, {"parts": parts}))
    return boxes


def _fact(plan: Plan, detail: Detail, words: Words) -> str:
    text = plan.detail(detail)
    if detail.kind in ("date", "saved") and text:
        return date_in_html(words, date.fromisoformat(text))
    return detail_text(plan, detail, words)


@macro
def plan_downloads(toolkit: Toolkit) -> str:
    """Offer the whole plan as a document to fill in, in every format.

    In a page: `{{ plan_downloads() }}`
    """
    return render(toolkit, "plan-downloads", what="plan", **downloads_context())


@macro
def example_downloads(toolkit: Toolkit, name: ExampleName = "worked-example") -> str:
    """Offer an example of a plan as a document, in every format.

    In a page: `{{ example_downloads("short-example") }}`

    Args:
        toolkit: given by the site.
        name: the name of its file; that of the large example if left out.
    """
    path = partial(example_path, example=name)
    return render(toolkit, "example-downloads", formats=FORMATS, path=path, source_path=source_path)


@macro
def template_list(toolkit: Toolkit, level: int = 2) -> str:
    """List the templates that readers adapt, such as a consent form, each in every format.

    In a page: `{{ template_list() }}`
    """
    return render(toolkit, "template-list", formats=FORMATS, path=template_path, source_path=source_path, level=level)


@macro
def many_plans(toolkit: Toolkit) -> str:
    """Show what opens many plans at once and compares them.

    In a page: `{{ many_plans() }}`. The page's front matter says `template: many.html`.
    """
    rows = crosswalk_rows(toolkit)
    known = {
        "methods": [
            {"id": method.slug, "title": method.title, "words": [method.title, *method.also_known_as]}
            for method in toolkit.methods.values()
        ],
        "kinds": [
            kind.model_dump(mode="json", include={"id", "title", "words"})
            for column in toolkit.stakeholders.columns
            for kind in column.kinds
        ],
        "standards": [
            {
                "id": standard.id,
                "title": standard.title,
                "questions": [row.question.id for row in rows if standard in row.standards],
            }
            for standard in toolkit.standards.values()
        ],
        "checklist": [
            part.model_dump(
                mode="json", include={"title": True, "items": {"__all__": {"id", "text", "doubt", "questions"}}}
            )
            for part in toolkit.checklist.parts
        ],
    }
    return render(
        toolkit,
        "many-plans",
        definition_json=embedded_json(toolkit.plan.model_dump(mode="json")),
        known_json=embedded_json(known),
        tables=TITLES,
    )


def downloads_context(box: str = "") -> dict[str, Any]:
    """What the partial that offers documents to fill in needs: for one box, or for all of them."""
    return {"formats": FORMATS, "path": partial(blank_path, box=box), "source_path": source_path}


@macro
def record_fields(toolkit: Toolkit, name: RecordName) -> str:
    """Say what each entry of a record holds.

    In a page: `{{ record_fields("what-we-heard") }}`
    """
    return render(toolkit, "record-fields", record=toolkit.records[name])


@macro
def record_downloads(toolkit: Toolkit, name: RecordName) -> str:
    """Offer a record as a document to fill in, in every format, and the worked example of the page that it can make.

    In a page: `{{ record_downloads("you-said-we-did") }}`
    """
    return render(
        toolkit,
        "record-downloads",
        record=toolkit.records[name],
        formats=RECORD_FORMATS,
        path=record_path,
        example_formats=FORMATS,
        example_path=record_example_path,
        source_path=source_path,
    )


@macro
def record_example(toolkit: Toolkit, name: RecordName) -> str:
    """Show the entries that the worked example has in a record.

    In a page: `{{ record_example("what-we-heard") }}`
    """
    context = record_context(toolkit, toolkit.worked_example, name)
    return render(toolkit, "record-example", **context, language="", example=True)


def record_context(toolkit: Toolkit, plan: Plan, name: str) -> dict[str, Any]:
    """What the partial that shows the entries of a plan's record needs."""
    record = toolkit.records[name]
    scopes = entry_scopes(record, plan.records.get(name, ()), toolkit.words)
    entries = [[(field, scope["values"][f"entry.{field.id}"]) for field in record.fields] for scope in scopes]
    return {"record": record, "entries": entries, "date_language": foreign(toolkit.words.code)}
