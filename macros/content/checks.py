"""Finds what one file of the data alone cannot show: names that lead nowhere, ids used twice, what does not fit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import singledispatch
from pathlib import Path
from typing import Any

from macros.branding.colours import colour_problems, read_tokens
from macros.branding.logo import logo_problem
from macros.content.own.hiding import hide_problems
from macros.content.picture_metadata import is_damaged
from macros.content.plans.plan_file import unknown_fields, unplaced
from macros.content.site_folders import menu_labels
from macros.derived.finder import unknown_choices
from macros.faults import Problem, page_suggestion, suggestion
from macros.markdown.links import Link, links_in
from macros.models.base import Prose, Reference, Texts, walk
from macros.models.detail import detail_problems
from macros.models.glossary import Glossary
from macros.models.language import Language
from macros.models.link import CREDITED, Links
from macros.models.organisation import Logo, Organisation
from macros.models.own import OwnLinks, OwnQuestions
from macros.models.plan import Plan
from macros.models.plan_definition import PlanDefinition
from macros.models.record import record_problems
from macros.models.register import Register, register_problems
from macros.models.should_we_involve import ShouldWeInvolve
from macros.models.toolkit import Toolkit
from macros.models.words import ENOUGH, SOURCE, done, language_problems, share_done

ASSETS = Path("overrides") / "assets"
"""The folder of styles and scripts, which MkDocs publishes at assets/."""

_SAME_WORDS = "asks in the same words as {}: answers in a document could be of either"
_FROM_HERE = re.compile(r"(?![A-Za-z]+:|www\.)[\w.%-][\w./%-]*(?:#.*)?")
"""Where a link leads that is written from the page on which it is, as no text of the data can be."""

LinkAt = tuple[tuple[str | int, ...], Link]
"""A link, and where in a file the text is that has it."""


@dataclass(frozen=True)
class Known:
    """Where names are looked up, and what cannot be looked up now."""

    toolkit: Toolkit
    pages: Set[str] = frozenset()
    """The addresses of pages in Markdown: `/tips.md`."""
    broken: Set[str] = frozenset()
    """Names of files with a fault of their own: what leads there is no second fault."""
    unsure: Set[str] = frozenset()
    """Kinds of thing that cannot be looked up, because their file has a fault of its own."""


def links_of(texts: Texts) -> Iterator[LinkAt]:
    """Yield the links in the prose of a model, each with the place of the text that has it."""
    for path, text in texts:
        if isinstance(text, Prose):
            yield from ((path, link) for link in links_in(text))


def dead_references(texts: Texts, known: Known) -> Iterator[Problem]:
    """Yield each name of another thing in the texts of a model that nothing has."""
    for path, value in texts:
        if isinstance(value, Reference) and value not in known.broken and value.kind not in known.unsure:
            message = known.toolkit.unknown(value.kind, value)
            if message and value.kind == "language":
                message += f" For another, copy data/languages/{SOURCE}.yml to languages/{value}.yml of your folder"
            if message:
                yield path, message


def dead_links(links: Iterable[LinkAt], known: Known) -> Iterator[Problem]:
    """Yield each link in prose that leads nowhere."""
    for path, link in links:
        if link.name is not None and "link" not in known.unsure:
            message = known.toolkit.unknown("link", link.name)
            if message:
                yield path, message
        page = link.page
        if link.name is None and _FROM_HERE.fullmatch(link.target):
            stem = re.split(r"#|\.html?\b|\.md\b", link.target.lstrip("./"), maxsplit=1)[0].rstrip("/")
            what, ending = ("file", "") if "." in stem else ("page", ".md")
            yield path, f'links to "{link.target}": write a {what} from the docs folder, as /{stem}{ending}'
        if page.startswith("/") and page not in known.pages and Path(page.strip("/")).stem not in known.broken:
            yield path, f'links to "{page}", which is no page.{page_suggestion(page, known.pages)}'
        if not known.unsure:
            yield from ((path, message) for message in unknown_choices(link, known.toolkit))


@singledispatch
def problems_of(thing: Any, toolkit: Toolkit) -> Iterator[Problem]:
    """Find what is wrong between what a file holds, which is sound by itself, and what else there is.

    Args:
        thing: the model of the file. Most kinds have nothing that could be wrong.
        toolkit: what else there is.
    """
    yield from ()


@problems_of.register
def _(thing: Language, toolkit: Toolkit) -> Iterator[Problem]:
    english = (toolkit.languages_elsewhere or toolkit.languages).get(SOURCE)
    if english:
        yield from language_problems(thing, english)


@problems_of.register
def _(thing: Glossary, toolkit: Toolkit) -> Iterator[Problem]:
    # An organisation's terms come after ours, in whose file nobody could fix it.
    own = {("term", term.id) in toolkit.local for term in thing.terms} == {True}
    here = {term.id for term in thing.terms}
    before = [term for term in toolkit.terms.values() if own and term.id not in here]
    owner = {name.casefold(): term.id for term in before for name in (term.term, *term.also_known_as)}
    for index, term in enumerate(thing.terms):
        for name in (term.term, *term.also_known_as):
            first = owner.setdefault(name.casefold(), term.id)
            if first != term.id:
                yield ("terms", index), f'has the name "{name}", as the term "{first}" has: change one of them'


@problems_of.register
def _(thing: Links, toolkit: Toolkit) -> Iterator[Problem]:
    if CREDITED not in toolkit.links and not isinstance(thing, OwnLinks):
        yield ("links",), f'"{CREDITED}" is missing, which the published data credits: put it back'


@problems_of.register
def _(thing: Plan, toolkit: Toolkit) -> Iterator[Problem]:
    yield from unknown_fields(thing)
    if toolkit.plan.boxes:
        yield from unplaced(thing, toolkit.plan)


@problems_of.register
def _(thing: PlanDefinition, toolkit: Toolkit) -> Iterator[Problem]:
    yield from one_box_of_topics(thing)
    yield from misplaced_collections(thing)
    yield from alike_in_the_plan(thing)
    yield from record_problems(thing.records)
    yield from detail_problems(thing.details)


@problems_of.register
def _(thing: OwnQuestions, toolkit: Toolkit) -> Iterator[Problem]:
    yield from detail_problems(thing.details)
    own = {question.id for question in thing.questions}
    asked = {
        q.text.casefold(): f'"{name}" of the toolkit' for name, q in toolkit.plan_questions.items() if name not in own
    }
    for index, question in enumerate(thing.questions):
        same = asked.setdefault(question.text.casefold(), f'"{question.id}"')
        if same != f'"{question.id}"':
            yield ("questions", index, "text"), _SAME_WORDS.format(same)
    added = {detail.id for detail in thing.details}
    called = {d.title.casefold(): f'"{d.id}" of the toolkit' for d in toolkit.plan.details if d.id not in added}
    for index, detail in enumerate(thing.details):
        same = called.setdefault(detail.title.casefold(), f'"{detail.id}"')
        if same != f'"{detail.id}"':
            yield ("details", index, "title"), f"is what {same} is called: a document could mean either"


@problems_of.register
def _(thing: Register, toolkit: Toolkit) -> Iterator[Problem]:
    yield from register_problems(thing)


@problems_of.register
def _(thing: ShouldWeInvolve, toolkit: Toolkit) -> Iterator[Problem]:
    yield from thing.problems()


def one_box_of_topics(definition: PlanDefinition) -> Iterator[Problem]:
    """Yield the boxes if not exactly one is filled in for each topic: the form has one list of topics."""
    if sum(box.repeats for box in definition.boxes) != 1:
        yield (
            ("boxes",),
            'needs one box that is filled in for each topic: write "repeats: true" in it, and in no other',
        )


def alike_in_the_plan(definition: PlanDefinition) -> Iterator[Problem]:
    """Yield boxes that are not counted in their order, and questions that ask in the words of another."""
    asked: dict[str, str] = {}
    for b, box in enumerate(definition.boxes):
        if box.number != b + 1:
            yield ("boxes", b, "number"), f"must be {b + 1}: boxes are counted in their order, from 1"
        for p, part in enumerate(box.parts):
            for q, question in enumerate(part.questions):
                first = asked.setdefault(question.text.casefold(), question.id)
                if first != question.id:
                    yield ("boxes", b, "parts", p, "questions", q, "text"), _SAME_WORDS.format(f'"{first}"')


def misplaced_collections(definition: PlanDefinition) -> Iterator[Problem]:
    """Yield each entry of `collects` that leaves open where a thing goes, or has no topic to go to."""
    owner: dict[str, str] = {}
    for b, box in enumerate(definition.boxes):
        for p, part in enumerate(box.parts):
            for q, question in enumerate(part.questions):
                for c, kind in enumerate(question.collects):
                    path = ("boxes", b, "parts", p, "questions", q, "collects", c)
                    first = owner.setdefault(kind, question.id)
                    if first != question.id:
                        yield path, f'"{kind}" is collected by "{first}" already: it can go to one place only'
                    elif not box.repeats:
                        yield (
                            path,
                            f'"{kind}" belongs to a topic: move it to a question of a box with "repeats: true"',
                        )


def half_a_language(toolkit: Toolkit) -> Iterator[Problem]:
    """Find that the interface would be half in the organisation's language and half in English."""
    code = toolkit.organisation.language
    language, english = toolkit.languages.get(code), toolkit.languages.get(SOURCE)
    if language and english and code not in (SOURCE, toolkit.organisation.unfinished_language):
        share = share_done(language, english)
        if share < ENOUGH:
            yield (
                ("language",),
                f'"{code}" has {done(language, english)} words of the interface, and the others would be in English: '
                f"say them in languages/{code}.yml of your folder, leave this line out, or write "
                f'"unfinished_language: {code}" below it to publish it half done',
            )


