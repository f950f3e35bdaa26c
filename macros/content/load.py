"""Turns data/ into a `Toolkit`, or says everything that is wrong with it at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.branding.colours import colour_problems, read_tokens
from macros.branding.logo import logo_problem
from macros.content import own
from macros.content.plan_file import unplaced
from macros.content.written_pages import written_pages
from macros.content.yaml_source import FieldPath, YamlSource
from macros.derived.finder import unknown_choices
from macros.faults import ContentFaults, Fault, suggestion
from macros.models.aim import Aims
from macros.models.base import SLUG_PATTERN, walk
from macros.models.case_study import CaseStudy
from macros.models.decision_point import DecisionPoint
from macros.models.detail import detail_problems
from macros.models.glossary import Glossary
from macros.models.language import Language
from macros.models.link import Links
from macros.models.method import Method, MethodKinds
from macros.models.organisation import EMAIL_PATTERN, Organisation
from macros.models.own import OwnQuestions
from macros.models.plan import Plan
from macros.models.plan_definition import PlanDefinition
from macros.models.principle import Principles
from macros.models.record import record_problems
from macros.models.resource import Resources
from macros.models.should_we_involve import ShouldWeInvolve
from macros.models.spectrum import Spectrum
from macros.models.stakeholder import Stakeholders
from macros.models.standard import Standards
from macros.models.tip import Tips
from macros.models.toolkit import Problem, Toolkit, dead_references, misplaced_collections, repeated_ids
from macros.models.words import SOURCE, language_problems

FOLDERS: Mapping[str, type[BaseModel]] = {
    "case-studies": CaseStudy,
    "decision-points": DecisionPoint,
    "languages": Language,
    "methods": Method,
}
"""The folders in data/ in which each file is one thing, named by the file."""

FILES: Mapping[str, type[BaseModel]] = {
    "aims": Aims,
    "glossary": Glossary,
    "links": Links,
    "method-kinds": MethodKinds,
    "organisation": Organisation,
    "plan/definition": PlanDefinition,
    "plan/worked-example": Plan,
    "principles": Principles,
    "resources": Resources,
    "should-we-involve": ShouldWeInvolve,
    "spectrum": Spectrum,
    "stakeholders": Stakeholders,
    "standards": Standards,
    "tips": Tips,
}
"""The single files in data/."""

ASSETS = Path("overrides") / "assets"
"""The folder of styles and scripts, which MkDocs publishes at assets/."""

_KINDS_IN = {
    "aims": "aim",
    "links": "link",
    "method-kinds": "kind of method",
    "plan/definition": "plan question",
    "should-we-involve": "condition",
    "spectrum": "level of participation",
    "stakeholders": "group of stakeholders",
    "tips": "tip",
}
"""What cannot be looked up while a file has a fault of its own."""

M = TypeVar("M", bound=BaseModel)


@dataclass
class _Loaded:
    source: YamlSource
    thing: BaseModel


def load(root: Path) -> Toolkit:
    """Read and check the data of the project at `root`.

    Raises:
        ContentFaults: something is wrong; it lists every fault by file, line and field.
    """
    faults: list[Fault] = []
    broken: set[str] = set()
    data = root / "data"
    folders = {name: _load_folder(data / name, root, model, faults, broken) for name, model in FOLDERS.items()}
    files = {name: _load_file(data / f"{name}.yml", root, model, faults) for name, model in FILES.items()}
    toolkit = _assemble(folders, files)
    if SOURCE not in folders["languages"] and SOURCE not in broken:
        faults.append(
            Fault(f"data/languages/{SOURCE}.yml", 1, "", "is missing: it has all the words of the interface")
        )
    english: Language | None = toolkit.languages.get(SOURCE)
    added: list[_Loaded] = []
    own_folder = own.own_folder(root)
    if own_folder:
        toolkit, added = _add_own(toolkit, own_folder, root, faults, broken)
    unsure = {kind for name, kind in _KINDS_IN.items() if files[name] is None or name in broken}
    if broken & {path.stem for path in (root / "data" / "decision-points").glob("*")}:
        unsure.add("example question")
    pages = _known_pages(root, toolkit)
    for loaded in [*_each(folders), *(loaded for loaded in files.values() if loaded), *added]:
        if isinstance(loaded.thing, Language) and english:
            faults += [loaded.source.fault(*problem) for problem in language_problems(loaded.thing, english)]
        for path, message in _problems(loaded.thing, toolkit, pages, broken, unsure):
            faults.append(loaded.source.fault(path, message))
        if loaded.thing is toolkit.organisation:
            folder = loaded.source.path.parent
            for path, message in _organisation_problems(toolkit.organisation, folder, root):
                faults.append(loaded.source.fault(path, message))
            if toolkit.organisation.logo:
                toolkit = replace(toolkit, logo=folder / toolkit.organisation.logo.file)
    faults += _questions_in_two_files(folders["decision-points"])
    if faults:
        raise ContentFaults(faults)
    return own.without_hidden(toolkit)


class Reader:
    """Reads the data of a project, again only when a file has changed since the last time.

    Args:
        root: the project.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.last_sound: Toolkit | None = None
        """What was last read without a fault, if anything ever was."""
        self._state: object = None

    def read(self) -> Toolkit:
        """Like `load`. Looks for changes in data/, docs/, overrides/assets/ and own/.

        Raises:
            ContentFaults: something is wrong; it lists every fault.
        """
        state = tuple(
            (path, path.stat().st_mtime_ns)
            for folder in (self.root / "data", self.root / "docs", self.root / ASSETS, own.own_place(self.root))
            if folder
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        )
        if self.last_sound is None or self._state != state:
            toolkit = load(self.root)
            self._state, self.last_sound = state, toolkit
        return self.last_sound


