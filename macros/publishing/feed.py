"""The feed of published plans, in Atom (RFC 4287): new plans, what has become new in them, and what was withdrawn.

Its days come from the register, so that the same commit gives the same bytes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from macros.derived.register import ANSWERS
from macros.models.register import PublishedPlan
from macros.models.toolkit import Toolkit
from macros.models.words import SOURCE
from macros.publishing.server_files import FEED
from macros.rendering import render_file
from macros.site_file import SiteFile

MOST = 100
"""How many entries the feed has: those who follow it ask for it often."""

_NAMESPACE = UUID("5f1c7a52-9d0e-4d55-9b1f-0f6f3c0a7d3e")
"""Makes ids that last from names: chosen once, for this kind of feed."""


@dataclass(frozen=True)
class FeedEntry:
    """One piece of news."""

    id: str
    day: date
    title: str
    summary: str
    path: str
    """Where it leads, from the list of plans."""
    language: str


def feed(toolkit: Toolkit, address: str) -> Iterator[SiteFile]:
    """Make the feed, if a plan is published.

    Args:
        toolkit: the data.
        address: where the site will be; empty if that is not known. Then links lead on from the feed's own address.
    """
    if not toolkit.published:
        return
    entries = sorted(_entries(toolkit), key=lambda entry: (entry.day, entry.id), reverse=True)[:MOST]
    text = render_file(
        "macros.publishing",
        "feed/feed.atom",
        title=toolkit.words("register.feed-title", name=toolkit.organisation.publisher),
        author=toolkit.organisation.publisher,
        id=_id("feed", *(one.entry.id for one in _first(toolkit))),
        language=SOURCE,
        updated=max(entry.day for entry in entries),
        base=f"{address.rstrip('/')}/{posixpath.dirname(FEED)}/" if address else "./",
        entries=entries,
    )
    yield SiteFile(FEED, f"{text}\n".encode)


def _entries(toolkit: Toolkit) -> Iterator[FeedEntry]:
    words = toolkit.words
    for published in toolkit.published.values():
        entry, path = published.entry, f"{published.entry.id}/"

        def news(
            name: str, day: date, title: str, summary: str, where: str = path, language: str = entry.language
        ) -> FeedEntry:
            return FeedEntry(_id(where, name, day.isoformat()), day, title, summary, where, language)

        yield news("new", entry.published, words("register.feed-new", title=entry.title), entry.summary)
        if published.entries(ANSWERS):
            title = words("register.answers", title=entry.title)
            yield news("answers", entry.published, title, words("register.answers-feed"), f"{path}{ANSWERS}/", SOURCE)
        for number, change in enumerate(entry.changes):
            yield news(f"change {number}", change.on, entry.title, change.what)
        if entry.withdrawn:
            title = words("register.feed-withdrawn", title=entry.title)
            yield news("withdrawn", entry.withdrawn.on, title, entry.withdrawn.reason)


def _first(toolkit: Toolkit) -> list[PublishedPlan]:
    """The plan that was published first. It stays in the register for ever, so the feed keeps its id."""
    return sorted(toolkit.published.values(), key=lambda one: (one.entry.published, one.entry.id))[:1]


def _id(*names: str) -> str:
    return uuid5(_NAMESPACE, "\n".join(names)).urn