def reminders(toolkit: Toolkit) -> Iterator[Problem]:
    """Find what whoever publishes a copy has still to do, though nothing is wrong."""
    if toolkit.organisation.name and ("page", "accessibility.md") not in toolkit.local:
        yield (
            ("name",),
            "the law asks public bodies for an accessibility statement of their own: rename pages/_accessibility.md "
            'of your folder to accessibility.md and make it yours, as README says under "Make it yours"',
        )


def organisation_problems(toolkit: Toolkit, folder: Path, root: Path, pages: Set[str]) -> Iterator[Problem]:
    """Find what is wrong with what an organisation hides and with how it wants the site to look.

    Args:
        toolkit: the data, with what the organisation's file says.
        folder: the folder that holds the file, and the logo beside it.
        root: the project.
        pages: the addresses of all pages: `/tips.md`.
    """
    organisation = toolkit.organisation
    yield from hide_problems(organisation.hide, getattr(toolkit.should_we_involve, "first_method", ""))
    yield from _renaming_problems(organisation, menu_labels(root))
    for path, text in walk(organisation):
        if re.search(r"\byour-organisation\b|\AYour organisation\Z", text):
            yield path, "is still what the starter says: put your own words in its place"
    if (organisation.repository or "").endswith(".git"):
        yield ("repository",), 'ends in ".git", as git writes it: leave that out, so that it opens in a browser'
    for index, link in enumerate(organisation.footer_links):
        if link.page in organisation.hide.pages:
            message = f'leads to "/{link.page}", which this copy hides: take it out of one of the two'
            yield ("footer_links", index, "url"), message
        elif link.page and f"/{link.page}" not in pages:
            yield (
                ("footer_links", index, "url"),
                f'leads to "/{link.page}", which is no page.{page_suggestion(link.page, pages)}',
            )
    yield from colour_problems(organisation.colours, read_tokens(root / ASSETS))
    if organisation.logo:
        yield from _logo_problems(organisation, organisation.logo, folder)