def read_model(source: YamlSource, model: type[M], name: str | None = None) -> tuple[M | None, list[Fault]]:
    """Check what one file holds against its model.

    Args:
        source: the file.
        model: what it should be.
        name: the thing's name, where the file's name gives it.

    Returns:
        The thing, or None; and the faults.
    """
    faults = list(source.faults)
    if source.data is None:
        return None, faults
    data = source.data
    if name is not None:
        if "slug" in data:
            faults.append(source.fault(("slug",), "is not a field here: the file's name is the name"))
        data = {**data, "slug": name}
    try:
        return model.model_validate(data), faults
    except ValidationError as error:
        faults += [
            source.fault(path, message)
            for path, message in (
                _in_plain_words(detail, model)
                for detail in error.errors()
                # An item at fault is left out of its list: that the list is then too short is no second fault.
                if not (detail["type"] == "too_short" and detail["input"])
            )
            if path != ("slug",)
        ]
        return None, faults


def _load_folder(
    folder: Path, base: Path, model: type[BaseModel], faults: list[Fault], broken: set[str]
) -> dict[str, _Loaded]:
    found: dict[str, _Loaded] = {}
    for path in sorted(folder.glob("*")):
        source_name = path.relative_to(base).as_posix()
        if path.name.startswith(("_", ".")):
            continue
        if path.suffix != ".yml" or not re.fullmatch(SLUG_PATTERN, path.stem):
            broken.add(path.stem)
            message = "name the file with lower-case letters, digits and hyphens, ending in .yml"
            faults.append(Fault(source_name, 1, "", message))
            continue
        source = YamlSource(path, base)
        thing, found_faults = read_model(source, model, name=path.stem)
        faults += found_faults
        if thing is None:
            broken.add(path.stem)
        else:
            found[path.stem] = _Loaded(source, thing)
    return found


def _load_file(path: Path, base: Path, model: type[BaseModel], faults: list[Fault]) -> _Loaded | None:
    source = YamlSource(path, base)
    thing, found_faults = read_model(source, model)
    faults += found_faults
    return _Loaded(source, thing) if thing is not None else None


def _add_own(
    toolkit: Toolkit, folder: Path, root: Path, faults: list[Fault], broken: set[str]
) -> tuple[Toolkit, list[_Loaded]]:
    """Lay an organisation's folder over the toolkit. Returns the whole, and what was loaded from the folder."""
    base = root if folder.is_relative_to(root) else folder.parent
    folders = {name: _load_folder(folder / name, base, model, faults, broken) for name, model in own.FOLDERS.items()}
    files: dict[str, _Loaded] = {}
    for name, model in own.FILES.items():
        path = folder / f"{name}.yml"
        # The starter's files hold remarks until somebody takes the # off.
        if path.exists() and not YamlSource(path, base).is_blank:
            loaded = _load_file(path, base, model, faults)
            if loaded:
                files[name] = loaded
            else:
                broken.add(path.stem)
    things: dict[str, Any] = {name.rpartition("/")[2]: loaded.thing for name, loaded in files.items()}
    for name, found in folders.items():
        things[name.replace("-", "_")] = {slug: loaded.thing for slug, loaded in found.items()}
    docs = root / "docs"
    pages = {page.path: (docs / page.path).is_file() for page in written_pages(root) if page.own}
    toolkit = own.layered(toolkit, own.Own(folder.relative_to(base).as_posix(), pages=pages, **things))
    if "organisation" not in broken:
        logo = toolkit.organisation.logo
        faults += own.unknown_files(folder, base, logo.file if logo else None)
    return toolkit, [*_each(folders), *files.values()]


