"""Builds the first page of a document, which repeats in short what the rest says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from zlib import crc32

from macros.documents.record_rows import entry_scopes
from macros.documents.template import Scope
from macros.models.plan import Answer, Plan, Topic
from macros.models.plan_definition import PlanDefinition, TopicChoice
from macros.models.record import Record
from macros.models.words import Words
from macros.text import lines_of

_SPACE = " \t\n\v\f\r"
"""White space that Python and browsers agree on."""


def overview(plan: Plan, definition: PlanDefinition, words: Words) -> dict[str, str]:
    """The rows of the first page: what each says in short.

    Args:
        plan: the answers.
        definition: the questions, and the rows of the first page.
        words: what the interface says.

    Returns:
        The text of each row by its slot; empty if there is nothing to say.
    """
    rows = {}
    for row in definition.first_page:
        if row.question:
            answer = plan.answers.get(row.question, Answer())
            text = "" if answer.reason else _trimmed(answer.answer)
            if text and answer.internal:
                text = f"{text}\n{words('documents.internal')}"
        elif row.record:
            record = next(record for record in definition.records if record.id == row.record)
            entries = entry_scopes(record, plan.records.get(record.id, ()), words, marked=True)
            text = "\n".join(_entry_line(record, entry, words) for entry in entries)
        else:
            text = "\n".join(_topic_line(n, topic, definition, words) for n, topic in enumerate(plan.topics, 1))
        rows[row.slot] = text
    return rows


def overview_flags(said: Mapping[str, str], definition: PlanDefinition, plan: Plan) -> list[str]:
    """The first page is there once it has more to say than the topics, or one of them has a level.

    Args:
        said: what `overview` gave.
        definition: the questions, and the rows of the first page.
        plan: the answers.

    Returns:
        The flags of the rows that are shown, and that of the page.
    """
    rows = [row for row in definition.first_page if said[row.slot]]
    levels = any(chosen_for(topic, definition).get("level") for topic in plan.topics)
    if not levels and all(row.topics for row in rows):
        return []
    return ["shown:overview", *(f"shown:{row.slot}" for row in rows)]


def overview_check(texts: Iterable[str]) -> str:
    """By what a reader knows the lines of the first page again that nobody changed: their checksums."""
    lines = (_single_spaced(line) for text in texts for line in lines_of(text))
    return " ".join(f"{crc32(line.encode('utf-8', 'ignore')):08x}" for line in lines if line)


def chosen_for(topic: Topic, definition: PlanDefinition) -> dict[str, TopicChoice]:
    """What is chosen for a topic, by the id of the detail. A name that is no choice is left out."""
    names = {"decision-point": topic.decision_point, "level": topic.level}
    return {
        detail.id: choice
        for detail in definition.topic_details
        for choice in detail.choices
        if choice.id == names[detail.id]
    }


def _topic_line(number: int, topic: Topic, definition: PlanDefinition, words: Words) -> str:
    title = _single_spaced(topic.title)
    line = (
        words("documents.topic", number=number, title=title)
        if title
        else words("documents.untitled-topic", number=number)
    )
    chosen = chosen_for(topic, definition).get("level")
    if not chosen:
        return line
    return words("documents.topic-level", topic=line, level=chosen.title, promise=chosen.promise)


def _entry_line(record: Record, entry: Scope, words: Words) -> str:
    """An entry in one line: what names it, and the facts that are filled in."""
    name, *facts = (_single_spaced(entry["values"][f"entry.{field.id}"]) for field in record.fields)
    mark = words("documents.internal") if "internal" in entry["flags"] else ""
    return " · ".join(filter(None, (name or "…", *facts, mark)))


def _trimmed(text: str) -> str:
    return text.strip(_SPACE)


def _single_spaced(text: str) -> str:
    return _trimmed(re.sub(f"[{_SPACE}]+", " ", text))
