"""Turns data/ into a `Toolkit`, or says everything that is wrong with it at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from macros.content.checks import (
    Known,
    dead_links,
    dead_references,
    half_a_language,
    organisation_problems,
    problems_of,
    reminders,
)
from macros.content.data_files import FILES, FOLDERS, KINDS_IN, files_of_no_use
from macros.content.document_notes import document_notes
from macros.content.file_reader import FileReader, SoundFile
from macros.content.internal_notes import internal_notes
from macros.content.own import folder as own
from macros.content.own.hiding import needless_hiding, without_hidden
from macros.content.own.layering import Own, in_order, layered, name_own_parts, with_choices
from macros.content.own.replacing import entries_as_ours, replacing_entry_notes, replacing_note, replacing_page_note
from macros.content.own.unknown_files import unknown_files
from macros.content.pictures import picture_problems
from macros.content.places_led_to import places_led_to
from macros.content.plans.register import read_published
from macros.content.practice_pages import practice_pages
from macros.content.script_notes import script_notes
from macros.content.site_address import site_address, site_address_faults
from macros.content.unfilled import half_changed, unfilled
from macros.content.unreadable_files import unreadable_files
from macros.content.written_pages import OF_WINDOWS, page_files, paths_below, written_pages
from macros.content.yaml_source import YamlSource
from macros.faults import ContentFaults, Fault, UnreadableFiles
from macros.models.base import SLUG_PATTERN
from macros.models.case_study import CaseStudy
from macros.models.decision_point import DecisionPoint
from macros.models.method import Method
from macros.models.own import OwnGlossary, OwnLinks, OwnResources, Replacing
from macros.models.toolkit import ProseLink, Toolkit
from macros.models.words import SOURCE


def load(root: Path, files: FileReader | None = None) -> Toolkit:
    """Read and check the data of a project.

    Args:
        root: the project.
        files: what reads its files, for whoever reads them again later.

    Raises:
        ContentFaults: something is wrong; it lists every fault by file, line and field.
        UnreadableFiles: the same, but nothing was looked at but whether files can be read.
    """
    unreadable = list(unreadable_files(root))
    if unreadable:
        raise UnreadableFiles(unreadable)
    return _Loader(root, files or FileReader(root)).load()


class _Loader:
    """Loads one project, and gathers what is wrong with it."""

    def __init__(self, root: Path, files: FileReader) -> None:
        self.root = root
        self.files = files
        self.faults: list[Fault] = []
        self.broken: set[str] = set()
        """The names of files with a fault of their own."""
        self.notes: list[Fault] = []
        """What to tell an organisation that is no fault."""

    def load(self) -> Toolkit:
        data = self.root / "data"
        folders = {name: self._folder(data / name, self.root, model) for name, model in FOLDERS.items()}
        files = {name: self._read(data / f"{name}.yml", self.root, model) for name, model in FILES.items()}
        self.faults += [*files_of_no_use(self.root), *site_address_faults(), *own.missing_folder(self.root)]
        toolkit = replace(
            _assembled(folders, files),
            address=site_address(),
            practice=practice_pages(self.root),
        )
        if SOURCE not in folders["languages"] and SOURCE not in self.broken:
            missing = "is missing: it has all the words of the interface"
            self.faults.append(Fault(f"data/languages/{SOURCE}.yml", 1, "", missing))
        added: list[SoundFile] = []
        own_folder = own.own_folder(self.root)
        if own_folder:
            toolkit, added = self._with_own(toolkit, own_folder, files)
        self.notes += (
            *document_notes(self.root),
            *script_notes(self.root),
            *internal_notes(self.root, toolkit.languages.values()),
            *half_changed([*_each(folders), *added]),
        )
        links: list[ProseLink] = []
        beside_pages = page_files(self.root)
        known = Known(toolkit, _known_pages(self.root, toolkit), self.broken, self._unsure(files))
        for file in [*_each(folders), *(file for file in files.values() if file), *added]:
            problems = (
                *file.problems,
                *dead_references(file.references, known),
                *dead_links(file.links, known),
                *problems_of(file.thing, known.toolkit),
                *unfilled(file.source, self.root),
            )
            self.faults += [file.source.fault(*problem) for problem in problems]
            if isinstance(file.thing, CaseStudy | Method) and file.thing.picture:
                for path, message in picture_problems(file.thing.picture, beside_pages):
                    self.faults.append(file.source.fault(("picture", *path), message))
            links += places_led_to(file, own=file in added)
            if file.thing is toolkit.organisation:
                toolkit = self._with_appearance(toolkit, file.source, known.pages)
        self.faults += _questions_in_two_files(folders["decision-points"].values())
        if own_folder:
            toolkit = self._with_plans(toolkit, own_folder, added)
        if self.faults:
            raise ContentFaults(self.faults)
        return without_hidden(with_choices(name_own_parts(replace(toolkit, prose_links=tuple(links)))))

    def _folder(self, folder: Path, base: Path, model: type[BaseModel]) -> dict[str, SoundFile]:
        found: dict[str, SoundFile] = {}
        for path in sorted(folder.glob("*")):
            if path.name.startswith(("_", ".")) or path.name.lower() in OF_WINDOWS:
                continue
            if path.suffix != ".yml" or not re.fullmatch(SLUG_PATTERN, path.stem):
                self.broken.add(path.stem)
                message = "name the file with lower-case letters, digits and hyphens, ending in .yml"
                self.faults.append(Fault(path.relative_to(base).as_posix(), 1, "", message))
                continue
            file = self._read(path, base, model, path.stem)
            if file is None:
                self.broken.add(path.stem)
            else:
                found[path.stem] = file
        return found

    def _read(self, path: Path, base: Path, model: type[BaseModel], name: str | None = None) -> SoundFile | None:
        file, faults = self.files.read(path, base, model, name)
        self.faults += faults
        return file

    def _with_own(
        self, toolkit: Toolkit, folder: Path, ours: Mapping[str, SoundFile | None]
    ) -> tuple[Toolkit, list[SoundFile]]:
        """Lay an organisation's folder over the toolkit. Returns the whole, and what was loaded from the folder."""
        base = own.naming_base(folder, self.root)
        folders = {name: self._folder(folder / name, base, model) for name, model in own.FOLDERS.items()}
        for name, there in folders.items():
            for slug, thing in there.items():
                self._note_what_it_replaces(thing, self.root / "data" / name / f"{slug}.yml")
        files: dict[str, SoundFile] = {}
        for name, model in own.FILES.items():
            path = folder / f"{name}.yml"
            # The starter's files hold comments until somebody takes the # off.
            if os.path.lexists(path) and not YamlSource(path, base).is_blank:
                file = self._read(path, base, model)
                if file:
                    self._note_what_entries_replace(file, ours.get(name))
                    files[name] = file
                else:
                    self.broken.add(path.stem)
        things: dict[str, Any] = {name.rpartition("/")[2]: file.thing for name, file in files.items()}
        for name, found in folders.items():
            things[name.replace("-", "_")] = {slug: file.thing for slug, file in found.items()}
        docs = self.root / "docs"
        own_pages = [page for page in written_pages(self.root) if page.own]
        pages = {page.path: (docs / page.path).is_file() for page in own_pages}
        self.notes += filter(None, (replacing_page_note(page, self.root) for page in own_pages))
        toolkit = layered(toolkit, Own(folder.relative_to(base).as_posix(), pages=pages, **things))
        if "organisation" not in self.broken:
            logo = toolkit.organisation.logo
            self.faults += unknown_files(folder, base, logo.file if logo else None)
        return toolkit, [*_each(folders), *files.values()]

    def _with_plans(self, toolkit: Toolkit, folder: Path, added: list[SoundFile]) -> Toolkit:
        """Add the plans that an organisation publishes. Without a sound register nobody knows which it means to."""
        if "register" in self.broken:
            return toolkit
        register = next((file.source for file in added if file.thing is toolkit.register), None)
        base = own.naming_base(folder, self.root)
        # Plans are looked at with the questions, and with the words of the site's language.
        whole = bool(toolkit.plan.boxes) and {SOURCE, toolkit.organisation.language} <= toolkit.languages.keys()
        reading = read_published(folder / own.PLANS, base, toolkit, register, whole=whole)
        self.faults += reading.faults
        return replace(toolkit, published=reading.published, notes=(*toolkit.notes, *reading.notes))

    def _note_what_it_replaces(self, file: SoundFile, ours: Path) -> None:
        if isinstance(file.thing, Replacing):
            text = file.source.path.read_text(encoding="utf-8")
            note = replacing_note(file.source.name, text, file.thing.replaces, ours, self.root)
            self.notes += [note] if note else []
            file.thing = file.thing.as_ours()

    def _note_what_entries_replace(self, file: SoundFile, ours: SoundFile | None) -> None:
        if isinstance(file.thing, OwnGlossary | OwnLinks | OwnResources) and ours:
            notes = replacing_entry_notes(file.thing, ours.thing, ours.source.name)
            self.notes += [file.source.fault(*note) for note in notes]
        file.thing = entries_as_ours(file.thing)

    def _unsure(self, files: Mapping[str, SoundFile | None]) -> set[str]:
        unsure = {
            kind for name, kinds in KINDS_IN.items() if files[name] is None or name in self.broken for kind in kinds
        }
        if self.broken & {path.stem for path in (self.root / "data" / "decision-points").glob("*")}:
            unsure.add("example question")
        return unsure

    def _with_appearance(self, toolkit: Toolkit, source: YamlSource, pages: Set[str]) -> Toolkit:
        """Check how an organisation wants the site to look, and add its logo and what to tell it to the toolkit."""
        folder = source.path.parent
        problems = organisation_problems(toolkit, folder, self.root, pages)
        self.faults += [source.fault(*problem) for problem in problems]
        self.faults += [source.fault(*problem) for problem in half_a_language(toolkit)]
        self.notes += [source.fault(*note) for note in needless_hiding(toolkit, self.root / "docs")]
        self.notes += [source.fault(*note) for note in reminders(toolkit)]
        logo = toolkit.organisation.logo
        notes = tuple(str(note) for note in sorted(self.notes))
        return replace(toolkit, logo=folder / logo.file if logo else None, notes=notes)