def _organisation_problems(organisation: Organisation, folder: Path, root: Path) -> Iterator[Problem]:
    """What is wrong with how an organisation wants the site to look, in the file that stands in `folder`."""
    yield from own.hide_problems(organisation.hide, root / "docs")
    yield from colour_problems(organisation.colours, read_tokens(root / ASSETS))
    if organisation.logo:
        problem = logo_problem(folder, organisation.logo.file)
        if problem:
            yield ("logo", "file"), problem
        if not (organisation.name or organisation.logo.alt):
            yield ("logo",), 'says nothing to those who cannot see it: give it an "alt", or the organisation a "name"'


def _assemble(folders: Mapping[str, Mapping[str, _Loaded]], files: Mapping[str, _Loaded | None]) -> Toolkit:
    def ordered(folder: str, *keys: str) -> dict[str, Any]:
        things: dict[str, Any] = {slug: loaded.thing for slug, loaded in folders[folder].items()}
        return dict(sorted(things.items(), key=lambda item: tuple(getattr(item[1], key) for key in keys)))

    # A file with a fault of its own counts as empty, so that the faults in all the others are told too.
    single: dict[str, Any] = {
        name: loaded.thing if loaded else _nothing(FILES[name]) for name, loaded in files.items()
    }
    return Toolkit(
        case_studies=ordered("case-studies", "order", "slug"),
        decision_points=ordered("decision-points", "order", "slug"),
        methods=ordered("methods", "title", "slug"),
        method_kinds_file=single["method-kinds"],
        plan=single["plan/definition"],
        worked_example=single["plan/worked-example"],
        tips_file=single["tips"],
        aims_file=single["aims"],
        standards_file=single["standards"],
        principles_file=single["principles"],
        should_we_involve=single["should-we-involve"],
        spectrum=single["spectrum"],
        resources=single["resources"],
        glossary_file=single["glossary"],
        links_file=single["links"],
        stakeholders=single["stakeholders"],
        organisation=single["organisation"],
        languages=ordered("languages", "name"),
    )


def _nothing(model: type[BaseModel]) -> BaseModel:
    empty: dict[str, Any] = dict.fromkeys(model.model_fields, ())
    return model.model_construct(**empty)


def _each(folders: Mapping[str, Mapping[str, _Loaded]]) -> Iterator[_Loaded]:
    for loaded_by_name in folders.values():
        yield from loaded_by_name.values()


_PAGE_LINK = re.compile(r"\]\(\s*<?(/[^)?#>\s]*)")


def _known_pages(root: Path, toolkit: Toolkit) -> set[str]:
    docs = root / "docs"
    written = {f"/{path.relative_to(docs).as_posix()}" for path in docs.rglob("*") if path.is_file()}
    return (
        written
        | {f"/{name}" for kind, name in toolkit.local if kind == "page"}
        | {f"/case-studies/{slug}.md" for slug in toolkit.case_studies}
        | {f"/methods/{slug}.md" for slug in toolkit.methods}
    )


def _problems(
    thing: BaseModel, toolkit: Toolkit, pages: set[str], broken: set[str], unsure: set[str]
) -> Iterator[Problem]:
    # A name that leads to a file with a fault of its own is no second fault.
    yield from dead_references(thing, toolkit, broken, unsure)
    yield from repeated_ids(thing)
    if isinstance(thing, PlanDefinition):
        yield from misplaced_collections(thing)
        yield from record_problems(thing.records)
    if isinstance(thing, PlanDefinition | OwnQuestions):
        yield from ((("details", *path), message) for path, message in detail_problems(thing.details))
    if isinstance(thing, Plan) and toolkit.plan.boxes:
        yield from unplaced(thing, toolkit.plan)
    if isinstance(thing, ShouldWeInvolve):
        yield from thing.problems()
    for path, value in walk(thing):
        for page in _PAGE_LINK.findall(value):
            if page not in pages and Path(page.strip("/")).stem not in broken:
                yield path, f'links to "{page}", which is no page.{suggestion(page, pages)}'
        if not unsure:
            yield from ((path, message) for message in unknown_choices(value, toolkit))


