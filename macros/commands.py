"""What each command does: it checks or converts what it is given, and returns what to say."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TextIO, cast

from macros.content.load import load
from macros.content.own.folder import VARIABLE, own_place
from macros.content.own.starter_writer import write_starter
from macros.content.plans import labelled
from macros.content.plans.plan_file import MOST_BYTES, PlanRefused, is_settled, read_plan, unplaced, write_plan
from macros.content.plans.reachable import reachable, warning
from macros.content.plans.register import plans_past_review
from macros.content.reviews import due_for_review
from macros.content.schemas import stale_schemas
from macros.content.yaml_source import field_name
from macros.documents.documents import Documents
from macros.documents.scope import Choices, data_of
from macros.models.plan import Plan
from macros.models.words import SOURCE, done
from macros.pages.check import check_pages

STANDARD = "-"
"""Means standard input or output where a file's name is expected."""


def check_project(root: Path) -> str:
    """Check the data and the pages of the project at `root`.

    Returns:
        A line that says what was checked.

    Raises:
        ContentFaults: something is wrong; it lists every fault.
        SystemExit: the schemas in data/ are not those of the models.
    """
    toolkit = load(root)
    pages = check_pages(root, toolkit)
    stale = stale_schemas(root)
    if stale:
        raise SystemExit(f"data/schemas is behind the models ({', '.join(stale)}): run `make schemas`")
    languages = [
        f"\n{language.name} ({code}): {done(language, toolkit.languages[SOURCE])} words of the interface."
        for code, language in toolkit.languages.items()
        if code != SOURCE
    ]
    return (
        f"All is well: {len(toolkit.case_studies)} case studies, {len(toolkit.methods)} methods, "
        f"{len(toolkit.questions)} example questions, {len(toolkit.plan_questions)} plan questions, "
        f"{len(toolkit.links)} links, {len(pages)} pages.{''.join(languages)}"
        + "".join(f"\n{words}" for words in (*toolkit.replaced, *toolkit.notes))
    )


def start_own(root: Path) -> str:
    """Write the starter of an organisation's own folder, without touching a file that is there.

    Returns:
        A line for each file written, and what to do next.

    Raises:
        SystemExit: the folder is switched off.
    """
    folder = own_place(root)
    if folder is None:
        raise SystemExit(f"{VARIABLE} is empty, which switches the folder off: unset it, or let it name a folder")
    written = [
        path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        for path in write_starter(root, folder)
    ]
    if not written:
        return f"{folder} has all its files: nothing was written."
    return "\n".join(
        ["Written:", *(f"  {name}" for name in written), "Open organisation.yml first, and run `make serve`."]
    )


def check_plan(root: Path, file: str) -> str:
    """Check a saved plan against its format and against the questions of the project at `root`.

    Args:
        root: the project.
        file: the plan's file, or `-` for standard input.

    Returns:
        A line that says what the plan holds, and a line for each answer that belongs to no question.

    Raises:
        PlanRefused: the file cannot be used as a plan.
    """
    plan = _plan(file)
    toolkit = load(root)
    answers = [*plan.answers.values(), *(answer for topic in plan.topics for answer in topic.answers.values())]
    settled = sum(is_settled(answer) for answer in answers)
    topics, questions = _count(len(plan.topics), "topic"), _count(settled, "question")
    lines = [f"The plan is sound: {topics}, {questions} answered."]
    lines += [f"Kept, but {field_name(path)} {problem}" for path, problem in unplaced(plan, toolkit.plan)]
    return "\n".join(lines)


def convert_plan(root: Path, file: str, format_name: str, choices: Choices) -> tuple[bytes, list[str]]:
    """Turn a saved plan into a document, or into JSON of the current version.

    Args:
        root: the project, whose questions the document shows.
        file: the plan's file, or `-` for standard input.
        format_name: `docx`, `odt`, `md`, `html` or `json`.
        choices: what a document shows. JSON leaves out only what stays in the team, and the records.

    Returns:
        The document, and a line for each email address, telephone number and word that says that it is internal, in a
        copy to publish.

    Raises:
        PlanRefused: the file cannot be used as a plan.
    """
    plan, toolkit = _plan(file), load(root)
    out = data_of(plan, toolkit.plan, choices)
    public = () if choices.internal else reachable(out, filter(None, [toolkit.organisation.feedback_email]))
    notes = [f"The copy, {field_name(path)}: {warning(reached)}" for path, reached in public]
    secret = () if choices.internal else labelled.labelled(out, toolkit.words)
    notes += [f"The copy, {field_name(path)}: {labelled.warning(line)}" for path, line in secret]
    if format_name == "json":
        return write_plan(out).encode("utf-8"), notes
    return Documents(toolkit).plan(plan, format_name, choices), notes


def stale_content(root: Path, on: date, months: int) -> str:
    """List what is due for another look, a line each: the day of the last one, the place and the reason.

    Args:
        root: the project.
        on: the day to count from, which is usually today.
        months: how long a review holds.

    Raises:
        ContentFaults: something is wrong with the data or the pages.
    """
    toolkit = load(root)
    check_pages(root, toolkit)
    due = sorted([*due_for_review(root, on, months), *plans_past_review(toolkit, on)])
    if not due:
        return f"Nothing is due: everything was reviewed less than {_count(months, 'month')} ago."
    return "\n".join(str(item) for item in due)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _plan(file: str) -> Plan:
    try:
        if file == STANDARD:
            # Where it is closed, Python has none, whatever its types say.
            if not cast("TextIO | None", sys.stdin):
                raise PlanRefused("standard input is closed: name the plan's file, or send the plan in.")
            return read_plan(sys.stdin.buffer.read(MOST_BYTES + 1))
        with Path(file).open("rb") as stream:
            return read_plan(stream.read(MOST_BYTES + 1))
    except OSError as error:
        raise PlanRefused(f"{file} cannot be read: {error.strerror or error}.") from None