def _assembled(folders: Mapping[str, Mapping[str, SoundFile]], files: Mapping[str, SoundFile | None]) -> Toolkit:
    def ordered(folder: str, *keys: str) -> dict[str, Any]:
        return in_order({slug: file.thing for slug, file in folders[folder].items()}, *keys)

    # A file with a fault of its own counts as empty, so that the faults in all the others are reported too.
    single: dict[str, Any] = {name: file.thing if file else _nothing(FILES[name]) for name, file in files.items()}

    def by_id(things: Iterable[Any]) -> dict[str, Any]:
        return {thing.id: thing for thing in things}

    return Toolkit(
        case_studies=ordered("case-studies", "order", "slug"),
        decision_points=ordered("decision-points", "order", "slug"),
        methods=ordered("methods", "title", "slug"),
        method_kinds=by_id(single["method-kinds"].kinds),
        plan=single["plan/definition"],
        worked_example=single["plan/worked-example"],
        short_example=single["plan/short-example"],
        tips=by_id(single["tips"].tips),
        aims=by_id(single["aims"].aims),
        standards=by_id(single["standards"].standards),
        principles=by_id(single["principles"].principles),
        checklist=single["checklist"],
        should_we_involve=single["should-we-involve"],
        spectrum=single["spectrum"],
        resources=single["resources"],
        search=single["search"],
        terms=by_id(single["glossary"].terms),
        links=by_id(single["links"].links),
        stakeholders=single["stakeholders"],
        markdown_examples=single["markdown-examples"],
        organisation=single["organisation"],
        languages=ordered("languages", "name"),
        templates=ordered("templates", "order", "slug"),
    )


