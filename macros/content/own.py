"""An organisation's own folder: what it adds to the toolkit, changes or hides, layered over data/.

Everything here works on things that are loaded already. `content` reads the files and checks each by itself.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from macros.branding.logo import ENDINGS as LOGO_ENDINGS
from macros.faults import ContentFaults, Fault, suggestion
from macros.models.base import Reference
from macros.models.case_study import CaseStudy
from macros.models.glossary import Glossary
from macros.models.language import Language
from macros.models.link import Links
from macros.models.method import Method
from macros.models.organisation import Hide, Organisation
from macros.models.own import OwnQuestion, OwnQuestions, OwnResources
from macros.models.plan_definition import PlanBox, PlanPart
from macros.models.toolkit import Local, Name, Problem, Toolkit

VARIABLE = "TOOLKIT_OWN"
"""The environment variable that names the folder, where it is not own/ in the project. Empty: there is none."""

FOLDERS: Mapping[str, type[BaseModel]] = {"case-studies": CaseStudy, "languages": Language, "methods": Method}
"""The folders in it in which each file is one thing, named by the file."""

FILES: Mapping[str, type[BaseModel]] = {
    "glossary": Glossary,
    "links": Links,
    "organisation": Organisation,
    "plan/questions": OwnQuestions,
    "resources": OwnResources,
}
"""The single files in it. Each may be left out."""

PAGES = "pages"
"""The folder in it that holds pages in Markdown."""

PART = "own"
"""The id of the part of a plan box that holds an organisation's questions."""

M = TypeVar("M", bound=BaseModel)


def own_place(root: Path) -> Path | None:
    """Where the folder of the project at `root` is, or would be; None if it is switched off."""
    given = os.environ.get(VARIABLE, "own")
    return root / given if given else None


def own_folder(root: Path) -> Path | None:
    """The folder of the project at `root`, if there is one.

    Raises:
        ContentFaults: the environment names a folder that is not there.
    """
    place = own_place(root)
    if place is None or place.is_dir():
        return place
    if os.environ.get(VARIABLE):
        raise ContentFaults([Fault(VARIABLE, 1, "", f'names the folder "{place}", which is not there')])
    return None


@dataclass(frozen=True)
class Own:
    """What the folder holds."""

    folder: str
    """The folder as faults name it."""
    case_studies: Mapping[str, CaseStudy] = field(default_factory=dict)
    methods: Mapping[str, Method] = field(default_factory=dict)
    resources: OwnResources | None = None
    links: Links | None = None
    glossary: Glossary | None = None
    questions: OwnQuestions | None = None
    organisation: Organisation | None = None
    languages: Mapping[str, Language] = field(default_factory=dict)
    pages: Mapping[str, bool] = field(default_factory=dict)
    """Pages by their paths, and whether each takes the place of one of ours."""


