"""Where the parts of the project are that tests read."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

NORTHLAND = ROOT / "tests" / "northland"
"""The own folder of a made-up organisation."""

PARTS = ("mkdocs.yml", "data", "docs", "macros", "overrides")
"""What a copy of the project needs to be built."""