def _questions_in_two_files(points: Mapping[str, _Loaded]) -> Iterator[Fault]:
    owner: dict[str, str] = {}
    for loaded in points.values():
        assert isinstance(loaded.thing, DecisionPoint)
        for index, question in enumerate(loaded.thing.questions):
            first = owner.setdefault(question.id, loaded.source.name)
            if first != loaded.source.name:
                message = f'"{question.id}" is taken in {first}: each id may stand once only'
                yield loaded.source.fault(("questions", index, "id"), message)


def _in_plain_words(detail: ErrorDetails, model: type[BaseModel]) -> tuple[FieldPath, str]:
    """Say one of pydantic's errors as an author would want to hear it."""
    path: FieldPath = tuple(detail["loc"])
    context = detail.get("ctx", {})
    given = detail["input"]
    match detail["type"]:
        case "colour":
            return path, f"{_shown(given)} {detail['msg']}" if given else detail["msg"]
        case "missing":
            return path[:-1], f'"{path[-1]}" is missing: add a line "{path[-1]}: …"'
        case "extra_forbidden":
            known = _fields_at(model, path[:-1])
            return path, f"is not a known field.{suggestion(str(path[-1]), known)}"
        case _ if given is None or given == [] or (isinstance(given, str) and not given.strip()):
            return (
                path,
                "is empty: write something, or delete the line if the field may be left out",
            )
        case "string_type":
            return path, "must be text, not " + ("a list" if isinstance(given, list) else "fields")
        case "tuple_type":
            return path, 'must be a list: start each item on a line of its own with "- "'
        case "model_type" | "model_attributes_type":
            return path, 'must hold fields, each written "name: value"'
        case "int_parsing" | "int_parsing_size" | "int_type" | "int_from_float":
            return path, f"must be a whole number, not {_shown(given)}"
        case "bool_parsing" | "bool_type":
            return path, f"must be true or false, not {_shown(given)}"
        case kind if kind.startswith(("date_", "datetime_")):
            return path, f"must be a date, written like 2027-01-15, not {_shown(given)}"
        case "dict_type":
            return path, 'must hold fields, each written "name: value"'
        case "greater_than_equal":
            return path, f"must be {context['ge']} or more"
        case "less_than_equal":
            return path, f"must be {context['le']} or less"
        case "string_too_long":
            return (
                path,
                f"has {len(given)} characters: shorten it to {context['max_length']} or fewer",
            )
        case "literal_error":
            choices = re.findall(r"'([^']*)'", str(context["expected"]))
            return (
                path,
                f"{_shown(given)} is not one of {', '.join(choices)}."
                + (suggestion(given, choices) if isinstance(given, str) else ""),
            )
        case "string_pattern_mismatch" if context["pattern"] == SLUG_PATTERN:
            return (
                path,
                f'"{given}" is not a name: use lower-case letters, digits and single hyphens',
            )
        case "string_pattern_mismatch" if context["pattern"] == EMAIL_PATTERN:
            return path, f'"{given}" is not an email address: write it like team@organisation.example'
        case "string_pattern_mismatch":
            return path, f'"{given}" is not written as it should be'
        case "address":
            return path, f'"{given}" is not a web address: write it whole, starting with https://'
        case _:
            return path, detail["msg"]


def _shown(given: object) -> str:
    """What an author wrote, as it can be quoted back."""
    return f'"{given}"' if isinstance(given, str) else "a list" if isinstance(given, list) else "fields"


def _fields_at(model: type[BaseModel], path: FieldPath) -> list[str]:
    """The fields that a model has at a path inside it."""
    for part in path:
        if isinstance(part, int):
            continue
        annotation: Any = model.model_fields[part].annotation
        inner = [t for t in getattr(annotation, "__args__", ()) if isinstance(t, type)]
        candidates = [t for t in [annotation, *inner] if isinstance(t, type) and issubclass(t, BaseModel)]
        if not candidates:
            return []
        model = candidates[0]
    return [name for name in model.model_fields if name != "slug"]
