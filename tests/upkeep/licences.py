"""Lists the licences of the locked packages: `python -m tests.upkeep.licences` (or `make licences`).

What is allowed is in pyproject.toml, under `tool.licences`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from packaging.utils import canonicalize_name

from tests.support.paths import ROOT
from tests.upkeep import LOCKS

COMMAND = (sys.executable, "-m", "piplicenses", "--from=mixed", "--with-system", "--with-urls", "--format=json")


def locked_names() -> set[str]:
    """The names of all locked packages."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==", "".join(lock.read_text("utf-8") for lock in LOCKS), re.MULTILINE)
    return {canonicalize_name(name) for name in found}


def is_allowed(licence: str, allowed: Iterable[str]) -> bool:
    """Whether what a package says of its licence can be allowed.

    Args:
        licence: one name; several after ";" or " OR ", of which one is enough; or several after " AND ", which must
            all be allowed.
        allowed: the names that are allowed.
    """
    choices = re.split(r"; | OR ", licence)
    return any(all(part in allowed for part in choice.split(" AND ")) for choice in choices)


def verdict(packages: list[dict[str, str]], locked: set[str], rules: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Hold the licences of packages against the rules.

    Args:
        packages: what pip-licenses tells of each package that is installed.
        locked: the names of the packages that count.
        rules: `allow`, a list of licences, and `looked-at`, comments by the name of a package.

    Returns:
        A table in Markdown, and what is wrong, a line each.
    """
    looked_at = rules["looked-at"]
    rows, faults = ["| Package | Version | Licence | Comment |", "| --- | --- | --- | --- |"], []
    installed: dict[str, dict[str, str]] = {canonicalize_name(package["Name"]): package for package in packages}
    for name in sorted(locked & installed.keys()):
        package, comment = installed[name], looked_at.get(name, "")
        rows.append(f"| {name} | {package['Version']} | {package['License']} | {comment} |")
        if not comment and not is_allowed(package["License"], rules["allow"]):
            faults.append(
                f"{name}: {package['License']} is not among the licences that are allowed: {package['URL']}"
            )
    faults += [
        f"{name}: is locked but not installed here, so nothing is known" for name in sorted(locked - installed.keys())
    ]
    faults += [f"{name}: is no longer locked: take it out of looked-at" for name in sorted(looked_at.keys() - locked)]
    return "\n".join(rows), faults


def main() -> None:
    """Print the table, and exit with what is wrong if anything is."""
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["licences"]
    packages = json.loads(subprocess.run(COMMAND, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout)
    table, faults = verdict(packages, locked_names(), rules)
    print(table)
    if faults:
        sys.exit("\n".join(["", *faults]))


if __name__ == "__main__":
    main()
