"""Reads the plans in an organisation's own folder that it publishes, and finds all that keeps one from going out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lxml.etree import HTMLParser, LxmlError, fromstring

from macros.content.plans import labelled
from macros.content.plans.json_lines import line_in_json
from macros.content.plans.plan_file import MOST_BYTES, PlanRefused, read_plan
from macros.content.plans.publishable import public_part, refusals
from macros.content.plans.reachable import reachable, warning
from macros.content.reviews import Due
from macros.content.written_pages import OF_WINDOWS
from macros.content.yaml_source import FieldPath, YamlSource, field_name
from macros.derived.register import past_review
from macros.faults import Fault, suggestion
from macros.models.base import SLUG_PATTERN
from macros.models.plan import Plan
from macros.models.register import RECORDS, PublishedPlan, RegisterEntry
from macros.models.toolkit import Toolkit

REGISTER = "register.yml"

_ENDINGS = (".json", ".html")
"""What a plan's file may end in: data, or the page that the builder saves, which carries the same data with it."""

_DOCUMENTS = {".docx": "a Word file", ".odt": "an OpenDocument file", ".md": "a Markdown file", ".doc": "a Word file"}

_PLACE = "saved-plan"
"""The id of the part of a saved page that has the plan as data."""


@dataclass
class Reading:
    """What was found in the folder."""

    published: dict[str, PublishedPlan] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What the publisher should look at, though it is no fault."""


def read_published(
    folder: Path, base: Path, toolkit: Toolkit, register: YamlSource | None, *, whole: bool
) -> Reading:
    """Read every plan of the register, and find files beside them that the register does not name.

    Args:
        folder: the folder of the plans, which need not be there.
        base: the folder from which faults name files.
        toolkit: the data, with the register in it.
        register: the register's file, which is sound; None if there is none.
        whole: whether the questions of the plan and the site's words are known, so that answers can be looked at.
    """
    found = Reading()
    files = _files(folder, base, toolkit, found)
    replaced = {entry.replaces: entry.id for entry in toolkit.register.plans if entry.replaces}
    if register and whole:
        found.faults += _missing_records(register, toolkit)
    first: dict[str, RegisterEntry] = {}
    for index, entry in enumerate(toolkit.register.plans):
        assert register is not None
        plan = None
        if entry.id in files:
            plan = _plan(files[entry.id], base, entry, toolkit, found) if whole else None
            other = first.setdefault(plan.id, entry) if plan and not entry.withdrawn else entry
            if other is not entry and entry.id != other.replaces and other.id != entry.replaces:
                message = (
                    f'has the plan of "{other.id}" a second time. Put its newest file there, and say in "changes" '
                    f'what is new; or write "replaces: {other.id}", if this one takes its place'
                )
                found.faults.append(register.fault(("plans", index, "id"), message))
        elif not entry.withdrawn:
            near = suggestion(entry.id, files.keys() - {each.id for each in toolkit.register.plans})
            message = f"there is no file {entry.id}.json or {entry.id}.html beside this one.{near}"
            found.faults.append(register.fault(("plans", index, "id"), message))
        line = register.line(("plans", index))
        public = None if entry.withdrawn else plan
        found.published[entry.id] = PublishedPlan(entry, public, register.name, line, replaced.get(entry.id, ""))
    newest = sorted(found.published.values(), key=lambda one: (one.entry.changed, one.entry.id), reverse=True)
    found.published = {one.entry.id: one for one in newest}
    return found


def _missing_records(register: YamlSource, toolkit: Toolkit) -> Iterator[Fault]:
    """Find records that pages of published plans show, and that the questions of the plan no longer have."""
    if toolkit.register.plans:
        for name in RECORDS:
            if name not in toolkit.records:
                message = f'need the record "{name}", which data/plan/definition.yml does not have: put it back there'
                yield register.fault(("plans",), message)


def plans_past_review(toolkit: Toolkit, on: date) -> list[Due]:
    """List the published plans whose review date has passed, the one that has waited longest first.

    Args:
        toolkit: the data.
        on: the day to count from, which is usually today.
    """
    return sorted(
        Due(day, one.source, one.line, one.entry.id, "the review date of this published plan has passed")
        for one, day in past_review(toolkit, on)
    )


_BESIDE = ("readme", *(Path(name).stem for name in OF_WINDOWS))
"""What may be in the folder besides, by its name without its ending."""


def _files(folder: Path, base: Path, toolkit: Toolkit, found: Reading) -> Mapping[str, Path]:
    """The plans' files by their names. What else is there is a fault."""
    named = {entry.id for entry in toolkit.register.plans}
    files: dict[str, Path] = {}
    for path in sorted(folder.iterdir(), key=_data_first) if folder.is_dir() else ():
        if path.name == REGISTER or path.name.startswith(".") or path.stem.lower() in _BESIDE:
            continue
        message = _out_of_place(path, named, files)
        if message:
            found.faults.append(Fault(path.relative_to(base).as_posix(), 1, "", message))
        if path.suffix in _ENDINGS and path.is_file():
            files.setdefault(path.stem, path)
    return files


