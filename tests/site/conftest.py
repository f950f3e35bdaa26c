"""The pages of the built site, each read once."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.site.reading import addresses, read

Pages = Mapping[str, BeautifulSoup]


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    return {address: read(site, address) for address in addresses(site)}
