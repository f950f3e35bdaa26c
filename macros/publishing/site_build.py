"""Builds the site beside the one that is there. A build that fails leaves that one as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

BUILDER = (sys.executable, "-m", "mkdocs")

_PLANS = "data/v1/plans.json"
"""The published plans of a site, as data."""


def write_site(root: Path, site: Path) -> None:
    """Build the site of a project, and put it in the place of the last one.

    Args:
        root: the project.
        site: the folder of the site, which need not be there yet.

    Raises:
        SystemExit: the site cannot be built, or the last one is in use. That one stays.
    """
    site = site.resolve()
    # On the same disk, where a folder takes another's place in one step.
    with tempfile.TemporaryDirectory(prefix=".site-", dir=site.parent, ignore_cleanup_errors=True) as beside:
        new, last = Path(beside, "new"), Path(beside, "last")
        build_site(root, new)
        for name in gone_plans(site, new):
            print(
                f'our-plans/{name}/ was published, and is gone: the register no longer names "{name}". People may '
                'have the address. Name it again, and give it "withdrawn" with the day and the reason.',
                file=sys.stderr,
            )
        try:
            if site.exists():
                site.rename(last)
            new.rename(site)
        except OSError as error:
            if last.exists():
                last.rename(site)
            sys.exit(f"{site} cannot be replaced ({error.strerror}): close what uses it, and build again")


def gone_plans(last: Path, new: Path) -> list[str]:
    """Name the plans that the last site published and the new one does not. Their addresses should last.

    Args:
        last: the folder of the last site, which need not be there.
        new: that of the new one.
    """
    return [name for name in _plans(last) if name not in _plans(new)]


def _plans(site: Path) -> list[str]:
    try:
        return [str(plan["id"]) for plan in json.loads((site / _PLANS).read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError, KeyError):
        # Without plans there is no such file, and a file that somebody changed by hand proves nothing.
        return []


def build_site(root: Path, into: Path, *options: str, **variables: str) -> None:
    """Build the site of a project into a new folder. The site builder says itself what is wrong.

    Args:
        root: the project.
        into: the folder.
        options: more options for the site builder.
        variables: more variables for its environment.

    Raises:
        SystemExit: the site cannot be built.
    """
    # Not --quiet: what MkDocs does not say, --strict does not count.
    command = [*BUILDER, "build", "--strict", "--site-dir", str(into), *options]
    result = subprocess.run(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables})
    if result.returncode:
        sys.exit(result.returncode)
