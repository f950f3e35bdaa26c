"""Macros for what readers look for: case studies, methods, the finder and the helper."""

from __future__ import annotations

from typing import Any

from macros.derived.finder import KINDS, entries, filters, kinds_with
from macros.derived.fitting import candidates, fitting
from macros.models.toolkit import Toolkit
from macros.pages.macros.registry import CaseStudyName, macro
from macros.pages.rendering import embedded_json, render


@macro
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
    return render(toolkit, "case-study", level=level, **case_study_context(toolkit, name, on_own_page=False))


def case_study_context(toolkit: Toolkit, name: str, *, on_own_page: bool) -> dict[str, Any]:
    """What the partial of a case study needs, in a page and on a page of its own."""
    return {
        "case": toolkit.case_studies[name],
        "number": toolkit.case_study_numbers[name],
        "on_own_page": on_own_page,
    }


@macro
def case_study_list(toolkit: Toolkit) -> str:
    """List all case studies as cards.

    In a page: `{{ case_study_list() }}`
    """
    return render(toolkit, "case-study-list")


@macro
def method_list(toolkit: Toolkit, level: int = 2) -> str:
    """List all methods under the headings of their families.

    In a page: `{{ method_list() }}`
    """
    return render(toolkit, "method-list", level=level)


@macro
def finder(toolkit: Toolkit, level: int = 2) -> str:
    """List case studies, methods, questions, good practice and templates, with filters to narrow the list.

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
        toolkit,
        "finder",
        filters=filters(toolkit),
        notes=notes,
        groups={kind: [entry for entry in listed if entry.kind == kind] for kind in KINDS},
        level=level,
    )


@macro
def should_we_involve(toolkit: Toolkit) -> str:
    """Show the reasons for and against involving the public, and which methods fit: as a form, where scripts run.

    In a page: `{{ should_we_involve() }}`
    """
    helper = toolkit.should_we_involve
    methods = candidates(toolkit)
    rules = {
        "conclusions": [each.model_dump(mode="json", include={"id", "when"}) for each in helper.conclusions],
        "amounts": [each.model_dump(mode="json", include={"id", "least"}) for each in helper.amounts],
        "methods": methods,
        "first": {"name": helper.first_method, "aim": [*toolkit.methods[helper.first_method].aims]},
    }
    return render(
        toolkit,
        "should-we-involve",
        helper=helper,
        fitting=lambda **wishes: fitting(methods, wishes),
        rules_json=embedded_json(rules),
    )
