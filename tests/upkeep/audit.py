"""Asks whether a locked package has a known vulnerability: `python -m tests.upkeep.audit` (or `make audit`).

The tool behind it, pip-audit, counts a package of which it learns nothing as sound. Here it counts as not checked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from tests.upkeep import LOCKS

COMMAND = (
    *(sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--progress-spinner=off"),
    *("--format=json", "--desc=off"),
    *(part for lock in LOCKS for part in ("--requirement", str(lock))),
)


def verdict(output: str) -> tuple[str, int]:
    """Put what pip-audit found in words.

    Args:
        output: its report as JSON; anything else if it did not get so far.

    Returns:
        The words, and the code to exit with: 1 for a vulnerability, 2 when a package was not checked, else 0.
    """
    try:
        packages: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError):
        return "The list of known vulnerabilities could not be reached. Nothing was checked.", 2
    unchecked = sorted(package["name"] for package in packages if "skip_reason" in package)
    lines = [
        f"{package['name']} {package['version']}: {found['id']}, "
        + (f"fixed in {', '.join(found['fix_versions'])}" if found["fix_versions"] else "not fixed yet")
        for package in packages
        for found in package.get("vulns", ())
    ]
    code = 1 if lines else 2 if unchecked or not packages else 0
    lines.append(f"{len(packages) - len(unchecked)} of {len(packages)} packages were checked.")
    if unchecked:
        lines.append(f"Nothing could be learned of {', '.join(unchecked)}. Is there a connection to the network?")
    return "\n".join(lines), code


def main() -> None:
    """Print the verdict and exit with its code. What pip-audit says itself is shown only where it has no report: it
    finds "no known vulnerabilities" even when it could ask nothing.
    """
    audit = subprocess.run(COMMAND, capture_output=True, encoding="utf-8")
    if not audit.stdout:
        print(audit.stderr, file=sys.stderr)
    said, code = verdict(audit.stdout)
    print(said)
    sys.exit(code)


if __name__ == "__main__":
    main()
