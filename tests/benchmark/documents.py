"""What it takes to write plans as documents, on the command line and in the build."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from macros.content.load import load
from macros.documents.documents import WRITERS, Documents
from macros.models.plan import Plan, Topic
from macros.models.toolkit import Toolkit
from tests.support.paths import ROOT

TOPICS = 200


@dataclass(frozen=True)
class Speed:
    """Milliseconds of processor time."""

    templates: float
    """To make every template and write every document of the site."""
    files: int
    large: Mapping[str, float]
    """To write a plan of many topics, by format, with its template at hand."""


def measure_documents() -> Speed:
    """Write the documents of this project."""
    toolkit = load(ROOT)
    documents = Documents(toolkit)
    files = len(list(documents.downloads()))
    templates = min(_milliseconds(lambda: list(Documents(load(ROOT)).downloads())) for _ in range(3))
    plan = large_plan(toolkit)
    large = {name: _milliseconds(partial(documents.plan, plan, name)) for name in WRITERS}
    return Speed(templates, files, large)


def large_plan(toolkit: Toolkit) -> Plan:
    """The worked example, its topics repeated."""
    example = toolkit.worked_example
    topics = [
        Topic.model_validate({**example.topics[number % len(example.topics)].model_dump(), "id": f"t{number}"})
        for number in range(TOPICS)
    ]
    return example.model_copy(update={"topics": tuple(topics)})


def _milliseconds(work: Callable[[], object]) -> float:
    work()
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000
