"""Plans that several people change, each a part of their own, made up by chance."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.plans import plan_data

Data = dict[str, Any]
Edit = Callable[[Data], None]
"""Changes a plan in place."""

WORDS = re.findall(
    r"\S+", "Renters owners towns 10 000 € “quoted” café maps – every year, or not; ask https://a.example/b_c"
)


def words(chance: Random) -> str:
    """One to three lines of a few words each, of which some are items of a list."""
    lines = [" ".join(chance.choices(WORDS, k=chance.randint(1, 12))) for _ in range(chance.randint(1, 3))]
    return "\n".join(chance.choice(("", "", "- ")) + line for line in lines).strip()


def _answer(chance: Random, *, two: bool) -> Data:
    answer: Data = {key: words(chance) for key in (("now", "next") if two else ("answer",)) if chance.random() < 0.8}
    if chance.random() < 0.2:
        answer["internal"] = True
    if two and chance.random() < 0.3:
        answer["planned"] = words(chance)
    return answer


class Review:
    """A plan, and what people change in it: no two of them the same thing.

    Args:
        chance: decides what the plan says and what is changed.
        toolkit: the questions.
        reviewers: how many people change it. One more changes the plan itself meanwhile.
        documents: whether only what documents hold is changed.
    """

    def __init__(self, chance: Random, toolkit: Toolkit, reviewers: int, *, documents: bool = False) -> None:
        self._chance = chance
        self._documents = documents
        asked = [(box, part) for box in toolkit.plan.boxes for part in box.parts]
        self._once = [
            (one.id, box.answers == "now-and-next")
            for box, part in asked
            if not box.repeats
            for one in part.questions
        ]
        self._repeated = [one.id for box, part in asked if box.repeats for one in part.questions]
        self.base = self._plan()
        edits: list[list[Edit]] = [[] for _ in range(reviewers + 1)]
        for edit in self._edits():
            chance.choice(edits).append(edit)
        self.ours = self._with(edits[0])
        self.theirs = [self._with(each) for each in edits[1:]]
        self.expected = self._with([edit for each in edits for edit in each])

    def _with(self, edits: list[Edit]) -> Data:
        plan = deepcopy(self.base)
        for edit in edits:
            edit(plan)
        return plan

    def _plan(self) -> Data:
        chance = self._chance
        answers = {name: _answer(chance, two=two) for name, two in self._once if chance.random() < 0.4}
        topics = [
            {
                "id": f"topic-{number}",
                "title": chance.choice(("", "Housing", f"Topic of {number}")),
                "answers": {name: _answer(chance, two=True) for name in self._repeated if chance.random() < 0.3},
                **({"picked": {"methods": ["survey"]}} if chance.random() < 0.3 else {}),
            }
            for number in range(chance.randint(1, 5))
        ]
        entries = [
            {
                "id": f"e{number}",
                "fields": {"need": words(chance)},
                **({"internal": True} if chance.random() < 0.3 else {}),
            }
            for number in range(chance.randint(0, 4))
        ]
        data = plan_data(
            title="A plan", contact="me", answers=answers, topics=topics, records={"what-we-heard": entries}
        )
        data |= {"details": {"owner": "Us"}, "later": {"unknown": 1}}
        return Plan.model_validate(data).model_dump(mode="json", by_alias=True) | {"later": {"unknown": 1}}

    def _edits(self) -> Iterator[Edit]:
        """What may be changed, each thing by one person."""
        chance = self._chance
        yield _update(_whole, title=_line(chance))
        yield _update(_whole, contact=_line(chance))
        for name, two in self._once:
            if chance.random() < 0.3:
                yield _update(_answer_in(_whole, name), **{"now" if two else "answer": words(chance)})
        # In a document, a topic in the place of one that is gone is that one with another title.
        goes = not self._documents or chance.random() < 0.5
        for topic in self.base["topics"]:
            if goes and chance.random() < 0.2:
                yield _removal(_topics, topic["id"])
            else:
                yield from self._edits_of(topic)
        for number in range(chance.randint(0, 2) if not (goes and self._documents) else 0):
            answers = {self._repeated[0]: {"now": words(chance)}}
            yield _addition(_topics, {"id": f"new-{number}", "title": f"New {number}", "answers": answers})
        if not self._documents:
            yield from self._edits_of_records()
            yield _update(_whole, later={"unknown": 2})

    def _edits_of(self, topic: Data) -> Iterator[Edit]:
        chance = self._chance
        its = _within(_topics, topic["id"])
        yield _update(its, title=_line(chance))
        for name in self._repeated:
            answer = _answer_in(its, name)
            for key in ("now", "next"):
                if chance.random() < 0.2:
                    yield _update(answer, **{key: words(chance)})
            if not self._documents and chance.random() < 0.1:
                yield _update(answer, internal=not topic["answers"].get(name, {}).get("internal"))

    def _edits_of_records(self) -> Iterator[Edit]:
        chance = self._chance
        for entry in self.base["records"]["what-we-heard"]:
            its = _within(_entries, entry["id"])
            kind = chance.choice(("text", "mark", "gone", "stays"))
            if kind == "text":
                yield _update(_fields_of(its), need=words(chance))
            elif kind == "mark":
                yield _update(its, internal=not entry["internal"])
            elif kind == "gone" and not entry["internal"]:
                # A file without it may be a copy for others, so what is internal stays.
                yield _removal(_entries, entry["id"])
        yield _addition(_entries, {"id": "e-new", "fields": {"need": words(chance)}})


Find = Callable[[Data], Any]
"""Finds a part of a plan."""


def _whole(plan: Data) -> Data:
    return plan


def _topics(plan: Data) -> Any:
    return plan["topics"]


def _entries(plan: Data) -> Any:
    return plan["records"]["what-we-heard"]


def _within(things: Find, name: str) -> Find:
    return lambda plan: next(thing for thing in things(plan) if thing["id"] == name)


def _fields_of(holder: Find) -> Find:
    return lambda plan: holder(plan)["fields"]


def _answer_in(holder: Find, name: str) -> Find:
    return lambda plan: holder(plan)["answers"].setdefault(name, {})


def _update(find: Find, **fields: Any) -> Edit:
    return lambda plan: find(plan).update(fields)


def _addition(things: Find, thing: Data) -> Edit:
    return lambda plan: things(plan).append(deepcopy(thing))


def _removal(things: Find, name: str) -> Edit:
    def edit(plan: Data) -> None:
        all_ = things(plan)
        all_.remove(_within(things, name)(plan))

    return edit


def _line(chance: Random) -> str:
    return words(chance).replace("\n", " ")


def bare(value: Any) -> Any:
    """The same without what says nothing, and by id what has one: two plans that say the same are equal then."""
    if isinstance(value, dict):
        parts = {key: bare(part) for key, part in value.items() if key not in ("modified", "unplaced")}
        return {key: part for key, part in parts.items() if part not in ("", None, False, {}, [])}
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return {one["id"]: bare(one) for one in value}
    return value


def order(plan: Data) -> list[str]:
    """The topics of a plan by their ids."""
    return [topic["id"] for topic in plan["topics"]]
