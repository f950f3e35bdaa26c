"""The pages of the built site, each read once."""

from pathlib import Path

import pytest

from tests.support.reading import Pages, PagesOf


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    return PagesOf(site)
