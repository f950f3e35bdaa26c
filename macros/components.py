"""The macros that pages can use: one function each. The docstrings are the authors' manual.

A macro looks a thing up and renders the partial of the same name: `case_study` renders
`templates/case-study.md.jinja`. Put a macro on a line of its own, at the start of the line, with a blank line
before and after it; never inside a list or an admonition.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any

from macros.crosswalk import CSV_PATH, crosswalk_rows
from macros.downloads.layout import ANSWER_COLUMNS, TITLE_BLOCK
from macros.downloads.paths import (
    FORMATS,
    RECORD_FORMATS,
    blank_path,
    example_path,
    record_example_path,
    record_path,
    source_path,
    template_path,
)
from macros.downloads.prose import foreign
from macros.downloads.scope import entry_scopes
from macros.finder import KINDS, entries, filters, kinds_with
from macros.fitting import candidates, fitting
from macros.models.toolkit import Toolkit
from macros.published_data import DATASETS, INDEX_PATH, INDEX_SCHEMA_PATH
from macros.published_schema import published_fields
from macros.rendering import embedded_json, marked, marked_date, render

CaseStudyName = Annotated[str, "case study"]
PointName = Annotated[str, "decision point"]
BoxName = Annotated[str, "plan box"]
RecordName = Annotated[str, "record"]
TipName = Annotated[str, "tip"]
ExampleName = Annotated[str, "example of a plan"]


def home_words(toolkit: Toolkit, lead: str) -> str:
    """Open the home page: a sentence on whom it is for, or the publishing organisation's own, and its notice.

    In a page: `{{ home_words("For people who produce official statistics.") }}`

    Args:
        toolkit: given by the site.
        lead: the sentence where the organisation has none.
    """
    return render("home-words", organisation=toolkit.organisation, lead=lead)


def case_study(toolkit: Toolkit, name: CaseStudyName, level: int = 3) -> str:
    """Show a case study in a green box.

    In a page: `{{ case_study("child-heart-surgery") }}`

    Args:
        toolkit: given by the site.
        name: the name of a file in data/case-studies/, without its ending.
        level: the level of the box's heading, 2 to 6.
    """
    if ("case study", name) in toolkit.hidden:
        return ""
    return render("case-study", level=level, **case_study_context(toolkit, name, on_own_page=False))


def case_study_context(toolkit: Toolkit, name: str, *, on_own_page: bool) -> dict[str, Any]:
    """What the partial of a case study needs, whether it stands in a page or on a page of its own."""
    return {
        "toolkit": toolkit,
        "case": toolkit.case_studies[name],
        "number": toolkit.case_study_numbers[name],
        "on_own_page": on_own_page,
    }


def plan_box(toolkit: Toolkit, name: BoxName, level: int = 3) -> str:
    """Show a box of the plan, in blue, with its Copy button.

    In a page: `{{ plan_box("publics") }}`

    Args:
        toolkit: given by the site.
        name: the id of a box in data/plan/definition.yml.
        level: the level of the box's heading, 2 to 5.
    """
    return render("plan-box", toolkit=toolkit, box=toolkit.boxes[name], level=level, **downloads_context(name))


def plan_form(toolkit: Toolkit) -> str:
    """Show the plan builder: the whole plan as a form.

    In a page: `{{ plan_form() }}`. The page's front matter says `template: plan.html`.
    """
    say = partial(marked, toolkit.words)
    named = [("title", "documents.title", ""), *(field for field in TITLE_BLOCK if field[0] != "date")]
    return render(
        "plan-form",
        toolkit=toolkit,
        columns={kind: [(key, say(name)) for key, name in keys] for kind, keys in ANSWER_COLUMNS.items()},
        fields=[(field, say(label), say(hint) if hint else "") for field, label, hint in named],
        definition_json=embedded_json(toolkit.plan.model_dump(mode="json")),
    )


def worked_example(toolkit: Toolkit, name: ExampleName = "worked-example", level: int = 2) -> str:
    """Show an example of a plan, from data/plan/.

    In a page: `{{ worked_example("short-example") }}`

    Args:
        toolkit: given by the site.
        name: the name of its file; that of the large example if left out.
        level: the level of its headings, 2 to 4.
    """
    plan = toolkit.examples[name]
    facts = {
        "statistics": plan.statistics,
        "organisation": plan.organisation,
        "contact": plan.contact,
        "review-date": marked_date(toolkit.words, plan.review_date) if plan.review_date else "",
    }
    return render(
        "worked-example",
        toolkit=toolkit,
        plan=plan,
        facts=[(name, value) for name, value in facts.items() if value],
        records=[record_example_context(toolkit, name) for name in toolkit.records if plan.records.get(name)],
        level=level,
    )


def plan_downloads(toolkit: Toolkit) -> str:
    """Offer the whole plan as a document to fill in, in every format.

    In a page: `{{ plan_downloads() }}`
    """
    return render("plan-downloads", toolkit=toolkit, what="plan", **downloads_context())


def example_downloads(toolkit: Toolkit, name: ExampleName = "worked-example") -> str:
    """Offer an example of a plan as a document, in every format.

    In a page: `{{ example_downloads("short-example") }}`

    Args:
        toolkit: given by the site.
        name: the name of its file; that of the large example if left out.
    """
    path = partial(example_path, example=name)
    return render("example-downloads", toolkit=toolkit, formats=FORMATS, path=path, source_path=source_path)


def template_list(toolkit: Toolkit, level: int = 2) -> str:
    """List the templates that readers adapt, such as a consent form, each in every format.

    In a page: `{{ template_list() }}`
    """
    return render(
        "template-list", toolkit=toolkit, formats=FORMATS, path=template_path, source_path=source_path, level=level
    )


def downloads_context(box: str = "") -> dict[str, Any]:
    """What the partial that offers documents to fill in needs: for one box, or for all of them."""
    return {"formats": FORMATS, "path": partial(blank_path, box=box), "source_path": source_path}


def record_fields(toolkit: Toolkit, name: RecordName) -> str:
    """Say what each entry of a record holds.

    In a page: `{{ record_fields("what-we-heard") }}`
    """
    return render("record-fields", toolkit=toolkit, record=toolkit.records[name])


def record_downloads(toolkit: Toolkit, name: RecordName) -> str:
    """Offer a record as a document to fill in, in every format, and the worked example of the page that it can make.

    In a page: `{{ record_downloads("you-said-we-did") }}`
    """
    return render(
        "record-downloads",
        toolkit=toolkit,
        record=toolkit.records[name],
        formats=RECORD_FORMATS,
        path=record_path,
        example_formats=FORMATS,
        example_path=record_example_path,
        source_path=source_path,
    )


def record_example(toolkit: Toolkit, name: RecordName) -> str:
    """Show the entries that the worked example has in a record.

    In a page: `{{ record_example("what-we-heard") }}`
    """
    return render("record-example", **record_example_context(toolkit, name))


def record_example_context(toolkit: Toolkit, name: str) -> dict[str, Any]:
    """What the partial that shows the entries of the worked example needs."""
    record = toolkit.records[name]
    scopes = entry_scopes(record, toolkit.worked_example.records.get(name, ()), toolkit.words)
    entries = [[(field, scope["values"][f"entry.{field.id}"]) for field in record.fields] for scope in scopes]
    return {"record": record, "entries": entries, "date_language": foreign(toolkit.words.code)}


def case_study_list(toolkit: Toolkit) -> str:
    """List all case studies as cards.

    In a page: `{{ case_study_list() }}`
    """
    return render("case-study-list", toolkit=toolkit)


def method_list(toolkit: Toolkit, level: int = 2) -> str:
    """List all methods under the headings of their families.

    In a page: `{{ method_list() }}`
    """
    return render("method-list", toolkit=toolkit, level=level)


def finder(toolkit: Toolkit, level: int = 2) -> str:
    """List all case studies, methods and questions, with filters to narrow the list.

    In a page: `{{ finder() }}`. It wants room: the page's front matter says `template: wide.html`.
    """
    listed = entries(toolkit)
    notes = {}
    for filter_ in filters(toolkit):
        kinds = kinds_with(filter_.name, listed)
        applies_to_all = filter_.name == "kind" or len(kinds) == len(KINDS)
        names = toolkit.words.list([toolkit.words(f"kinds.{kind}") for kind in kinds])
        notes[filter_.name] = "" if applies_to_all else names.capitalize()
    return render(
        "finder",
        toolkit=toolkit,
        filters=filters(toolkit),
        notes=notes,
        groups={kind: [entry for entry in listed if entry.kind == kind] for kind in KINDS},
        words_json=embedded_json([entry.words for entry in listed]),
        level=level,
    )


def should_we_involve(toolkit: Toolkit) -> str:
    """Show what speaks for and against involving the public, and which methods fit: as a form, where scripts run.

    In a page: `{{ should_we_involve() }}`
    """
    helper = toolkit.should_we_involve
    methods = candidates(toolkit)
    rules = {
        "conclusions": [each.model_dump(mode="json", include={"id", "when"}) for each in helper.conclusions],
        "methods": methods,
        "first": {"name": helper.first_method, "aim": [*toolkit.methods[helper.first_method].aims]},
    }
    return render(
        "should-we-involve",
        toolkit=toolkit,
        helper=helper,
        fitting=lambda **wishes: fitting(methods, wishes),
        rules_json=embedded_json(rules),
    )


def decision_point_list(toolkit: Toolkit) -> str:
    """List the decision points as cards.

    In a page: `{{ decision_point_list() }}`
    """
    return render("decision-point-list", toolkit=toolkit)


def benefits(toolkit: Toolkit, point: PointName) -> str:
    """List why to involve the public at a decision point.

    In a page: `{{ benefits("trust") }}`
    """
    return render("benefits", toolkit=toolkit, point=toolkit.decision_points[point])


def questions(toolkit: Toolkit, point: PointName) -> str:
    """List the questions that one could ask at a decision point.

    In a page: `{{ questions("trust") }}`
    """
    return render("questions", point=toolkit.decision_points[point])


def example_methods(toolkit: Toolkit, point: PointName) -> str:
    """List the methods that fit a decision point.

    In a page: `{{ example_methods("trust") }}`
    """
    return render("example-methods", toolkit=toolkit, point=toolkit.decision_points[point])


def publish_beforehand(toolkit: Toolkit, point: PointName) -> str:
    """List what to publish before one asks.

    In a page: `{{ publish_beforehand("trust") }}`
    """
    return render("publish-beforehand", point=toolkit.decision_points[point])


def stakeholders(toolkit: Toolkit) -> str:
    """Show the kinds of people who matter to statistics, in three columns.

    In a page: `{{ stakeholders() }}`
    """
    return render("stakeholders", toolkit=toolkit, stakeholders=toolkit.stakeholders)


def standards(toolkit: Toolkit, level: int = 3) -> str:
    """Explain the PEDRI standards.

    In a page: `{{ standards() }}`
    """
    return render("standards", toolkit=toolkit, rows=crosswalk_rows(toolkit), level=level)


def spectrum(toolkit: Toolkit) -> str:
    """Explain the levels of participation.

    In a page: `{{ spectrum() }}`
    """
    return render("spectrum", toolkit=toolkit, spectrum=toolkit.spectrum)


def tip_list(toolkit: Toolkit) -> str:
    """List the tips, each with its gist.

    In a page: `{{ tip_list() }}`
    """
    return render("tip-list", toolkit=toolkit)


def tip(toolkit: Toolkit, name: TipName, level: int = 2) -> str:
    """Write the heading of a tip, with its number and its anchor, and what the tip goes with.

    In a page: `{{ tip("be-open") }}`
    """
    return render("tip", toolkit=toolkit, tip=toolkit.tips[name], rows=crosswalk_rows(toolkit), level=level)


def crosswalk(toolkit: Toolkit, level: int = 2) -> str:
    """Show which plan questions, tips, standards and principles belong together, in a table a box of the plan.

    In a page: `{{ crosswalk() }}`
    """
    return render("crosswalk", toolkit=toolkit, rows=crosswalk_rows(toolkit), csv_path=CSV_PATH, level=level)


def resources(toolkit: Toolkit, level: int = 3) -> str:
    """List the resources.

    In a page: `{{ resources() }}`
    """
    return render("resources", toolkit=toolkit, level=level)


def research(toolkit: Toolkit, level: int = 3) -> str:
    """List the research on public attitudes.

    In a page: `{{ research() }}`
    """
    return render("research", toolkit=toolkit, level=level)


def learning(toolkit: Toolkit, level: int = 3) -> str:
    """List the ways to learn.

    In a page: `{{ learning() }}`
    """
    return render("learning", toolkit=toolkit, level=level)


def glossary(toolkit: Toolkit, level: int = 2) -> str:
    """Explain the words of the field.

    In a page: `{{ glossary() }}`
    """
    return render("glossary", toolkit=toolkit, level=level)


def feedback(toolkit: Toolkit) -> str:
    """Say where readers can send feedback, as own/organisation.yml gives it.

    In a page: `{{ feedback() }}`
    """
    return render("feedback", toolkit=toolkit, organisation=toolkit.organisation)


def published_data(toolkit: Toolkit, level: int = 3) -> str:
    """List the files of the published data, and explain the fields of each.

    In a page: `{{ published_data() }}`
    """
    return render(
        "published-data",
        toolkit=toolkit,
        datasets=[(dataset, dataset.total(toolkit), published_fields(dataset.schema)) for dataset in DATASETS],
        index_path=INDEX_PATH,
        index_schema_path=INDEX_SCHEMA_PATH,
        level=level,
    )


def contact(toolkit: Toolkit) -> str:
    """Say how to reach whoever publishes this copy, as own/organisation.yml gives it.

    In a page: `{{ contact() }}`
    """
    return render("contact", toolkit=toolkit, organisation=toolkit.organisation)


def publisher(toolkit: Toolkit) -> str:
    """Say who publishes this copy and answers for it, as own/organisation.yml gives it.

    In a page: `{{ publisher() }}`
    """
    return render("publisher", toolkit=toolkit, organisation=toolkit.organisation)


MACROS: dict[str, Callable[..., str]] = {
    function.__name__: function
    for function in (
        home_words,
        case_study,
        plan_box,
        plan_form,
        plan_downloads,
        worked_example,
        example_downloads,
        template_list,
        record_fields,
        record_downloads,
        record_example,
        case_study_list,
        method_list,
        finder,
        should_we_involve,
        decision_point_list,
        benefits,
        questions,
        example_methods,
        publish_beforehand,
        stakeholders,
        standards,
        spectrum,
        tip_list,
        tip,
        crosswalk,
        resources,
        research,
        learning,
        glossary,
        feedback,
        published_data,
        contact,
        publisher,
    )
}
"""The macros by name."""
