"""Spoils documents of plans and spreadsheets of records, and looks whether a word was lost, or moved, untold.

Each answer is made of words that are nowhere else, so each word that is left in the spoilt file can be looked for.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from lxml import etree

from macros.documents.layouts.plan import ANSWER_COLUMNS
from macros.models.plan import Plan
from macros.models.toolkit import Toolkit
from tests.scripts.reading import MAIN_PART, parts_of, zipped

SECONDS = 5
"""How long a small file may take, on a busy machine too."""

WORD = re.compile(r"zq\d+x")
PARTS = {
    "docx": (MAIN_PART["docx"], "word/styles.xml"),
    "odt": (MAIN_PART["odt"], "styles.xml"),
    "xlsx": ("xl/worksheets/sheet1.xml", "xl/styles.xml"),
    "ods": ("content.xml", "styles.xml"),
}
"""The parts that are spoilt, first the one with the words."""
MOVES = ("two elements changed places", "two texts changed places")
"""Ways that put words in a place where they were not: what is read there is what the document says."""

Read = Callable[[bytes], dict[str, Any]]
"""Opens a file as the builder does: what came of it, or `refused` and whether that was `promised`."""


@dataclass(frozen=True)
class Spoilt:
    """What came of one spoilt file."""

    seed: int
    way: str
    problem: str
    refused: bool
    content: bytes


def marked_plan(toolkit: Toolkit) -> Plan:
    """A plan in which each line of each answer is a word of its own."""
    number = 0

    def words() -> str:
        nonlocal number
        number += 2
        return f"zq{number}x\n- zq{number + 1}x"

    def answers(box: Any) -> dict[str, Any]:
        asked = [question for part in box.parts for question in part.questions]
        return {question.id: {key: words() for key, _ in ANSWER_COLUMNS[box.answers]} for question in asked[:4]}

    once = {name: answer for box in toolkit.plan.boxes if not box.repeats for name, answer in answers(box).items()}
    repeated = [box for box in toolkit.plan.boxes if box.repeats]
    topics = [
        {"id": f"t{at}", "title": words().split("\n")[0],
         "answers": {name: answer for box in repeated for name, answer in answers(box).items()}}
        for at in range(2)
    ]  # fmt: skip
    basis = {"id": "spoilt", "title": "zq0x", "statistics": "zq1x", "records": {}, "unplaced": []}
    data = toolkit.worked_example.model_dump() | basis | {"answers": once, "topics": topics}
    return Plan.model_validate(data)


def places_of(plan: Mapping[str, Any]) -> dict[str, set[str]]:
    """The question in which each word of a plan stands."""
    found: dict[str, set[str]] = {}
    for answers in (plan["answers"], *(topic["answers"] for topic in plan["topics"])):
        for name, answer in answers.items():
            for key, text in answer.items():
                for word in WORD.findall(f"{text}"):
                    found.setdefault(word, set()).add(f"{name}.{key}")
    return found


def spoilt_documents(
    read: Read, document: bytes, format_name: str, plan: Mapping[str, Any], seeds: Iterable[int]
) -> Iterator[Spoilt]:
    """Spoil a document of `marked_plan` by each seed, and say what came of it."""
    places = places_of(plan)
    text = _text(parts_of(document)[MAIN_PART[format_name]])
    # The first page repeats some, and is not read.
    once = {word for word in WORD.findall(text) if len(re.findall(word, text)) == 1}
    for seed in seeds:
        chance = Random(seed)
        content, way = spoilt(document, PARTS[format_name], chance)
        left = once & set(WORD.findall(_text(parts_of(content).get(MAIN_PART[format_name], b""))))
        start = time.monotonic()
        result = read(content)
        took = time.monotonic() - start
        problem = f"it took {took:.1f} seconds" if took > SECONDS else problem_of(result, left, places, way)
        yield Spoilt(seed, way, problem, "refused" in result, content)


def marked_entries(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Entries of a record, in which each field of text is a word of its own."""
    names = [field["id"] for field in record["fields"] if field["kind"] in ("text", "line")]
    rows = range(10, 20)
    words = {row: {name: f"zq{row}{at}x" for at, name in enumerate(names)} for row in rows}
    return [{"id": f"k{row}", "fields": words[row], "internal": True} for row in rows]


def spoilt_spreadsheets(read: Read, content: bytes, format_name: str, seeds: Iterable[int]) -> Iterator[Spoilt]:
    """Spoil a spreadsheet of `marked_entries` by each seed, and say what came of it."""
    for seed in seeds:
        spoiled, way = spoilt(content, PARTS[format_name], Random(seed))
        left = set(WORD.findall(_text(parts_of(spoiled).get(PARTS[format_name][0], b""))))
        start = time.monotonic()
        result = read(spoiled)
        took = time.monotonic() - start
        problem = f"it took {took:.1f} seconds" if took > SECONDS else ""
        if "refused" in result:
            problem = problem or ("" if result["promised"] else f"not refused in words: {result['refused']}")
        elif (lost := sorted(word for word in left if word not in f"{result}")) and not result["told"] + result[
            "notes"
        ]:
            problem = problem or f"lost without a word: {lost[:5]}"
        yield Spoilt(seed, way, problem, "refused" in result, spoiled)


