"""Prints what other site builders make of this project: `python -m tests.portability` (or `make portability`).

Each builder is installed into build/portability/, in the versions that this folder locks. The first run needs a
network.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.benchmark.__main__ import table
from tests.portability.builders import BUILDERS, FAULTS, Builder, NotInstalled, Tested, run_tests, unseen_faults
from tests.portability.comparing import Part, compare
from tests.support.builder import MKDOCS, SITE_URL, build
from tests.support.paths import ROOT


def parts_report(title: str, parts: Iterable[Part]) -> str:
    """The table of what came out the same, with the first names of what did not."""
    rows = [(part.name, part.expected, part.same, len(part.different), len(part.missing)) for part in parts]
    lines = [table(title, ("", "MkDocs makes", "the same", "different", "missing"), rows)]
    for part in parts:
        for what, files in (("differs", part.different), ("is missing", part.missing)):
            lines += [f"  {what}: {file}" for file in files[:3]]
            lines += [f"  … and {len(files) - 3} more"] if len(files) > 3 else []
    return "\n".join(lines)


def faults_report(unseen: Sequence[str]) -> str:
    """Which faults end the build."""
    return "\n".join(f"  {'goes through' if name in unseen else 'ends the build'}: {name}" for name in FAULTS)


def tests_report(builder: Builder, tested: Tested) -> str:
    """How many tests pass, and which do not."""
    lines = [f"{' '.join(builder.tests)}: {tested.passed} pass, {len(tested.failed)} fail"]
    return "\n".join([*lines, *(f"  fails: {name}" for name in tested.failed)])


def try_builder(builder: Builder, reference: Path, workspace: Path) -> bool:
    """Try a builder and print what it gives. Returns whether it does all that MkDocs does."""
    try:
        builder.install()
    except NotInstalled as reason:
        print(f"{builder.name}: its packages could not be fetched. Is there a network?\n  {reason}\n")
        return False
    print(f"== {builder.version()}\n", flush=True)
    site = workspace / "site"
    start = time.perf_counter()
    result = builder.build(ROOT, site)
    if result.returncode:
        print(f"The site could not be built:\n{result.stdout}{result.stderr}")
        return False
    parts = compare(reference, site)
    print(parts_report(f"Built in {time.perf_counter() - start:.1f} s", parts), end="\n\n", flush=True)
    unseen = unseen_faults(builder, workspace)
    print(faults_report(unseen), end="\n\n", flush=True)
    tested = run_tests(builder, site, workspace / "tests.xml")
    print(tests_report(builder, tested), end="\n\n", flush=True)
    return not (unseen or tested.failed or any(part.missing or part.different for part in parts))


def main() -> None:
    names = {builder.name: builder for builder in BUILDERS}
    parser = argparse.ArgumentParser(prog="python -m tests.portability", description="Try other site builders.")
    parser.add_argument("builders", nargs="*", metavar="builder", help=f"{', '.join(names)}; all if left out")
    chosen = parser.parse_args().builders or [*names]
    if unknown := set(chosen) - set(names):
        parser.error(f"there is no builder {', '.join(sorted(unknown))}; there is {', '.join(names)}")
    verdicts = {}
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        result = build(ROOT, workspace / "reference", builder=MKDOCS, SITE_URL=SITE_URL)
        if result.returncode:
            sys.exit(result.stderr)
        for name in chosen:
            (workspace / name).mkdir()
            verdicts[name] = try_builder(names[name], workspace / "reference", workspace / name)
    for name, whole in verdicts.items():
        print(f"{name}: {'does all that MkDocs does' if whole else 'does not do all that MkDocs does: see above'}")


if __name__ == "__main__":
    main()
