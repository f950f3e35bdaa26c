"""The layout of the report on many plans: a table for each thing that the page on them lists.

The browser fills it: overrides/assets/plan/many/report.js makes the rows, under the names of the columns here.
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.documents.blocks import Block, Column, Entries, Heading, Layout, Text, When
from macros.documents.layouts.plan import description_of, laid_out, small_print
from macros.documents.prose import said, text_of
from macros.models.words import Words

TABLES: Mapping[str, tuple[tuple[str, str, int], ...]] = {
    "plans": (
        ("plan", "many.plan", 5),
        ("topics", "many.topics", 5),
        ("people", "many.people", 9),
        ("methods", "many.methods", 6),
        ("answered", "many.answered", 4),
        ("review", "many.review", 4),
        ("actions", "many.actions", 6),
    ),
    "asked": (
        ("group", "many.group", 3),
        ("plan", "many.plan", 4),
        ("topic", "many.topic", 4),
        ("when", "many.when", 4),
        ("who", "many.by-whom", 3),
        ("quote", "many.quote", 6),
    ),
    "months": (
        ("month", "many.month", 2),
        ("group", "many.group", 3),
        ("plans", "many.plan-list", 8),
    ),
    "actions": (
        ("action", "many.action", 6),
        ("due", "many.due", 3),
        ("lead", "many.lead", 3),
        ("state", "many.state", 2),
        ("plan", "many.plan", 4),
        ("topic", "many.topic", 4),
    ),
    "gaps": (
        ("kind", "many.what", 3),
        ("title", "many.thing", 6),
        ("plans", "many.plan-list", 8),
    ),
    "checks": (
        ("plan", "many.plan", 4),
        ("item", "many.item", 6),
        ("found", "many.found", 3),
        ("note", "many.note", 6),
    ),
    "unread": (
        ("file", "many.file", 4),
        ("why", "many.why", 8),
    ),
}
"""The tables in the order of the document: their columns, each with the name of its words and how wide it is."""

TITLES: Mapping[str, str] = {
    "plans": "many.plans",
    "asked": "many.asked",
    "months": "many.months",
    "actions": "many.due-title",
    "gaps": "many.gaps",
    "checks": "many.checks",
    "unread": "many.unread",
}
"""The name of the words above each table."""


def report_layout(words: Words, address: str) -> Layout:
    """Lay out the report. A table is in it while the flag `shown:` and its name is set.

    Args:
        words: what the interface says.
        address: where the site is, if it is known.
    """
    blocks: list[Block] = [Text("report.intro")]
    for name, columns in TABLES.items():
        made = tuple(
            Column(f"entry.{name}-{column}", said(words, heading), (), "", share)
            for column, heading, share in columns
        )
        title = said(words, TITLES[name])
        description = description_of(words, *(column.label for column in made))
        table = Entries(name, text_of(title), description, made, said(words, "documents.internal"))
        blocks.append(When(f"shown:{name}", (Heading(1, title), table)))
    blocks.append(small_print(words, address))
    return laid_out("many-plans", blocks, words, landscape=True)
