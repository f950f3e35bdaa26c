"""Commands for authors, maintainers and people with a saved plan. `python -m macros --help` lists them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO, cast

from macros.adapters.plain_source import NotEmpty, write_plain_source
from macros.content.load import load
from macros.content.own.folder import VARIABLE, own_place
from macros.content.own.starter_writer import write_starter
from macros.content.plans import labelled
from macros.content.plans.plan_file import MOST_BYTES, PlanRefused, is_settled, read_plan, unplaced, write_plan
from macros.content.plans.reachable import reachable, warning
from macros.content.plans.register import plans_past_review
from macros.content.reviews import MONTHS, due_for_review
from macros.content.schemas import stale_schemas, write_schemas
from macros.content.yaml_source import field_name
from macros.documents.documents import WRITERS, Documents
from macros.documents.scope import Choices, data_of
from macros.faults import ContentFaults
from macros.models.plan import Plan
from macros.models.words import SOURCE, done
from macros.pages.check import check_pages
from macros.publishing.offline_zip import write_offline_zip
from macros.publishing.site_build import write_site

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
        on: the day on which one asks.
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


def main(arguments: list[str] | None = None) -> None:
    """Run a command. Exits with 1 and a plain message when there is something to fix, with 2 on wrong use."""
    chosen = _parser().parse_args(arguments)
    root = _project()
    try:
        if chosen.command == "schemas":
            for path in write_schemas(root):
                _say(path.relative_to(root).as_posix())
        elif chosen.command == "own":
            _say(start_own(root))
        elif chosen.command == "links":
            # It needs a library that nothing else here does, and that not every site builder brings.
            from macros.content.link_check import check_links, report

            said, code = report(check_links(load(root).links.values()))
            _say(said)
            sys.exit(code)
        elif chosen.command == "stale":
            _say(stale_content(root, chosen.on, chosen.months))
        elif chosen.command == "build":
            write_site(root, root / "site")
        elif chosen.command == "offline":
            _say(write_offline_zip(root, root / "build").relative_to(root).as_posix())
        elif chosen.command == "plan":
            choices = Choices(chosen.guidance, chosen.unanswered, chosen.internal, chosen.records, chosen.comments)
            document, notes = convert_plan(root, chosen.file, chosen.to, choices)
            _write(chosen.output, document)
            for note in notes:
                print(note, file=sys.stderr)
        elif chosen.command == "generate":
            _say(f"{write_plain_source(root, chosen.into, load(root))} files are in {chosen.into}.")
        else:
            _say(check_plan(root, chosen.file) if chosen.file else check_project(root))
    except ContentFaults as faults:
        sys.exit(faults.report())
    except (PlanRefused, NotEmpty) as refusal:
        sys.exit(str(refusal))
    except BrokenPipeError:
        # Whoever read our output had enough of it.
        sys.stderr.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check the data and the pages, or a saved plan")
    check.add_argument("file", nargs="?", help="a saved plan (JSON); - reads standard input")
    commands.add_parser("own", help="write the starter of your organisation's own folder")
    commands.add_parser("schemas", help="write the JSON Schemas of the data files anew")
    generate = commands.add_parser("generate", help="write the project out for a site builder without plugins")
    generate.add_argument("--into", required=True, type=Path, help="a new folder")
    commands.add_parser("links", help="ask each address in data/links.yml whether it is still there")
    stale = commands.add_parser(
        "stale", help="list the pages, data files and things in them that are due for a review"
    )
    stale.add_argument("--months", type=int, default=MONTHS, help=f"how long a review holds; {MONTHS} if left out")
    stale.add_argument("--on", type=_day, default=date.today(), metavar="DATE", help="as if today were this day")
    commands.add_parser("build", help="build the site into site/; a build that fails leaves what is there")
    commands.add_parser("offline", help="pack the site into a zip file that people can open from a folder")
    plan = commands.add_parser("plan", help="turn a saved plan into a document")
    plan.add_argument("file", help="a saved plan (JSON); - reads standard input")
    plan.add_argument("--to", required=True, choices=[*WRITERS, "json"], help="the document's format")
    plan.add_argument("-o", "--output", default=STANDARD, help="the document's file; standard output if left out")
    plan.add_argument("--without-guidance", dest="guidance", action="store_false", help="leave the guidance out")
    plan.add_argument(
        "--without-unanswered", dest="unanswered", action="store_false", help="leave questions with no answer out"
    )
    plan.add_argument(
        "--without-internal",
        dest="internal",
        action="store_false",
        help="leave out what is marked internal, and personal details such as the contact",
    )
    plan.add_argument("--without-records", dest="records", action="store_false", help="leave the records out")
    plan.add_argument(
        "--comments",
        action="store_true",
        help="put reviewers' comments into Word and OpenDocument files; never where what is internal is left out",
    )
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'must be a date, written like 2026-11-23, not "{text}"') from None


def _project() -> Path:
    here = Path.cwd()
    return here if (here / "data").is_dir() and (here / "mkdocs.yml").is_file() else Path(__file__).parents[1]


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


def _say(text: str) -> None:
    with _writing():
        print(text, flush=True)


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        # Python would write what is left when it ends, and complain once more.
        sys.stdout = cast("TextIO", None)
        raise PlanRefused(f"standard output cannot be written: {error.strerror or error}.") from None


def _write(output: str, content: bytes) -> None:
    if output == STANDARD:
        if not cast("TextIO | None", sys.stdout):
            raise PlanRefused("standard output is closed: name a file with -o.")
        with _writing():
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        return
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise PlanRefused(f"{output} cannot be written: {error.strerror or error}.") from None


if __name__ == "__main__":
    main()
