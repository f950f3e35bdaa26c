"""What looks after the packages that the project is built with. Each part is a command: see the Makefile."""

from tests.support.paths import ROOT

LOCKS = tuple(ROOT / name for name in ("requirements.txt", "requirements-dev.txt", "requirements-upkeep.txt"))
"""The lock files: what builds the site, what tests it, and what looks after both."""
