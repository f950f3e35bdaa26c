"""The comments of reviewers as a document for the team has them: each on the words that it is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from macros.documents.template import Scope
from macros.models.plan import Comment, Plan, Reply
from macros.models.plan_definition import PlanDefinition

_KEYS = {"one": ("answer",), "now-and-next": ("now", "next")}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")


@dataclass
class CommentScopes:
    """The comments of a plan: a scope for each, and for each answer to one."""

    all: list[Scope] = field(default_factory=list)
    by_owner: dict[str, dict[str, list[Scope]]] = field(default_factory=dict)
    """By the id of the topic, empty outside topics, and by the list that the template has for a slot."""

    def lists(self, topic: str = "") -> Mapping[str, list[Scope]]:
        """What is commented on: scopes by the list that the template has for a slot."""
        return self.by_owner.get(topic, {})

    def questions(self, topic: str = "") -> set[str]:
        """The ids of the questions that are commented on: they are shown without an answer too."""
        return {name.partition(":")[2].partition(".")[0] for name in self.lists(topic)}


def comment_scopes(plan: Plan, definition: PlanDefinition, block: Collection[str], *, wanted: bool) -> CommentScopes:
    """Give the comments of a plan to what they are on; where a document has no such place, to the topic or the title.

    Args:
        plan: the plan as it leaves.
        definition: the questions.
        block: the slots of the title block that are shown.
        wanted: whether they go out. If not, there are none.
    """
    found = CommentScopes()
    for comment in plan.comments if wanted else ():
        topic, slot = _spot(comment, plan, definition, block)
        scopes = list(_scopes(comment, len(found.all) + 1))
        found.all += scopes
        found.by_owner.setdefault(topic, {}).setdefault(f"comments:{slot}", []).extend(scopes)
    return found


def _spot(comment: Comment, plan: Plan, definition: PlanDefinition, block: Collection[str]) -> tuple[str, str]:
    path = comment.place.split("/")
    topic = path[1] if path[0] == "topics" and len(path) > 1 else ""
    rest = path[2:] if topic else path
    is_here = any(each.id == topic for each in plan.topics)
    if topic and not is_here:
        return "", "plan.title"
    if rest[:1] == ["answers"] and len(rest) > 1:
        for box in definition.boxes:
            if box.repeats == is_here and any(q.id == rest[1] for q in box.questions):
                keys = _KEYS[box.answers]
                return topic, f"{rest[1]}.{rest[-1] if rest[-1] in keys else keys[0]}"
    if topic:
        return topic, "topic.title"
    for detail in definition.details:
        slot = f"plan.{detail.slot}"
        if comment.place in (detail.slot, f"details/{detail.id}") and slot in block:
            return "", slot
    return "", "plan.title"


def _scopes(comment: Comment, first: int) -> Iterator[Scope]:
    for number, one in enumerate((comment, *comment.replies), first):
        is_reply = number != first
        date = f"{one.date}T00:00" if re.fullmatch(r"\d{4}-\d\d-\d\d", one.date) else one.date
        flags = [
            *(["comment-reply"] if is_reply else []),
            *(["comment-done"] if comment.done else []),
            *(["comment-dated"] if _TIME.fullmatch(date) else []),
        ]
        yield {"values": _values(one, number, first, date, done=comment.done), "flags": flags, "lists": {}}


def _values(one: Reply, number: int, first: int, date: str, *, done: bool) -> dict[str, str]:
    return {
        "comment.number": str(number),
        "comment.mark": f"{number:08X}",
        "comment.answers": str(first),
        "comment.parent": f"{first:08X}",
        "comment.author": " ".join(one.author.split()),
        # Word wants the seconds too.
        "comment.date": f"{date}:00" if date.count(":") == 1 else date,
        "comment.done": "1" if done else "0",
        "comment.text": one.text,
    }