def _renaming_problems(organisation: Organisation, labels: Collection[str]) -> Iterator[Problem]:
    """What is wrong with the entries of the menu that get other names. Without a menu there is nothing to compare."""
    for index, words in enumerate(organisation.menu if labels else ()):
        if words.ours not in labels:
            yield ("menu", index, "ours"), f'there is no "{words.ours}" in the menu.{suggestion(words.ours, labels)}'
        elif words.ours in [before.ours for before in organisation.menu[:index]]:
            yield ("menu", index, "ours"), f'"{words.ours}" is renamed above already: keep one of them'
        elif words.own in ({*labels} - {entry.ours for entry in organisation.menu}) | {
            before.own for before in organisation.menu[:index]
        }:
            message = f'another entry of the menu is called "{words.own}": give one of them another name'
            yield ("menu", index, "own"), message


def _logo_problems(organisation: Organisation, logo: Logo, folder: Path) -> Iterator[Problem]:
    problem = logo_problem(folder, logo.file)
    if problem:
        yield ("logo", "file"), problem
    elif is_damaged((folder / logo.file).read_bytes()):
        yield (
            ("logo", "file"),
            f'"{logo.file}" is damaged or lacks its end: open it and save it again, or copy it here again',
        )
    if not (organisation.name or logo.alt):
        yield ("logo",), 'says nothing to those who cannot see it: give it an "alt", or the organisation a "name"'