def layered(toolkit: Toolkit, own: Own) -> Toolkit:
    """Lay what an organisation adds over the toolkit. What has the name of one of ours takes its place."""
    organisation = own.organisation or toolkit.organisation
    said = {code: _with_words(toolkit.languages.get(code), language) for code, language in own.languages.items()}
    toolkit = replace(
        toolkit,
        organisation=organisation,
        languages=_ordered({**toolkit.languages, **said}, "name"),
        languages_elsewhere=toolkit.languages,
    )
    local: dict[Name, Local] = {}

    def note(kind: str, name: str, file: str, ours: Set[str]) -> None:
        local[(kind, name)] = Local(f"{own.folder}/{file}", replaces=name in ours)

    # As in a dictionary, a later entry of the same id takes the place of the earlier.
    def entries(kind: str, file: str, ours: tuple[Any, ...], added: tuple[Any, ...]) -> tuple[Any, ...]:
        by_id = {entry.id: entry for entry in ours}
        for entry in added:
            note(kind, entry.id, file, by_id.keys())
        return tuple({**by_id, **{entry.id: entry for entry in added}}.values())

    for name in own.case_studies:
        note("case study", name, f"case-studies/{name}.yml", toolkit.case_studies.keys())
    for name in own.methods:
        note("method", name, f"methods/{name}.yml", toolkit.methods.keys())
    for name, replaces in own.pages.items():
        local[("page", name)] = Local(f"{own.folder}/{PAGES}/{name}", replaces)
    ours, added = toolkit.resources, own.resources or OwnResources()
    resources = {
        "resources": entries("resource", "resources.yml", ours.resources, added.resources),
        "research": entries("research", "resources.yml", ours.research, added.research),
        "learning": entries("way to learn", "resources.yml", ours.learning, added.learning),
    }
    links = entries("link", "links.yml", toolkit.links_file.links, own.links.links if own.links else ())
    terms = entries("term", "glossary.yml", toolkit.glossary_file.terms, own.glossary.terms if own.glossary else ())
    if own.glossary:
        terms = tuple(sorted(terms, key=lambda term: term.term.casefold()))
    questions = own.questions.questions if own.questions else ()
    for question in questions:
        note("plan question", question.id, "plan/questions.yml", toolkit.plan_questions.keys())
    details = own.questions.details if own.questions else ()
    title = toolkit.words("own.added", name=organisation.publisher)
    boxes = tuple(_with_questions(box, title, questions) for box in toolkit.plan.boxes)
    return replace(
        toolkit,
        case_studies=_ordered({**toolkit.case_studies, **own.case_studies}, "order", "slug"),
        methods=_ordered({**toolkit.methods, **own.methods}, "title", "slug"),
        resources=_with(toolkit.resources, resources),
        links_file=_with(toolkit.links_file, {"links": links}),
        glossary_file=_with(toolkit.glossary_file, {"terms": terms}),
        plan=_with(toolkit.plan, {"boxes": boxes, "details": (*toolkit.plan.details, *details)}),
        local=local,
    )


def _with_words(ours: Language | None, own: Language) -> Language:
    """A language with an organisation's words in the place of those of ours that they are called like."""
    if not ours:
        return own
    parts = ours.words | {part: {**ours.words.get(part, {}), **names} for part, names in own.words.items()}
    return _with(own, {"words": parts})


def _with(thing: M, fields: Mapping[str, Any]) -> M:
    return thing.model_copy(update=dict(fields))


