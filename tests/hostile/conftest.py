"""The scripts that read files, in an empty page."""

from tests.scripts.conftest import run
from tests.scripts.reading import awkward, blank, reader, scripts

# Fixtures, which pytest finds by their names.
__all__ = ["awkward", "blank", "reader", "run", "scripts"]
