"""Commands for authors and maintainers: `python -m macros check`, `python -m macros schemas`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from macros.content import load
from macros.faults import ContentFaults
from macros.page_check import page_faults
from macros.schemas import stale_schemas, write_schemas


def check(root: Path) -> str:
    """Check the data and the pages of the project at `root`.

    Returns:
        A line that says what was checked.

    Raises:
        ContentFaults: something is wrong; it lists every fault.
    """
    toolkit = load(root)
    pages = sorted((root / "docs").rglob("*.md"))
    faults = [
        fault
        for page in pages
        for fault in page_faults(page.relative_to(root).as_posix(), page.read_text(encoding="utf-8"), toolkit)
    ]
    if faults:
        raise ContentFaults(faults)
    stale = stale_schemas(root)
    if stale:
        raise SystemExit(f"data/schemas is behind the models ({', '.join(stale)}): run `make schemas`")
    return (
        f"All is well: {len(toolkit.case_studies)} case studies, {len(toolkit.methods)} methods, "
        f"{len(toolkit.questions)} example questions, {len(toolkit.plan_questions)} plan questions, "
        f"{len(toolkit.links)} links, {len(pages)} pages."
    )


def main(arguments: list[str] | None = None) -> None:
    """Run a command. Exits with 1 and a plain message when there is something to mend."""
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check the data and the pages, and list every fault")
    commands.add_parser("schemas", help="write the JSON Schemas of the data files anew")
    chosen = parser.parse_args(arguments)
    root = Path.cwd()
    if chosen.command == "schemas":
        for path in write_schemas(root):
            print(path.relative_to(root).as_posix())
        return
    try:
        print(check(root))
    except ContentFaults as faults:
        sys.exit(faults.report())


if __name__ == "__main__":
    main()