def _ordered(things: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return dict(sorted(things.items(), key=lambda item: tuple(getattr(item[1], key) for key in keys)))


def _with_questions(box: PlanBox, title: str, questions: tuple[OwnQuestion, ...]) -> PlanBox:
    """A part of their own at the end of the box, so that the toolkit's questions keep their numbers."""
    asked = tuple(question.as_asked() for question in questions if question.box == box.id)
    return _with(box, {"parts": (*box.parts, PlanPart(id=PART, title=title, questions=asked))}) if asked else box


KEPT_PAGES = ("index.md", "about.md", "accessibility.md", "security.md")
"""Pages that every other page leads to, and that say where the toolkit comes from."""


def hide_problems(hide: Hide, docs: Path) -> Iterator[Problem]:
    """Say which pages cannot be hidden.

    Args:
        hide: what the organisation wants to hide.
        docs: the folder docs/ of the project.
    """
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    for index, page in enumerate(hide.pages):
        if page not in pages:
            yield ("hide", "pages", index), f'there is no page "{page}" in docs/.{suggestion(page, pages)}'
        elif page in KEPT_PAGES or page.startswith("decision-points/"):
            yield ("hide", "pages", index), f'"{page}" cannot be hidden: the rest of the toolkit rests on it'


def without_hidden(toolkit: Toolkit) -> Toolkit:
    """The toolkit without what its organisation hides, and without a reference to it."""
    hide = toolkit.organisation.hide
    hidden = {("case study", name) for name in hide.case_studies} | {("method", name) for name in hide.methods}
    pages = {*hide.pages, *(f"{_FOLDER_OF[kind]}/{name}.md" for kind, name in hidden)}
    if not pages:
        return toolkit

    def rest(things: Mapping[str, Any], kind: str) -> dict[str, Any]:
        return {name: _without(thing, hidden) for name, thing in things.items() if (kind, name) not in hidden}

    points = rest(toolkit.decision_points, "decision point")
    for name, point in points.items():
        # An example of methods that are all hidden is an example of nothing.
        points[name] = _with(point, {"methods": tuple(example for example in point.methods if example.methods)})
    return replace(
        toolkit,
        case_studies=rest(toolkit.case_studies, "case study"),
        methods=rest(toolkit.methods, "method"),
        decision_points=points,
        plan=_without(toolkit.plan, hidden),
        worked_example=_without(toolkit.worked_example, hidden),
        hidden=frozenset(hidden),
        hidden_pages=frozenset(pages),
    )


_FOLDER_OF = {"case study": "case-studies", "method": "methods"}


def _without(value: Any, hidden: Set[Name]) -> Any:
    if isinstance(value, BaseModel):
        return _with(value, {name: _without(getattr(value, name), hidden) for name in type(value).model_fields})
    if isinstance(value, dict):
        return {name: _without(item, hidden) for name, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_without(item, hidden) for item in value if not _is_hidden(item, hidden))
    return value


def _is_hidden(item: Any, hidden: Set[Name]) -> bool:
    return isinstance(item, Reference) and (item.kind, str(item)) in hidden


# [words](address#anchor "title"), and what Markdown may say of it in braces behind.
_PAGE_LINK = re.compile(
    r"""\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^)>\s#?:]+)(?:[?#][^)>\s]*)?>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)(?:\{([^}\n]*)\})?"""
)


def without_links(markdown: str, page: str, hidden: Set[str]) -> str:
    """Turn links to hidden pages into plain words. A link that only points on (`.tk-more`) goes.

    Args:
        markdown: a page's text.
        page: its path in docs/, which relative links start from.
        hidden: the paths of hidden pages.
    """

    def plain(match: re.Match[str]) -> str:
        words, address, attributes = match.groups()
        path = address[1:] if address.startswith("/") else posixpath.join(posixpath.dirname(page), address)
        if posixpath.normpath(path) not in hidden:
            return match[0]
        return "" if ".tk-more" in (attributes or "") else words

    return _PAGE_LINK.sub(plain, markdown) if hidden else markdown


def unknown_files(folder: Path, base: Path, logo: str | None) -> Iterator[Fault]:
    """Find files that the toolkit does not look for, such as one whose name is misspelt.

    Args:
        folder: the organisation's folder.
        base: the folder from which faults name files.
        logo: the name of the logo's file, if there is one.
    """
    known = {f"{name}.yml" for name in FILES} | ({logo} if logo else set())
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_dir() or name.parts[0] in FOLDERS or any(part.startswith(("_", ".")) for part in name.parts):
            continue
        if name.parts[0] == PAGES and name.suffix == ".md":
            continue
        if name.suffix in LOGO_ENDINGS and logo and not (folder / logo).is_file():
            # It is told of the logo that there is no such file.
            continue
        if name.as_posix() in known or name.stem.lower() in ("readme", "licence", "license"):
            continue
        message = f"is no file that the toolkit looks for here.{_what_it_may_be(name, known)}"
        yield Fault(path.relative_to(base).as_posix(), 1, "", message)


def _what_it_may_be(name: Path, known: Set[str]) -> str:
    if name.suffix in LOGO_ENDINGS:
        return f' To make it your logo, write "logo:" into organisation.yml, and below it "  file: {name.as_posix()}"'
    if name.suffix == ".yml" and len(name.parts) == 1 and not get_close_matches(name.name, known, n=1):
        return " A case study goes into case-studies/, a method into methods/"
    folders = (PAGES,) if name.suffix == ".md" else FOLDERS
    return suggestion(name.as_posix(), known | {f"{one}/{name.name}" for one in folders})
