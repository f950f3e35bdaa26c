"""Writes the data of the site for others to reuse: JSON at addresses that last, with a JSON Schema for each file.

A version keeps its promises: see docs/data.md. `tests/vectors/published.json` holds every field that was
ever published.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from pydantic import BaseModel

from macros.content.plans.plan_file import write_plan
from macros.content.schemas import schema_text
from macros.models.base import Dated, Model, Prose, Slug, Text
from macros.models.case_study import CaseStudy
from macros.models.glossary import Term
from macros.models.link import CREDITED, Link
from macros.models.method import Method
from macros.models.plan import Plan
from macros.models.plan_definition import PlanQuestion
from macros.models.resource import Learning, Research, Resource
from macros.models.toolkit import Toolkit
from macros.publishing.datasets import DATA_FOLDER, SCHEMA_FOLDER, VERSION, Dataset, datasets_of
from macros.publishing.portable_markdown import portable
from macros.publishing.published_schema import published_schema
from macros.site_file import SiteFile

_TITLE = "Public involvement and engagement toolkit for official statistics: data"


class Entry(Model):
    """One file of the data."""

    name: Slug
    """Its name, which is part of its address."""
    title: Text
    """What it is called."""
    description: Text
    """What it holds."""
    address: Text
    """Where it is, from the address of this file."""
    schema_address: Text
    """Where its JSON Schema is, from the address of this file."""
    count: int
    """How many entries it has."""


class Index(Model):
    """The list of all files of the data."""

    title: Text
    """What this is."""
    version: int
    """The version of the addresses and shapes: 1 stands for v1."""
    publisher: Text | None
    """Who publishes this copy, if they say so."""
    licence: Text
    """On what terms you can use it."""
    credit: Text
    """Whom to credit for the text."""
    credit_url: Text | None
    """Where the source is."""
    datasets: tuple[Entry, ...]
    """The files."""


INDEX_PATH = f"{DATA_FOLDER}/index.json"
INDEX_SCHEMA_PATH = f"{SCHEMA_FOLDER}/index.json"


def published_data(toolkit: Toolkit) -> Iterator[SiteFile]:
    """Give every file of the data, its schema, and the list of them all."""
    for dataset in datasets_of(toolkit):
        if dataset.is_plan:
            yield SiteFile(dataset.path, partial(_plan, dataset, toolkit))
        else:
            yield _file(dataset.path, partial(_published, dataset, toolkit))
            yield _file(dataset.schema_path, partial(_schema, dataset))
    # All saved plans share one schema.
    yield SiteFile(f"{SCHEMA_FOLDER}/plan.json", lambda: schema_text(Plan).encode())
    yield _file(INDEX_PATH, lambda: published_index(toolkit).model_dump(mode="json"))
    yield _file(INDEX_SCHEMA_PATH, partial(published_schema, Index, _TITLE, "The list of all files of the data."))


def _plan(dataset: Dataset, toolkit: Toolkit) -> bytes:
    return write_plan(dataset.take(toolkit)).encode()


def _schema(dataset: Dataset) -> Any:
    return dataset.schema


def published_index(toolkit: Toolkit) -> Index:
    """The list of all files of the data."""
    source = toolkit.links[CREDITED]
    return Index(
        title=_TITLE,
        version=VERSION,
        publisher=toolkit.organisation.name,
        licence="Check the licence of the source before you publish a copy of the text.",
        credit=f"Adapted from “{source.title}”, {source.publisher}. The publisher of the source did not make this "
        "data and does not endorse it. The levels of participation carry a credit of their own.",
        credit_url=source.url,
        datasets=tuple(
            Entry(
                name=dataset.name,
                title=dataset.title,
                description=dataset.description,
                address=f"{dataset.name}.json",
                schema_address=f"../../{dataset.schema_path}",
                count=dataset.total(toolkit),
            )
            for dataset in datasets_of(toolkit)
        ),
    )


def _published(dataset: Dataset, toolkit: Toolkit) -> Any:
    taken = dataset.take(toolkit)
    return _as_json(taken if dataset.one else tuple(taken), toolkit)


_OWN_KINDS: Mapping[type[BaseModel], str] = {
    CaseStudy: "case study",
    Learning: "way to learn",
    Link: "link",
    Method: "method",
    PlanQuestion: "plan question",
    Research: "research",
    Resource: "resource",
    Term: "term",
}
"""What an organisation can add or change, as the toolkit calls it."""


def _as_json(value: Any, toolkit: Toolkit) -> Any:
    """What JSON can hold, with whole addresses in prose. What has a day of review says whose it is, too."""
    if isinstance(value, Prose):
        return portable(value, toolkit.addresses)
    if isinstance(value, BaseModel):
        fields = {name: _as_json(getattr(value, name), toolkit) for name in type(value).model_fields}
        if isinstance(value, Dated):
            name = fields.get("slug") or fields.get("id", "")
            fields["origin"] = toolkit.origin(_OWN_KINDS.get(type(value), ""), name)
        return fields
    if isinstance(value, tuple):
        return [_as_json(item, toolkit) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _file(path: str, make: Callable[[], Any]) -> SiteFile:
    return SiteFile(path, lambda: f"{json.dumps(make(), indent=2, ensure_ascii=False)}\n".encode())