def _data_first(path: Path) -> tuple[str, bool, str]:
    return path.stem, path.suffix != ".json", path.name


def _out_of_place(path: Path, named: set[str], files: Mapping[str, Path]) -> str | None:
    if not path.is_file():
        return "is no file that can be read: only files of plans and register.yml go here"
    if path.suffix.lower() in _DOCUMENTS:
        return (
            f"is {_DOCUMENTS[path.suffix.lower()]}, which cannot be checked for what is internal. Open it in the "
            f'plan builder, choose "Save for publishing", and put the file that it makes here as {path.stem}.json'
        )
    if path.suffix not in _ENDINGS:
        return f"is no plan: a plan's file ends in .json or .html, as the plan builder saves it{_near_yaml(path)}"
    if not re.fullmatch(SLUG_PATTERN, path.stem):
        return "name the file with lower-case letters, digits and hyphens: it becomes the address"
    if path.stem in files:
        return f"is the plan of {files[path.stem].name} a second time: keep one of them"
    if path.stem not in named:
        return (
            f'is not named in {REGISTER}, so it is not published. Name it there with "id: {path.stem}", or take the '
            f"file away: whoever sees this folder can read it.{suggestion(path.stem, named)}"
        )
    return None


def _near_yaml(path: Path) -> str:
    return f". The list of plans is called {REGISTER}" if path.suffix in (".yml", ".yaml") else ""


def _plan(path: Path, base: Path, entry: RegisterEntry, toolkit: Toolkit, found: Reading) -> Plan | None:
    """Read a plan's file, and take out of it what is published. None if something keeps it from going out."""
    name = path.relative_to(base).as_posix()
    try:
        text, first_line = _saved_plan(path)
        plan = read_plan(text.encode("utf-8", "surrogatepass"))
    except PlanRefused as refused:
        message = " ".join(line.strip() for line in str(refused).splitlines())
        found.faults.append(Fault(name, 1, "", message))
        return None

    def place(where: FieldPath) -> tuple[int, str]:
        return first_line + line_in_json(text, where) - 1, field_name(where)

    faults = [Fault(name, *place(where), message) for where, message in refusals(plan, entry, toolkit.plan)]
    found.faults += faults
    if faults:
        return None
    for where, reached in reachable(plan, filter(None, [entry.email, toolkit.organisation.feedback_email])):
        line, field_at = place(where)
        found.notes.append(f"{name}:{line}: {field_at}: {warning(reached)}")
    for where, said in labelled.labelled(plan, toolkit.words):
        line, field_at = place(where)
        found.notes.append(f"{name}:{line}: {field_at}: {labelled.warning(said)}")
    return public_part(plan, entry, toolkit.plan)


def _saved_plan(path: Path) -> tuple[str, int]:
    """The data of a plan's file, and the line on which it begins.

    Raises:
        PlanRefused: the file cannot be read, or is a page that carries no plan.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise PlanRefused(f"The file cannot be read ({error.strerror or error}).") from None
    except UnicodeDecodeError:
        raise PlanRefused("The file is not a saved plan: it does not hold text (UTF-8).") from None
    if path.suffix != ".html":
        return text, 1
    try:
        page = fromstring(content, HTMLParser(encoding="utf-8", huge_tree=True))
        plans = [] if page is None else [each for each in page.iter() if each.get("id") == _PLACE]
    except LxmlError:
        plans = []
    if len(plans) != 1:
        message = "The page carries more than one plan" if plans else "The page carries no plan"
        raise PlanRefused(f'{message}: put the page here that the plan builder makes with "Save for publishing".')
    line = plans[0].sourceline
    return plans[0].text or "", line if isinstance(line, int) else 1