def _nothing(model: type[BaseModel]) -> BaseModel:
    empty: dict[str, Any] = dict.fromkeys(model.model_fields, ())
    return model.model_construct(**empty)


def _each(folders: Mapping[str, Mapping[str, SoundFile]]) -> Iterator[SoundFile]:
    for files_by_name in folders.values():
        yield from files_by_name.values()


def _known_pages(root: Path, toolkit: Toolkit) -> set[str]:
    return (
        set(paths_below(root / "docs"))
        | {f"/{name}" for kind, name in toolkit.local if kind == "page"}
        | {f"/case-studies/{slug}.md" for slug in toolkit.case_studies}
        | {f"/methods/{slug}.md" for slug in toolkit.methods}
        | {f"/{page}" for page in getattr(toolkit.organisation.hide, "pages", ())}
    )


def _questions_in_two_files(points: Iterable[SoundFile]) -> Iterator[Fault]:
    owner: dict[str, str] = {}
    for file in points:
        assert isinstance(file.thing, DecisionPoint)
        for index, question in enumerate(file.thing.questions):
            first = owner.setdefault(question.id, file.source.name)
            if first != file.source.name:
                message = f'"{question.id}" is taken in {first}: each id can be used once only'
                yield file.source.fault(("questions", index, "id"), message)