def problem_of(result: dict[str, Any], left: set[str], places: Mapping[str, set[str]], way: str) -> str:
    """What is wrong with what came of a spoilt file; empty if nothing is."""
    if "refused" in result:
        return "" if result["promised"] and result["refused"] else f"not refused in words: {result['refused']}"
    said = f"{result['plan']} {result['unplaced']}"
    told = [note for note in result["notes"] if note]
    lost = sorted(word for word in left if word not in said)
    if lost and not told:
        return f"lost without a word: {lost[:5]}"
    if way in MOVES or told:
        return ""
    now = places_of(result["plan"])
    moved = sorted(word for word, where in now.items() if not where <= places.get(word, where))
    return f"moved without a word: {[(word, places[word], now[word]) for word in moved[:3]]}" if moved else ""


def _text(part: bytes) -> str:
    """The words that people see in a part of a document.

    The title of a table is for those who do not see it, and what is among the styles is shown by no program.
    """
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return ""
    for element in [*root.iter("{*}title", "{*}desc", "{*}automatic-styles", "{*}styles")]:
        element.clear()
    return " ".join(map(str, root.itertext()))


def spoilt(document: bytes, names: tuple[str, ...], chance: Random) -> tuple[bytes, str]:
    """Spoil a document. Returns it, and in which way."""
    parts = parts_of(document)
    main = names[0]
    if chance.random() < 0.1:
        way, parts = _parts(parts, chance)
    else:
        name = main if chance.random() < 0.85 else chance.choice([name for name in names if name in parts])
        root = etree.fromstring(parts[name])
        way = chance.choice(sorted(WAYS))
        for _ in range(chance.choice([1, 1, 1, 2, 5])):
            WAYS[way](root, chance)
        parts[name] = etree.tostring(root)
    return zipped(parts), way


def _parts(parts: dict[str, bytes], chance: Random) -> tuple[str, dict[str, bytes]]:
    one, other = chance.choice(sorted(parts)), chance.choice(sorted(parts))
    way = chance.choice(["a part is missing", "two parts changed places", "a part is there twice", "a part is cut"])
    if way == "a part is missing":
        del parts[one]
    elif way == "two parts changed places":
        parts[one], parts[other] = parts[other], parts[one]
    elif way == "a part is there twice":
        parts[f"copy/{one}"] = parts[one]
    else:
        parts[one] = parts[one][: chance.randrange(len(parts[one]) + 1)]
    return way, parts


def _elements(root: etree._Element) -> list[etree._Element]:
    return [element for element in root.iter("{*}*") if element.getparent() is not None]


def _delete(root: etree._Element, chance: Random) -> None:
    if all_ := _elements(root):
        # Most elements are deep inside: those near the top take too much with them.
        element = chance.choice(all_)
        element.getparent().remove(element)


def _double(root: etree._Element, chance: Random) -> None:
    if all_ := _elements(root):
        element = chance.choice(all_)
        element.addnext(etree.fromstring(etree.tostring(element, with_tail=False)))


def _swap(root: etree._Element, chance: Random) -> None:
    if not (all_ := _elements(root)):
        return
    one = chance.choice(all_)
    like = [each for each in all_ if each.tag == one.tag] if chance.random() < 0.7 else all_
    other = chance.choice(like)
    if one is other or one in list(other.iterancestors()) or other in list(one.iterancestors()):
        return
    here, there = etree.Element("here"), etree.Element("there")
    one.addprevious(here)
    other.addprevious(there)
    here.getparent().replace(here, other)
    there.getparent().replace(there, one)


def _attributes(root: etree._Element) -> list[tuple[etree._Element, str]]:
    return [(element, str(name)) for element in root.iter("{*}*") for name in element.attrib]


def _without_attribute(root: etree._Element, chance: Random) -> None:
    if all_ := _attributes(root):
        element, name = chance.choice(all_)
        del element.attrib[name]


def _swap_attributes(root: etree._Element, chance: Random) -> None:
    if all_ := _attributes(root):
        element, name = chance.choice(all_)
        other = chance.choice([one for one, its in all_ if its == name])
        # The style of another answer, or its bookmark, says that the words are that answer's.
        if not re.search(r"style|name|val", name, re.IGNORECASE):
            element.attrib[name], other.attrib[name] = other.attrib[name], element.attrib[name]


def _strange_attribute(root: etree._Element, chance: Random) -> None:
    if all_ := _attributes(root):
        element, name = chance.choice(all_)
        element.set(name, chance.choice(["", "0", "-1", "99999999", "1e99", "x" * 5_000, "\u202e", "true", "none"]))


def _texts(root: etree._Element) -> list[etree._Element]:
    return [element for element in root.iter("{*}*") if element.text and element.text.strip()]


def _swap_texts(root: etree._Element, chance: Random) -> None:
    if all_ := _texts(root):
        one, other = chance.choice(all_), chance.choice(all_)
        one.text, other.text = other.text, one.text


def _without_text(root: etree._Element, chance: Random) -> None:
    if all_ := _texts(root):
        chance.choice(all_).text = None


def _double_text(root: etree._Element, chance: Random) -> None:
    if all_ := _texts(root):
        element = chance.choice(all_)
        element.text = f"{element.text} {element.text}"


WAYS: Mapping[str, Callable[[etree._Element, Random], None]] = {
    "an element is missing": _delete,
    "an element is there twice": _double,
    MOVES[0]: _swap,
    MOVES[1]: _swap_texts,
    "an attribute is missing": _without_attribute,
    "two attributes changed places": _swap_attributes,
    "an attribute is strange": _strange_attribute,
    "a text is missing": _without_text,
    "a text is there twice": _double_text,
}
