"""Macros for the guidance: decision points, tips, standards, levels, resources and the glossary."""

from __future__ import annotations

from macros.derived.crosswalk import CSV_PATH, crosswalk_rows
from macros.models.toolkit import Toolkit
from macros.pages.macros.registry import PointName, TipName, macro
from macros.pages.rendering import render


@macro
def decision_point_list(toolkit: Toolkit) -> str:
    """List the decision points as cards.

    In a page: `{{ decision_point_list() }}`
    """
    return render(toolkit, "decision-point-list")


@macro
def benefits(toolkit: Toolkit, point: PointName) -> str:
    """List why to involve the public at a decision point.

    In a page: `{{ benefits("trust") }}`
    """
    return render(toolkit, "benefits", point=toolkit.decision_points[point])


@macro
def questions(toolkit: Toolkit, point: PointName) -> str:
    """List the questions that one could ask at a decision point.

    In a page: `{{ questions("trust") }}`
    """
    return render(toolkit, "questions", point=toolkit.decision_points[point])


@macro
def example_methods(toolkit: Toolkit, point: PointName) -> str:
    """List the methods that fit a decision point.

    In a page: `{{ example_methods("trust") }}`
    """
    return render(toolkit, "example-methods", point=toolkit.decision_points[point])


@macro
def publish_beforehand(toolkit: Toolkit, point: PointName) -> str:
    """List what to publish before people are asked.

    In a page: `{{ publish_beforehand("trust") }}`
    """
    return render(toolkit, "publish-beforehand", point=toolkit.decision_points[point])


@macro
def stakeholders(toolkit: Toolkit) -> str:
    """Show the kinds of people who matter to statistics, in three columns.

    In a page: `{{ stakeholders() }}`
    """
    return render(toolkit, "stakeholders", stakeholders=toolkit.stakeholders)


@macro
def standards(toolkit: Toolkit, level: int = 3) -> str:
    """Explain the PEDRI standards.

    In a page: `{{ standards() }}`
    """
    return render(toolkit, "standards", rows=crosswalk_rows(toolkit), level=level)


@macro
def spectrum(toolkit: Toolkit) -> str:
    """Explain the levels of participation.

    In a page: `{{ spectrum() }}`
    """
    return render(toolkit, "spectrum", spectrum=toolkit.spectrum)


@macro
def tip_list(toolkit: Toolkit) -> str:
    """List the tips, each with its gist.

    In a page: `{{ tip_list() }}`
    """
    return render(toolkit, "tip-list")


@macro
def tip(toolkit: Toolkit, name: TipName, level: int = 2) -> str:
    """Write the heading of a tip, with its number and its anchor.

    In a page: `{{ tip("be-open") }}`
    """
    return render(toolkit, "tip", tip=toolkit.tips[name], number=toolkit.tip_numbers[name], level=level)


@macro
def tip_goes_with(toolkit: Toolkit, name: TipName) -> str:
    """List what a tip goes with: questions of the plan, standards, principles, other tips and decision points.

    In a page: `{{ tip_goes_with("be-open") }}`, after the advice.
    """
    return render(toolkit, "tip-goes-with", tip=toolkit.tips[name], rows=crosswalk_rows(toolkit))


@macro
def crosswalk(toolkit: Toolkit, level: int = 2) -> str:
    """Show which plan questions, tips, standards and principles belong together, in a table a box of the plan.

    In a page: `{{ crosswalk() }}`
    """
    return render(toolkit, "crosswalk", rows=crosswalk_rows(toolkit), csv_path=CSV_PATH, level=level)


@macro
def checklist(toolkit: Toolkit, level: int = 2) -> str:
    """List what a reviewer looks for in a plan, with the questions, tips and standards behind each item.

    In a page: `{{ checklist() }}`
    """
    return render(toolkit, "checklist", rows=crosswalk_rows(toolkit), level=level)


@macro
def resources(toolkit: Toolkit, level: int = 3) -> str:
    """List the resources.

    In a page: `{{ resources() }}`
    """
    return render(toolkit, "resources", level=level)


@macro
def research(toolkit: Toolkit, level: int = 3) -> str:
    """List the research on public attitudes.

    In a page: `{{ research() }}`
    """
    return render(toolkit, "research", level=level)


@macro
def learning(toolkit: Toolkit, level: int = 3) -> str:
    """List the ways to learn.

    In a page: `{{ learning() }}`
    """
    return render(toolkit, "learning", level=level)


@macro
def glossary(toolkit: Toolkit, level: int = 2) -> str:
    """Explain the words of the field.

    In a page: `{{ glossary() }}`
    """
    return render(toolkit, "glossary", level=level)
