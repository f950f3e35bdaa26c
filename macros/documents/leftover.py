"""What a plan says that fits no question of a definition: copies for the team have it at their end."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from macros.documents.template import Scope
from macros.models.plan import Answer, Plan
from macros.models.plan_definition import PlanDefinition
from macros.models.words import Words


def leftover(plan: Plan, definition: PlanDefinition, words: Words) -> list[Scope]:
    """Give a scope to each text that fits no question.

    These are words of a document that found no place, and answers to questions that are no longer asked.

    Args:
        plan: what people wrote.
        definition: the questions that are asked.
        words: what the interface says.
    """
    found = [*_kept(plan), *_unasked(plan.answers, definition.asked(repeats=False), words)]
    repeated = definition.asked(repeats=True)
    for number, topic in enumerate(plan.topics, 1):
        place = words("builder.topic", number=str(number))
        found += ((f"{place}, {where}", text) for where, text in _unasked(topic.answers, repeated, words))
    return [
        {"values": {"unplaced.where": where, "unplaced.text": text}, "flags": [], "lists": {}}
        for where, text in found
    ]


def _kept(plan: Plan) -> Iterator[tuple[str, str]]:
    kept = (plan.model_extra or {}).get("unplaced")
    for each in kept if isinstance(kept, list) else ():
        if isinstance(each, dict) and isinstance(each.get("text"), str):
            yield str(each.get("where") or ""), each["text"]


def _unasked(answers: Mapping[str, Answer], asked: Container[str], words: Words) -> Iterator[tuple[str, str]]:
    for name, answer in answers.items():
        texts = [answer.answer, answer.now, answer.next]
        if answer.not_relevant:
            texts.append(words("documents.not-relevant", reason=answer.not_relevant))
        if name not in asked and any(texts):
            yield name, "\n".join(filter(None, texts))
