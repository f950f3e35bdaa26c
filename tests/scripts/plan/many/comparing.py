"""Compares plans with the page's scripts, in an empty page of a real browser."""

import json
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from bs4 import BeautifulSoup
from jinja2 import Environment

from macros.models.toolkit import Toolkit
from macros.pages.macros import MACROS
from tests.scripts.conftest import Run

# What is worked out comes back as JSON, which has neither maps nor sets. A group is chosen by its key.
OVERVIEW = """async (plans, known, definition, work, internal = true) => {
  const items = plans.map((plan) => ({
    plan: tkPlan.format.check(plan), kind: "json", unplaced: [], notes: [], file: `${plan.id}.json`,
  }));
  const schema = { $schema: "urn:involvement-toolkit:many-plans:1" };
  const decisions = tkPlan.decisions.read(JSON.stringify({ ...schema, ...work }));
  const rest = () => undefined;
  const context = { definition, known, decisions };
  const overview = await tkPlan.together.overviewOf(items, context, { internal, rest });
  window.reported = { overview, definition, known, decisions, unread: [], day: "2026-11-27", publish: !internal };
  const plain = (_, value) =>
    value instanceof Map ? Object.fromEntries(value) : value instanceof Set ? [...value] : value;
  const { plans: seen, groups, gaps } = overview;
  return JSON.parse(JSON.stringify({ plans: seen, groups, gaps }, plain));
}"""

REPORT = """async (plans, known, definition, work, publish, unread) => {
  await (OVERVIEW)(plans, known, definition, work, !publish);
  const all = { ...window.reported, unread };
  const names = ["plans", "asked", "months", "actions", "gaps", "checks", "unread"];
  const csv = Object.fromEntries(names.map((name) => [name, tkPlan.report.csv(name, all)]));
  const files = {};
  for (const format of ["docx", "odt", "html"]) {
    files[format] = await base64(await tkPlan.report.document(format, all));
  }
  return { csv, files };
}""".replace("OVERVIEW", OVERVIEW)


def known_to(toolkit: Toolkit) -> dict[str, Any]:
    """What the page gives its scripts to compare plans with."""
    text = Environment().from_string("{{ page }}").render(page=MACROS["many_plans"](toolkit))
    found = BeautifulSoup(text, "lxml").find(id="many-known")
    assert found
    return json.loads(found.string or "")


def overview_of(
    run: Run,
    toolkit: Toolkit,
    plans: Sequence[Mapping[str, Any]],
    work: Mapping[str, Any] = MappingProxyType({}),
    *,
    internal: bool = True,
) -> dict[str, Any]:
    """What is seen of plans together, after what a reader decided."""
    definition = toolkit.plan.model_dump(mode="json")
    return run(OVERVIEW, plans, known_to(toolkit), definition, dict(work), internal)


def groups_of(overview: Mapping[str, Any]) -> dict[str, list[str]]:
    """By the name of each group, the titles of the plans that name it."""
    titles = [plan["title"] for plan in overview["plans"]]
    return {group["name"]: [titles[number] for number in group["plans"]] for group in overview["groups"]}
