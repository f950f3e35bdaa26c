"""Commands for authors, maintainers and people with a saved plan. `python -m macros --help` lists them."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO, cast

from macros.adapters.plain_source import NotEmpty, write_plain_source
from macros.commands import STANDARD, check_plan, check_project, convert_plan, stale_content, start_own
from macros.content.load import load
from macros.content.plans.plan_file import PlanRefused
from macros.content.reviews import MONTHS
from macros.content.schemas import write_schemas
from macros.documents.documents import WRITERS
from macros.documents.scope import Choices
from macros.faults import ContentFaults
from macros.publishing.offline_zip import write_offline_zip
from macros.publishing.site_build import write_site

Command = Callable[[Path, argparse.Namespace], None]
"""Runs a command on the project at a path, with what was given to it."""


def main(arguments: list[str] | None = None) -> None:
    """Run a command. Exits with 1 and a plain message when there is something to fix, with 2 on wrong use."""
    chosen = _parser().parse_args(arguments)
    run: Command = chosen.run
    try:
        run(_project(), chosen)
    except ContentFaults as faults:
        sys.exit(faults.report())
    except (PlanRefused, NotEmpty) as refusal:
        sys.exit(str(refusal))
    except BrokenPipeError:
        # Whoever read our output had enough of it.
        sys.stderr.close()
    except OSError as error:
        sys.exit(f"{error.filename or 'This computer'} cannot be used: {error.strerror or error}.")


def _check(root: Path, chosen: argparse.Namespace) -> None:
    _say(check_plan(root, chosen.file) if chosen.file else check_project(root))


def _schemas(root: Path, _: argparse.Namespace) -> None:
    for path in write_schemas(root):
        _say(path.relative_to(root).as_posix())


def _own(root: Path, _: argparse.Namespace) -> None:
    _say(start_own(root))


def _generate(root: Path, chosen: argparse.Namespace) -> None:
    _say(f"{write_plain_source(root, chosen.into, load(root))} files are in {chosen.into}.")


def _links(root: Path, _: argparse.Namespace) -> None:
    # It needs a library that nothing else here does, and that not every site builder brings.
    from macros.content.link_check import check_links, report

    said, code = report(check_links(load(root).links.values()))
    _say(said)
    sys.exit(code)


def _stale(root: Path, chosen: argparse.Namespace) -> None:
    _say(stale_content(root, chosen.on, chosen.months))


def _build(root: Path, _: argparse.Namespace) -> None:
    write_site(root, root / "site")


def _offline(root: Path, _: argparse.Namespace) -> None:
    _say(write_offline_zip(root, root / "build").relative_to(root).as_posix())


def _plan(root: Path, chosen: argparse.Namespace) -> None:
    choices = Choices(chosen.guidance, chosen.unanswered, chosen.internal, chosen.records, chosen.comments)
    document, notes = convert_plan(root, chosen.file, chosen.to, choices)
    _write(chosen.output, document)
    for note in notes:
        print(note, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    def command(run: Command, does: str) -> argparse.ArgumentParser:
        added = commands.add_parser(run.__name__.removeprefix("_"), help=does)
        added.set_defaults(run=run)
        return added

    check = command(_check, "check the data and the pages, or a saved plan")
    check.add_argument("file", nargs="?", help="a saved plan (JSON); - reads standard input")
    command(_own, "write the starter of your organisation's own folder")
    command(_schemas, "write the JSON Schemas of the data files again, after a change to a model")
    generate = command(_generate, "write the project out for a site builder without plugins")
    generate.add_argument("--into", required=True, type=Path, help="a new folder")
    command(_links, "ask each address in data/links.yml whether it is still there")
    stale = command(_stale, "list the pages, data files and things in them that are due for a review")
    stale.add_argument(
        "--months", type=_months, default=MONTHS, help=f"how long a review holds; {MONTHS} if left out"
    )
    stale.add_argument("--on", type=_day, default=date.today(), metavar="DATE", help="as if today were this day")
    command(_build, "build the site into site/; a build that fails leaves what is there")
    command(_offline, "pack the site into a zip file that people can open from a folder")
    plan = command(_plan, "turn a saved plan into a document")
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


def _months(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f'must be a whole number, such as {MONTHS}, not "{text}"')
    return int(text)


def _project() -> Path:
    here = Path.cwd()
    return here if (here / "data").is_dir() and (here / "mkdocs.yml").is_file() else Path(__file__).parents[1]


def _say(text: str) -> None:
    # In a file or a pipe Windows has few signs: the others are written as codes, as Python writes faults there.
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    with _writing():
        print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if os.name == "nt" and error.errno == errno.EINVAL:
            # What Windows says of a pipe whose reader is gone.
            raise BrokenPipeError from None
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
